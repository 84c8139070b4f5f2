import type { ChartKind, KindFence } from './kind.ts';
import { lifeCurves } from './life-table/curves.ts';
import { layOutLifeTable } from './life-table/layout.ts';
import { lifeTableOptionNames, readLifeTableOptions } from './life-table/options.ts';
import { lifeTableSpec } from './life-table/spec.ts';
import { lifeTables } from './life-table/tables.ts';
import { tellLifeTable } from './life-table/told.ts';
import { tableOption } from './options.ts';

/** The actuarial estimate from numbers at risk and events as printed under a published curve. */
export const lifeTable: ChartKind = { name: 'life-table', options: lifeTableOptionNames, expand };

function expand(fence: KindFence): ReturnType<ChartKind['expand']> {
  const table = tableOption(fence);
  const options = table === null ? null : readLifeTableOptions(fence, table);
  if (table === null || options === null) return null;
  const curves = lifeCurves(options, table, fence.checks);
  if (curves === null) return null;
  const layout = layOutLifeTable(curves, options, fence);
  const [control, treatment] = curves.map(({ group }) => `datum.group === ${JSON.stringify(group.name)}`);
  return {
    spec: lifeTableSpec({ curves, options, layout, look: fence.look }),
    computed: lifeTables({ curves, options, layout, table }),
    told: tellLifeTable(curves, options, layout, fence.lang),
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
