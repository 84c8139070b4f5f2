/*
 * What counts as a number in a data file: an optional sign, decimal digits with at most one point, an optional
 * exponent. `.5`, `5.`, `+5` and `1e-3` are numbers. Not numbers: hexadecimal, `NaN`, `Infinity`, thousands
 * separators, percent and currency signs, and what overflows (`1e400`). `007` is a code, not the number 7.
 */

/** Which sort of number a text is. */
export type NumberKind =
  /** Not a number. */
  | 0
  /** A whole number, exactly kept. */
  | 1
  /** Any other number. */
  | 2
  /** Digits with a leading zero, such as `007`. */
  | 3
  /** A whole number beyond ±(2^53 − 1), whose last digits a number would lose. */
  | 4;

const zero = 48;
const nine = 57;

/**
 * Which number stands in `text` from `start` to `end`, told without making a string.
 * @param start, end UTF-16 offsets
 */
export function numberKind(text: string, start: number, end: number): NumberKind {
  let at = start;
  const sign = text.charCodeAt(at);
  if (sign === 43 || sign === 45) at++;
  const whole = at;
  at = digitsEnd(text, at, end);
  const wholeDigits = at - whole;
  if (at === end) return wholeDigits === 0 ? 0 : wholeKind(text, start, whole, end);
  let digits = wholeDigits;
  let plain = true;
  if (text.charCodeAt(at) === 46) {
    const fraction = at + 1;
    at = digitsEnd(text, fraction, end);
    digits += at - fraction;
  }
  if (digits === 0) return 0;
  const e = text.charCodeAt(at);
  if (at < end && (e === 101 || e === 69)) {
    at++;
    const exponentSign = text.charCodeAt(at);
    if (at < end && (exponentSign === 43 || exponentSign === 45)) at++;
    const exponent = at;
    at = digitsEnd(text, at, end);
    if (at === exponent) return 0;
    plain = false;
  }
  if (at !== end) return 0;
  if (wholeDigits > 1 && text.charCodeAt(whole) === zero) return 3;
  return (plain && digits < 300) || Number.isFinite(Number(text.slice(start, end))) ? 2 : 0;
}

function wholeKind(text: string, start: number, whole: number, end: number): NumberKind {
  if (end - whole > 1 && text.charCodeAt(whole) === zero) return 3;
  if (end - whole < 16) return 1;
  return Number.isSafeInteger(Number(text.slice(start, end))) ? 1 : 4;
}

function digitsEnd(text: string, from: number, end: number): number {
  let at = from;
  for (; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code < zero || code > nine) break;
  }
  return at;
}

/**
 * The number that stands in `text` from `start` to `end`, where {@link numberKind} is not 0. Short decimals are read
 * without making a string; that is exact while digits and power of ten are exact themselves (Clinger 1990, §4).
 * Minus zero is 0.
 */
export function numberAt(text: string, start: number, end: number): number {
  let at = start;
  const sign = text.charCodeAt(at);
  if (sign === 43 || sign === 45) at++;
  if (end - at > 16) return Number(text.slice(start, end)) + 0;
  let digits = 0;
  let divisor = 1;
  let seenPoint = false;
  for (; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code >= zero && code <= nine) {
      digits = digits * 10 + (code - zero);
      if (seenPoint) divisor *= 10;
    } else if (code === 46) seenPoint = true;
    else return Number(text.slice(start, end)) + 0;
  }
  if (digits > Number.MAX_SAFE_INTEGER) return Number(text.slice(start, end)) + 0;
  return sign === 45 ? 0 - digits / divisor : digits / divisor;
}

/** How numbers are written in a file. */
export interface NumberStyle {
  readonly decimal: '.' | ',';
  /** Separator of thousands, or `null`. */
  readonly thousands: string | null;
}

/**
 * A number in the file's own style as plain text (`1.234,5` → `1234.5`), or `null` where it breaks the style:
 * a group that has not three digits, a point where the comma is the decimal sign.
 */
export function plainNumber(written: string, style: NumberStyle): string | null {
  const { decimal, thousands } = style;
  const cut = written.indexOf(decimal);
  const whole = cut === -1 ? written : written.slice(0, cut);
  const rest = cut === -1 ? '' : `.${written.slice(cut + 1)}`;
  if (decimal === ',' && (whole.includes('.') || rest.lastIndexOf('.') > 0) && thousands !== '.') return null;
  if (thousands === null || !whole.includes(thousands)) return rest.lastIndexOf('.') > 0 ? null : whole + rest;
  const groups = whole.replace(/^[+-]/, '').split(thousands);
  const regular = groups.every((group, i) => (i === 0 ? /^\d{1,3}$/ : /^\d{3}$/).test(group));
  return regular && rest.lastIndexOf('.') <= 0 ? whole.replaceAll(thousands, '') + rest : null;
}
