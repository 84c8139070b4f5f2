import type { ChartSteps } from './chart-steps.ts';
import type { Cell, DataRef, Dataset } from './data.ts';
import type { DrawnMark, TextRun } from './evidence.ts';
import type { Json, JsonObject, LocatedJson } from './json.ts';
import type { LiveChart } from './live-chart.ts';
import type { Span } from './text.ts';
import type { Reading } from './values.ts';

/** What a chart says beside its spec: ours, lifted before the spec is validated. */
export interface ChartWords {
  /** The author's own alternative text. */
  readonly alt: string | null;
  /** A short source or caution, shown below the chart. */
  readonly source: string | null;
  readonly claims: readonly { readonly expression: string; readonly span: Span }[];
  /** How the chart builds up, as written; `null` for a chart that is there at once. */
  readonly steps: PlacedJson | null;
  /** Asks for Vega in the page. */
  readonly interactive: boolean;
}

/** A part of a fence, and where it stands in the fence: a JSON pointer. */
export interface PlacedJson {
  readonly value: Json;
  readonly pointer: string;
}

/** A fence as written: YAML or JSON, with the place of every part. */
export interface ParsedChart {
  readonly stage: 'parsed';
  /** `vega-lite`, or the name of a chart kind. */
  readonly language: string;
  /** The whole fence. */
  readonly span: Span;
  readonly source: LocatedJson;
  /** The container that the fence stands in, if that may be a slot; else `main`. */
  readonly slot: string;
  readonly dataRefs: readonly DataRef[];
}

/** A chart whose data names have become datasets. */
export interface ResolvedChart {
  readonly stage: 'resolved';
  readonly parsed: ParsedChart;
  /** By the name or path under which the spec asks for them. */
  readonly datasets: ReadonlyMap<string, Dataset>;
}

/** A complete, checked Vega-Lite spec with its rows inlined as named datasets, or what is shown in its place. */
export type ExpandedChart = SpecChart | BrokenChart;

/** Numbers that an annotation stands at: they have to be on their axis. */
export interface AnnotatedLevels {
  /** Of the annotation in the fence. */
  readonly pointer: string;
  readonly channel: 'x' | 'y';
  /** Numbers, or texts that are dates. */
  readonly values: readonly Cell[];
}

/** A chart that can be drawn. */
export interface SpecChart {
  readonly kind: 'spec';
  readonly span: Span;
  readonly spec: JsonObject;
  readonly words: ChartWords;
  /** Size of the slot that the chart fills, in CSS px. */
  readonly width: number;
  readonly height: number;
  /** The datasets that the spec draws, for its data table and description. */
  readonly datasets: readonly Dataset[];
  /** Those of `datasets` that were computed from a table whose own rows are nowhere in the spec: groups, curves. */
  readonly aggregated?: readonly Aggregated[];
  /** What a chart kind says of its chart, better than its marks could: instead of what is read off these. */
  readonly told?: { readonly description: string; readonly table: ChartTable } | null;
  /** The talk's `colors:`: what the values of a nominal colour scale look like. */
  readonly roles?: ReadonlyMap<string, string>;
  /** The colour that the chart stands on; `null` or left out where it is not one colour. */
  readonly ground?: string | null;
  /** How the chart builds up; none for a chart that is there at once. */
  readonly steps?: ChartSteps | null;
  /** What `annotations:` stand at. */
  readonly annotated?: readonly AnnotatedLevels[];
  /** The language of its words and numbers; left out for English. */
  readonly lang?: string;
  /** Places of the spec's parts as written, for errors found while drawing. */
  readonly source: LocatedJson;
  /** The words of the spec that are seen or heard, with values as tokens into the slide's `values`. */
  readonly texts: readonly TextRun[];
}

/** A table computed from another: groups of a sensitive table, points of a curve. */
export interface Aggregated {
  /** One row a group or point; open data. */
  readonly dataset: Dataset;
  readonly source: Dataset;
  /** Columns of the source that the chart reads. */
  readonly columns: readonly string[];
  /** Row numbers of the source behind each row, ascending; rows of one group share one list. */
  readonly rows: readonly (readonly number[])[];
}

/** A chart with an error: its slide shows a panel, the rest of the deck compiles. */
export interface BrokenChart {
  readonly kind: 'broken';
  readonly span: Span;
  readonly message: string;
}

/** A chart as drawn. */
export interface RenderedChart {
  readonly span: Span;
  /** `null` for a broken chart. */
  readonly spec: JsonObject | null;
  /** A complete `svg` element, or the error panel. */
  readonly svg: string;
  readonly title: string;
  readonly description: string;
  /** What is drawn, as text: a header and rows, for assistive technology. */
  readonly table: ChartTable;
  readonly words: ChartWords;
  /** How many steps the drawing has; their groups are numbered from 0. */
  readonly steps?: number;
  /** What brings the drawing to life in the page, for a chart that says `interactive`. */
  readonly live?: LiveChart | null;
  /** CSS px. */
  readonly width: number;
  readonly height: number;
  /** Marks with the rows behind them; `data-mark` in the SVG is an index into them. */
  readonly marks: readonly DrawnMark[];
  /** Everything that the drawing depends on. */
  readonly readings: readonly Reading[];
  readonly texts: readonly TextRun[];
}

/** What a chart draws, as text. */
export interface ChartTable {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Rows left out at the end. */
  readonly more: number;
}
