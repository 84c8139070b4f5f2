import { diagnose } from '../../diagnostics/diagnose.ts';
import { diagnosePrivacy } from '../../diagnostics/diagnose-privacy.ts';
import type { Dataset, Privacy } from '../../model/data.ts';
import type { StatisticRule, ValueDefinition } from '../../model/definitions.ts';
import type { Origin, ValuePart } from '../../model/values.ts';
import { coxHazardRatio } from '../../statistics/cox.ts';
import { isOnGrid } from '../../statistics/coarse-curve.ts';
import { computed, notComputed, type Computed } from '../../statistics/computed.ts';
import { kaplanMeier, type SurvivalCurve } from '../../statistics/kaplan-meier.ts';
import { logRank } from '../../statistics/log-rank.ts';
import { medianSurvival } from '../../statistics/median-survival.ts';
import { survivalAt } from '../../statistics/survival-at.ts';
import type { GroupedSubjects } from '../../statistics/subjects.ts';
import { plainNumber } from '../../util/aggregate.ts';
import { isSmall } from '../../util/privacy.ts';
import { countOf, rowWords } from './aggregate-value.ts';
import type { Report } from './choose-rows.ts';
import { readSubjects } from './read-subjects.ts';
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
  const subjects = readSubjects(definition, rule, source);
  if (subjects === null) return null;
  const { readings, rows, followed } = subjects;
  const transform = `${wordsOf(rule)} of ${rowWords(rows.length)}`;
  const origin: Origin = { readings, transform, values: [] };
  const { privacy, name: table } = source.dataset;
  if (rule.function === 'median' && privacy !== null) {
    // A median survival is the time of one patient.
    const fault = { kind: 'single-value', table, minimum: privacy.minimumCell, op: rule.function } as const;
    report(diagnosePrivacy(fault, span, `\`${name}\``));
    return null;
  }
  if (!mayShow(origin, { op: rule.function, name }, { span, report })) return null;
  if (hasSmallGroup(followed, source.dataset)) {
    const fault = { kind: 'small-cell', table, minimum: privacy?.minimumCell ?? 0, op: rule.function } as const;
    report(diagnosePrivacy(fault, span, `a group of \`${name}\``));
    return null;
  }
  const options = { level, percent: definition.unit?.value !== 'ratio', privacy };
  const found = estimateOf(rule, followed, options);
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

/** Whether one of the groups that are compared is of fewer patients than may be told. */
function hasSmallGroup({ groups }: GroupedSubjects, dataset: Dataset): boolean {
  const sizes = new Map<string, number>();
  for (const group of groups) sizes.set(group, (sizes.get(group) ?? 0) + 1);
  return [...sizes.values()].some((size) => isSmall(size, dataset));
}

function wrongLevel({ level, span }: StatisticRule, report: Report): null {
  report(diagnose('values/level', level?.span ?? span, { found: `\`${level?.value}\`` }));
  return null;
}

/** How it was computed, in words. */
function wordsOf({ function: name, at, by, time, event }: StatisticRule): string {
  const of = `\`${time.value}\` and \`${event.value}\``;
  if (name === 'survival') return `Kaplan–Meier survival at ${at?.value} from ${of}`;
  if (name === 'median') return `Kaplan–Meier median from ${of}`;
  return `${name === 'hazardRatio' ? 'Cox hazard ratio' : 'log-rank P'} by \`${by?.value}\` from ${of}`;
}

interface EstimateOptions {
  readonly level: number;
  /** Survival in percent, and not as a share. */
  readonly percent: boolean;
  /** Set where rows are about persons who must not be told apart. */
  readonly privacy: Privacy | null;
}

function estimateOf(rule: StatisticRule, followed: GroupedSubjects, options: EstimateOptions): Computed<Estimate> {
  const { level } = options;
  if (rule.function === 'hazardRatio') {
    const reference = String(rule.reference?.value);
    const found = coxHazardRatio(followed, { reference, level });
    return found.ok
      ? computed({ value: found.value.hazardRatio, low: found.value.low, high: found.value.high })
      : found;
  }
  if (rule.function === 'logRankP') {
    const found = logRank(followed);
    return found.ok ? computed({ value: found.value.p, low: null, high: null }) : found;
  }
  const curve = kaplanMeier(followed, { level });
  if (!curve.ok) return curve;
  return rule.function === 'median' ? medianOf(curve.value) : survivalOf(curve.value, rule, options);
}

function medianOf(curve: SurvivalCurve): Computed<Estimate> {
  const { median, low, high } = medianSurvival(curve);
  return median === null
    ? notComputed('the median is not reached, the curve stays above one half')
    : computed({ value: median, low, high });
}

function survivalOf(
  curve: SurvivalCurve,
  { at }: StatisticRule,
  { percent, privacy }: EstimateOptions,
): Computed<Estimate> {
  const found = survivalAt(curve, at?.value ?? 0);
  if (!found.ok) return privacy === null ? found : notComputed('the curve does not reach as far');
  const { time, survival, low, high, atRisk } = found.value;
  const refused = privacy === null ? null : coarsenessFault(time, atRisk, privacy);
  if (refused !== null) return notComputed(refused);
  const scaled = (share: number): number => (percent ? 100 * share : share);
  const end = (share: number | null): number | null => (share === null ? null : scaled(share));
  return computed({ value: scaled(survival), low: end(low), high: end(high) });
}

/** Why a point of a sensitive curve is not shown: the chart shows none of these either. */
function coarsenessFault(time: number, atRisk: number, { timeGrid, minimumCell }: Privacy): string | null {
  if (timeGrid === null) return 'the table is sensitive, and datapackage.json says no `timeGrid`';
  if (!isOnGrid(time, timeGrid))
    return `the table is sensitive, and ${time} is no multiple of its \`timeGrid\` ${timeGrid}`;
  return atRisk < minimumCell ? `the table is sensitive, and fewer than ${minimumCell} are at risk at ${time}` : null;
}
