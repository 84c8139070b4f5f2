import { diagnose } from '../../diagnostics/diagnose.ts';
import { diagnosePrivacy } from '../../diagnostics/diagnose-privacy.ts';
import type { Dataset } from '../../model/data.ts';
import type { AggregateRule } from '../../model/definitions.ts';
import type { Span } from '../../model/text.ts';
import type { Reading, ValuePart } from '../../model/values.ts';
import { aggregate, isNumeric } from '../../util/aggregate.ts';
import { isSensitive, judgeChoice } from '../../util/privacy.ts';
import { typeWords } from './cell-value.ts';
import { columnAt, neverMatches, noRow, rowsWhere, strayInList, whereReadings, type Report } from './choose-rows.ts';
import { mayShow, onlyValue, type Parts } from './value-parts.ts';

/** What an aggregate is computed from and where it is told. */
export interface AggregateSource {
  readonly dataset: Dataset;
  readonly report: Report;
  /** The value that it is, or is a part of. */
  readonly name: string;
  readonly span: Span;
}

/** A number made of the rows that match; `null` where there is none, which is told. */
export function aggregateParts(rule: AggregateRule, source: AggregateSource): Parts | null {
  const { dataset, report } = source;
  const rows = rowsWhere(dataset, rule.where, report);
  if (rows === null) return null;
  const fault = judgeChoice(
    dataset,
    rule.where.map(({ column }) => column.value),
    rows.length,
  );
  if (fault !== null) {
    report(diagnosePrivacy(fault, source.span, `\`${source.name}\``));
    return null;
  }
  if (rows.length > 0 && strayInList(dataset, rule.where, report)) return null;
  return rule.column === null ? countParts(rule, rows, source) : columnParts(rule, rows, source);
}

function countParts(rule: AggregateRule, rows: readonly number[], source: AggregateSource): Parts | null {
  const { dataset, report, name, span } = source;
  if (rows.length === 0 && neverMatches(dataset, rule.where)) {
    report(noRow(dataset, rule.where, { value: 'count', span: rule.from.span }));
    return null;
  }
  const readings = rule.where.length > 0 ? whereReadings(dataset, rule.where, rows) : [tableReading(dataset, rows)];
  const origin = { readings, transform: `count of ${rowWords(rows.length)}`, values: [] };
  return mayShow(origin, { op: 'count', name }, { span, report }) ? onlyValue({ value: rows.length, origin }) : null;
}

/** A count of all rows depends on the file, and on the text of none of its cells: no row is named. */
function tableReading(dataset: Dataset, rows: readonly number[]): Reading {
  const column = dataset.primaryKey[0] ?? dataset.columns[0]?.name ?? '';
  return { dataset, column, rows: isSensitive(dataset) ? rows : [] };
}

function columnParts(rule: AggregateRule, rows: readonly number[], source: AggregateSource): Parts | null {
  const { dataset, report, name, span } = source;
  const written = rule.column as NonNullable<AggregateRule['column']>;
  const column = columnAt(dataset, written, report);
  if (column === null || rule.function === 'count') return null;
  if (!isNumeric(column)) {
    const facts = { column: column.name, type: typeWords(column), what: `\`${rule.function}\`` };
    report(diagnose('values/not-a-number', written.span, facts));
    return null;
  }
  const found = aggregate(rule.function, column, rows);
  if (found === null) {
    const facts = { of: rule.function, table: dataset.name, column: column.name };
    report(
      rows.length > 0
        ? diagnose('values/nothing', written.span, facts)
        : noRow(dataset, rule.where, { ...written, value: rule.function }),
    );
    return null;
  }
  const chosenBy = whereReadings(dataset, rule.where, found.rows).filter((reading) => reading.column !== column.name);
  const readings = [{ dataset, column: column.name, rows: found.rows }, ...chosenBy];
  const origin = { readings, transform: `${rule.function} of ${rowWords(found.rows.length)}`, values: [] };
  if (!mayShow(origin, { op: rule.function, column: column.name, name }, { span, report })) return null;
  const empty = rows.length - found.rows.length;
  if (empty > 0 && !isSensitive(dataset))
    report(diagnose('values/empty-left-out', written.span, { column: column.name, empty, of: rows.length }));
  return onlyValue({ value: found.value, origin }, countOf(origin.readings, found.rows.length));
}

/** How many rows stand behind a number. */
export function countOf(readings: readonly Reading[], count: number): ValuePart {
  return { value: count, origin: { readings, transform: `count of ${rowWords(count)}`, values: [] } };
}

/** `1 row`, `12 rows`. */
export function rowWords(count: number): string {
  return count === 1 ? '1 row' : `${count} rows`;
}
