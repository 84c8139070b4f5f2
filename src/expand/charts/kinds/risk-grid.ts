import type { ChartKind, KindFence } from './kind.ts';
import { tableOption } from './options.ts';
import { partsOf } from './parts-of.ts';
import { readGrid } from './risk-grid/cells.ts';
import { layOutGrid } from './risk-grid/layout.ts';
import { readRiskGridOptions, riskGridOptionNames } from './risk-grid/options.ts';
import { gridSpec, gridTables } from './risk-grid/spec.ts';
import { tellGrid } from './risk-grid/told.ts';

/** An estimate and its patients in each cell of two factors, darker where it is higher. */
export const riskGrid: ChartKind = { name: 'risk-grid', options: riskGridOptionNames, expand };

function expand(fence: KindFence): ReturnType<ChartKind['expand']> {
  const table = tableOption(fence);
  const options = table === null ? null : readRiskGridOptions(fence, table);
  if (table === null || options === null) return null;
  const grid = readGrid({ options, table, fence });
  const layout = grid === null ? null : layOutGrid(grid, options, fence);
  if (grid === null || layout === null) return null;
  const facts = { grid, options, layout, table, fence };
  const levels = (names: readonly string[]): readonly (readonly [string, string])[] =>
    names.map((name) => [name, name]);
  const parts = new Map([...partsOf('y', levels(grid.ys)), ...partsOf('x', levels(grid.xs))]);
  return { spec: gridSpec(facts), computed: gridTables(facts), told: tellGrid(facts), parts };
}
