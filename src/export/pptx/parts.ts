import type { ExpandedChart } from '../../model/chart.ts';

/** One file of a package, with what it refers to. */
export interface Part {
  /** From the package's root, without a slash at its start: `ppt/slides/slide1.xml`. */
  readonly path: string;
  readonly contentType: string;
  readonly contents: string | Uint8Array;
  readonly relationships: readonly Relationship[];
}

/** What a part refers to, by an id that its XML names. */
export interface Relationship {
  /** Unique in its part: `rId1`. */
  readonly id: string;
  /** The type's whole address. */
  readonly type: string;
  /** Path of a part from the package's root, or an address outside if `external`. */
  readonly target: string;
  readonly external?: boolean;
}

/** A box in CSS px, on a slide of 1280 × 720. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Something drawn on a slide: shapes, and the parts that they need. */
export interface Drawing {
  /** Children of the slide's `p:spTree`, in order: `p:graphicFrame`, `p:pic`, `p:sp` …; namespaces a, r, p, a14, mc are declared. */
  readonly xml: string;
  /** Parts that are new to the package; those of equal path and contents may be given twice. */
  readonly parts: readonly Part[];
  /** Relationships of the slide that `xml` names. */
  readonly relationships: readonly Relationship[];
  /** Ids of the shapes that appear with each click, for a chart that builds up; none where all is there at once. */
  readonly steps?: readonly (readonly number[])[];
}

/** Names that are unique on a slide or in the package. */
export interface Names {
  /** The id of the next shape of the slide (`p:cNvPr/@id`). */
  readonly shape: () => number;
  /** The id of the next relationship of the slide. */
  readonly relationship: () => string;
  /** The next number in the package of a kind of part: `part('chart')` is 1, then 2 … */
  readonly part: (kind: string) => number;
}

/** Faces as the file names them. */
export interface Faces {
  readonly text: string;
  readonly code: string;
}

/** A chart to be drawn. */
export interface ChartWish {
  /** The chart before it was drawn; `null` where it is not known. */
  readonly expanded: ExpandedChart | null;
  /** Where the browser shows the drawing, without its caption. */
  readonly box: Box;
  /** What is said of it to those who do not see it. */
  readonly alt: string;
  /** For `p:cNvPr/@name`, escaped when it is written. */
  readonly name: string;
  readonly names: Names;
  readonly faces: Faces;
  /** BCP 47. */
  readonly lang: string;
}

/** Draws a chart natively; `null` where PowerPoint has no such chart, and a picture takes its place. Runs Vega once. */
export type DrawChart = (wish: ChartWish) => Promise<Drawing | null>;

/** A formula to be written in a text. */
export interface FormulaWish {
  /** The `math` element as the page has it. */
  readonly mathml: string;
  /** On a line of its own. */
  readonly display: boolean;
  /** CSS px. */
  readonly size: number;
  /** `rrggbb`. */
  readonly color: string;
  readonly lang: string;
}

/**
 * A formula as Office Math: an `a14:m` element that holds `m:oMath` or `m:oMathPara`, with the namespace m declared on
 * it, for an `a:p`; `null` where it does not convert, and a picture takes its place.
 */
export type WriteFormula = (wish: FormulaWish) => string | null;
