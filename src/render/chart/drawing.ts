import type * as vega from 'vega';
import type { JsonObject } from '../../model/json.ts';

/** A chart on Vega's dataflow, laid out but not yet text. */
export interface Drawing {
  readonly view: vega.View;
  /** The Vega spec as run. */
  readonly vega: VegaSpec;
  /** The Vega-Lite spec with composite marks, repeats and shared encodings written out. */
  readonly normalized: JsonObject;
}

/** What the checks read of a Vega spec. */
export interface VegaSpec {
  readonly signals?: readonly { readonly name: string }[];
  readonly data?: readonly VegaData[];
  readonly scales?: readonly VegaScale[];
  readonly marks?: readonly VegaMark[];
}

/** A data set of a Vega spec. */
export interface VegaData {
  readonly name: string;
  readonly source?: string;
  /** Its rows, where it has rows of its own. */
  readonly values?: unknown;
  readonly transform?: readonly Readonly<Record<string, unknown>>[];
}

/** A scale of a Vega spec. */
export interface VegaScale {
  readonly name: string;
  readonly type: string;
  readonly domain?: unknown;
  readonly domainMin?: unknown;
  readonly domainMax?: unknown;
  /** Set by a selection. */
  readonly domainRaw?: unknown;
}

/** A mark or group of a Vega spec. */
export interface VegaMark extends VegaSpec {
  readonly type: string;
  readonly name?: string;
  readonly style?: string | readonly string[];
  readonly clip?: unknown;
  readonly encode?: unknown;
  readonly from?: { readonly data?: string; readonly facet?: { readonly data?: string; readonly name?: string } };
}

/** An object, not a list. */
export function isRecord(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
