import { coxModel } from '../cox.ts';
import { groupNames } from '../group-names.ts';
import { fail, levelOf, orFail } from './fail.ts';
import { readPatients, type PatientColumns } from './read-rows.ts';

/** What a Cox model of groups is made from. */
export interface CoxRegressionOptions extends PatientColumns {
  readonly group: string;
  /** The group that the others are compared with; the first in order where it is left out, as in R. */
  readonly reference?: string;
  /** Confidence level in percent; 95 where it is left out. */
  readonly level?: number;
}

/** The hazard of one group relative to the reference; all `null` where the likelihood has no top, so no estimate. */
export interface CoxTerm {
  /** The group whose hazard is on top. */
  readonly term: string;
  readonly hazardRatio: number | null;
  readonly low: number | null;
  readonly high: number | null;
  /** Wald's, two-sided. */
  readonly p: number | null;
}

/**
 * Hazard ratios of groups by Cox's proportional hazards model (J R Stat Soc B 1972;34:187), ties by Efron's method (J Am
 * Stat Assoc 1977;72:557), Wald's interval and P. As `coxph` of R's package survival.
 * @param rows one plain object a patient, in any order
 * @returns one term for each group but the reference
 * @throws RangeError that names the row, from 1, or the option that is wrong
 */
export function coxRegression(
  rows: readonly object[],
  options: CoxRegressionOptions,
): { readonly reference: string; readonly terms: readonly CoxTerm[] } {
  const level = levelOf(options.level);
  const patients = readPatients(rows, options);
  const names = groupNames(patients.groups);
  if (names.length < 2) fail('there is only one group');
  const reference = options.reference === undefined ? (names[0] as string) : String(options.reference);
  const { terms } = orFail(coxModel(patients, { reference, level }));
  return {
    reference,
    terms: terms.map(({ group, ratio }) => {
      if (!ratio.ok) return { term: group, hazardRatio: null, low: null, high: null, p: null };
      const { hazardRatio, low, high, p } = ratio.value;
      return { term: group, hazardRatio, low, high, p };
    }),
  };
}
