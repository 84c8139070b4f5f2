import { diagnose } from '../../diagnostics/diagnose.ts';
import { diagnosePrivacy } from '../../diagnostics/diagnose-privacy.ts';
import type { Dataset } from '../../model/data.ts';
import type { ValueDefinition, Written } from '../../model/definitions.ts';
import type { NamedValue, Origin, Reading, ValuePart } from '../../model/values.ts';
import { columnOf } from '../../util/dataset.ts';
import { joinRows } from '../../util/match-rows.ts';
import { formatFault } from '../../util/numbers/format.ts';
import { judgeDisclosure } from '../../util/privacy.ts';
import type { Report } from './choose-rows.ts';

/** What a rule makes: the members of a value. */
export type Parts = Pick<NamedValue, 'value' | 'low' | 'high' | 'level' | 'n'>;

/** A number alone. */
export function onlyValue(value: ValuePart, n: ValuePart | null = null): Parts {
  return { value, low: null, high: null, level: null, n };
}

/** A value with its name and the words that go with it. */
export function namedValue(definition: ValueDefinition, parts: Parts): NamedValue {
  const { name, unit, format, label, span } = definition;
  return {
    name,
    label: label?.value ?? null,
    unit: unit?.value ?? null,
    format: format?.value ?? null,
    ...parts,
    span,
  };
}

/** The readings of several origins, each column of a table once, with rows in their order. */
export function joinReadings(readings: readonly Reading[]): Reading[] {
  const byColumn = new Map<Dataset, Map<string, Reading>>();
  for (const reading of readings) {
    const columns = byColumn.get(reading.dataset) ?? new Map<string, Reading>();
    byColumn.set(reading.dataset, columns);
    const before = columns.get(reading.column);
    const rows = before === undefined ? reading.rows : joinRows(before.rows, reading.rows);
    columns.set(reading.column, { ...reading, rows });
  }
  return [...byColumn.values()].flatMap((columns) => [...columns.values()]);
}

/** Says whether a pattern can write numbers. */
export function checkFormat(format: Written<string> | null, report: Report): boolean {
  const detail = format === null ? null : formatFault(format.value);
  if (format === null || detail === null) return true;
  report(diagnose('values/format', format.span, { pattern: format.value, detail }));
  return false;
}

/** Whether a number is a confidence level in percent; a share such as 0.95 is none. */
export function isLevel(level: unknown): level is number {
  return typeof level === 'number' && level >= 50 && level < 100;
}

/** Whether a number may be shown of a table whose rows must not be told apart; if not, that is told. */
export function mayShow(
  origin: Origin,
  asked: { readonly op: string | null; readonly column?: string | null; readonly name: string },
  place: { readonly span: ValueDefinition['span']; readonly report: Report },
): boolean {
  const { op, column = null, name } = asked;
  const fault = judgeDisclosure({ op, readings: origin.readings, column });
  if (fault === null) return true;
  place.report(diagnosePrivacy(fault, place.span, `\`${name}\``));
  return false;
}

/** Text that a column says row by row, or the word itself where the table has no such column. */
export function wordAt(dataset: Dataset, written: Written<string> | null, row: number): string | null {
  if (written === null) return null;
  const column = columnOf(dataset, written.value);
  if (column === null) return written.value;
  const cell = column.values[row] ?? null;
  return cell === null ? null : String(cell);
}
