import type { ExpressionValue } from './values.ts';
import { kindWords } from './values.ts';

/** A result, or why there is none: the words of a problem. */
export type Outcome =
  { readonly ok: true; readonly value: ExpressionValue } | { readonly ok: false; readonly words: string };

/** A result. */
export function gives(value: ExpressionValue): Outcome {
  return { ok: true, value };
}

/** No result, and why. */
export function fails(words: string): Outcome {
  return { ok: false, words };
}

const arithmetic: Readonly<Record<string, (a: number, b: number) => number>> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => a / b,
  '%': (a, b) => a % b,
  '&': (a, b) => a & b,
  '|': (a, b) => a | b,
  '^': (a, b) => a ^ b,
  '<<': (a, b) => a << b,
  '>>': (a, b) => a >> b,
  '>>>': (a, b) => a >>> b,
};

const orders: Readonly<Record<string, (order: number) => boolean>> = {
  '<': (order) => order < 0,
  '>': (order) => order > 0,
  '<=': (order) => order <= 0,
  '>=': (order) => order >= 0,
};

/**
 * An operator between two values. JavaScript turns whatever it is given into something that can be computed with:
 * `null < 1` holds there. Here that is a problem, since a wrong answer is worse than none.
 */
export function binaryOutcome(operator: string, a: ExpressionValue, b: ExpressionValue): Outcome {
  if (operator === '==' || operator === '===') return equality(a, b, true);
  if (operator === '!=' || operator === '!==') return equality(a, b, false);
  const order = orders[operator];
  if (order !== undefined) return comparison(operator, a, b);
  if (operator === '+' && (typeof a === 'string' || typeof b === 'string')) return joined(a, b);
  const compute = arithmetic[operator];
  if (compute === undefined) return fails(`there is no operator \`${operator}\``);
  if (typeof a !== 'number' || typeof b !== 'number')
    return fails(`\`${operator}\` needs two numbers, and this is ${kindWords(typeof a === 'number' ? b : a)}`);
  if ((operator === '/' || operator === '%') && b === 0) return fails('this divides by zero');
  return finite(compute(a, b));
}

/** A number as a result, unless it is none. */
export function finite(number: number): Outcome {
  return Number.isFinite(number) ? gives(number) : fails('this gives no number');
}

function equality(a: ExpressionValue, b: ExpressionValue, same: boolean): Outcome {
  const plain = (value: ExpressionValue): boolean => typeof value !== 'object' || value === null;
  if (!plain(a) || !plain(b)) return fails(`\`==\` compares single values, and this is ${kindWords(plain(a) ? b : a)}`);
  if (a !== null && b !== null && typeof a !== typeof b)
    return fails(`${kindWords(a)} is compared with ${kindWords(b)}`);
  return gives((a === b) === same);
}

function comparison(operator: string, a: ExpressionValue, b: ExpressionValue): Outcome {
  const holds = orders[operator] as (order: number) => boolean;
  if (typeof a === 'number' && typeof b === 'number') return gives(holds(a - b));
  if (typeof a === 'string' && typeof b === 'string') return gives(holds(a < b ? -1 : a > b ? 1 : 0));
  const wrong = typeof a === 'number' || (typeof a === 'string' && typeof b !== 'number') ? b : a;
  return fails(`\`${operator}\` compares two numbers or two texts, and this is ${kindWords(wrong)}`);
}

function joined(a: ExpressionValue, b: ExpressionValue): Outcome {
  const text = (value: ExpressionValue): boolean => typeof value === 'string' || typeof value === 'number';
  if (!text(a) || !text(b)) return fails(`\`+\` joins texts, and this is ${kindWords(text(a) ? b : a)}`);
  const whole = `${String(a)}${String(b)}`;
  return whole.length > longestText ? fails(`this text is longer than ${longestText} letters`) : gives(whole);
}

/** Longest text that an expression may make, in UTF-16 units. */
export const longestText = 10_000;

/** An operator before a value. */
export function unaryOutcome(operator: string, value: ExpressionValue): Outcome {
  if (operator === '!')
    return typeof value === 'boolean'
      ? gives(!value)
      : fails(`\`!\` needs \`true\` or \`false\`, and this is ${kindWords(value)}`);
  if (typeof value !== 'number') return fails(`\`${operator}\` needs a number, and this is ${kindWords(value)}`);
  return operator === '-' ? gives(-value) : operator === '+' ? gives(value) : gives(~value);
}
