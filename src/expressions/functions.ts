import { fails, finite, gives, longestText, type Outcome } from './operators.ts';
import { isList, isTable, kindWords, type ExpressionValue, type List } from './values.ts';

/** A function of the expression language: all give a value from their arguments alone. */
export interface ExpressionFunction {
  readonly arguments: readonly [least: number, most: number];
  readonly run: (args: readonly ExpressionValue[]) => Outcome;
}

const most = 100;

function ofNumbers(
  count: readonly [number, number],
  compute: (...numbers: readonly number[]) => number,
): ExpressionFunction {
  return {
    arguments: count,
    run: (args) => {
      const numbers = args.flatMap((arg) => (isList(arg) && count[1] === most ? arg.items : [arg]));
      const wrong = numbers.find((number) => typeof number !== 'number');
      if (wrong !== undefined) return fails(`this needs numbers, and finds ${kindWords(wrong)}`);
      return numbers.length === 0 ? fails('this list is empty') : finite(compute(...(numbers as number[])));
    },
  };
}

function ofText(
  count: readonly [number, number],
  compute: (text: string, ...rest: readonly ExpressionValue[]) => ExpressionValue,
): ExpressionFunction {
  return {
    arguments: count,
    run: ([text, ...rest]) => {
      if (typeof text !== 'string') return fails(`this needs a text, and finds ${kindWords(text ?? null)}`);
      const value = compute(text, ...rest);
      return typeof value === 'string' && value.length > longestText
        ? fails(`this text is longer than ${longestText} letters`)
        : gives(value);
    },
  };
}

function ofList(
  count: readonly [number, number],
  compute: (list: List, ...rest: readonly ExpressionValue[]) => ExpressionValue,
): ExpressionFunction {
  return {
    arguments: count,
    run: ([list, ...rest]) =>
      list !== undefined && isList(list)
        ? gives(compute(list, ...rest))
        : fails(`this needs a list, and finds ${kindWords(list ?? null)}`),
  };
}

function ofAny(compute: (value: ExpressionValue) => ExpressionValue): ExpressionFunction {
  return { arguments: [1, 1], run: ([value]) => gives(compute(value ?? null)) };
}

const lower = (a: number, b: number): number => Math.min(a, b);
const higher = (a: number, b: number): number => Math.max(a, b);
const whole = (value: ExpressionValue | undefined, otherwise: number): number =>
  typeof value === 'number' ? Math.trunc(value) : otherwise;

const mathFunctions: readonly (readonly [string, ExpressionFunction])[] = [
  ...(
    ['abs', 'acos', 'asin', 'atan', 'ceil', 'cos', 'exp', 'floor', 'log', 'round', 'sin', 'sqrt', 'tan'] as const
  ).map((name) => [name, ofNumbers([1, 1], (x) => Math[name](x as number))] as const),
  ['atan2', ofNumbers([2, 2], (y, x) => Math.atan2(y as number, x as number))],
  ['pow', ofNumbers([2, 2], (x, y) => Math.pow(x as number, y as number))],
  ['clamp', ofNumbers([3, 3], (x, low, high) => higher(low as number, lower(high as number, x as number)))],
  ['hypot', ofNumbers([1, most], (...all) => all.reduce((sum, x) => Math.hypot(sum, x), 0))],
  ['min', ofNumbers([1, most], (...all) => all.reduce(lower))],
  ['max', ofNumbers([1, most], (...all) => all.reduce(higher))],
];

const textFunctions: readonly (readonly [string, ExpressionFunction])[] = [
  ['lower', ofText([1, 1], (text) => text.toLowerCase())],
  ['upper', ofText([1, 1], (text) => text.toUpperCase())],
  ['trim', ofText([1, 1], (text) => text.trim())],
  ['parseFloat', ofText([1, 1], (text) => orNull(Number.parseFloat(text)))],
  ['parseInt', ofText([1, 1], (text) => orNull(Number.parseInt(text, 10)))],
  ['substring', ofText([2, 3], (text, from, to) => text.substring(whole(from, 0), whole(to, text.length)))],
  ['split', ofText([2, 2], (text, by) => ({ kind: 'list', items: text.split(String(by)) }))],
  ['replace', ofText([3, 3], (text, from, to) => text.replace(String(from), () => String(to)))],
];

