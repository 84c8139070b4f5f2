import { groupNames } from '../group-names.ts';
import { kaplanMeier as estimate } from '../kaplan-meier.ts';
import { medianSurvival } from '../median-survival.ts';
import { subjectsOf } from '../subjects.ts';
import { intervalKinds, type IntervalKind } from '../survival-interval.ts';
import { fail, levelOf, orFail } from './fail.ts';
import { readPatients, type PatientColumns } from './read-rows.ts';

/** What a Kaplan–Meier estimate is made from, and how. */
export interface KaplanMeierOptions extends PatientColumns {
  /** Scale of the confidence interval; `log-log` where it is left out (R's own default is `log`). */
  readonly interval?: IntervalKind;
  /** Confidence level in percent; 95 where it is left out. */
  readonly level?: number;
}

/** The estimate at one observed time. */
export interface KaplanMeierPoint {
  readonly time: number;
  /** Under observation just before this time. */
  readonly atRisk: number;
  readonly events: number;
  /** Censored at this time, after its events. */
  readonly censored: number;
  /** From 0 to 1. */
  readonly survival: number;
  /** Greenwood's; `null` at a survival of 0. */
  readonly standardError: number | null;
  /** Ends of the interval; `null` where there is none: at a survival of 0, and of 1 on the scale of log-log. */
  readonly low: number | null;
  readonly high: number | null;
}

/** A Kaplan–Meier curve of one group. */
export interface KaplanMeierCurve {
  /** `''` where there are no groups. */
  readonly group: string;
  readonly n: number;
  readonly events: number;
  /** In the unit of the times; `null` is "not reached". */
  readonly median: { readonly estimate: number | null; readonly low: number | null; readonly high: number | null };
  /** One for each distinct observed time, ascending; the survival is 1 before the first. */
  readonly points: readonly KaplanMeierPoint[];
}

/**
 * The Kaplan–Meier estimate of each group (Kaplan and Meier, J Am Stat Assoc 1958;53:457) with Greenwood's standard error
 * (Reports on Public Health 33, 1926), intervals on the scale of S, log S or log(-log S) (Kalbfleisch and Prentice, The
 * Statistical Analysis of Failure Time Data, 1980), and the median with the interval of Brookmeyer and Crowley (Biometrics
 * 1982;38:29). As `survfit` of R's package survival.
 * @param rows one plain object a patient, in any order
 * @returns groups by size of number or by code unit, as R orders them
 * @throws RangeError that names the row, from 1, or the option that is wrong
 */
export function kaplanMeier(rows: readonly object[], options: KaplanMeierOptions): readonly KaplanMeierCurve[] {
  const { interval: conf = 'log-log' } = options;
  if (!intervalKinds.includes(conf)) fail(`\`interval\` is ${String(conf)}, none of ${intervalKinds.join(', ')}`);
  const level = levelOf(options.level);
  const patients = readPatients(rows, options);
  return groupNames(patients.groups).map((group) => {
    const curve = orFail(estimate(subjectsOf(patients, group), { conf, level }));
    const { median, low, high } = medianSurvival(curve);
    const points = curve.steps.map(({ variance, ...step }) => ({
      time: step.time,
      atRisk: step.atRisk,
      events: step.events,
      censored: step.censored,
      survival: step.survival,
      standardError: variance === null ? null : Math.sqrt(variance),
      low: step.low,
      high: step.high,
    }));
    return { group, n: curve.n, events: curve.events, median: { estimate: median, low, high }, points };
  });
}
