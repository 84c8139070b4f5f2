import { logRank } from '../log-rank.ts';
import { fail } from './fail.ts';
import { readPatients, type PatientColumns } from './read-rows.ts';

/** A log-rank test. */
export interface LogRankTest {
  /** Chi-square. */
  readonly statistic: number;
  readonly degreesOfFreedom: number;
  /** Two-sided; `null` where there is nothing to test, since no event was seen while two groups were at risk. */
  readonly p: number | null;
}

/**
 * The log-rank test of whether the curves of two groups or more are one (Mantel, Cancer Chemother Rep 1966;50:163; Peto
 * and Peto, J R Stat Soc A 1972;135:185), with the hypergeometric variance. As `survdiff` of R's package survival: a group
 * in which nobody could have had an event takes no degree of freedom.
 * @param rows one plain object a patient, in any order
 * @throws RangeError that names the row, from 1, or says that there is one group alone
 */
export function logRankTest(
  rows: readonly object[],
  options: PatientColumns & { readonly group: string },
): LogRankTest {
  const patients = readPatients(rows, options);
  if (new Set(patients.groups).size < 2) fail('there is only one group');
  const test = logRank(patients);
  if (!test.ok) return { statistic: 0, degreesOfFreedom: 0, p: null };
  const { chiSquare, df, p } = test.value;
  return { statistic: chiSquare, degreesOfFreedom: df, p };
}
