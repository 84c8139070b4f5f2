import type { EventTime } from './cox-likelihood.ts';

/**
 * Which groups have a finite hazard ratio to the first one. The likelihood has its top at a finite place where, along
 * events of one group while another is at risk, one can go from each to the other and back: Ford's condition for paired
 * comparisons (Am Math Mon 1957;64(8):28), of which the partial likelihood of groups is one.
 * @param count of groups
 */
export function boundedGroups(times: readonly EventTime[], count: number): readonly boolean[] {
  const beats = Array.from({ length: count }, () => new Set<number>());
  for (const { atRisk, events } of times) {
    events.forEach((dead, a) => {
      if (dead > 0) atRisk.forEach((left, b) => left > 0 && beats[a]?.add(b));
    });
  }
  const above = reached(0, (a) => [...(beats[a] ?? [])]);
  const below = reached(0, (b) => beats.flatMap((beaten, a) => (beaten.has(b) ? [a] : [])));
  return beats.map((_, g) => above.has(g) && below.has(g));
}

function reached(start: number, next: (from: number) => readonly number[]): ReadonlySet<number> {
  const found = new Set([start]);
  for (const from of found) for (const to of next(from)) found.add(to);
  return found;
}

/** Why two groups have no ratio with a bound. */
export function silentReason(
  times: readonly EventTime[],
  pair: readonly [number, number],
  names: readonly [string, string],
): string {
  const met = times.filter(({ atRisk }) => pair.every((g) => (atRisk[g] as number) > 0));
  const silent = ([0, 1] as const).filter((side) => !met.some(({ events }) => (events[pair[side]] as number) > 0));
  if (silent.length === 2) return 'no event was seen while both groups were at risk';
  const [side] = silent;
  return side === undefined
    ? `the ratio of \`${names[1]}\` to \`${names[0]}\` has no bound`
    : `\`${names[side]}\` has no event while both groups are at risk, so the ratio has no bound`;
}
