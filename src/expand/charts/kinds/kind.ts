import type { Aggregated, ChartTable, ResolvedChart } from '../../../model/chart.ts';
import type { Slot } from '../../../model/deck.ts';
import type { Json, JsonObject } from '../../../model/json.ts';
import type { Look } from '../../../model/look.ts';
import type { Checks } from '../checks.ts';

/** A chart kind of ours: a fence `chart NAME` with a few options that becomes a complete Vega-Lite spec. */
export interface ChartKind {
  /** As the fence writes it. */
  readonly name: string;
  /** The options that a fence of this kind takes, beside `alt`, `source` and `claims`. */
  readonly options: readonly string[];
  /** Shows no single row of a table marked as sensitive, and no group below its smallest; any other kind refuses one. */
  readonly sensitive?: true;
  /** `null` where something is wrong; then it was reported, here or where the data were looked up. */
  readonly expand: (fence: KindFence) => KindChart | null;
}

/** A fence of a chart kind. */
export interface KindFence {
  /** The fence without our own words, mustaches filled. */
  readonly options: JsonObject;
  readonly chart: ResolvedChart;
  /** The room that the chart will have. */
  readonly slot: Slot;
  readonly checks: Checks;
  readonly look: Look;
  /** What the author wrote as `steps`; `null` without. */
  readonly steps: Json | null;
  /** The talk's language, as a tag. */
  readonly lang: string;
}

/** What a kind makes of it. */
export interface KindChart {
  /** A plain Vega-Lite spec that names the tables below; checked and completed like one that an author wrote. */
  readonly spec: JsonObject;
  /** The computed tables that the spec names, with the rows that each of theirs was computed from. */
  readonly computed: readonly Aggregated[];
  readonly told: KindWords;
  /**
   * Names that `steps:` may use beside those of the layers, each an expression that is true of its marks' rows:
   * `control` for `datum.group === 'Chemotherapy'`.
   */
  readonly parts?: ReadonlyMap<string, string>;
  /**
   * Fields that `steps: FIELD` builds by in an order that is not that of the marks: expressions, one a step. What none of
   * them is true of stands from the start.
   */
  readonly builds?: ReadonlyMap<string, readonly string[]>;
}

/** What is said of a chart to those who cannot see it, where the kind knows better than its marks. */
export interface KindWords {
  readonly description: string;
  readonly table: ChartTable;
}
