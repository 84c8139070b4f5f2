import { diagnose } from '../../diagnostics/diagnose.ts';
import { diagnosePrivacy } from '../../diagnostics/diagnose-privacy.ts';
import type { Column, Dataset } from '../../model/data.ts';
import type { EstimatesDefinition, Written } from '../../model/definitions.ts';
import type { Span } from '../../model/text.ts';
import type { ColumnOrWord, Estimates } from '../../model/values.ts';
import { isNumeric } from '../../util/aggregate.ts';
import { columnOf, rowKey } from '../../util/dataset.ts';
import { rowsWithOneSlug, slugOf } from '../../util/estimates.ts';
import { typeWords } from './cell-value.ts';
import { columnAt, type Report } from './choose-rows.ts';
import { checkShares } from './share-as-percent.ts';
import { checkFormat, isLevel } from './value-parts.ts';

/** A table whose rows are values, once every column that it names is there and fit; `null` with what is wrong told. */
export function resolveEstimates(definition: EstimatesDefinition, dataset: Dataset, report: Report): Estimates | null {
  const { span } = definition.dataset;
  if (dataset.privacy !== null) {
    const fault = { kind: 'row', table: dataset.name, minimum: dataset.privacy.minimumCell } as const;
    report(diagnosePrivacy(fault, span, `\`estimates: ${dataset.name}\``));
    return null;
  }
  let faults = 0;
  const told: Report = (diagnostic) => {
    if (diagnostic.severity === 'error') faults++;
    report(diagnostic);
  };
  const numbers = (name: Written<string> | null, what: string): Column | null => {
    const column = name === null ? null : columnAt(dataset, name, told);
    if (name === null || column === null || isNumeric(column)) return column;
    told(diagnose('values/not-a-number', name.span, { column: column.name, type: typeWords(column), what }));
    return null;
  };
  const value = numbers(definition.value, '`value`');
  const [low, high] = (definition.ci ?? [null, null]).map((end) => numbers(end, '`ci`'));
  const n = numbers(definition.n, '`n`');
  const level = readLevel(definition, dataset, told);
  const format = columnOrWord(dataset, definition.format);
  checkFormats(dataset, { format, span: definition.format?.span ?? span }, told);
  checkSlugs(dataset, span, told);
  if (value !== null && low && high) checkIntervals({ dataset, value, low, high }, spanOf(definition), told);
  if (value === null || faults > 0) return null;
  const estimates: Estimates = {
    dataset,
    columns: {
      value: value.name,
      low: low?.name ?? null,
      high: high?.name ?? null,
      level: level.column,
      n: n?.name ?? null,
    },
    level: level.number,
    unit: columnOrWord(dataset, definition.unit),
    label: columnOrWord(dataset, definition.label),
    format,
    span,
  };
  checkShares(estimates, definition.unit, report);
  return estimates;
}

function spanOf({ ci, dataset }: EstimatesDefinition): Span {
  return ci === null ? dataset.span : { ...ci[0].span, end: ci[1].span.end };
}

function columnOrWord(dataset: Dataset, written: Written<string> | null): ColumnOrWord | null {
  if (written === null) return null;
  const { value } = written;
  return columnOf(dataset, value) === null ? { kind: 'word', word: value } : { kind: 'column', column: value };
}

function readLevel(
  { level }: EstimatesDefinition,
  dataset: Dataset,
  report: Report,
): { readonly column: string | null; readonly number: number | null } {
  const none = { column: null, number: null };
  if (level === null) return none;
  const { value, span } = level;
  if (typeof value === 'number') {
    if (isLevel(value)) return { ...none, number: value };
    report(diagnose('values/level', span, { found: `\`${String(value)}\`` }));
    return none;
  }
  const column = columnAt(dataset, { value, span }, report);
  const wrong = column?.values.find((cell) => cell !== null && !isLevel(cell)) ?? null;
  if (wrong !== null) report(diagnose('values/level', span, { found: `\`${String(wrong)}\`` }));
  return { ...none, column: column?.name ?? null };
}

function checkFormats(
  dataset: Dataset,
  { format, span }: { readonly format: ColumnOrWord | null; readonly span: Span },
  report: Report,
): void {
  if (format === null) return;
  const patterns = format.kind === 'word' ? [format.word] : (columnOf(dataset, format.column)?.values ?? []);
  for (const pattern of new Set(patterns)) {
    if (pattern !== null && !checkFormat({ value: String(pattern), span }, report)) return;
  }
}

/** Most keys that are told of rows with the same fault. */
const mostKeys = 5;

function checkSlugs(dataset: Dataset, span: Span, report: Report): void {
  for (const [first, second] of rowsWithOneSlug(dataset).slice(0, mostKeys)) {
    const keys = [first, second].map((row) => rowKey(dataset, row));
    report(diagnose('values/one-slug', span, { table: dataset.name, slug: slugOf(keys[0] as string), keys }));
  }
}

interface IntervalColumns {
  readonly dataset: Dataset;
  readonly value: Column;
  readonly low: Column;
  readonly high: Column;
}

/** Looks for intervals with one end, with their ends the other way round, and beside their value. */
function checkIntervals({ dataset, value, low, high }: IntervalColumns, span: Span, report: Report): void {
  const found: Record<'oneEnd' | 'order' | 'outside', number[]> = { oneEnd: [], order: [], outside: [] };
  for (let row = 0; row < dataset.rowCount; row++) {
    const [from, to, at] = [low.values[row] ?? null, high.values[row] ?? null, value.values[row] ?? null];
    if (from === null && to === null) continue;
    if (typeof from !== 'number' || typeof to !== 'number') found.oneEnd.push(row);
    else if (from > to) found.order.push(row);
    else if (typeof at === 'number' && (at < from || at > to)) found.outside.push(row);
  }
  const ends = { low: low.name, high: high.name };
  const facts = (rows: readonly number[]): { keys: readonly string[]; count: number } => ({
    keys: rows.slice(0, mostKeys).map((row) => rowKey(dataset, row)),
    count: rows.length,
  });
  if (found.oneEnd.length > 0) report(diagnose('values/one-end', span, { ...ends, ...facts(found.oneEnd) }));
  if (found.order.length > 0) report(diagnose('values/interval-order', span, { ...ends, ...facts(found.order) }));
  if (found.outside.length > 0)
    report(diagnose('values/outside-interval', span, { what: value.name, ...facts(found.outside) }));
}
