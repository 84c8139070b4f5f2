import { computed, notComputed, type Computed } from './computed.ts';
import type { SurvivalCurve, SurvivalStep } from './kaplan-meier.ts';
import { survivalInterval, type Interval } from './survival-interval.ts';

/** A survival probability at one time. */
export interface SurvivalEstimate extends Interval {
  readonly time: number;
  /** From 0 to 1. */
  readonly survival: number;
  /** Under observation just before this time. */
  readonly atRisk: number;
}

/** Who is where just before a time: the three add up to n. */
export interface Counts {
  /** Still under observation: their times are this one or later. */
  readonly atRisk: number;
  /** Had the event before this time. */
  readonly events: number;
  /** Censored before this time. */
  readonly censored: number;
}

/**
 * The estimate at a time, an event at that very time counted in. Behind the last observed time, where nobody is at risk,
 * there is none.
 * @param time 0 or more, in the unit of the curve
 */
export function survivalAt(curve: SurvivalCurve, time: number): Computed<SurvivalEstimate> {
  const last = curve.steps.at(-1);
  if (!(time >= 0)) return notComputed(`\`${time}\` is no time`);
  if (last === undefined || time > last.time) {
    return notComputed(`nobody is at risk at ${time}: the last time observed is ${last?.time ?? 0}`);
  }
  const { atRisk } = countsAt(curve, time);
  const step = stepAt(curve, time);
  if (step !== null) return computed({ time, survival: step.survival, low: step.low, high: step.high, atRisk });
  return computed({ time, survival: 1, ...survivalInterval(1, 0, curve), atRisk });
}

/** Numbers at risk, with the event and censored just before a time. */
export function countsAt(curve: SurvivalCurve, time: number): Counts {
  let events = 0;
  let censored = 0;
  for (const step of curve.steps) {
    if (step.time >= time) break;
    events += step.events;
    censored += step.censored;
  }
  return { atRisk: curve.n - events - censored, events, censored };
}

function stepAt({ steps }: SurvivalCurve, time: number): SurvivalStep | null {
  return steps.findLast((step) => step.time <= time) ?? null;
}
