import { comparisonWords } from './comparison-words.ts';

/** Words that compare, with their offsets. */
export interface Comparison {
  readonly words: string;
  readonly start: number;
  readonly end: number;
}

interface Patterns {
  readonly words: RegExp;
  readonly except: RegExp;
}

const compiled = new Map<string, Patterns>(
  Object.entries(comparisonWords).map(([lang, { words, except }]) => [
    lang,
    { words: anyOf(words), except: anyOf(except) },
  ]),
);

function anyOf(sources: readonly string[]): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{N}-])(?:${sources.join('|')})(?![\\p{L}\\p{N}]|-\\p{L})`, 'gu');
}

/**
 * Words of direction and size in a text, in order; none in a language without a list.
 * @param lang a language tag
 */
export function findComparisons(text: string, lang: string): readonly Comparison[] {
  const patterns = compiled.get(lang.split('-', 1)[0]?.toLowerCase() ?? '');
  if (patterns === undefined) return [];
  // Small letters are searched faster than letters of either case; a few letters change their length.
  const small = text.toLowerCase();
  const searched = small.length === text.length ? small : text;
  const found = [...searched.matchAll(patterns.words)];
  if (found.length === 0) return [];
  const excepted = [...searched.matchAll(patterns.except)].map(({ 0: words, index }) => [index, index + words.length]);
  return found.flatMap(({ 0: words, index }) => {
    const end = index + words.length;
    const isExcepted = excepted.some(([from = 0, to = 0]) => from < end && index < to);
    return isExcepted ? [] : [{ words: text.slice(index, end), start: index, end }];
  });
}

/** The sentences of a text as stretches; a decimal point, an initial or a short form ends none. */
export function sentencesOf(text: string): readonly (readonly [start: number, end: number])[] {
  const sentences: (readonly [number, number])[] = [];
  let start = 0;
  for (const match of text.matchAll(
    /(?<!\b(?:\p{Lu}|vs|al|Fig|Figs|No|approx|ca|e\.g|i\.e|St|Dr))[.!?…]["”’)]?\s+(?=[\p{Lu}\p{N}\uFDD0“"(])|[;·]\s+/gu,
  )) {
    const end = match.index + match[0].length;
    sentences.push([start, end]);
    start = end;
  }
  return start < text.length ? [...sentences, [start, text.length]] : sentences;
}
