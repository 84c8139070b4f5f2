/** Two things that go together, or one that has no other. */
export type Pair<T> = readonly [T, T] | readonly [T, null] | readonly [null, T];

/** Above so many comparisons, things are taken to go together by their place. */
const mostComparisons = 2_000_000;

/**
 * Lays two lists side by side, in their order, so that what goes together is worth most in sum.
 * @param worth of a pair; 0 for what does not go together, 2 at most
 */
export function align<T>(a: readonly T[], b: readonly T[], worth: (x: T, y: T) => number): readonly Pair<T>[] {
  let start = 0;
  while (start < Math.min(a.length, b.length) && worth(a[start] as T, b[start] as T) === 2) start++;
  let end = 0;
  const rest = Math.min(a.length, b.length) - start;
  while (end < rest && worth(a[a.length - 1 - end] as T, b[b.length - 1 - end] as T) === 2) end++;
  const [left, right] = [a.slice(start, a.length - end), b.slice(start, b.length - end)];
  const middle = left.length * right.length > mostComparisons ? byPlace(left, right, worth) : best(left, right, worth);
  const both = (i: number): Pair<T> => [a[i] as T, b[i + b.length - a.length] as T];
  return [
    ...a.slice(0, start).map((x, i): Pair<T> => [x, b[i] as T]),
    ...middle,
    ...Array.from({ length: end }, (_, i) => both(a.length - end + i)),
  ];
}

function byPlace<T>(a: readonly T[], b: readonly T[], worth: (x: T, y: T) => number): readonly Pair<T>[] {
  const pairs: Pair<T>[] = [];
  for (let i = 0; i < Math.max(a.length, b.length); i++) {
    const [x, y] = [a[i], b[i]];
    if (x !== undefined && y !== undefined && worth(x, y) > 0) pairs.push([x, y]);
    else {
      if (x !== undefined) pairs.push([x, null]);
      if (y !== undefined) pairs.push([null, y]);
    }
  }
  return pairs;
}

/** The longest common subsequence, with weights. */
function best<T>(a: readonly T[], b: readonly T[], worth: (x: T, y: T) => number): readonly Pair<T>[] {
  const width = b.length + 1;
  const sums = new Int32Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      const value = worth(a[i] as T, b[j] as T);
      const together = value === 0 ? 0 : value + (sums[(i + 1) * width + j + 1] as number);
      const apart = Math.max(sums[(i + 1) * width + j] as number, sums[i * width + j + 1] as number);
      sums[i * width + j] = Math.max(together, apart);
    }
  }
  const pairs: Pair<T>[] = [];
  let [i, j] = [0, 0];
  while (i < a.length && j < b.length) {
    const [x, y] = [a[i] as T, b[j] as T];
    const value = worth(x, y);
    const here = sums[i * width + j] as number;
    if (value > 0 && here === value + (sums[(i + 1) * width + j + 1] as number)) {
      pairs.push([x, y]);
      i++;
      j++;
    } else if (here === sums[(i + 1) * width + j]) {
      pairs.push([x, null]);
      i++;
    } else {
      pairs.push([null, y]);
      j++;
    }
  }
  return [...pairs, ...a.slice(i).map((x): Pair<T> => [x, null]), ...b.slice(j).map((y): Pair<T> => [null, y])];
}
