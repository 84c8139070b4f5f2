import { say } from '../../../util/words/say.ts';
import { layOutForest } from './forest/layout.ts';
import { forestOptionNames, readForestOptions, type ForestOptions } from './forest/options.ts';
import { fixedEffect } from './forest/pool.ts';
import { readForestRows, type ForestRow } from './forest/rows.ts';
import { forestSpec } from './forest/spec.ts';
import { forestTables, type ForestFacts } from './forest/tables.ts';
import { tellForest } from './forest/told.ts';
import { commonLevel } from './forest/texts.ts';
import type { ChartKind, KindFence } from './kind.ts';
import { tableOption } from './options.ts';
import { partsOf } from './parts-of.ts';

/** Estimates with their intervals row by row, beside columns of text that line up: subgroups, trials, factors. */
export const forest: ChartKind = { name: 'forest', options: forestOptionNames, expand };

function expand(fence: KindFence): ReturnType<ChartKind['expand']> {
  const table = tableOption(fence);
  const options = table === null ? null : readForestOptions(fence, table);
  if (table === null || options === null) return null;
  const read = readForestRows(options, table, fence);
  const rows = read === null ? null : withPool(read, options, fence);
  const layout = rows === null ? null : layOutForest(rows, options, { fence, table });
  if (rows === null || layout === null) return null;
  const facts = { rows, options, layout, table, fence };
  const computed = forestTables(facts);
  return {
    spec: forestSpec(facts, new Set(computed.map(({ dataset }) => dataset.name))),
    computed,
    told: tellForest(facts),
    parts: groupParts(facts),
  };
}

const pooledLabel = 'Fixed effect, pooled here';

/** Groups, and rows by their labels, as steps may name them. */
function groupParts({ rows, options: { names }, fence: { lang } }: ForestFacts): ReadonlyMap<string, string> {
  const named = (cell: string): readonly [string, string] => [cell, names.of(cell)];
  const groups = partsOf(
    'group',
    rows.flatMap(({ group }) => (group === null ? [] : [named(group)])),
  );
  // A chart is built by the same steps in every language.
  const pooled = rows.flatMap(({ label }) => (label === say(lang, pooledLabel) ? [[label, pooledLabel] as const] : []));
  return new Map([...partsOf('label', [...rows.map(({ label }) => named(label)), ...pooled]), ...groups]);
}

/** The rows and, where it is asked for, the estimate pooled from them, which says how it was made. */
function withPool(
  rows: readonly ForestRow[],
  options: ForestOptions,
  { checks, lang }: KindFence,
): readonly ForestRow[] | null {
  if (!options.pool) return rows;
  const single = rows.filter(({ pooled, estimate }) => !pooled && estimate !== null);
  const level = commonLevel(rows);
  const estimate = fixedEffect(single, level, options.measure.log);
  if (estimate === null || single.length < 2) {
    checks.report('chart/kind-nothing-to-pool', checks.valueAt('/pool'), { count: single.length });
    return null;
  }
  const pooled: ForestRow = {
    row: -1,
    from: single.map(({ row }) => row),
    label: say(lang, pooledLabel),
    group: null,
    estimate,
    n: null,
    level,
    weight: null,
    pooled: true,
    hollow: false,
    highlight: false,
  };
  return [...rows, pooled];
}
