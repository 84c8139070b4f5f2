import type { Cell } from '../../model/data.ts';
import { problem, type Helper, type HelperProblem } from './helper.ts';
import { singleOf } from './members.ts';
import { scalar, type Scalar } from './value.ts';

/** A helper that asks which of two single values is greater; a named value counts by its number. */
export function comparison(name: string, holds: (order: number) => boolean): Helper {
  return {
    usage: `{{#if (${name} x y)}}`,
    arguments: [2, 2],
    run: (args) => {
      const [a, b] = args.map(singleOf);
      if (!a || !b) return problem('compares two single values');
      return disorder(a, b) ?? scalar(holds(compareCells(a, b)));
    },
  };
}

/** A helper that asks whether two single values are the same; `5` written as text is the number, a blank is `null`. */
export function equality(name: string, same: boolean): Helper {
  return {
    usage: `{{#if (${name} x y)}}`,
    arguments: [2, 2],
    run: (args) => {
      const [a, b] = args.map(singleOf);
      if (!a || !b) return problem('compares two single values');
      return scalar(isSame(a.value, b.value) === same);
    },
  };
}

function isSame(a: Cell, b: Cell): boolean {
  if (a === null || b === null) return (a ?? '') === (b ?? '');
  if (typeof a === typeof b) return a === b;
  const [text, other] = typeof a === 'string' ? [a, b] : [String(b), a];
  if (typeof other === 'number') return /^-?\d+(?:\.\d+)?$/.test(text) && Number(text) === other;
  return text === String(other);
}

/** Why two values have no order: one is blank, or they are a text and a number. */
function disorder(a: Scalar, b: Scalar): HelperProblem | null {
  const blank = [a, b].find(({ value }) => value === null);
  if (blank !== undefined) {
    const what = blank.name === null ? 'one of these' : `\`${blank.name}\``;
    const hint = 'ask first whether it is there: `(and (ne x null) (lt x y))`';
    return { kind: 'problem', problem: `compares two values, and ${what} is empty in the data`, hint, ofData: true };
  }
  if (typeof a.value === typeof b.value && typeof a.value !== 'boolean') return null;
  const [x, y] = [a, b].map(({ value }) => kindWords(value)) as [string, string];
  return problem(`compares two numbers or two texts, not ${x} with ${y}`, 'a number is written without quotes');
}

function kindWords(value: Cell): string {
  return typeof value === 'string' ? `the text \`${value.slice(0, 40)}\`` : `\`${String(value)}\``;
}

/** Numbers by size, all else by code unit, so that the order is the same in every locale. */
export function compareCells(a: Scalar, b: Scalar): number {
  if (typeof a.value === 'number' && typeof b.value === 'number') return a.value - b.value;
  const [x, y] = [String(a.value), String(b.value)];
  return x < y ? -1 : x > y ? 1 : 0;
}
