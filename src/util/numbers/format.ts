import { formatLocale, formatSpecifier, type FormatLocaleDefinition } from 'd3-format';
import type { NumberLanguage } from './languages.ts';

/** The true minus, which is as wide as a plus and never breaks from its number. */
export const minus = '\u2212';

/** Types of d3-format; it takes any other letter for `g` without a word. */
const types = 'bcdefgnoprsXx%';

/** Most places that a pattern may fill up with blanks. */
const widest = 40;

/** What is wrong with a d3-format pattern, as the rest of a sentence that begins with it; `null` where it can be used. */
export function formatFault(pattern: string): string | null {
  let type: string;
  let width: number | undefined;
  try {
    ({ type, width } = formatSpecifier(pattern));
  } catch {
    return 'is no d3-format pattern';
  }
  if ((width ?? 0) > widest) return `asks for ${width} places`;
  if (type !== '' && !types.includes(type)) return `ends in \`${type}\`, which is no type of d3-format`;
  return null;
}

/** Whether a pattern writes the percent sign itself. */
export function writesPercent(pattern: string): boolean {
  return pattern.endsWith('%') || pattern.endsWith('p');
}

/** Most patterns kept for a language; a talk has a handful. */
const keptPatterns = 200;

const known = new WeakMap<NumberLanguage, Map<string, (value: number) => string>>();

/**
 * A number by a d3-format pattern, with the signs of a language.
 * @param pattern one that {@link formatFault} takes
 */
export function formatNumber(value: number, pattern: string, language: NumberLanguage): string {
  const patterns = known.get(language) ?? new Map<string, (value: number) => string>();
  known.set(language, patterns);
  let format = patterns.get(pattern);
  if (format === undefined) {
    format = formatLocale(definitionOf(language)).format(pattern);
    if (patterns.size < keptPatterns) patterns.set(pattern, format);
  }
  return ungrouped(format(value), language);
}

function definitionOf({ decimal, thousands, percent }: NumberLanguage): FormatLocaleDefinition {
  return { decimal, thousands, grouping: [3], currency: ['$', ''], minus, percent };
}

/** Some languages group from five digits on: `1234`, but `12 345`. */
function ungrouped(text: string, { thousands, groupedFrom }: NumberLanguage): string {
  if (groupedFrom < 5) return text;
  const sign = thousands.replace('.', '\\.');
  return text.replace(new RegExp(`^(\\D*\\d)${sign}(\\d{3})(?!\\d|${sign}\\d)`), '$1$2');
}
