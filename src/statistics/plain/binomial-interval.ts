import { exactBinomial, type BinomialEstimate } from '../binomial.ts';
import { fail, levelOf } from './fail.ts';

/** How an interval of a share is made. */
export interface BinomialOptions {
  /** Confidence level in percent; 95 where it is left out. */
  readonly level?: number;
  /** The only one so far, and what is taken where it is left out. */
  readonly method?: 'exact';
}

/**
 * The exact interval of a binomial share (Clopper and Pearson, Biometrika 1934;26:404). As `binom.test` of R.
 * @param events a whole number from 0 to n
 * @param n a whole number from 1
 * @returns shares from 0 to 1
 * @throws RangeError that says which argument is wrong
 */
export function binomialInterval(events: number, n: number, options: BinomialOptions = {}): BinomialEstimate {
  const { method = 'exact' } = options;
  if (method !== 'exact') fail(`\`method\` is ${String(method)}: it is \`exact\``);
  if (!(Number.isSafeInteger(n) && n >= 1)) fail(`\`n\` is ${n}: a whole number from 1`);
  if (!(Number.isSafeInteger(events) && events >= 0 && events <= n))
    fail(`\`events\` is ${events}: a whole number from 0 to ${n}`);
  return exactBinomial(events, n, levelOf(options.level));
}
