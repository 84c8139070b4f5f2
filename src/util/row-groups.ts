import type { PrivacyFault } from './privacy.ts';
import type { Dataset } from '../model/data.ts';
import type { Origin, RowGroup } from '../model/values.ts';

/** The groups of rows of sensitive tables that a number was computed from; none for open data. */
export function rowGroupsOf({ groups, readings }: Pick<Origin, 'groups' | 'readings'>): readonly RowGroup[] {
  return groups ?? distinctGroups(readings);
}

/** Groups of rows of sensitive tables, each once. */
export function distinctGroups(groups: readonly RowGroup[]): readonly RowGroup[] {
  const distinct: RowGroup[] = [];
  for (const { dataset, rows } of groups) {
    const isKnown = (known: RowGroup): boolean => known.dataset === dataset && isSameList(known.rows, rows);
    if (dataset.privacy !== null && !distinct.some(isKnown)) distinct.push({ dataset, rows });
  }
  return distinct;
}

function isSameList(a: readonly number[], b: readonly number[]): boolean {
  return a === b || (a.length === b.length && a.every((row, i) => row === b[i]));
}

/**
 * Judges a number that is computed from numbers of several groups of rows: where adding and taking away groups leaves
 * fewer than `minimumCell` rows, and not none, the number tells of those (all patients less those without the
 * mutation). What the number's own operators are does not matter, so that no way of writing it hides them.
 * @returns `null` where it may be shown
 */
export function judgeGroups(groups: readonly RowGroup[], op: string): PrivacyFault | null {
  const distinct = distinctGroups(groups);
  for (const dataset of new Set(distinct.map((group) => group.dataset))) {
    const minimum = dataset.privacy?.minimumCell ?? 0;
    const lists = distinct.filter((group) => group.dataset === dataset).map(({ rows }) => rows);
    if (leavesFew(lists, dataset, minimum)) return { kind: 'small-cell', table: dataset.name, minimum, op };
  }
  return null;
}

/** Most groups of which all combinations are tried: 3 to the power of it. */
const mostCombined = 8;

function leavesFew(lists: readonly (readonly number[])[], dataset: Dataset, minimum: number): boolean {
  if (lists.length < 2) return false;
  if (lists.length <= mostCombined) return someCombination(lists, dataset.rowCount, minimum);
  // Of many groups each pair is tried, and each group less all that it holds.
  return lists.some((list, i) => {
    const within = lists.filter((other, j) => i !== j && isWithin(other, list));
    const rest = new Set(list);
    for (const row of within.flat()) rest.delete(row);
    const isFew = rest.size > 0 && rest.size < minimum;
    return isFew || lists.slice(0, i).some((other) => someCombination([other, list], dataset.rowCount, minimum));
  });
}

function isWithin(inner: readonly number[], outer: readonly number[]): boolean {
  const rows = new Set(outer);
  return inner.every((row) => rows.has(row));
}

/** Whether a sum of at least two of the groups, each added or taken away, leaves a few rows. */
function someCombination(lists: readonly (readonly number[])[], rowCount: number, minimum: number): boolean {
  const memberships = membershipsOf(lists, rowCount);
  const signs = lists.map(() => -1);
  for (;;) {
    if (signs.filter((sign) => sign !== 0).length > 1) {
      let left = 0;
      for (const [membership, count] of memberships) if (weightOf(membership, signs) !== 0) left += count;
      if (left > 0 && left < minimum) return true;
    }
    const next = signs.findIndex((sign) => sign < 1);
    if (next === -1) return false;
    signs.fill(-1, 0, next);
    signs[next] = (signs[next] as number) + 1;
  }
}

/** How many rows are in the same groups, by those groups: bit `i` for list `i`. */
function membershipsOf(lists: readonly (readonly number[])[], rowCount: number): ReadonlyMap<number, number> {
  const bits = new Int32Array(rowCount);
  lists.forEach((rows, i) => rows.forEach((row) => (bits[row] = (bits[row] as number) | (1 << i))));
  const counts = new Map<number, number>();
  for (const membership of bits) if (membership !== 0) counts.set(membership, (counts.get(membership) ?? 0) + 1);
  return counts;
}

function weightOf(membership: number, signs: readonly number[]): number {
  return signs.reduce((sum, sign, i) => sum + ((membership >> i) & 1) * sign, 0);
}
