import type { JsonObject } from './json.ts';

/*
 * A drawn chart as plain data, for those who write it in another form than SVG. Lengths are in CSS px; places count from
 * the left upper corner of the plot.
 */

/** A row on Vega's dataflow. */
export type SceneDatum = Readonly<Record<string, unknown>>;

/** A chart as drawn. */
export interface DrawnScene {
  /** Of the whole drawing. */
  readonly width: number;
  readonly height: number;
  /** The plot's corner in the drawing. */
  readonly left: number;
  readonly top: number;
  readonly plot: { readonly width: number; readonly height: number };
  /** `false` for facets and other charts of several plots. */
  readonly single: boolean;
  /** Paints the plot, if anything does. */
  readonly ground: Paint | null;
  readonly scales: ReadonlyMap<string, PlotScale>;
  readonly units: readonly SceneUnit[];
  readonly axes: readonly SceneAxis[];
  readonly legends: readonly SceneLegend[];
  /** Title and subtitle. */
  readonly titles: readonly SceneText[];
}

/** A colour; `alpha` from 0 to 1. */
export interface Paint {
  /** `rrggbb` */
  readonly hex: string;
  readonly alpha: number;
}

/** A scale as it was at the end. */
export interface PlotScale {
  readonly type: string;
  readonly domain: readonly unknown[];
  readonly range: readonly unknown[];
  /** Width of a band; 0 for other scales. */
  readonly bandwidth: number;
  /** Where the middle of each value of the domain is, for scales of bands and points. */
  readonly middles: readonly number[];
}

/** One mark of the chart and all that it drew. */
export interface SceneUnit {
  /** In Vega's spec, `layer_0_marks`. */
  readonly name: string;
  /** As Vega-Lite calls it. */
  readonly mark: string;
  readonly encoding: JsonObject;
  /** Where a row holds what a channel draws, by channel. */
  readonly keys: ReadonlyMap<string, string>;
  /** Heads of columns as on the axis or legend, by channel. */
  readonly heads: ReadonlyMap<string, string>;
  /** Lists of items: one for each line, one for all dots. */
  readonly groups: readonly (readonly PlotItem[])[];
}

/** A mark item. */
export interface PlotItem {
  readonly datum: SceneDatum;
  readonly x: number;
  readonly y: number;
  readonly x2: number | null;
  readonly y2: number | null;
  readonly width: number;
  readonly height: number;
  readonly fill: Paint | null;
  readonly stroke: Paint | null;
  /** A paint that is no plain colour. */
  readonly patterned: boolean;
  readonly strokeWidth: number;
  readonly dash: readonly number[];
  readonly size: number;
  /** Vega's name of a symbol. */
  readonly shape: string;
  readonly interpolate: string;
  /** `false` where a line has a gap. */
  readonly defined: boolean;
  readonly text: SceneText | null;
}

/** A text where it stands. */
export interface SceneText {
  /** Lines parted by line feeds. */
  readonly text: string;
  readonly color: Paint | null;
  readonly size: number;
  readonly bold: boolean;
  /** Degrees, clockwise. */
  readonly angle: number;
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
}

/** A stroke. */
export interface SceneStroke {
  readonly paint: Paint;
  readonly width: number;
  readonly dash: readonly number[];
}

/** An axis, grid and all. */
export interface SceneAxis {
  readonly orient: string;
  readonly grid: SceneStroke | null;
  readonly ticks: SceneStroke | null;
  readonly line: SceneStroke | null;
  readonly labels: readonly SceneTick[];
  readonly title: SceneText | null;
}

/** A label of an axis. */
export interface SceneTick {
  readonly value: unknown;
  readonly text: SceneText;
  /** Along the axis. */
  readonly at: number;
  readonly shown: boolean;
}

/** A legend. */
export interface SceneLegend {
  readonly title: SceneText | null;
  /** No gradient, no sizes. */
  readonly plain: boolean;
  readonly entries: readonly LegendEntry[];
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
}

/** A name in a legend. */
export interface LegendEntry {
  readonly text: SceneText;
  readonly paint: Paint | null;
  /** Vega's name of the symbol; its middle, and px across. */
  readonly symbol: string;
  readonly x: number;
  readonly y: number;
  readonly size: number;
}
