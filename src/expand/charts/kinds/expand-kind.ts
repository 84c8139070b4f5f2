import type { Aggregated, ResolvedChart } from '../../../model/chart.ts';
import type { Dataset } from '../../../model/data.ts';
import type { ChartKind, KindChart, KindFence } from './kind.ts';
import { checkOptionNames } from './options.ts';
import { wholeTrace } from './whole-trace.ts';

/** Lets a kind make its chart; `null` where anything is wrong with the fence, which is reported. */
export function expandKind(kind: ChartKind, fence: KindFence): KindChart | null {
  checkOptionNames(kind, fence);
  // What a kind says of a row that is wrong may hold cells.
  if (kind.sensitive !== true && refuseSensitive(kind, fence)) return null;
  const made = kind.expand(fence);
  if (made === null || fence.checks.diagnostics.some(({ severity }) => severity === 'error')) return null;
  return { ...made, computed: wholeTrace(made.computed, fence) };
}

function refuseSensitive({ name }: ChartKind, { chart, checks }: KindFence): boolean {
  const table = [...chart.datasets.values()].find(({ privacy }) => privacy !== null);
  if (table === undefined) return false;
  checks.report('privacy/kind', checks.valueAt('/data'), { kind: name, table: table.name });
  return true;
}

/**
 * The chart with the tables that were computed for its spec.
 * @param instead in the place of those that its author named
 */
export function withComputed(chart: ResolvedChart, computed: readonly Aggregated[], instead: boolean): ResolvedChart {
  const made = computed.map(({ dataset }) => [dataset.name, dataset] as const);
  return { ...chart, datasets: new Map([...(instead ? [] : chart.datasets), ...made]) };
}

/** The way from the finished spec's own tables back to the rows that they were computed from. */
export function computedAmong(datasets: readonly Dataset[], computed: readonly Aggregated[]): readonly Aggregated[] {
  return computed.flatMap((one) => {
    const dataset = datasets.find(({ name }) => name === one.dataset.name);
    return dataset === undefined ? [] : [{ ...one, dataset }];
  });
}
