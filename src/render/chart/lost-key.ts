import type { SpecChart } from '../../model/chart.ts';
import { isRecord } from './drawing.ts';

/** Vega keys series and ticks by objects with a prototype, in which this one word cannot be found again. */
const lost = '__proto__';

/** What is wrong with a cell by which Vega would lose a whole series without a word; `null` where there is none. */
export function lostKey({ datasets, spec }: SpecChart): string | null {
  const rows = spec['datasets'];
  for (const { name, columns, privacy } of datasets) {
    const drawn = isRecord(rows) && Array.isArray(rows[name]) ? (rows[name][0] as object | undefined) : undefined;
    const column = columns.find(
      (one) => one.values.includes(lost) && (drawn === undefined || Object.hasOwn(drawn, one.name)),
    );
    if (column === undefined) continue;
    const what = privacy === null ? `is \`${lost}\`` : 'is a word';
    return `a cell of \`${column.name}\` in \`${name}\` ${what}, which Vega keeps for itself: write it another way`;
  }
  return null;
}
