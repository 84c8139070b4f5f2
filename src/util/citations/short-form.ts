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
  const mark = reference.isAbstract ? ' (abstract)' : '';
  if (shortness === 'author-year') {
    const place = reference.authors.length > 0 ? '' : (reference.container ?? '');
    return `${joined(' ', [who, place, yearText(reference)])}${mark}`;
  }
  const place = reference.container ?? standIn(reference, who);
  const where = joined(' ', [place, repeatsYear(reference, place) ? '' : yearText(reference)]);
  return `${joined(', ', [who, where])}${volumeAndPage(reference, where !== '')}${mark}`;
}

/** First author, or both of two; without authors the title stands in for them; else the key. */
export function leadName(reference: Reference): string {
  const [first, second, third] = reference.authors;
  if (first === undefined) return reference.title ?? (reference.container === null ? reference.key : '');
  const pair = second !== undefined && third === undefined && !reference.moreAuthors;
  return pair ? `${familyName(first)} & ${familyName(second)}` : familyName(first);
}

/** `;391:320`, `;138(Suppl 1):3399`; an article without a volume has a page alone: `:EP414`. */
function volumeAndPage({ container, volume, issue, page }: Reference, hasPlace: boolean): string {
  if (container === null || !hasPlace) return '';
  const supplement = issue !== null && /suppl/i.test(issue) ? `(${issue})` : '';
  const first = page === null ? '' : `:${firstPage(page)}`;
  return volume === null ? `${supplement}${first}` : `;${volume}${supplement}${first}`;
}

/** The page on which it begins. */
export function firstPage(page: string): string {
  return page.split(/[–,;]/)[0]?.trim() ?? page;
}

/** What stands for a journal where there is none: who published it, else the title. */
function standIn({ publisher, title }: Reference, who: string): string {
  return publisher ?? (title === who || title === null ? '' : title);
}

/** Whether words say the year already: `Approval notice, 14 June 2024`. */
export function repeatsYear({ container, year }: Reference, words: string): boolean {
  return container === null && year !== null && new RegExp(`\\b${year}\\b`).test(words);
}

function yearText({ year, note }: Reference): string {
  if (year !== null) return String(year);
  return note !== null && /^(?:in press|forthcoming|submitted|accepted)$/i.test(note) ? note : '';
}

function joined(glue: string, parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join(glue);
}
