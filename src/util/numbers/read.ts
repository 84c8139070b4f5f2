import { numberLanguage } from './languages.ts';

/** A number read from text, with what stands behind it. */
export interface ReadNumber {
  readonly number: number;
  /** `pct` for a percent sign, `x` for a multiplication sign, else the words as written; `null` for nothing. */
  readonly unit: string | null;
}

const spaces = '[ \\u00A0\\u2009\\u202F]';
const superscripts = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/**
 * Reads a number as a language writes it: what `writeNumber` gives, read back.
 * @returns `null` where the text does not begin with a number or goes on with something that looks like one
 */
export function readNumber(text: string, lang: string): ReadNumber | null {
  const { decimal, thousands } = numberLanguage(lang);
  const group = /\s/.test(thousands) ? spaces : `[${thousands}]`;
  const whole = `\\d{1,3}(?:${group}\\d{3})+(?!\\d)|\\d+`;
  const pattern = `^([+\\-−]?)(${whole})(?:[${decimal}](\\d+))?(?:×10(⁻?[${superscripts}]+)|e([+\\-−]?\\d+))?`;
  const found = new RegExp(pattern).exec(text.trim());
  if (found === null) return null;
  const [written, sign, digits = '', fraction = '', power, exponent] = found;
  const rest = text.trim().slice(written.length);
  if (/^[\d.,’]/.test(rest)) return null;
  const ten = power === undefined ? (exponent ?? '0').replace('−', '-') : fromSuperscript(power);
  const size = Number(`${digits.replace(/\D/g, '')}.${fraction}e${ten}`);
  return { number: sign === '' || sign === '+' ? size : -size, unit: unitOf(rest) };
}

function unitOf(rest: string): string | null {
  const unit = rest.replace(/^[\s\u202F]+/, '');
  if (unit === '') return null;
  return unit === '%' ? 'pct' : unit === '×' ? 'x' : unit;
}

function fromSuperscript(power: string): string {
  return power.replace('⁻', '-').replace(/[^-]/g, (digit) => String(superscripts.indexOf(digit)));
}
