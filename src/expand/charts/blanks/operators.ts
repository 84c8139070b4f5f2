import { anything, isBlank, isUnknown, someNumber, someText, type Run, type Unknown, type Value } from './values.ts';

/** A row at work, and the blank columns among an operation's operands. */
export interface Operands {
  readonly run: Run;
  readonly names: readonly string[];
}

type Pair = readonly [Value, Value];

/** Notes that an operation takes a blank cell for 0. */
export function noteBlank({ run, names }: Operands): void {
  for (const name of names) run.hits.add(name);
}

/** Compares two values. Equality with a blank is what it says; an order takes a blank for 0. */
export function compare(operator: string, values: Pair, operands: Operands): Value {
  const isOrder = operator.startsWith('<') || operator.startsWith('>');
  if (isOrder && values.some(isBlank) && operands.names.length > 0) {
    // Nothing is more or less than a word.
    if (values.some((value) => typeof value === 'string' && Number.isNaN(Number(value)))) return false;
    noteBlank(operands);
    if (!operands.run.asZero) return anything;
  }
  const [a, b] = values;
  if (isUnknown(a) || isUnknown(b)) return anything;
  return compareKnown(operator, a as never, b as never);
}

/** Vega's own comparison, of values of any type. */
function compareKnown(operator: string, a: number, b: number): boolean {
  switch (operator) {
    case '<':
      return a < b;
    case '<=':
      return a <= b;
    case '>':
      return a > b;
    case '>=':
      return a >= b;
    case '===':
      return a === b;
    case '!==':
      return a !== b;
    case '!=':
      return !looselyEqual(a, b);
    default:
      return looselyEqual(a, b);
  }
}

function looselyEqual(a: Value, b: Value): boolean {
  if (isBlank(a) || isBlank(b)) return isBlank(a) && isBlank(b);
  return typeof a === typeof b ? a === b : Number(a) === Number(b);
}

/** Reckons with two values. `+` with a text joins; anything else takes a blank for 0. */
export function reckon(operator: string, values: Pair, operands: Operands): Value {
  const [a, b] = values;
  if (operator === '+' && values.some(isText)) return isUnknown(a) || isUnknown(b) ? someText : `${a}${b}`;
  if (values.some(isBlank) && operands.names.length > 0) {
    if (operator === '+' && values.some((value) => isUnknown(value) && value.unknown === 'any')) return anything;
    noteBlank(operands);
    if (!operands.run.asZero) return someNumber;
  }
  if (isUnknown(a) || isUnknown(b)) return operator === '+' && !bothNumbers(values) ? anything : someNumber;
  return reckonKnown(operator, Number(a), Number(b));
}

function reckonKnown(operator: string, a: number, b: number): number | Unknown {
  switch (operator) {
    case '+':
      return a + b;
    case '-':
      return a - b;
    case '*':
      return a * b;
    case '/':
      return a / b;
    case '%':
      return a % b;
    default:
      return someNumber;
  }
}

function isText(value: Value): boolean {
  return typeof value === 'string' || (isUnknown(value) && value.unknown === 'text');
}

function bothNumbers(values: Pair): boolean {
  return values.every((value) => !isText(value) && !(isUnknown(value) && value.unknown === 'any'));
}
