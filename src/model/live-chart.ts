import type { Json, JsonObject } from './json.ts';

/** What the page needs to bring a drawn chart to life: the same Vega spec, and what Vega must not do itself. */
export interface LiveChart {
  /** A Vega spec with the rows that it draws; no inputs of Vega's own. */
  readonly spec: JsonObject;
  /** Inputs under the chart, in order. */
  readonly controls: readonly ChartControl[];
  /** Dragging on the chart selects or moves something, so that it must not turn the slide. */
  readonly drags: boolean;
  /** Widths of the texts that were measured while the chart was drawn, in em, by CSS font, then by text. */
  readonly widths: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

/** An input that sets one parameter of a chart. */
export interface ChartControl {
  /** Name of Vega's signal. */
  readonly signal: string;
  readonly label: string;
  readonly input: 'range' | 'select' | 'checkbox' | 'radio';
  readonly value: Json;
  /** Of a `range`. */
  readonly min?: number;
  readonly max?: number;
  readonly step?: number;
  /** Of a `select` or `radio`: each value and its words. */
  readonly options?: readonly { readonly value: Json; readonly label: string }[];
}
