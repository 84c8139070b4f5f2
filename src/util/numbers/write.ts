import { formatFault, formatNumber, minus, writesPercent } from './format.ts';
import { numberLanguage, thinSpace, type NumberLanguage, type WordUnit } from './languages.ts';

/** How a number is written. */
export interface NumberStyle {
  /** A d3-format pattern, or `null` for the number as it is in its cell. */
  readonly format: string | null;
  /** `pct`, `points`, `ratio`, `months`, `x` … or any other word; `null` for none. */
  readonly unit: string | null;
  /** The talk's language as a tag: `en`, `pt-BR`. */
  readonly lang: string;
}

/** A number with its unit: `82.4%`, `7.7 months`, `17×`. */
export function writeNumber(value: number, style: NumberStyle): string {
  const language = numberLanguage(style.lang);
  const amount = amountOf(value, style.format, language);
  return amount + unitAfter(amount, value, style, language);
}

/**
 * Two numbers with an en dash between them and their unit behind: `73.7–88.4%`. Where one is negative, a word takes the
 * place of the dash, which would look like a second minus: `−1.2 to 3.4`.
 */
export function writeRange(low: number, high: number, style: NumberStyle): string {
  const language = numberLanguage(style.lang);
  const range = rangeOf(low, high, style.format, language);
  return (
    range +
    (style.format !== null && writesPercent(style.format) ? language.percent : '') +
    unitAfter(amountOf(high, style.format, language), high, style, language)
  );
}

/** A number with its confidence interval. */
export interface Interval {
  readonly value: number;
  readonly low: number;
  readonly high: number;
  /** In percent: 95; `null` where it is not known. */
  readonly level: number | null;
}

/** A number with its interval in brackets, as journals print it: `82.4% (95% CI 73.7–88.4)`. */
export function writeInterval({ value, low, high, level }: Interval, style: NumberStyle): string {
  const language = numberLanguage(style.lang);
  const words =
    level === null
      ? language.plainInterval
      : language.interval.replace('#', () => plainNumber(level, language) + language.percent);
  return `${writeNumber(value, style)} (${words} ${rangeOf(low, high, style.format, language)})`;
}

function rangeOf(low: number, high: number, format: string | null, language: NumberLanguage): string {
  const [from, to] = [low, high].map((bound) => {
    const written = amountOf(bound, format, language);
    const percent = format !== null && writesPercent(format) && written.endsWith(language.percent);
    return percent ? written.slice(0, -language.percent.length) : written;
  });
  const negative = `${from}${to}`.includes(minus);
  return `${from}${negative ? language.to : '–'}${to}`;
}

function amountOf(value: number, format: string | null, language: NumberLanguage): string {
  // A pattern of no use is told where it is written.
  if (format === null || formatFault(format) !== null) return plainNumber(value, language);
  return formatNumber(value, format, language);
}

function unitAfter(amount: string, value: number, { format, unit }: NumberStyle, language: NumberLanguage): string {
  switch (unit) {
    case null:
    case '':
    case 'ratio':
      return '';
    case 'pct':
    case 'percent':
    case '%':
      return format !== null && writesPercent(format) ? '' : language.percent;
    case 'x':
    case 'times':
      return '×';
  }
  const forms = Object.hasOwn(language.units, unit) ? language.units[unit as WordUnit] : null;
  return thinSpace + (forms === null ? unit : pluralOf(forms.split('|'), amount, value, language));
}

function pluralOf(forms: readonly string[], amount: string, value: number, language: NumberLanguage): string {
  const [one = '', other = ''] = forms;
  const size = Math.abs(value);
  const isWhole = !amount.includes(language.decimal) && Number.isInteger(size);
  switch (language.plural) {
    case 'one':
      return amount === '1' || amount === `${minus}1` ? one : other;
    case 'under-two':
      return size < 2 ? one : other;
    case 'czech':
    case 'polish': {
      if (!isWhole) return forms[3] ?? other;
      if (size === 1) return one;
      const [tens, ones] = [Math.floor(size / 10) % 10, size % 10];
      const few = language.plural === 'czech' ? size >= 2 && size <= 4 : ones >= 2 && ones <= 4 && tens !== 1;
      return few ? other : (forms[2] ?? other);
    }
  }
}

/** Digits that a number read from text can have and still be the number that was written. */
const exactDigits = 15;
/** Digits that are left of a number with more: what binary fractions add is gone (0.1 + 0.2 is 0.3). */
const cleanDigits = 12;

/** A number as its cell has it, without grouping: it may be a year or a key. */
function plainNumber(value: number, { decimal }: NumberLanguage): string {
  let digits = String(Math.abs(value));
  if (!Number.isInteger(value) && digits.replace(/e.*$/, '').replace(/^0\.0*|\./g, '').length > exactDigits) {
    digits = String(Number(Math.abs(value).toPrecision(cleanDigits)));
  }
  const [, mantissa = digits, exponent] = /^(.*)e\+?(-?\d+)$/.exec(digits) ?? [];
  const power = exponent === undefined ? '' : `×10${superscript(exponent)}`;
  const sign = value < 0 ? minus : '';
  return sign + mantissa.replace('.', decimal) + power;
}

const superscripts = '⁰¹²³⁴⁵⁶⁷⁸⁹';

function superscript(exponent: string): string {
  return exponent.replace('-', '⁻').replace(/\d/g, (digit) => superscripts[Number(digit)] as string);
}
