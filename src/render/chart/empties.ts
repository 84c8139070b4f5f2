import { diagnose } from '../../diagnostics/diagnose.ts';
import type { SpecChart } from '../../model/chart.ts';
import type { Diagnostic } from '../../model/diagnostic.ts';
import type { Json } from '../../model/json.ts';
import { nearest } from '../../util/nearest.ts';
import { isRecord, type Drawing } from './drawing.ts';
import { lastRows, type LastRows } from './last-rows.ts';
import { partAt, placeOf, pointerOfCondition, pointerOfText } from './places.ts';
import type { Unit } from './units.ts';

/**
 * Finds a mark that draws nothing because no row reaches it, and the transform that removed the last one.
 * The outliers of a box plot may be none, and what a selection picks is none until someone selects.
 */
export function checkEmpty(chart: SpecChart, drawing: Drawing, unit: Unit): readonly Diagnostic[] {
  if (unit.vegaMark === null || unit.items.length > 0 || unit.sources.length === 0) return [];
  const styles = [unit.vegaMark.style ?? []].flat();
  if (styles.includes('boxplot-outliers')) return [];
  const transforms = unit.sources.flatMap((source) => source.transform ?? []);
  if (transforms.some((transform) => String(transform['expr']).includes('vlSelection'))) return [];
  const last = lastRows(drawing, unit.sources);
  const expression = typeof last?.transform['expr'] === 'string' ? last.transform['expr'] : null;
  const written =
    expression === null ? null : (pointerOfText(chart, expression) ?? pointerOfCondition(chart, expression));
  const span = placeOf(chart, written ?? `${unit.pointer}/mark`);
  const by = reasonFor(chart, last, written);
  const isBlank = expression !== null && blankColumn(expression) !== null;
  return [diagnose('chart/empty', span, { mark: unit.mark, by, isBlank, near: nearestCell(chart, written) })];
}

/** Why nothing is left, for the message: what removed the last row, or what no row has. */
function reasonFor(chart: SpecChart, last: LastRows | null, written: string | null): string | null {
  if (last === null) return null;
  const { type, expr } = last.transform;
  const column = typeof expr === 'string' ? blankColumn(expr) : null;
  if (column === null) {
    const part = written === null ? expr : partAt(chart.source.value, written);
    const what = type === 'filter' ? `filter \`${writtenOut(part)}\`` : `transform \`${String(type)}\``;
    return `the ${what} removes the last`;
  }
  const isOpen = chart.datasets.every(({ privacy }) => privacy === null);
  const cells = new Set(last.before.map((row) => row[column]).filter((cell) => cell !== null && cell !== undefined));
  if (cells.size === 0) return `\`${column}\` is blank in every row`;
  const samples = isOpen
    ? `: ${[...cells]
        .slice(0, 3)
        .map((cell) => `\`${String(cell)}\``)
        .join(', ')}`
    : '';
  return `\`${column}\` is no number in any row${samples}`;
}

/** The column that a filter of Vega-Lite's own asks to hold numbers. */
function blankColumn(expression: string): string | null {
  return /^isValid\(datum\["([^"]+)"\]\)/.exec(expression)?.[1] ?? null;
}

/** A filter as its author wrote it: an expression, or a condition on one line. */
function writtenOut(part: unknown): string {
  return typeof part === 'string'
    ? part
    : (JSON.stringify(part) as string).replace(/"([\w$]+)":/g, '$1: ').replaceAll(',', ', ');
}

/** The cell that a condition on a field most likely asks for, where it asks for one that is nowhere. */
function nearestCell(chart: SpecChart, pointer: string | null): string | null {
  const condition = pointer === null ? null : partAt(chart.source.value, pointer);
  if (!isRecord(condition)) return null;
  const { field, equal, oneOf } = condition;
  const wanted = [equal, ...(Array.isArray(oneOf) ? (oneOf as readonly Json[]) : [])].find(
    (value) => typeof value === 'string',
  );
  if (typeof field !== 'string' || typeof wanted !== 'string') return null;
  const column = chart.datasets.flatMap((dataset) => dataset.columns).find(({ name }) => name === field);
  const cells = new Set(column?.values.filter((cell) => typeof cell === 'string'));
  return cells.has(wanted) ? null : nearest(wanted, cells);
}
