import type { SurvivalCurve } from './kaplan-meier.ts';

/** A median with its interval; `null` is "not reached". */
export interface MedianSurvival {
  readonly median: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

/**
 * The first time at which the curve is at or below one half; where it runs level at one half, the middle of that stretch.
 * The interval holds the times at which the curve's own pointwise interval holds one half (Brookmeyer and Crowley,
 * Biometrics 1982;38:29), read off its ends in the same way. Agrees with what R prints of a
 * `survfit`; where the curve ends level at one half, that is the start of the stretch.
 */
export function medianSurvival(curve: SurvivalCurve): MedianSurvival {
  return {
    median: crossing(curve, ({ survival }) => survival),
    low: crossing(curve, ({ low }) => low),
    high: crossing(curve, ({ high }) => high),
  };
}

/** Products of fractions that are one half by arithmetic miss it by rounding; the square root of the precision, as in R. */
const tolerance = 1.5e-8;

function crossing(
  { steps }: SurvivalCurve,
  valueOf: (step: SurvivalCurve['steps'][number]) => number | null,
): number | null {
  const known = steps.flatMap((step) => {
    const value = valueOf(step);
    return value === null ? [] : [{ time: step.time, value }];
  });
  const first = known.find(({ value }) => value < 0.5 + tolerance);
  if (first === undefined) return null;
  if (first.value < 0.5 - tolerance) return first.time;
  const below = known.find(({ value }) => value < first.value - tolerance);
  return below === undefined ? first.time : (first.time + below.time) / 2;
}
