import { chiSquareTail } from './chi-square.ts';
import { computed, notComputed, type Computed } from './computed.ts';
import { groupNames } from './group-names.ts';
import { solve } from './linear.ts';
import { checkSubjects, subjectsOf, timePoints, type GroupedSubjects, type TimePoint } from './subjects.ts';
import { tiedTimes } from './tied-times.ts';

/** A test of whether the curves of all groups are one. */
export interface LogRank {
  readonly chiSquare: number;
  /** Degrees of freedom. */
  readonly df: number;
  readonly p: number;
  /** Observed and expected events by group, groups in the order of `groupNames`. */
  readonly groups: readonly { readonly group: string; readonly observed: number; readonly expected: number }[];
}

/**
 * The log-rank test over any number of groups (Mantel, Cancer Chemother Rep 1966;50:163; Peto and Peto, J R Stat Soc A
 * 1972;135:185): observed less expected events with their hypergeometric covariance, as `survdiff` of R's package
 * survival. A group that nobody could have an event in tells nothing and is left out, as there.
 */
export function logRank(all: GroupedSubjects): Computed<LogRank> {
  const checked = checkSubjects(all);
  if (!checked.ok) return checked;
  const rows = { ...all, times: tiedTimes(all.times) };
  const names = groupNames(rows.groups);
  if (names.length < 2) return notComputed('there is only one group');
  const tables = names.map((name) => riskTable(rows, name));
  const { observed, expected, covariance } = sums(timePoints(rows), tables);
  const telling = names.flatMap((_, i) => ((expected[i] as number) > 0 ? [i] : []));
  if (telling.length < 2) return notComputed('no event was seen while two groups were at risk');
  const kept = telling.slice(1);
  const excess = kept.map((i) => (observed[i] as number) - (expected[i] as number));
  const solved = solve(
    kept.map((i) => kept.map((j) => covariance[i]?.[j] as number)),
    excess,
  );
  if (solved === null) return notComputed('no event was seen while two groups were at risk');
  const chiSquare = excess.reduce((sum, value, i) => sum + value * (solved[i] as number), 0);
  const groups = names.map((group, i) => ({ group, observed: observed[i] as number, expected: expected[i] as number }));
  return computed({ chiSquare, df: kept.length, p: chiSquareTail(Math.max(0, chiSquare), kept.length), groups });
}

/** At risk and events of one group at a time of the whole. */
type RiskTable = (time: number) => { readonly atRisk: number; readonly events: number };

/** To be asked for ascending times. */
function riskTable(rows: GroupedSubjects, group: string): RiskTable {
  const points = timePoints(subjectsOf(rows, group));
  let next = 0;
  return (time) => {
    while (next < points.length && (points[next] as TimePoint).time < time) next++;
    const point = points[next];
    return { atRisk: point?.atRisk ?? 0, events: point?.time === time ? point.events : 0 };
  };
}

function sums(points: readonly TimePoint[], tables: readonly RiskTable[]) {
  const observed = tables.map(() => 0);
  const expected = tables.map(() => 0);
  const covariance = tables.map(() => tables.map(() => 0));
  for (const { time, atRisk, events } of points) {
    if (events === 0) continue;
    const own = tables.map((table) => table(time));
    const factor = atRisk > 1 ? (events * (atRisk - events)) / (atRisk - 1) : 0;
    own.forEach((a, i) => {
      const share = a.atRisk / atRisk;
      observed[i] = (observed[i] as number) + a.events;
      expected[i] = (expected[i] as number) + events * share;
      const line = covariance[i] as number[];
      own.forEach((b, j) => {
        line[j] = (line[j] as number) + factor * share * ((i === j ? 1 : 0) - b.atRisk / atRisk);
      });
    });
  }
  return { observed, expected, covariance };
}
