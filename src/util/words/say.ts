import { frenchPageWords } from './french-page.ts';
import { frenchWords } from './french.ts';
import { germanPageWords } from './german-page.ts';
import { germanWords } from './german.ts';
import { italianPageWords } from './italian-page.ts';
import { italianWords } from './italian.ts';
import { spanishPageWords } from './spanish-page.ts';
import { spanishWords } from './spanish.ts';

/** Words that Plenary itself writes, as English has them; `{}` stands for what is put in, in order or by number. */
export type Words = keyof typeof italianWords;

/** Catalogues by the first part of a language tag; what a language lacks is said in English. */
const catalogues: ReadonlyMap<string, Readonly<Partial<Record<string, string>>>> = new Map([
  ['de', germanWords],
  ['es', spanishWords],
  ['fr', frenchWords],
  ['it', italianWords],
]);
const pages: ReadonlyMap<string, Readonly<Record<string, string>>> = new Map([
  ['de', germanPageWords],
  ['es', spanishPageWords],
  ['fr', frenchPageWords],
  ['it', italianPageWords],
]);

/**
 * Words in a language, English where it is not known.
 * @param lang a language tag
 * @param parts what stands in the places `{}`, or `{0}`, `{1}` where a language has another order
 */
export function say(lang: string, words: Words, ...parts: readonly (string | number)[]): string {
  return fill(inLanguage(lang, words), parts);
}

/** Words in one of two forms, divided by a bar: for one thing, and for any other number of them. */
export function sayCount(lang: string, words: Words, count: number, ...parts: readonly (string | number)[]): string {
  const [one = '', many = one] = inLanguage(lang, words).split('|');
  return fill(count === 1 ? one : many, [count, ...parts]);
}

/** {@link sayCount} with the number in words, as a sentence begins with it. */
export function sayMany(lang: string, words: Words, count: number): string {
  const [one = '', many = one] = inLanguage(lang, words).split('|');
  const named = inLanguage(lang, 'No One Two Three Four Five Six Seven Eight').split(' ');
  return fill(count === 1 ? one : many, [named[count] ?? count]);
}

/** Whether Plenary speaks a language by itself. */
export function isSpoken(lang: string): boolean {
  return baseOf(lang) === 'en' || catalogues.has(baseOf(lang));
}

/** The words of the page's script in a language; `null` for English and where it is not known. */
export function pageWords(lang: string): Readonly<Record<string, string>> | null {
  return pages.get(baseOf(lang)) ?? null;
}

/** A list in words: `a, b and c`. */
export function sayList(lang: string, items: readonly string[]): string {
  if (items.length < 2) return items[0] ?? '';
  return say(lang, '{} and {}', items.slice(0, -1).join(', '), items.at(-1) ?? '');
}

/** The unit of times that a column or an option names in English. */
export function sayUnit(lang: string, unit: string, one = false): string {
  const words = units[unit];
  const found = words === undefined ? undefined : inLanguage(lang, words).split('|');
  return (one ? found?.[0] : found?.[1]) ?? (one ? unit.replace(/s$/, '') : unit);
}

const units: Readonly<Record<string, Words | undefined>> = {
  years: 'year|years',
  months: 'month|months',
  weeks: 'week|weeks',
  days: 'day|days',
};

function inLanguage(lang: string, words: Words): string {
  return catalogues.get(baseOf(lang))?.[words] ?? words;
}

function baseOf(lang: string): string {
  return lang.split('-', 1)[0]?.toLowerCase() ?? '';
}

function fill(words: string, parts: readonly (string | number)[]): string {
  if (!words.includes('{')) return words;
  let next = 0;
  return words.replace(/\{(\d?)\}/g, (_, place: string) => String(parts[place === '' ? next++ : Number(place)] ?? ''));
}
