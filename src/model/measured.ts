/*
 * What a script in the page reads off the slides as the browser laid them out, for exports that place things themselves.
 * All lengths are CSS px on a slide of 1280 × 720, all colours `rrggbb`, or `rrggbbaa` where one shines through.
 */

/** A talk as laid out. */
export interface MeasuredTalk {
  readonly slides: readonly MeasuredSlide[];
  /** One for each layout with each set of slots that a slide has, and those that ship. */
  readonly layouts: readonly MeasuredLayout[];
  readonly palette: MeasuredPalette;
  /** Whether the faces that were asked for are on this machine: `false` where the theme's own were measured. */
  readonly facesFound: boolean;
}

/** The theme's colours by what they are for. */
export interface MeasuredPalette {
  readonly paper: string;
  readonly ink: string;
  readonly muted: string;
  readonly panel: string;
  readonly accent: string;
  readonly hairline: string;
  readonly cover: string;
  readonly warning: string;
}

/** A box on a slide. */
export interface MeasuredBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Lengths at the four sides of a box. */
export interface Padding {
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly left: number;
}

/** An empty slide: where its slots are and how they write. */
export interface MeasuredLayout {
  /** `NAME(slot,slot…)`; a slide names its own by it. */
  readonly key: string;
  readonly name: string;
  readonly slots: readonly MeasuredSlot[];
  readonly background: string | null;
  readonly decorations: readonly Decoration[];
}

/** A place for text, or for a picture or chart. */
export interface MeasuredSlot {
  readonly name: string;
  readonly box: MeasuredBox;
  readonly anchor: 'top' | 'middle' | 'bottom';
  readonly padding: Padding;
  /** As the first lines in it would be; for a slot of text, an item of a list at each depth. */
  readonly levels: readonly Paragraph[];
  /** As a paragraph of its own would be. */
  readonly plain: Paragraph;
}

/** How a text lies between its margins, whatever direction it is written in. */
export type MeasuredAlign = 'left' | 'center' | 'right' | 'justify';

/** Lines and areas that belong to a layout or to a box: a rule, a bar, a field of dots. */
export type Decoration =
  | { readonly kind: 'area'; readonly box: MeasuredBox; readonly color: string; readonly radius: number }
  /** What only the browser can draw; `shot` names it. */
  | { readonly kind: 'shot'; readonly box: MeasuredBox; readonly shot: string };

/** A slide as laid out, with all of its steps shown. */
export interface MeasuredSlide {
  readonly id: string;
  readonly layout: string;
  readonly background: MeasuredBackground;
  /** In the order of reading. */
  readonly blocks: readonly Block[];
  readonly decorations: readonly Decoration[];
  /** How many clicks it takes. */
  readonly steps: number;
}

/** What stands behind a slide; `null` where it is the theme's paper. */
export interface MeasuredBackground {
  readonly color: string | null;
  /** A picture over the whole slide that the browser draws, by name. */
  readonly shot: string | null;
}

/** One thing on a slide. */
export type Block = TextBlock | TableBlock | PictureBlock | ChartBlock;

/** What every block has. */
export interface BlockBase {
  /** The slot that it stands in; `null` outside of slots. */
  readonly slot: string | null;
  readonly box: MeasuredBox;
  /** The click with which it appears, from 0; `null` if it is there at once. */
  readonly step: number | null;
}

/** Paragraphs under each other in one box. */
export interface TextBlock extends BlockBase {
  readonly kind: 'text';
  readonly role: 'title' | 'text' | 'source' | 'number' | 'code' | 'caption' | 'formula';
  /** The slot holds nothing else. */
  readonly alone: boolean;
  /** `null` where the text fills its place, so that it cannot be told. */
  readonly anchor: 'top' | 'middle' | 'bottom' | null;
  readonly padding: Padding;
  readonly fill: string | null;
  readonly line: Border | null;
  readonly radius: number;
  /** How wide the text may be so that each line ends where the browser ends it; `null` where no one width does that. */
  readonly wrap: { readonly least: number; readonly most: number } | null;
  /** Lines end where they are written to end, and nowhere else. */
  readonly keepLines: boolean;
  readonly paragraphs: readonly Paragraph[];
}

