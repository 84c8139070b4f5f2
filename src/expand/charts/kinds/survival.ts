import type { ChartKind, KindFence } from './kind.ts';
import { tableOption } from './options.ts';
import { drawnCurves } from './survival/curves.ts';
import { readGroups } from './survival/groups.ts';
import { readSurvivalOptions, survivalOptionNames } from './survival/options.ts';
import { layOut } from './survival/layout.ts';
import { survivalSpec } from './survival/spec.ts';
import { computedTables } from './survival/tables.ts';
import { tellSurvival } from './survival/told.ts';

/** Kaplan–Meier curves with their intervals, censored subjects and numbers at risk, from one row a subject. */
export const survival: ChartKind = { name: 'survival', options: survivalOptionNames, sensitive: true, expand };

function expand(fence: KindFence): ReturnType<ChartKind['expand']> {
  const table = tableOption(fence);
  const options = table === null ? null : readSurvivalOptions(fence, table);
  if (table === null || options === null) return null;
  const groups = readGroups(options, table, fence.checks);
  const curves = groups === null ? null : drawnCurves(groups, options, fence.checks);
  if (curves === null) return null;
  const layout = layOut(curves, options, fence);
  if (layout === null) return null;
  const computed = computedTables({ curves, options, layout, table });
  return {
    spec: survivalSpec({ curves, options, layout }),
    computed: Object.values(computed).filter((one) => one !== null),
    told: tellSurvival(curves, options, layout),
  };
}
