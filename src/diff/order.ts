/**
 * The positions that need not move when a list is put into another order: a longest increasing subsequence (patience
 * sorting, Fredman 1975), in n log n.
 * @param order for each item of the new list its place in the old one; no two the same
 * @returns indices into `order`, ascending
 */
export function keptInPlace(order: readonly number[]): ReadonlySet<number> {
  const tails: number[] = [];
  const before: number[] = [];
  for (let i = 0; i < order.length; i++) {
    const value = order[i] as number;
    let low = 0;
    let high = tails.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((order[tails[middle] as number] as number) < value) low = middle + 1;
      else high = middle;
    }
    before[i] = low > 0 ? (tails[low - 1] as number) : -1;
    tails[low] = i;
  }
  const kept = new Set<number>();
  for (let i = tails.at(-1) ?? -1; i !== -1; i = before[i] as number) kept.add(i);
  return kept;
}
