import type { Aggregated, AnnotatedLevels } from '../../../model/chart.ts';
import type { Dataset } from '../../../model/data.ts';
import type { Json, JsonObject } from '../../../model/json.ts';
import type { Look } from '../../../model/look.ts';
import type { Checks } from '../checks.ts';
import type { PlotAxes, PlotAxis } from './plot-axes.ts';

/** What the annotations of one chart share. */
export interface AnnotationPlot {
  readonly axes: PlotAxes;
  /** The table that rows are looked for in; `null` where the chart has none of its own. */
  readonly table: Dataset | null;
  readonly checks: Checks;
  readonly look: Look;
  readonly lang: string;
  /** What `labels:` writes beside the marks: arrows keep clear of it. */
  readonly labels: PlotLabels;
}

/** Labels that a chart writes beside its marks. */
export interface PlotLabels {
  /** Px that the names of the series take at the right; 0 for none. */
  readonly names: number;
  /** Whether each mark has its value beside it. */
  readonly values: boolean;
}

/** One annotation as written. */
export interface WrittenAnnotation {
  readonly options: JsonObject;
  readonly pointer: string;
  /** The name of the table that it makes. */
  readonly name: string;
}

/** An annotation as plain Vega-Lite layers. */
export interface MadeAnnotation {
  /** Behind the marks of the chart. */
  readonly back: readonly JsonObject[];
  readonly front: readonly JsonObject[];
  readonly computed: readonly Aggregated[];
  readonly levels: AnnotatedLevels;
  /** Px that it needs at the right, beyond the names of the series. */
  readonly beyond: number;
}

/** A piece of an expression: the place of a number on an axis, in px. */
export function placeOn({ channel, kind }: PlotAxis, value: string): string {
  const place = `scale('${channel}', ${value})`;
  return kind === 'band' ? `${place} + bandwidth('${channel}') / 2` : place;
}

/** A position in px that is worked out when the chart is drawn. */
export function at(expression: string): Json {
  return { value: { expr: expression } };
}

/** Encoding of two positions along an axis and across it, whichever way the axis lies. */
export function placed(measured: 'x' | 'y', along: Json, across: Json): JsonObject {
  return measured === 'y' ? { x: across, y: along } : { x: along, y: across };
}

/** Sizes of annotations, in CSS px: as large as labels of values. */
export const annotationText = { fontSize: 20, fontWeight: 600 } as const;
