import { expressionString } from '../../../util/expression-string.ts';
import type { ChartKind, KindFence } from './kind.ts';
import { compareGroups } from './km/compare.ts';
import { drawnCurves } from './km/curves.ts';
import { readGroups } from './km/groups.ts';
import { layOut } from './km/layout.ts';
import { kmOptionNames, readKmOptions } from './km/options.ts';
import { kmSpec } from './km/spec.ts';
import { computedTables } from './km/tables.ts';
import { tellKm } from './km/told.ts';
import { tableOption } from './options.ts';

/** Kaplan–Meier curves with their intervals, censored subjects and numbers at risk, from one row a subject. */
export const km: ChartKind = { name: 'km', options: kmOptionNames, sensitive: true, expand };

function expand(fence: KindFence): ReturnType<ChartKind['expand']> {
  const table = tableOption(fence);
  const options = table === null ? null : readKmOptions(fence, table);
  if (table === null || options === null) return null;
  const groups = readGroups(options, table, fence.checks);
  const curves = groups === null ? null : drawnCurves(groups, options, fence.checks);
  if (groups === null || curves === null) return null;
  const comparison = compareGroups(groups, options, fence.checks);
  const layout = layOut({ curves, comparison, options, fence });
  if (layout === null) return null;
  const [control, treatment] = groups.map(({ name }) => `datum.group === ${expressionString(name)}`);
  return {
    spec: kmSpec({ curves, options, layout, look: fence.look }),
    computed: computedTables({ curves, options, layout, table }),
    told: tellKm(curves, comparison, options, layout),
    // The groups of a trial by what they are in it: the reference, and what is compared with it.
    ...(control === undefined || treatment === undefined
      ? {}
      : {
          parts: new Map([
            ['control', control],
            ['treatment', treatment],
          ]),
        }),
  };
}
