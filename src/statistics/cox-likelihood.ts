/** What happened at one time of events, by group. */
export interface EventTime {
  /** Under observation just before it. */
  readonly atRisk: readonly number[];
  readonly events: readonly number[];
}

/** The log partial likelihood at one set of coefficients, with its slope and its curvature (with the sign turned). */
export interface Likelihood {
  readonly value: number;
  readonly score: readonly number[];
  readonly information: readonly (readonly number[])[];
}

/**
 * Cox's log partial likelihood of groups, ties by Efron's method (J Am Stat Assoc 1977;72:557): of d events at a time the
 * k-th sees those with an event leave by k/d.
 * @param beta log hazard ratio of each group after the first; that of the first is 0
 */
export function coxLikelihood(times: readonly EventTime[], beta: readonly number[]): Likelihood {
  const hazards = [1, ...beta.map(Math.exp)];
  let value = 0;
  const score = beta.map(() => 0);
  const information = beta.map(() => beta.map(() => 0));
  for (const { atRisk, events } of times) {
    const deaths = events.reduce((sum, count) => sum + count, 0);
    beta.forEach((one, j) => {
      value += one * (events[j + 1] as number);
      score[j] = (score[j] as number) + (events[j + 1] as number);
    });
    for (let k = 0; k < deaths; k++) {
      const parts = hazards.map((hazard, g) => ((atRisk[g] as number) - (k / deaths) * (events[g] as number)) * hazard);
      const all = parts.reduce((sum, part) => sum + part, 0);
      value -= Math.log(all);
      addShares(
        parts.slice(1).map((part) => part / all),
        score,
        information,
      );
    }
  }
  return { value, score, information };
}

function addShares(shares: readonly number[], score: number[], information: readonly number[][]): void {
  shares.forEach((share, j) => {
    score[j] = (score[j] as number) - share;
    const line = information[j] as number[];
    shares.forEach((other, l) => (line[l] = (line[l] as number) + share * ((j === l ? 1 : 0) - other)));
  });
}
