import type { Json, JsonObject } from './json.ts';

/** How a chart builds up: by the values of a field, or by a list that the author wrote. */
export type ChartSteps =
  | { readonly kind: 'field'; readonly field: string; readonly pointer: string }
  | { readonly kind: 'list'; readonly steps: readonly ChartStep[] };

/** One step: what appears with it, or the parameters whose new values replace what was there. */
export type ChartStep =
  | { readonly kind: 'items'; readonly picks: readonly StepPick[]; readonly pointer: string }
  | { readonly kind: 'params'; readonly values: JsonObject; readonly pointer: string };

/** What a step names. */
export type StepPick =
  /** A view by its `name`. */
  | { readonly kind: 'layer'; readonly name: string }
  | { readonly kind: 'guide'; readonly guide: StepGuide }
  /** Marks whose rows fit a Vega-Lite predicate, as far as they have the columns that it reads. */
  | { readonly kind: 'rows'; readonly test: Json; readonly columns: readonly string[] }
  /** Marks that have this value in one of some columns. */
  | { readonly kind: 'value'; readonly columns: readonly string[]; readonly value: string };

/** Parts of a chart that are there without a layer of their own. */
export type StepGuide = 'axes' | 'legend' | 'title';
