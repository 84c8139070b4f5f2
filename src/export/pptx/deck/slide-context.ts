import type { ChartBlock, TextBlock } from '../../../model/measured.ts';
import type { Placeholder } from '../frame/placeholders.ts';
import type { Look } from '../look.ts';
import type { Media } from '../media.ts';
import type { Box, Drawing, WriteFormula } from '../parts.ts';
import type { DrawnShot } from '../kept-pictures.ts';
import type { Sheet } from '../sheet.ts';

/** What the shapes of a slide are made with. */
export interface SlideContext {
  readonly look: Look;
  readonly sheet: Sheet;
  readonly media: Media;
  /** The slide's place in the presentation, from 1. */
  readonly index: number;
  /** Clicks that have been made: a slide of a series; `null` for the slide as a whole. */
  readonly at: number | null;
  /** What appears with clicks does so natively. */
  readonly animates: boolean;
  /** The slide's one colour, `rrggbb`; `null` where it has a picture behind it. */
  readonly ground: string | null;
  readonly placeholders: ReadonlyMap<string, Placeholder>;
  readonly takePlaceholder: (block: TextBlock) => Placeholder | null;
  /** The relationship of a link; `null` where it leads nowhere. */
  readonly link: (href: string) => { readonly id: string; readonly action: string | null } | null;
  /** A file of the talk's folder. */
  readonly file: (path: string) => Uint8Array | null;
  /** The relationship of a picture that the browser takes, after some clicks. */
  readonly shoot: (shot: string, box: Box, step: number | null) => Promise<string | null>;
  /** The same of a chart or drawing, which may have been taken before. */
  readonly shootDrawn: (picture: DrawnShot) => Promise<string | null>;
  /** The relationship of a drawing. */
  readonly svg: (svg: string) => string;
  readonly drawChart: (block: ChartBlock) => Promise<Drawing | null>;
  readonly writeFormula: WriteFormula | null;
}