/** A paragraph, or an item of a list. */
export interface Paragraph {
  readonly inlines: readonly Inline[];
  /** Depth of its list, from 0. */
  readonly level: number;
  readonly bullet: Bullet;
  /** From the left (in right-to-left text: right) edge of the box's text. */
  readonly indent: number;
  readonly align: MeasuredAlign;
  readonly rtl: boolean;
  readonly lineHeight: number;
  /** Space above it. */
  readonly before: number;
  readonly step: number | null;
  readonly lines: number;
}

/** What stands before an item of a list. */
export type Bullet =
  | { readonly kind: 'none' }
  | { readonly kind: 'dash'; readonly hang: number; readonly color: string }
  | {
      readonly kind: 'number';
      readonly hang: number;
      readonly color: string;
      readonly start: number;
      /** Without a dot behind it, as a line of code has it. */
      readonly plain?: boolean;
    };

/** A piece of a paragraph. */
export type Inline =
  | { readonly kind: 'text'; readonly text: string; readonly style: MeasuredStyle; readonly step: number | null }
  | { readonly kind: 'break'; readonly style: MeasuredStyle }
  | {
      readonly kind: 'formula';
      readonly mathml: string;
      readonly text: string;
      readonly display: boolean;
      readonly box: MeasuredBox;
      readonly style: MeasuredStyle;
      readonly shot: string;
    };

/** How a piece of text is written. */
export interface MeasuredStyle {
  readonly size: number;
  readonly bold: boolean;
  readonly italic: boolean;
  readonly code: boolean;
  readonly underline: boolean;
  readonly strike: boolean;
  readonly raise: 'none' | 'super' | 'sub';
  readonly spacing: number;
  readonly color: string;
  readonly highlight: string | null;
  /** As the page has it: `#id`, or an address. */
  readonly href: string | null;
}

/** A table. */
export interface TableBlock extends BlockBase {
  readonly kind: 'table';
  readonly columns: readonly number[];
  readonly rows: readonly TableRow[];
  readonly headRows: number;
  readonly headColumn: boolean;
  readonly alt: string;
}

/** A row of a table. */
export interface TableRow {
  readonly height: number;
  readonly cells: readonly TableCell[];
}

/** A cell; the places that it spans besides have none. */
export interface TableCell {
  readonly column: number;
  readonly columns: number;
  readonly rows: number;
  readonly padding: Padding;
  readonly anchor: 'top' | 'middle' | 'bottom';
  readonly fill: string | null;
  readonly top: Border | null;
  readonly bottom: Border | null;
  readonly left: Border | null;
  readonly right: Border | null;
  readonly paragraphs: readonly Paragraph[];
}

/** A line at a cell's edge. */
export interface Border {
  readonly width: number;
  readonly color: string;
}

/** A picture, or what can only be shown as one. */
export interface PictureBlock extends BlockBase {
  readonly kind: 'picture';
  readonly what: 'image' | 'video' | 'audio' | 'drawing';
  readonly alt: string;
  /** Path in the talk's folder; `null` for what has no file. */
  readonly src: string | null;
  /** What is seen of the file, as parts of its size cut away at each side. */
  readonly crop: Padding;
  readonly href: string | null;
  readonly shot: string;
}

/** A chart's drawing. */
export interface ChartBlock extends BlockBase {
  readonly kind: 'chart';
  /** The figure's id in the page. */
  readonly id: string;
  readonly alt: string;
  readonly svg: string;
  readonly shot: string;
  /** The clicks of its own build-up, from 0; empty where all is there at once. */
  readonly builds: readonly number[];
}
