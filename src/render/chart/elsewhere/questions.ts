import type { SpecChart } from '../../../model/chart.ts';
import type { FontFamily } from '../../../model/fonts.ts';
import type { JsonObject } from '../../../model/json.ts';
import type { PackedDrawing } from './pack-chart.ts';

/** What the charts of a talk are drawn with, told before the first of them. */
export interface ChartKit {
  /** Its number. */
  readonly kit: number;
  readonly families: readonly FontFamily[];
  /** The files that text is measured with, by name. */
  readonly files: ReadonlyMap<string, Uint8Array>;
  /** Vega-Lite settings of the theme. */
  readonly config: JsonObject;
}

/** A chart to be drawn. */
export interface ChartQuestion {
  readonly kit: number;
  readonly chart: SpecChart;
  readonly id: string;
  readonly title: string;
}

/** The drawing, and how long it took, in ms. */
export interface ChartAnswer {
  readonly drawing: PackedDrawing;
  readonly took: number;
}
