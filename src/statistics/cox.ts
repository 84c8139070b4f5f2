import { computed, notComputed, type Computed } from './computed.ts';
import { normalReach, normalTwoSided } from './normal.ts';
import { checkSubjects, type GroupedSubjects } from './subjects.ts';

/** The hazard of one group relative to the other. */
export interface HazardRatio {
  readonly hazardRatio: number;
  /** Ends of Wald's interval on the scale of the logarithm. */
  readonly low: number;
  readonly high: number;
  /** In percent. */
  readonly level: number;
  /** Standard error of the logarithm of the ratio. */
  readonly logError: number;
  /** Wald's P. */
  readonly p: number;
  /** The group whose hazard is on top. */
  readonly group: string;
  /** The group that it is compared with. */
  readonly reference: string;
}

/** How the ratio is made. */
export interface CoxOptions {
  /** The group that the other is compared with. */
  readonly reference: string;
  /** Confidence level in percent; 95 where it is left out. */
  readonly level?: number;
}

/** Two groups at one time of events: at risk and events in the reference (0) and the other (1). */
interface EventTime {
  readonly atRisk: readonly [number, number];
  readonly events: readonly [number, number];
}

/**
 * The hazard ratio of two groups by Cox's proportional hazards model (J R Stat Soc B 1972;34:187), ties by Efron's method
 * (J Am Stat Assoc 1977;72:557), as `coxph` of R's package survival by default.
 * Where every event happens in one group while the other is at risk, the likelihood rises for ever and there is no
 * estimate: that is said instead of a huge number.
 */
export function coxHazardRatio(rows: GroupedSubjects, options: CoxOptions): Computed<HazardRatio> {
  const { reference, level = 95 } = options;
  const checked = checkSubjects(rows);
  if (!checked.ok) return checked;
  const names = [...new Set(rows.groups)].sort();
  const others = names.filter((name) => name !== reference);
  if (names.length === others.length) return notComputed(`there is no group \`${reference}\``);
  const [group] = others;
  if (group === undefined || others.length > 1)
    return notComputed(`there are ${names.length} groups where two are compared`);
  const times = eventTimes(rows, reference);
  const monotone = monotoneReason(times, [reference, group]);
  if (monotone !== null) return notComputed(monotone);
  const fitted = newton(times);
  if (fitted === null) return notComputed('the estimate did not settle');
  const { beta, logError } = fitted;
  const reach = normalReach(level) * logError;
  return computed({
    hazardRatio: Math.exp(beta),
    low: Math.exp(beta - reach),
    high: Math.exp(beta + reach),
    level,
    logError,
    p: normalTwoSided(beta / logError),
    group,
    reference,
  });
}

function eventTimes({ times, events, groups }: GroupedSubjects, reference: string): readonly EventTime[] {
  const order = times.map((_, i) => i).sort((a, b) => (times[b] as number) - (times[a] as number));
  const found: EventTime[] = [];
  const atRisk: [number, number] = [0, 0];
  for (let i = 0; i < order.length;) {
    const time = times[order[i] as number];
    const dead: [number, number] = [0, 0];
    for (; i < order.length && times[order[i] as number] === time; i++) {
      const subject = order[i] as number;
      const side = groups[subject] === reference ? 0 : 1;
      atRisk[side]++;
      if (events[subject] === true) dead[side]++;
    }
    if (dead[0] + dead[1] > 0) found.push({ atRisk: [...atRisk], events: dead });
  }
  return found;
}

/** The score keeps its sign for ever if no event of one group happens while the other group is at risk. */
function monotoneReason(times: readonly EventTime[], names: readonly [string, string]): string | null {
  const met = times.filter(({ atRisk }) => atRisk[0] > 0 && atRisk[1] > 0);
  const silent = ([0, 1] as const).filter((side) => !met.some(({ events }) => events[side] > 0));
  if (silent.length === 2) return 'no event was seen while both groups were at risk';
  const [side] = silent;
  return side === undefined
    ? null
    : `\`${names[side]}\` has no event while both groups are at risk, so the ratio has no bound`;
}

const maxSteps = 50;

/** Newton's steps on the log partial likelihood, which is concave, halved where they do not lead upwards. */
function newton(times: readonly EventTime[]): { readonly beta: number; readonly logError: number } | null {
  let beta = 0;
  let here = likelihood(times, beta);
  for (let step = 0; step < maxSteps; step++) {
    let move = here.score / here.information;
    let next = likelihood(times, beta + move);
    for (let halved = 0; halved < 40 && !(next.value >= here.value - 1e-12); halved++) {
      move /= 2;
      next = likelihood(times, beta + move);
    }
    beta += move;
    here = next;
    if (!Number.isFinite(beta) || !(here.information > 0)) return null;
    if (Math.abs(move) <= 1e-12 * Math.max(1, Math.abs(beta)))
      return { beta, logError: 1 / Math.sqrt(here.information) };
  }
  return null;
}

/** The log partial likelihood with Efron's ties, its slope and its curvature (with the sign turned). */
function likelihood(times: readonly EventTime[], beta: number) {
  const hazard = Math.exp(beta);
  let value = 0;
  let score = 0;
  let information = 0;
  for (const { atRisk, events } of times) {
    const deaths = events[0] + events[1];
    value += beta * events[1];
    score += events[1];
    for (let k = 0; k < deaths; k++) {
      const gone = k / deaths;
      const other = (atRisk[1] - gone * events[1]) * hazard;
      const all = atRisk[0] - gone * events[0] + other;
      const share = other / all;
      value -= Math.log(all);
      score -= share;
      information += share * (1 - share);
    }
  }
  return { value, score, information };
}
