import { erfc } from './normal.ts';

/**
 * The chance that a chi-square variable is larger than x.
 * For whole degrees of freedom the tail is a finite sum of positive terms: 26.4.4 (odd) and 26.4.5 (even) of Abramowitz
 * and Stegun, Handbook of Mathematical Functions (1964), so nothing cancels, far out neither.
 * @param x 0 or more
 * @param df degrees of freedom, a whole number from 1
 */
export function chiSquareTail(x: number, df: number): number {
  const half = x / 2;
  const odd = df % 2 === 1;
  // Terms are halfᵏ⁻¹ᐟ² / Γ(k + 1/2) from k = 1, or halfᵏ / k! from k = 0, each made of the one before it.
  let term = odd ? (2 * Math.sqrt(half)) / Math.sqrt(Math.PI) : 1;
  let sum = 0;
  const terms = odd ? (df - 1) / 2 : df / 2;
  for (let k = 0; k < terms; k++) {
    sum += term;
    term *= half / (odd ? k + 1.5 : k + 1);
  }
  return Math.min(1, (odd ? erfc(Math.sqrt(half)) : 0) + Math.exp(-half) * sum);
}
