import { asEnglish, english, type Writing } from './writing.ts';

/*
 * Excel's patterns of numbers, read off texts that were drawn: whatever wrote them (a pattern of d3, an expression, a
 * locale), the pattern is right if it writes the same texts.
 */

const figure =
  /^(?<before>\D*?)(?<sign>[−-]?)(?<mark>[$€£¥]?)(?<whole>\d[\d,\u00A0\u202F]*)(?:\.(?<part>\d+))?(?<after>\D*)$/;

interface Written {
  readonly before: string;
  readonly after: string;
  readonly decimals: number;
  readonly grouped: boolean;
  readonly plus: boolean;
  readonly minus: string;
  readonly value: number;
}

/**
 * The pattern that writes each number as the text beside it; `null` where none does.
 * @param pairs numbers and what was drawn for them
 * @param writing how the chart writes numbers; the pattern is the same for all, since Office writes them as its own
 * language does
 */
export function formatOf(pairs: readonly (readonly [number, string])[], writing: Writing = english): string | null {
  const texts = pairs.map(([value, text]) => ({ value, text: asEnglish(text, writing) }));
  const read = texts.map((pair) => ({ ...pair, written: readText(pair.text) }));
  if (read.length === 0 || read.some(({ written }) => written === null)) return null;
  const all = read.map(({ written }) => written as Written);
  const scale = read.every(({ value, written }) => near((written as Written).value, value))
    ? 1
    : read.every(({ value, written }) => near((written as Written).value, value * 100))
      ? 100
      : null;
  const [first] = all as [Written, ...Written[]];
  const { before, after } = first;
  if (scale === null || all.some((one) => one.before !== before || one.after !== after)) return null;
  if (scale === 100 && !after.startsWith('%')) return null;
  const decimals = Math.max(...all.map((one) => one.decimals));
  const fixed = all.every((one) => one.decimals === decimals);
  const grouped = all.some((one) => one.grouped);
  const body =
    (grouped ? '#,##0' : '0') + (decimals === 0 ? '' : fixed ? `.${'0'.repeat(decimals)}` : `.${'#'.repeat(decimals)}`);
  // Excel leaves a point behind a whole number that may have decimals.
  if (!fixed && all.some((one) => one.decimals === 0)) return null;
  const tail = scale === 100 ? `%${quoted(after.slice(1))}` : quoted(after);
  const one = (sign: string): string => `${quoted(before + sign)}${body}${tail}`;
  const plus = all.some((each) => each.plus);
  const minus = all.find((each) => each.minus !== '')?.minus ?? '−';
  const pattern = plus ? `${one('+')};${one(minus)}` : `${one('')};${one(minus)}`;
  return read.every(
    ({ value, text }) => written(value * scale, { before, after, decimals, fixed, grouped, plus, minus }) === text,
  )
    ? pattern
    : null;
}

function readText(text: string): Written | null {
  const found = figure.exec(text)?.groups;
  if (found === undefined) return null;
  const whole = found['whole'] as string;
  const plus = found['before']?.endsWith('+') === true;
  const before = plus ? (found['before'] as string).slice(0, -1) : (found['before'] ?? '');
  const minus = found['sign'] ?? '';
  if ((found['mark'] ?? '') !== '' && minus !== '') return null;
  const size = Number(`${whole.replace(/\D/g, '')}.${found['part'] ?? '0'}`);
  return {
    before: before + (found['mark'] ?? ''),
    after: found['after'] ?? '',
    decimals: found['part']?.length ?? 0,
    grouped: whole.includes(','),
    plus,
    minus,
    value: minus === '' ? size : -size,
  };
}

/** What is written may be rounded, not more. */
function near(written: number, value: number): boolean {
  return Math.abs(written - value) <= Math.max(Math.abs(value) * 0.1, 0.5);
}

interface Style {
  readonly before: string;
  readonly after: string;
  readonly decimals: number;
  readonly fixed: boolean;
  readonly grouped: boolean;
  readonly plus: boolean;
  readonly minus: string;
}

/** What Excel would write. */
function written(value: number, style: Style): string {
  const digits = Math.abs(value).toFixed(style.decimals);
  const [whole, part] = (style.fixed ? digits : digits.replace(/\.?0+$/, '')).split('.') as [string, string?];
  const body =
    (style.grouped ? whole.replace(/\B(?=(\d{3})+$)/g, ',') : whole) + (part === undefined ? '' : `.${part}`);
  const sign = value < 0 ? style.minus : style.plus ? '+' : '';
  return `${style.before}${sign}${body}${style.after}`;
}

function quoted(text: string): string {
  return text === '' ? '' : `"${text.replaceAll('"', '""')}"`;
}