const listFunctions: readonly (readonly [string, ExpressionFunction])[] = [
  ['join', ofList([1, 2], ({ items }, by) => items.map(plainText).join(typeof by === 'string' ? by : ','))],
  ['reverse', ofList([1, 1], ({ items }) => ({ kind: 'list', items: items.toReversed() }))],
  ['sort', ofList([1, 1], ({ items }) => ({ kind: 'list', items: items.toSorted(ascending) }))],
  [
    'slice',
    ofList([2, 3], ({ items }, from, to) => ({
      kind: 'list',
      items: items.slice(whole(from, 0), whole(to, items.length)),
    })),
  ],
  ['peek', ofList([1, 1], ({ items }) => items.at(-1) ?? null)],
];

const otherFunctions: readonly (readonly [string, ExpressionFunction])[] = [
  ['isNumber', ofAny((value) => typeof value === 'number')],
  ['isString', ofAny((value) => typeof value === 'string')],
  ['isBoolean', ofAny((value) => typeof value === 'boolean')],
  ['isArray', ofAny((value) => isList(value))],
  ['isValid', ofAny((value) => value !== null)],
  ['length', { arguments: [1, 1], run: ([value]) => lengthOf(value ?? null) }],
  ['indexof', { arguments: [2, 2], run: ([within, item]) => indexOf(within ?? null, item ?? null, false) }],
  ['lastindexof', { arguments: [2, 2], run: ([within, item]) => indexOf(within ?? null, item ?? null, true) }],
  ['inrange', { arguments: [2, 2], run: ([value, range]) => inRange(value ?? null, range ?? null) }],
  ['toNumber', ofAny((value) => (typeof value === 'string' && value.trim() !== '' ? orNull(Number(value)) : value))],
  ['toString', ofAny((value) => (value === null ? null : plainText(value)))],
];

/** All functions that take single values and lists, by name; those over tables stand in `table-functions.ts`. */
export const functions: ReadonlyMap<string, ExpressionFunction> = new Map([
  ...mathFunctions,
  ...textFunctions,
  ...listFunctions,
  ...otherFunctions,
]);

function orNull(number: number): number | null {
  return Number.isFinite(number) ? number : null;
}

function plainText(value: ExpressionValue): string {
  return typeof value === 'object' && value !== null ? kindWords(value) : String(value ?? '');
}

/** Numbers by size, all else by code unit, so that the order is the same in every locale. */
function ascending(a: ExpressionValue, b: ExpressionValue): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  const [x, y] = [plainText(a), plainText(b)];
  return x < y ? -1 : x > y ? 1 : 0;
}

function lengthOf(value: ExpressionValue): Outcome {
  if (typeof value === 'string') return gives(value.length);
  if (isList(value)) return gives(value.items.length);
  return isTable(value)
    ? gives(value.rows?.length ?? value.dataset.rowCount)
    : fails(`${kindWords(value)} has no length`);
}

function indexOf(within: ExpressionValue, item: ExpressionValue, last: boolean): Outcome {
  if (isList(within)) return gives(last ? within.items.lastIndexOf(item) : within.items.indexOf(item));
  if (typeof within !== 'string' || typeof item !== 'string')
    return fails(`this searches a text or a list, and finds ${kindWords(within)}`);
  return gives(last ? within.lastIndexOf(item) : within.indexOf(item));
}

/** Whether a number lies between the ends of a range, ends included; the lower end may stand first or last. */
function inRange(value: ExpressionValue, range: ExpressionValue): Outcome {
  const ends = isList(range) ? range.items : [];
  const [a, b] = ends;
  if (typeof value !== 'number' || typeof a !== 'number' || typeof b !== 'number')
    return fails('`inrange` needs a number and a list of two');
  return gives(value >= lower(a, b) && value <= higher(a, b));
}
