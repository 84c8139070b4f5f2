import type { LegendEntry, Paint, SceneStroke, SceneText } from '../../../model/drawn-scene.ts';

/*
 * A chart as PowerPoint has it: what its parts are written from. All numbers are those of the rows that were drawn.
 * Lengths are CSS px of the drawing.
 */

/** A chart that PowerPoint can draw truly. */
export interface NativeChart {
  readonly kind: 'bar' | 'line' | 'area' | 'scatter';
  /** Of the whole drawing. */
  readonly width: number;
  readonly height: number;
  /** The plot in the drawing. */
  readonly plot: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
  /** Bars that lie. */
  readonly horizontal: boolean;
  readonly grouping: 'clustered' | 'stacked' | 'standard';
  /** Between the bars of two categories and of one, in per cent of a bar. */
  readonly gap: number;
  readonly overlap: number;
  /** None for dots and lines over numbers, which have numbers of their own. */
  readonly categories: NativeCategories | null;
  readonly series: readonly NativeSeries[];
  /** Categories, or the numbers on x. */
  readonly along: NativeAxis;
  /** The values. */
  readonly across: NativeAxis;
  readonly legend: NativeLegend | null;
  readonly titles: readonly SceneText[];
  readonly ground: Paint | null;
}

/** What the values are about. */
export interface NativeCategories {
  readonly title: string;
  readonly labels: readonly string[];
  /** Days since 1900, for an axis of time. */
  readonly days: readonly number[] | null;
}

/** A row of values. */
export interface NativeSeries {
  readonly name: string;
  /** Numbers on x, for dots and lines over numbers. */
  readonly xs: readonly number[] | null;
  /** One a category, or one a number on x; `null` where nothing is drawn. */
  readonly values: readonly (number | null)[];
  readonly fill: Paint | null;
  /** The line itself, or the upper edge of an area, or the outline of bars. */
  readonly line: SceneStroke | null;
  readonly marker: NativeMarker | null;
  /** Values that look otherwise than their series. */
  readonly points: readonly { readonly at: number; readonly fill: Paint | null; readonly line: SceneStroke | null }[];
  readonly interval: NativeInterval | null;
  readonly labels: readonly NativeLabel[];
}

/** A symbol at each value. */
export interface NativeMarker {
  readonly symbol: 'circle' | 'square' | 'diamond' | 'triangle' | 'x' | 'plus' | 'dash';
  /** Px across. */
  readonly size: number;
  readonly fill: Paint | null;
  readonly line: SceneStroke | null;
}

/** What is added and taken away around each value. */
export interface NativeInterval {
  readonly plus: readonly (number | null)[];
  readonly minus: readonly (number | null)[];
  readonly line: SceneStroke;
  readonly caps: boolean;
  /** Along which axis it runs. */
  readonly direction: 'x' | 'y';
}

/** A text at a value. */
export interface NativeLabel {
  readonly at: number;
  readonly text: string;
  /** The name of the series, the value in a pattern of Excel's, or words. */
  readonly shows:
    { readonly kind: 'series' } | { readonly kind: 'value'; readonly format: string } | { readonly kind: 'words' };
  readonly place: 'outEnd' | 'inEnd' | 'inBase' | 'ctr' | 'l' | 'r' | 't' | 'b';
  /** Px that the text was moved down from its usual place. */
  readonly moved: number;
  readonly look: SceneText;
}

/** An axis. */
export interface NativeAxis {
  readonly kind: 'category' | 'value' | 'date';
  readonly side: 'left' | 'right' | 'top' | 'bottom';
  /** Runs down or to the left. */
  readonly reversed: boolean;
  /** Drawn at all; PowerPoint has both axes in any case. */
  readonly shown: boolean;
  readonly min: number;
  readonly max: number;
  /** Between two ticks. */
  readonly step: number;
  /** Unit of `step` on an axis of time. */
  readonly unit: 'days' | 'months' | 'years' | null;
  /** In Excel's words. */
  readonly format: string;
  readonly labels: {
    readonly size: number;
    readonly color: Paint | null;
    readonly bold: boolean;
    readonly angle: number;
  } | null;
  readonly title: SceneText | null;
  readonly grid: SceneStroke | null;
  readonly line: SceneStroke | null;
  readonly ticks: boolean;
  /** The first value stands in the middle of its band, not on the axis. */
  readonly between: boolean;
}

/** A legend as drawn. */
export interface NativeLegend {
  readonly title: SceneText | null;
  readonly entries: readonly LegendEntry[];
  /** In another face its names would not fit on their line, and PowerPoint would leave some out: then it is drawn. */
  readonly drawn: boolean;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly text: SceneText;
}

/** Why a chart stays a picture, in words for who asks. */
export interface Pictured {
  readonly picture: string;
}

/** Whether a chart stays a picture. */
export function isPictured<T extends object>(result: T | Pictured): result is Pictured {
  return 'picture' in result;
}
