import { diagnose } from '../../diagnostics/diagnose.ts';
import type { SpecChart } from '../../model/chart.ts';
import type { Diagnostic } from '../../model/diagnostic.ts';
import type { Drawing } from './drawing.ts';
import { placeOf } from './places.ts';
import { rowsNow, type Unit } from './units.ts';

const asked = /isValid\(datum\["([^"]+)"\]\) && isFinite\(\+datum\["\1"\]\)/g;

/**
 * Finds rows that Vega-Lite leaves out of a plot because a computed column is no number in them: text, `NaN`, infinite.
 * Blank cells are gaps that readers know; columns of a table were looked at before anything was drawn.
 */
export function checkLostRows(chart: SpecChart, drawing: Drawing, unit: Unit): readonly Diagnostic[] {
  if (unit.items.length === 0) return [];
  const known = new Set(chart.datasets.flatMap(({ columns }) => columns.map(({ name }) => name)));
  for (const [i, source] of unit.sources.entries()) {
    // The data set was cut there, see `follow-rows.ts`.
    const columns = asksFor(source.transform?.[0]?.['expr'], known);
    const before = unit.sources[i + 1];
    const rows = columns.length === 0 || before === undefined ? null : rowsNow(drawing, before.name);
    if (rows === null) continue;
    for (const column of columns) {
      const lost = rows.map((row) => row[column]).filter((cell) => isLost(cell));
      if (lost.length === 0) continue;
      const isOpen = chart.datasets.every(({ privacy }) => privacy === null);
      const cells = isOpen ? [...new Set(lost.map(String))].slice(0, 3) : ['a value'];
      return [
        diagnose('chart/lost-rows', placeOf(chart, `${unit.pointer}/mark`), { column, count: lost.length, cells }),
      ];
    }
  }
  return [];
}

function asksFor(expression: unknown, known: ReadonlySet<string>): readonly string[] {
  if (typeof expression !== 'string') return [];
  return [...expression.matchAll(asked)].map(([, column]) => column as string).filter((column) => !known.has(column));
}

function isLost(cell: unknown): boolean {
  return cell !== null && cell !== undefined && !Number.isFinite(Number(cell));
}
