import { computed, notComputed, type Computed } from './computed.ts';
import { boundedGroups, silentReason } from './cox-bounds.ts';
import { coxLikelihood, type EventTime } from './cox-likelihood.ts';
import { groupNames } from './group-names.ts';
import { solve } from './linear.ts';
import { normalReach, normalTwoSided } from './normal.ts';
import { checkSubjects, type GroupedSubjects } from './subjects.ts';
import { tiedTimes } from './tied-times.ts';

/** The hazard of one group relative to the reference. */
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
  /** The group that the others are compared with. */
  readonly reference: string;
  /** Confidence level in percent; 95 where it is left out. */
  readonly level?: number;
}

/** A model of groups: one term for each group but the reference. */
export interface CoxModel {
  readonly reference: string;
  /** In the order of {@link groupNames}; where there is no estimate, the reason. */
  readonly terms: readonly { readonly group: string; readonly ratio: Computed<HazardRatio> }[];
}

/** The hazard ratio of two groups, as {@link coxModel} makes it. */
export function coxHazardRatio(rows: GroupedSubjects, options: CoxOptions): Computed<HazardRatio> {
  const model = coxModel(rows, options);
  if (!model.ok) return model;
  const [term, ...more] = model.value.terms;
  return term === undefined || more.length > 0
    ? notComputed(`there are ${model.value.terms.length + 1} groups where two are compared`)
    : term.ratio;
}

/**
 * Hazard ratios of groups by Cox's proportional hazards model (J R Stat Soc B 1972;34:187), ties by Efron's method (J Am
 * Stat Assoc 1977;72:557), as `coxph` of R's package survival makes them by default.
 * Where the likelihood rises for ever, since all events of one side happen before or without the other, there is no
 * estimate: that is said instead of a huge number. The ratios of the other groups are those of the limit.
 */
export function coxModel(rows: GroupedSubjects, options: CoxOptions): Computed<CoxModel> {
  const { reference, level = 95 } = options;
  const checked = checkSubjects(rows);
  if (!checked.ok) return checked;
  const names = groupNames(rows.groups);
  if (!names.includes(reference)) return notComputed(`there is no group \`${reference}\``);
  const others = names.filter((name) => name !== reference);
  const order = [reference, ...others];
  const times = eventTimes(rows, order);
  const bounded = boundedGroups(times, order.length);
  const kept = order.flatMap((_, g) => (bounded[g] === true ? [g] : []));
  const fitted = newton(times.map((time) => amongGroups(time, kept)).filter(hasEvents), kept.length - 1);
  const terms = others.map((group, i) => {
    const at = kept.indexOf(i + 1) - 1;
    const logError = fitted?.logErrors[at];
    const beta = fitted?.beta[at];
    if (at < 0) return { group, ratio: notComputed<HazardRatio>(silentReason(times, [0, i + 1], [reference, group])) };
    if (beta === undefined || logError === undefined)
      return { group, ratio: notComputed<HazardRatio>('the estimate did not settle') };
    return { group, ratio: computed({ ...wald(beta, logError, level), group, reference }) };
  });
  return computed({ reference, terms });
}

function wald(beta: number, logError: number, level: number) {
  const reach = normalReach(level) * logError;
  return {
    hazardRatio: Math.exp(beta),
    low: Math.exp(beta - reach),
    high: Math.exp(beta + reach),
    level,
    logError,
    p: normalTwoSided(beta / logError),
  };
}

function eventTimes(rows: GroupedSubjects, names: readonly string[]): readonly EventTime[] {
  const times = tiedTimes(rows.times);
  const order = times.map((_, i) => i).sort((a, b) => (times[b] as number) - (times[a] as number));
  const index = new Map(names.map((name, g) => [name, g]));
  const found: EventTime[] = [];
  const atRisk = names.map(() => 0);
  for (let i = 0; i < order.length;) {
    const time = times[order[i] as number];
    const events = names.map(() => 0);
    for (; i < order.length && times[order[i] as number] === time; i++) {
      const subject = order[i] as number;
      const g = index.get(rows.groups[subject] as string) as number;
      atRisk[g] = (atRisk[g] as number) + 1;
      if (rows.events[subject] === true) events[g] = (events[g] as number) + 1;
    }
    if (events.some((count) => count > 0)) found.push({ atRisk: [...atRisk], events });
  }
  return found;
}

function amongGroups({ atRisk, events }: EventTime, kept: readonly number[]): EventTime {
  return { atRisk: kept.map((g) => atRisk[g] as number), events: kept.map((g) => events[g] as number) };
}

function hasEvents({ events }: EventTime): boolean {
  return events.some((count) => count > 0);
}

interface Fitted {
  readonly beta: readonly number[];
  readonly logErrors: readonly number[];
}

const maxSteps = 50;

/** Newton's steps on the log partial likelihood, which is concave, halved where they do not lead upwards. */
function newton(times: readonly EventTime[], terms: number): Fitted | null {
  let beta: readonly number[] = Array.from({ length: terms }, () => 0);
  let here = coxLikelihood(times, beta);
  for (let step = 0; step < maxSteps; step++) {
    let move = solve(here.information, here.score);
    if (move === null) return null;
    let next = coxLikelihood(times, sum(beta, move));
    for (let halved = 0; halved < 40 && !(next.value >= here.value - 1e-12 * Math.abs(here.value)); halved++) {
      move = move.map((part) => part / 2);
      next = coxLikelihood(times, sum(beta, move));
    }
    beta = sum(beta, move);
    here = next;
    if (!beta.every(Number.isFinite)) return null;
    const settled = move.every((part, j) => Math.abs(part) <= 1e-10 * Math.max(1, Math.abs(beta[j] as number)));
    if (settled) return withErrors(beta, here.information);
  }
  return null;
}

function sum(a: readonly number[], b: readonly number[]): readonly number[] {
  return a.map((value, i) => value + (b[i] as number));
}

/** Roots of the diagonal of the inverse of the information. */
function withErrors(beta: readonly number[], information: readonly (readonly number[])[]): Fitted | null {
  const logErrors: number[] = [];
  for (const [j] of beta.entries()) {
    const unit = beta.map((_, i) => (i === j ? 1 : 0));
    const variance = solve(information, unit)?.[j] ?? 0;
    if (!(variance > 0)) return null;
    logErrors.push(Math.sqrt(variance));
  }
  return { beta, logErrors };
}
