import type { ChartKind, KindFence } from './kind.ts';
import { tableOption } from './options.ts';
import { drawnCurves } from './km/curves.ts';
import { readGroups } from './km/groups.ts';
import { readKmOptions, kmOptionNames } from './km/options.ts';
import { layOut } from './km/layout.ts';
import { kmSpec } from './km/spec.ts';
import { computedTables } from './km/tables.ts';
import { tellKm } from './km/told.ts';

/** Kaplan–Meier curves with their intervals, censored subjects and numbers at risk, from one row a subject. */
export const km: ChartKind = { name: 'km', options: kmOptionNames, sensitive: true, expand };

function expand(fence: KindFence): ReturnType<ChartKind['expand']> {
  const table = tableOption(fence);
  const options = table === null ? null : readKmOptions(fence, table);
  if (table === null || options === null) return null;
  const groups = readGroups(options, table, fence.checks);
  const curves = groups === null ? null : drawnCurves(groups, options, fence.checks);
  if (curves === null) return null;
  const layout = layOut(curves, options, fence);
  if (layout === null) return null;
  const computed = computedTables({ curves, options, layout, table });
  return {
    spec: kmSpec({ curves, options, layout }),
    computed: Object.values(computed).filter((one) => one !== null),
    told: tellKm(curves, options, layout),
  };
}
