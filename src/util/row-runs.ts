import type { TraceReading } from '../model/evidence.ts';

/** Rows as a trace lists them. */
type Runs = TraceReading[2];

/** Ascending numbers, those that follow each other as `[first, last]` from three on. */
export function rowRuns(numbers: readonly number[]): Runs {
  if (numbers.length === 1) return numbers;
  const found: [number, number][] = [];
  for (const number of numbers) {
    const last = found.at(-1);
    if (last !== undefined && last[1] === number - 1) last[1] = number;
    else found.push([number, number]);
  }
  return found.flatMap(([first, last]): (number | readonly [number, number])[] =>
    last - first > 1 ? [[first, last]] : first === last ? [first] : [first, last],
  );
}

/** Every number of what `rowRuns` gives. */
export function rowsOfRuns(runs: Runs): readonly number[] {
  return runs.flatMap((one) =>
    typeof one === 'number' ? [one] : Array.from({ length: one[1] - one[0] + 1 }, (_, i) => one[0] + i),
  );
}
