import { normalReach } from './normal.ts';

/** How the confidence interval of a survival probability is made. */
export type IntervalKind = 'plain' | 'log' | 'log-log';

/** Names of the intervals. */
export const intervalKinds: readonly IntervalKind[] = ['plain', 'log', 'log-log'];

/** Ends of an interval; `null` where none can be made. */
export interface Interval {
  readonly low: number | null;
  readonly high: number | null;
}

const none: Interval = { low: null, high: null };

/**
 * The pointwise interval of a survival probability: on the scale of S (plain), of log S, or of log(-log S), which stays
 * between 0 and 1 by itself (Kalbfleisch and Prentice, The Statistical Analysis of Failure Time Data, 1980; Klein and
 * Moeschberger, Survival Analysis, 2003, 4.3). The first two are cut at 0 and 1. As in R there is none at S = 0, and on
 * the scale of log(-log S) none at S = 1.
 * @param survival from 0 to 1
 * @param logError standard error of log S
 * @param options `level` in percent
 */
export function survivalInterval(
  survival: number,
  logError: number,
  options: { readonly conf: IntervalKind; readonly level: number },
): Interval {
  if (survival <= 0) return none;
  const reach = normalReach(options.level) * logError;
  if (options.conf === 'plain') return cut(survival - reach * survival, survival + reach * survival);
  if (options.conf === 'log') return cut(survival * Math.exp(-reach), survival * Math.exp(reach));
  if (survival >= 1) return none;
  const spread = Math.exp(reach / Math.abs(Math.log(survival)));
  return { low: survival ** spread, high: survival ** (1 / spread) };
}

function cut(low: number, high: number): Interval {
  return { low: Math.max(0, low), high: Math.min(1, high) };
}
