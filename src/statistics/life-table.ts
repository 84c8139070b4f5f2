import { computed, notComputed, type Computed } from './computed.ts';
import { survivalInterval, type Interval, type IntervalKind } from './survival-interval.ts';

/** What is printed of one interval, or follows from it. */
export interface LifeInterval {
  readonly from: number;
  readonly to: number;
  /** Under observation at its start. */
  readonly atRisk: number;
  readonly events: number;
  readonly censored: number;
}

/** How a life table is made. */
export interface LifeTableOptions {
  /**
   * Whether those censored within an interval count as observed through half of it: the actuarial estimate. Without it
   * all censoring is taken to happen at the ends of intervals.
   */
  readonly halfCensoring: boolean;
  readonly conf: IntervalKind;
  /** In percent. */
  readonly level: number;
}

/** The estimate at the end of an interval. */
export interface LifePoint extends Interval {
  readonly time: number;
  /** From 0 to 1. */
  readonly survival: number;
  /** Greenwood's variance of it; `null` where nobody is left. */
  readonly variance: number | null;
}

/**
 * The life-table estimate S = Π (1 - d/n') with n' = n - w/2 of those at risk n, events d and censored w of each interval
 * (Cutler and Ederer, J Chronic Dis 1958;8:699), or with n' = n, and Greenwood's variance S² Σ d/(n'(n' - d)).
 * @param intervals in order of time, one after the other
 */
export function lifeTable(
  intervals: readonly LifeInterval[],
  options: LifeTableOptions,
): Computed<readonly LifePoint[]> {
  let survival = 1;
  let greenwood = 0;
  const points: LifePoint[] = [];
  for (const { from, to, atRisk, events, censored } of intervals) {
    const exposed = options.halfCensoring ? atRisk - censored / 2 : atRisk;
    if (events > exposed) return notComputed(`from ${from} to ${to} more had the event than were exposed, ${exposed}`);
    if (events > 0) {
      survival *= (exposed - events) / exposed;
      greenwood += events / (exposed * (exposed - events));
    }
    const variance = survival === 0 ? null : survival * survival * greenwood;
    points.push({ time: to, survival, variance, ...survivalInterval(survival, Math.sqrt(greenwood), options) });
  }
  return computed(points);
}
