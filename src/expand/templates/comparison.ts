import { problem, type Helper } from './helper.ts';
import { singleOf } from './members.ts';
import { scalar, type Scalar } from './value.ts';

/** A helper that compares two single values; a named value counts by its number. */
export function comparison(name: string, holds: (order: number) => boolean): Helper {
  return {
    usage: `{{#if (${name} x y)}}`,
    arguments: [2, 2],
    run: (args) => {
      const [a, b] = args.map(singleOf);
      if (!a || !b) return problem('compares two single values');
      return scalar(holds(compareCells(a, b)));
    },
  };
}

/** Numbers by size, all else by code unit, so that the order is the same in every locale. */
export function compareCells(a: Scalar, b: Scalar): number {
  if (typeof a.value === 'number' && typeof b.value === 'number') return a.value - b.value;
  const [x, y] = [String(a.value), String(b.value)];
  return x < y ? -1 : x > y ? 1 : 0;
}
