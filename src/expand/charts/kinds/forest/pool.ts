import { normalReach } from '../../../../statistics/normal.ts';
import type { Estimate, ForestRow } from './rows.ts';

/**
 * The fixed-effect estimate of some rows by inverse variance: the mean of the estimates, each weighted with
 * `w = 1/SE²`, with the standard error `1/√Σw`; ratios on the logarithmic scale. SE is read off the interval,
 * `(high − low) / 2z` with z of the interval's own level.
 * Deeks, Higgins, Altman: Analysing data and undertaking meta-analyses, Cochrane Handbook, section 10.3.
 * @param level of the pooled interval, in percent
 * @returns `null` where no row has an interval of some width
 */
export function fixedEffect(rows: readonly ForestRow[], level: number, log: boolean): Estimate | null {
  const scale = log ? Math.log : (value: number): number => value;
  const back = log ? Math.exp : scale;
  let weights = 0;
  let sum = 0;
  for (const row of rows) {
    const weight = inverseVariance(row, log);
    if (weight === null || row.estimate === null) continue;
    weights += weight;
    sum += weight * scale(row.estimate.value);
  }
  if (weights === 0) return null;
  const mean = sum / weights;
  const reach = normalReach(level) / Math.sqrt(weights);
  return { value: back(mean), low: back(mean - reach), high: back(mean + reach) };
}

/** How much a row says, `1/SE²`; `null` where it has no estimate, or an interval without width. */
export function inverseVariance({ estimate, level }: ForestRow, log: boolean): number | null {
  if (estimate === null) return null;
  const { low, high } = estimate;
  const width = log ? Math.log(high) - Math.log(low) : high - low;
  const error = width / (2 * normalReach(level));
  return error > 0 ? 1 / (error * error) : null;
}
