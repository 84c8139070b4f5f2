import { diagnose } from '../../diagnostics/diagnose.ts';
import { diagnosePrivacy } from '../../diagnostics/diagnose-privacy.ts';
import type { Column, Dataset } from '../../model/data.ts';
import type { StatisticRule, ValueDefinition } from '../../model/definitions.ts';
import type { Reading } from '../../model/values.ts';
import { eventCoding, numberedCodes, type ReadEvent } from '../../statistics/event-coding.ts';
import type { GroupedSubjects } from '../../statistics/subjects.ts';
import { isNumeric } from '../../util/aggregate.ts';
import { isSensitive, judgeChoice } from '../../util/privacy.ts';
import { typeWords } from './cell-value.ts';
import { columnAt, noRow, rowsWhere, whereReadings, type Report } from './choose-rows.ts';

/** Patients as a table has them. */
export interface TableSubjects {
  readonly followed: GroupedSubjects;
  /** Those with a time, an event and, where groups are compared, a group. */
  readonly rows: readonly number[];
  readonly readings: readonly Reading[];
}

interface Source {
  readonly dataset: Dataset;
  readonly report: Report;
}

/** The times, events and groups of the rows that match; `null` with what is wrong told. */
export function readSubjects(definition: ValueDefinition, rule: StatisticRule, source: Source): TableSubjects | null {
  const { dataset, report } = source;
  const columns = columnsOf(rule, source);
  const rows = rowsWhere(dataset, rule.where, report);
  if (columns === null || rows === null) return null;
  const chosenBy = rule.where.map(({ column }) => column.value);
  const fault = judgeChoice(dataset, chosenBy, rows.length);
  if (fault !== null) {
    report(diagnosePrivacy(fault, definition.span, `\`${definition.name}\``));
    return null;
  }
  if (rows.length === 0) {
    report(noRow(dataset, rule.where, { value: rule.function, span: rule.span }));
    return null;
  }
  const { time, event, by, isEvent } = columns;
  const used = [time, event, by];
  const whole = rows.filter((row) => used.every((column) => column === null || column.values[row] != null));
  tellEmpty(rule, { rows, whole, used }, source);
  const followed = {
    times: whole.map((row) => time.values[row] as number),
    events: whole.map((row) => isEvent(event.values[row] ?? null) === true),
    groups: whole.map((row) => (by === null ? '' : String(by.values[row]))),
  };
  const readings = used.flatMap((column) => (column === null ? [] : [{ dataset, column: column.name, rows: whole }]));
  return { followed, rows: whole, readings: [...readings, ...whereReadings(dataset, rule.where, whole)] };
}

interface SubjectColumns {
  readonly time: Column;
  readonly event: Column;
  readonly by: Column | null;
  readonly isEvent: ReadEvent;
}

function columnsOf(rule: StatisticRule, { dataset, report }: Source): SubjectColumns | null {
  const time = columnAt(dataset, rule.time, report);
  const event = columnAt(dataset, rule.event, report);
  const by = rule.by === null ? null : columnAt(dataset, rule.by, report);
  if (time === null || event === null || (rule.by !== null && by === null)) return null;
  if (!isNumeric(time)) {
    const facts = { column: time.name, type: typeWords(time), what: 'a time' };
    report(diagnose('values/not-a-number', rule.time.span, facts));
    return null;
  }
  const coding = eventCoding(event.values, numberedCodes);
  if (coding.ok) return { time, event, by, isEvent: coding.value };
  const found = isSensitive(dataset) ? 'it holds something else' : coding.reason;
  const detail = `\`${event.name}\` is no column of events: ${found}`;
  const hint = 'an event column holds 0 and 1, false and true, or 1 and 2 (2 is the event)';
  report(diagnose('values/statistic', rule.event.span, { of: rule.function, detail, hint }));
  return null;
}

/** Rows without a time or an event cannot be followed; that they are left out is said. */
function tellEmpty(
  rule: StatisticRule,
  found: {
    readonly rows: readonly number[];
    readonly whole: readonly number[];
    readonly used: readonly (Column | null)[];
  },
  { dataset, report }: Source,
): void {
  const { rows, whole, used } = found;
  if (whole.length === rows.length || isSensitive(dataset)) return;
  const column = used.find((each) => each !== null && rows.some((row) => each.values[row] == null));
  const facts = { column: column?.name ?? '', empty: rows.length - whole.length, of: rows.length };
  report(diagnose('values/empty-left-out', rule.span, facts));
}
