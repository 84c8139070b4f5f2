import { kaplanMeier, type SurvivalCurve } from '../../../../statistics/kaplan-meier.ts';
import { coarseCurve } from '../../../../statistics/coarse-curve.ts';
import type { Checks } from '../../checks.ts';
import type { KmGroup } from './groups.ts';
import type { KmOptions } from './options.ts';

/** One point of a drawn curve; from it the curve runs level to the next. */
export interface DrawnPoint {
  readonly time: number;
  /** Percent. */
  readonly survival: number;
  readonly low: number | null;
  readonly high: number | null;
  /** Subjects censored at this time; 0 where that may not be told. */
  readonly censored: number;
}

/** A curve as drawn. */
export interface DrawnCurve {
  readonly group: KmGroup;
  readonly curve: SurvivalCurve;
  /** From time 0 as far as enough are at risk. */
  readonly points: readonly DrawnPoint[];
}

/**
 * The estimate of each group, drawn as far as enough subjects are at risk: behind that a curve says more about chance
 * than about survival (Pocock, Lancet 2002;359:1686, who asks for 10 to 20 % of the subjects).
 * @returns `null` where a group has nothing to draw, which is reported
 */
export function drawnCurves(
  groups: readonly KmGroup[],
  options: KmOptions,
  checks: Checks,
): readonly DrawnCurve[] | null {
  const { privacy } = options;
  if (privacy !== null && privacy.timeGrid === null) {
    checks.report('chart/no-time-grid', checks.valueAt('/data'), {});
    return null;
  }
  const withStrokes = options.censored ?? censoredIn(groups) <= mostStrokes;
  const drawn: DrawnCurve[] = [];
  for (const group of groups) {
    const estimate = kaplanMeier(group.subjects, { conf: options.interval, level: options.level });
    if (!estimate.ok) continue;
    const minimum = minimumFor(group, options);
    const points =
      privacy === null
        ? thinned(exactPoints(estimate.value, minimum), withStrokes)
        : gridPoints(estimate.value, minimum, options);
    if (points.length < 2) {
      const name = privacy === null ? group.name : null;
      checks.report('chart/too-few-at-risk', checks.valueAt(options.group === null ? '/data' : '/group'), {
        group: name,
        minimum,
      });
    }
    drawn.push({ group, curve: estimate.value, points });
  }
  if (privacy !== null && drawn.some((curve) => hasSmallStep(curve, privacy.minimumCell))) {
    checks.report('chart/narrow-grid', checks.valueAt('/data'), { minimum: privacy.minimumCell });
  }
  return drawn.length === groups.length && drawn.every(({ points }) => points.length > 1) ? drawn : null;
}

/** Five, or a tenth of the group where that is more; of sensitive rows at least the smallest group that may be shown. */
function minimumFor({ rows }: KmGroup, { minimumAtRisk, privacy }: KmOptions): number {
  return minimumAtRisk ?? Math.max(privacy?.minimumCell ?? 5, Math.ceil(rows.length / 10));
}

function exactPoints(curve: SurvivalCurve, minimum: number): readonly DrawnPoint[] {
  const start: DrawnPoint = { time: 0, survival: 100, low: null, high: null, censored: 0 };
  const steps = curve.steps.filter(({ atRisk }) => atRisk >= minimum);
  return [
    start,
    ...steps.map(({ time, survival, low, high, censored }) => ({
      time,
      survival: inPercent(survival),
      low: low === null ? null : inPercent(low),
      high: high === null ? null : inPercent(high),
      censored,
    })),
  ];
}

/** More strokes than that run into each other, and take the place of the curve. */
const mostStrokes = 1000;

function censoredIn(groups: readonly KmGroup[]): number {
  return groups.reduce((sum, { subjects }) => sum + subjects.events.filter((event) => !event).length, 0);
}

/** Points that a curve may have before those that nobody could see are left out. */
const mostPoints = 1000;
/** Less than a fifth of a px, in percent. */
const unseen = 0.04;

/** Without the steps of a large table that move the curve by less than can be seen; those that are left are exact. */
function thinned(points: readonly DrawnPoint[], withStrokes: boolean): readonly DrawnPoint[] {
  const all = withStrokes ? points : points.map((point) => ({ ...point, censored: 0 }));
  if (all.length <= mostPoints) return all;
  const kept: DrawnPoint[] = [];
  all.forEach((point, i) => {
    const moved = (kept.at(-1)?.survival ?? Infinity) - point.survival;
    if (moved >= unseen || point.censored > 0 || i === all.length - 1) kept.push(point);
  });
  return kept;
}

/** Twelve digits: what arithmetic leaves behind them is noise. */
function inPercent(share: number): number {
  return Number((share * 100).toPrecision(12));
}

function gridPoints(curve: SurvivalCurve, minimum: number, options: KmOptions): readonly DrawnPoint[] {
  const grid = options.privacy?.timeGrid ?? 1;
  return coarseCurve(curve, { grid, minimumAtRisk: minimum }).map(({ time, survival, low, high }) => ({
    time,
    survival: inTenths(survival),
    low: low === null ? null : inTenths(low),
    high: high === null ? null : inTenths(high),
    censored: 0,
  }));
}

/** Whether fewer events than the smallest group lie between two shown times. */
function hasSmallStep({ curve, points }: DrawnCurve, minimum: number): boolean {
  return points.some(({ time }, i) => {
    const from = points[i - 1]?.time ?? time;
    const inside = curve.steps.filter((step) => step.time > from && step.time <= time);
    const events = inside.reduce((sum, step) => sum + step.events, 0);
    return events > 0 && events < minimum;
  });
}

/** Tenths of a percent: more digits would only help to work out what happened between two times. */
function inTenths(share: number): number {
  return Math.round(share * 1000) / 10;
}
