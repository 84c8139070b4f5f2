import type { Reference } from '../../model/references.ts';
import { familyName } from './names.ts';

/** How much of a reference a footer has room for. */
export type Shortness = 'full' | 'author-year';

/**
 * A reference as a slide's footer names it, without markup: `Litzow, N Engl J Med 2024;391:320`. Two authors are both
 * named. What is not known is left out.
 * @param shortness `author-year` for `Litzow 2024`
 */
export function shortForm(reference: Reference, shortness: Shortness = 'full'): string {
  const who = leadName(reference);
  const mark = abstractMark(reference);
  if (shortness === 'author-year') {
    const place = reference.authors.length > 0 ? '' : (reference.container ?? '');
    return `${joined(' ', [who, place, yearText(reference)])}${mark}`;
  }
  const place = reference.container ?? standIn(reference, who);
  const where = joined(' ', [place, saysYear(reference) ? '' : yearText(reference)]);
  return `${joined(', ', [who, where])}${volumeAndPage(reference, where !== '')}${mark}`;
}

/** First author, or both of two; without authors the title stands in for them; else the key. */
export function leadName(reference: Reference): string {
  const [first, second, third] = reference.authors;
  if (first === undefined) return reference.title ?? (reference.container === null ? reference.key : '');
  const pair = second !== undefined && third === undefined && !reference.moreAuthors;
  return pair ? `${familyName(first)} & ${familyName(second)}` : familyName(first);
}

/** Who wrote it, as a sentence says it: `Litzow et al.`, with the year where that stands for a number. */
export function inTextForm(reference: Reference, withYear: boolean): string {
  const others = reference.authors.length > 2 || (reference.moreAuthors && reference.authors.length > 0);
  const who = leadName(reference) || (reference.container ?? reference.key);
  const year = withYear ? yearText(reference) : '';
  return `${who}${others ? ' et al.' : ''}${year === '' ? '' : ` (${year})`}`;
}

/** `;391:320`, `;138(Suppl 1):3399`. */
function volumeAndPage(reference: Reference, hasPlace: boolean): string {
  const { container, volume, issue, page } = reference;
  if (container === null || !hasPlace) return '';
  const supplement = issue !== null && /suppl/i.test(issue) ? `(${issue})` : '';
  const first = page === null ? '' : `${beforePage(reference)}${firstPage(page)}`;
  return volume === null ? `${supplement}${first}` : `;${volume}${supplement}${first}`;
}

/** A contribution to a meeting has a number and no page: `EHA 2020, EP414`. */
export function beforePage({ isAbstract, type, volume }: Reference): string {
  return volume === null && (isAbstract || type === 'paper-conference') ? ', ' : ':';
}

/** The page on which it begins. */
export function firstPage(page: string): string {
  return page.split(/[–,;]/)[0]?.trim() ?? page;
}

/** What stands for a journal where there is none: who published it, else the title. */
function standIn({ publisher, title }: Reference, who: string): string {
  return publisher ?? (title === who || title === null ? '' : title);
}

/** Whether what has no journal says its year already: `Approval notice, 14 June 2024`. */
export function saysYear(reference: Reference): boolean {
  return reference.year !== null && saysAlready(reference, String(reference.year));
}

/** Behind what is known from an abstract only, unless it says so itself: ` (abstract)`. */
export function abstractMark(reference: Reference): string {
  return reference.isAbstract && !saysAlready(reference, 'abstract') ? ' (abstract)' : '';
}

function saysAlready({ container, title, authors }: Reference, word: string): boolean {
  if (container !== null) return false;
  const words = [title ?? '', ...authors.map(({ family }) => family)].join(' ').toLowerCase();
  return words.split(/[^\p{L}\p{N}]+/u).includes(word);
}

function yearText({ year, note }: Reference): string {
  if (year !== null) return String(year);
  return note !== null && /^(?:in press|forthcoming|submitted|accepted)$/i.test(note) ? note : '';
}

function joined(glue: string, parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join(glue);
}
