/**
 * The statistics of Plenary as a library, the same that draw its curves and make its named values:
 *
 * ```ts
 * import { kaplanMeier } from 'plenary/statistics';
 *
 * const [curve] = kaplanMeier(patients, { time: 'months', event: 'died', group: 'arm', interval: 'log-log' });
 * ```
 *
 * Rows are plain objects, results plain numbers. Shares are from 0 to 1, confidence levels in percent (95). What cannot
 * be estimated is `null`; what cannot be read is thrown as a RangeError that names the row.
 */

export {
  kaplanMeier,
  type KaplanMeierCurve,
  type KaplanMeierOptions,
  type KaplanMeierPoint,
} from './statistics/plain/kaplan-meier.ts';
export { logRankTest, type LogRankTest } from './statistics/plain/log-rank-test.ts';
export { coxRegression, type CoxRegressionOptions, type CoxTerm } from './statistics/plain/cox-regression.ts';
export {
  lifeTable,
  type LifeTable,
  type LifeTableOptions,
  type LifeTablePoint,
} from './statistics/plain/life-table.ts';
export { binomialInterval, type BinomialOptions } from './statistics/plain/binomial-interval.ts';
export type { BinomialEstimate } from './statistics/binomial.ts';
export type { CodeOrCodes, EventColumn, PatientColumns } from './statistics/plain/read-rows.ts';
export type { IntervalKind } from './statistics/survival-interval.ts';
export type { EventsOf } from './statistics/printed-rows.ts';
