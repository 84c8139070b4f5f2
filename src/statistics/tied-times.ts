/** Times nearer to each other than this, or than this part of the mean time, are one; the square root of the precision. */
const tolerance = 2 ** -26;

/**
 * Times of which those that differ by rounding alone have become one, the earliest of them: 0.1 + 0.2 and 0.3 years are
 * a tie. The rule is that of `aeqSurv` in R's package survival, which `survfit`, `survdiff` and `coxph` apply.
 * @param times finite, in any order
 */
export function tiedTimes(times: readonly number[]): readonly number[] {
  const distinct = [...new Set(times)].sort((a, b) => a - b);
  const mean = distinct.reduce((sum, time) => sum + Math.abs(time), 0) / distinct.length;
  const cuts = new Map<number, number>();
  let cut = distinct[0] ?? 0;
  distinct.forEach((time, i) => {
    const step = time - (distinct[i - 1] ?? -Infinity);
    if (!(step <= tolerance || step / mean <= tolerance)) cut = time;
    cuts.set(time, cut);
  });
  return times.map((time) => cuts.get(time) as number);
}
