import { betaShare } from './beta.ts';

/** A share with its interval, from 0 to 1. */
export interface BinomialEstimate {
  readonly estimate: number;
  readonly low: number;
  readonly high: number;
}

/**
 * The exact interval of a binomial share (Clopper and Pearson, Biometrika 1934;26:404): each end is the share under
 * which what was seen, or more of it, has half of the chance that is left out. As `binom.test` of R.
 * @param events a whole number from 0 to n
 * @param n a whole number from 1
 * @param level in percent
 */
export function exactBinomial(events: number, n: number, level: number): BinomialEstimate {
  const tail = (1 - level / 100) / 2;
  return {
    estimate: events / n,
    low: events === 0 ? 0 : rootOf((p) => betaShare(p, events, n - events + 1) - tail),
    high: events === n ? 1 : rootOf((p) => betaShare(p, events + 1, n - events) - (1 - tail)),
  };
}

/** Where a rising function of a share passes 0, by halving down to the last digit. */
function rootOf(f: (p: number) => number): number {
  let low = 0;
  let high = 1;
  for (let step = 0; step < 1100; step++) {
    const middle = (low + high) / 2;
    if (middle === low || middle === high) return middle;
    if (f(middle) < 0) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
