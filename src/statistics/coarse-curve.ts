import type { SurvivalCurve } from './kaplan-meier.ts';
import { survivalAt, type SurvivalEstimate } from './survival-at.ts';

/** Most points of a coarse curve; a finer grid would hide nothing. */
const mostPoints = 1000;

/**
 * A curve of rows about persons as it may be shown: the estimate at 0 and at every multiple of `grid` as long as enough
 * are at risk, and nothing in between. The estimates themselves are made from the exact times, so that a shown one is
 * the same number as that of {@link survivalAt}; but no time of a subject, no censoring and no single step is in them.
 * @param rule `grid` above 0, in the unit of the curve
 */
export function coarseCurve(
  curve: SurvivalCurve,
  rule: { readonly grid: number; readonly minimumAtRisk: number },
): readonly SurvivalEstimate[] {
  const points: SurvivalEstimate[] = [];
  for (let i = 0; i < mostPoints; i++) {
    const estimate = survivalAt(curve, gridTime(i, rule.grid));
    if (!estimate.ok || estimate.value.atRisk < rule.minimumAtRisk) break;
    points.push(estimate.value);
  }
  return points;
}

/** Whether a time is a multiple of the grid, but for rounding. */
export function isOnGrid(time: number, grid: number): boolean {
  return Math.abs(time / grid - Math.round(time / grid)) < 1e-9;
}

/** `3 * 0.1` without the noise behind the twelfth digit. */
function gridTime(i: number, grid: number): number {
  return Number((i * grid).toPrecision(12));
}
