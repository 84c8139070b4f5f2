/**
 * The complementary error function, `2/√π · ∫ exp(-t²) dt` from x to infinity, to about 14 digits.
 * Below 2 by the series of positive terms 7.1.6, above by the continued fraction 7.1.14 of Abramowitz and Stegun,
 * Handbook of Mathematical Functions (1964).
 */
export function erfc(x: number): number {
  if (x < 0) return 2 - erfc(-x);
  return x < 2 ? 1 - erfSeries(x) : erfcFraction(x);
}

function erfSeries(x: number): number {
  let term = x;
  let sum = x;
  for (let n = 1; term > sum * 1e-17; n++) {
    term *= (2 * x * x) / (2 * n + 1);
    sum += term;
  }
  return (2 / Math.sqrt(Math.PI)) * Math.exp(-x * x) * sum;
}

/** `1/(x + (1/2)/(x + 1/(x + (3/2)/(x + …))))` from the innermost part outwards: at 2 or more 120 parts are plenty. */
function erfcFraction(x: number): number {
  let fraction = x;
  for (let n = 120; n >= 1; n--) fraction = x + n / 2 / fraction;
  return Math.exp(-x * x) / (Math.sqrt(Math.PI) * fraction);
}

/** The chance that a standard normal variable is farther from 0 than z, to either side. */
export function normalTwoSided(z: number): number {
  return erfc(Math.abs(z) / Math.SQRT2);
}

/**
 * How many standard errors an interval of this level reaches to either side: 1.96 for 95.
 * Found by halving on {@link normalTwoSided}, which falls steadily.
 * @param level in percent, above 0 and below 100
 */
export function normalReach(level: number): number {
  const known = reaches.get(level);
  if (known !== undefined) return known;
  const reach = findReach(level);
  if (reaches.size < 100) reaches.set(level, reach);
  return reach;
}

/** A curve asks at every step, and always for the same level. */
const reaches = new Map<number, number>();

function findReach(level: number): number {
  const outside = 1 - level / 100;
  let low = 0;
  let high = 40;
  for (let step = 0; step < 80; step++) {
    const middle = (low + high) / 2;
    if (normalTwoSided(middle) > outside) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
