import { diagnose } from '../../diagnostics/diagnose.ts';
import type { Cell, Column, Dataset } from '../../model/data.ts';
import type { StatisticRule, ValueDefinition } from '../../model/definitions.ts';
import type { Origin, Reading, ValuePart } from '../../model/values.ts';
import { coxHazardRatio } from '../../statistics/cox.ts';
import type { Computed } from '../../statistics/computed.ts';
import { eventCoding } from '../../statistics/event-coding.ts';
import { kaplanMeier } from '../../statistics/kaplan-meier.ts';
import { logRank } from '../../statistics/log-rank.ts';
import { medianSurvival } from '../../statistics/median-survival.ts';
import { survivalAt } from '../../statistics/survival-at.ts';
import type { GroupedSubjects } from '../../statistics/subjects.ts';
import { isNumeric, plainNumber } from '../../util/aggregate.ts';
import { isSensitive } from '../../util/privacy.ts';
import { countOf, rowWords } from './aggregate-value.ts';
import { typeWords } from './cell-value.ts';
import { columnAt, noRow, rowsWhere, whereReadings, type Report } from './choose-rows.ts';
import { isLevel, mayShow, type Parts } from './value-parts.ts';

/** What a statistic gives: a number with its interval. */
interface Estimate {
  readonly value: number;
  readonly low: number | null;
  readonly high: number | null;
}

interface Source {
  readonly dataset: Dataset;
  readonly report: Report;
}

/** Survival at a time, its median, a hazard ratio or a P value, by the functions that draw the curve. */
export function statisticParts(definition: ValueDefinition, rule: StatisticRule, source: Source): Parts | null {
  const { report } = source;
  const { name, span } = definition;
  const level = rule.level?.value ?? 95;
  if (!isLevel(level)) return wrongLevel(rule, report);
  const subjects = readSubjects(rule, source);
  if (subjects === null) return null;
  const { readings, rows, followed } = subjects;
  const transform = `${wordsOf(rule)} of ${rowWords(rows.length)}`;
  const origin: Origin = { readings, transform, values: [] };
  if (!mayShow(origin, { op: rule.function, name }, { span, report })) return null;
  const found = estimateOf(rule, followed, { level, percent: definition.unit?.value !== 'ratio' });
  if (!found.ok) {
    report(diagnose('values/statistic', rule.span, { of: rule.function, detail: found.reason, hint: null }));
    return null;
  }
  const part = (value: number | null): ValuePart | null =>
    value === null ? null : { value: plainNumber(value), origin };
  const { value, low, high } = found.value;
  const hasInterval = rule.function !== 'logRankP';
  const levelPart: ValuePart | null = hasInterval
    ? { value: level, origin: { readings: [], transform: null, values: [] } }
    : null;
  return {
    value: { value: plainNumber(value), origin },
    low: part(low),
    high: part(high),
    level: levelPart,
    n: countOf(readings, rows.length),
  };
}

function wrongLevel({ level, span }: StatisticRule, report: Report): null {
  report(diagnose('values/level', level?.span ?? span, { found: `\`${level?.value}\`` }));
  return null;
}

/** How it was computed, in words. */
function wordsOf({ function: name, at, by, time, event }: StatisticRule): string {
  const of = `\`${time.value}\` and \`${event.value}\``;
  if (name === 'survival') return `Kaplan–Meier survival at ${at?.value} from ${of}`;
  if (name === 'medianSurvival') return `Kaplan–Meier median from ${of}`;
  return `${name === 'hazardRatio' ? 'Cox hazard ratio' : 'log-rank P'} by \`${by?.value}\` from ${of}`;
}

interface Subjects {
  readonly followed: GroupedSubjects;
  /** Those with a time, an event and, where groups are compared, a group. */
  readonly rows: readonly number[];
  readonly readings: readonly Reading[];
}

function readSubjects(rule: StatisticRule, { dataset, report }: Source): Subjects | null {
  const time = columnAt(dataset, rule.time, report);
  const event = columnAt(dataset, rule.event, report);
  const by = rule.by === null ? null : columnAt(dataset, rule.by, report);
  const rows = rowsWhere(dataset, rule.where, report);
  if (time === null || event === null || rows === null || (rule.by !== null && by === null)) return null;
  if (!isNumeric(time)) {
    report(
      diagnose('values/not-a-number', rule.time.span, { column: time.name, type: typeWords(time), what: 'a time' }),
    );
    return null;
  }
  const coding = eventCoding(event.values);
  if (!coding.ok) {
    const detail = isSensitive(dataset) ? 'it holds something else' : coding.reason;
    const hint = 'an event column holds 0 and 1, false and true, or 1 and 2 (2 is the event)';
    report(
      diagnose('values/statistic', rule.event.span, {
        of: rule.function,
        detail: `\`${event.name}\` is no column of events: ${detail}`,
        hint,
      }),
    );
    return null;
  }
  const used = rows.filter((row) => [time, event, by].every((column) => column === null || column.values[row] != null));
  if (rows.length === 0) {
    report(noRow(dataset, rule.where, { value: rule.function, span: rule.span }));
    return null;
  }
  if (used.length < rows.length && !isSensitive(dataset)) {
    const column = [time, event, by].find((each) => each !== null && rows.some((row) => each.values[row] == null));
    report(
      diagnose('values/empty-left-out', rule.span, {
        column: column?.name ?? '',
        empty: rows.length - used.length,
        of: rows.length,
      }),
    );
  }
  const cell = (column: Column, row: number): Cell => column.values[row] ?? null;
  const followed = {
    times: used.map((row) => cell(time, row) as number),
    events: used.map((row) => coding.value(cell(event, row)) === true),
    groups: used.map((row) => (by === null ? '' : String(cell(by, row)))),
  };
  const columns = [time, event, ...(by === null ? [] : [by])].map(({ name: column }) => ({
    dataset,
    column,
    rows: used,
  }));
  return { followed, rows: used, readings: [...columns, ...whereReadings(dataset, rule.where, used)] };
}

function estimateOf(
  rule: StatisticRule,
  followed: GroupedSubjects,
  { level, percent }: { readonly level: number; readonly percent: boolean },
): Computed<Estimate> {
  if (rule.function === 'hazardRatio') {
    const reference = rule.reference === null ? (followed.groups[0] ?? '') : String(rule.reference.value);
    const found = coxHazardRatio(followed, { reference, level });
    return found.ok
      ? { ok: true, value: { value: found.value.hazardRatio, low: found.value.low, high: found.value.high } }
      : found;
  }
  if (rule.function === 'logRankP') {
    const found = logRank(followed);
    return found.ok ? { ok: true, value: { value: found.value.p, low: null, high: null } } : found;
  }
  const curve = kaplanMeier(followed, { level });
  if (!curve.ok) return curve;
  if (rule.function === 'medianSurvival') {
    const { median, low, high } = medianSurvival(curve.value);
    return median === null
      ? { ok: false, reason: 'the median is not reached, the curve stays above one half' }
      : { ok: true, value: { value: median, low, high } };
  }
  const found = survivalAt(curve.value, rule.at?.value ?? 0);
  if (!found.ok) return found;
  const scaled = (share: number | null): number | null => (share === null ? null : percent ? 100 * share : share);
  const { survival, low, high } = found.value;
  return { ok: true, value: { value: scaled(survival) as number, low: scaled(low), high: scaled(high) } };
}
