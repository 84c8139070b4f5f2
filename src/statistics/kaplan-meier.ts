import { computed, type Computed } from './computed.ts';
import { checkSubjects, timePoints, type Subjects, type TimePoint } from './subjects.ts';
import { tiedTimes } from './tied-times.ts';
import { survivalInterval, type Interval, type IntervalKind } from './survival-interval.ts';

/** How an estimate is made. */
export interface SurvivalOptions {
  /** `log-log` where it is left out. */
  readonly conf?: IntervalKind;
  /** Confidence level in percent; 95 where it is left out. */
  readonly level?: number;
}

/** The estimate from one observed time up to the next. */
export interface SurvivalStep extends TimePoint, Interval {
  /** Probability from 0 to 1 of no event up to and including this time. */
  readonly survival: number;
  /** Greenwood's variance of it; `null` once nobody is left. */
  readonly variance: number | null;
}

/** A Kaplan–Meier curve: 1 from time 0 to the first step. */
export interface SurvivalCurve {
  readonly n: number;
  readonly events: number;
  /** One for each distinct observed time, ascending; steps without an event leave the survival as it is. */
  readonly steps: readonly SurvivalStep[];
  readonly conf: IntervalKind;
  /** In percent. */
  readonly level: number;
}

/**
 * The product-limit estimate S(t) = Π (1 - d/n) over the times of events (Kaplan and Meier, J Am Stat Assoc
 * 1958;53:457) with Greenwood's variance S² Σ d/(n(n - d)) (Reports on Public Health 33, 1926) and pointwise intervals.
 * Times that differ by rounding alone are ties. Agrees with `survfit` of R's package survival.
 */
export function kaplanMeier(rows: Subjects, options: SurvivalOptions = {}): Computed<SurvivalCurve> {
  const { conf = 'log-log', level = 95 } = options;
  const checked = checkSubjects(rows);
  if (!checked.ok) return checked;
  let survival = 1;
  let greenwood = 0;
  const points = timePoints({ ...rows, times: tiedTimes(rows.times) });
  const steps = points.map((point): SurvivalStep => {
    const { atRisk, events } = point;
    survival *= (atRisk - events) / atRisk;
    if (events > 0) greenwood += events / (atRisk * (atRisk - events));
    const variance = survival === 0 ? null : survival * survival * greenwood;
    return { ...point, survival, variance, ...survivalInterval(survival, Math.sqrt(greenwood), { conf, level }) };
  });
  return computed({ n: rows.times.length, events: rows.events.filter(Boolean).length, steps, conf, level });
}
