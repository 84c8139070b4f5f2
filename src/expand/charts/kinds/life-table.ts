import { expressionString } from '../../../util/expression-string.ts';
import { checkNames } from './comparisons/names.ts';
import type { ChartKind, KindFence } from './kind.ts';
import { lifeCurves } from './life-table/curves.ts';
import { layOutLifeTable } from './life-table/layout.ts';
import { lifeTableOptionNames, readLifeTableOptions, type LifeTableOptions } from './life-table/options.ts';
import { lifeTableSpec } from './life-table/spec.ts';
import { lifeTables } from './life-table/tables.ts';
import { tellLifeTable } from './life-table/told.ts';
import { tableOption } from './options.ts';

/** The actuarial estimate from numbers at risk and events as printed under a published curve. */
export const lifeTable: ChartKind = { name: 'life-table', options: lifeTableOptionNames, expand };

function expand(fence: KindFence): ReturnType<ChartKind['expand']> {
  const table = tableOption(fence);
  const read = table === null ? null : readLifeTableOptions(fence, table);
  if (table === null || read === null) return null;
  const found = lifeCurves(read, table, fence.checks);
  if (found === null) return null;
  const { names } = read;
  checkNames(
    names,
    found.map(({ group }) => group.name),
    fence,
  );
  const curves = found.map((curve) => ({ ...curve, group: { ...curve.group, name: names.of(curve.group.name) } }));
  const options = called(read);
  const layout = layOutLifeTable(curves, options, fence);
  const [control, treatment] = curves.map(({ group }) => `datum.group === ${expressionString(group.name)}`);
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

/** Colours and printed values by the words for their groups. */
function called(options: LifeTableOptions): LifeTableOptions {
  const { names, colors, printed } = options;
  return {
    ...options,
    colors: new Map([...colors].map(([group, color]) => [names.of(group), color])),
    printed: printed.map((one) => ({ ...one, group: names.of(one.group) })),
  };
}
