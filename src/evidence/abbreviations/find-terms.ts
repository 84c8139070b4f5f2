/** A term where it stands in a text. */
export interface FoundTerm {
  readonly term: string;
  readonly start: number;
  readonly end: number;
}

/** Finds the terms of a talk in a text. */
export type TermFinder = (text: string) => readonly FoundTerm[];

/**
 * A finder of terms as words of their own, with a plural s; capitals count, a hyphen ends a word (`Ph-negative` holds
 * `Ph`), and of two terms that begin at one place the longer is meant. `null` where there are no terms.
 */
export function termFinder(terms: Iterable<string>): TermFinder | null {
  const sorted = [...terms].sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
  if (sorted.length === 0) return null;
  const isLetter = /[\p{L}\p{N}]/u;
  const sources = sorted.map((term) => {
    const source = term.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
    const before = isLetter.test([...term][0] ?? '') ? '(?<![\\p{L}\\p{N}])' : '';
    const after = isLetter.test(term.at(-1) ?? '') ? 's?(?![\\p{L}\\p{N}])' : '';
    return `${before}${source}${after}`;
  });
  const pattern = new RegExp(sources.map((source) => `(${source})`).join('|'), 'gu');
  return (text) =>
    [...text.matchAll(pattern)].map((match) => {
      const index = match.slice(1).findIndex((group) => group !== undefined);
      const term = sorted[index] as string;
      return { term, start: match.index, end: match.index + term.length };
    });
}

/** Longest meaning that is looked for in front of a term, in words. */
const mostWords = 12;

/** What is said of a term in brackets beside it: `complete remission (CR)`, `CR (complete remission)`. */
export interface InlineMeaning extends FoundTerm {
  readonly words: string;
}

/**
 * Meanings that a text gives itself. Words count as a meaning where they are a declared one, or where their first
 * letters spell the term.
 */
export function inlineMeanings(
  text: string,
  found: readonly FoundTerm[],
  declared: (term: string) => readonly string[],
): readonly InlineMeaning[] {
  return found.flatMap((place): InlineMeaning[] => {
    const meanings = declared(place.term);
    const behind = /^s?\s?\(([^()]{2,120})\)/.exec(text.slice(place.end, place.end + 130))?.[1];
    const words =
      text[place.start - 1] === '(' && /^s?[),;]/.test(text.slice(place.end, place.end + 2))
        ? wordsBefore(text.slice(Math.max(0, place.start - 200), place.start - 1), place.term, meanings)
        : behind === undefined
          ? null
          : isMeaning(behind, place.term, meanings)
            ? behind.trim()
            : null;
    return words === null ? [] : [{ ...place, words }];
  });
}

function wordsBefore(before: string, term: string, meanings: readonly string[]): string | null {
  const words = before.trim().split(/\s+/).slice(-mostWords);
  for (let count = 1; count <= words.length; count++) {
    const candidate = words.slice(-count).join(' ');
    if (isMeaning(candidate, term, meanings)) return candidate;
  }
  return null;
}

function isMeaning(words: string, term: string, meanings: readonly string[]): boolean {
  if (meanings.some((meaning) => sameMeaning(words, meaning))) return true;
  const letters = [...term.toLowerCase().matchAll(/[\p{L}\p{N}]/gu)].map(String).join('');
  const initials = (words.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).map((word) => word[0]).join('');
  return letters.length > 1 && initials === letters;
}

/** Whether two meanings are one, but for capitals, hyphens and a plural. */
export function sameMeaning(a: string, b: string): boolean {
  return plain(a) === plain(b);
}

function plain(words: string): string {
  return words
    .toLowerCase()
    .replace(/[\s\-–‑]+/g, ' ')
    .trim()
    .replace(/s$/, '');
}
