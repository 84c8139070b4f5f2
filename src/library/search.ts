import { editDistance } from '../util/nearest.ts';
import { fields, type LibraryIndex } from './library-index.ts';
import { markOf, marks, wordsOf } from './words.ts';

/** What is looked for. */
export interface LibraryQuery {
  /** `null` for every slide. */
  readonly words: string | null;
  /** Tags, keys of references, names of tables: a slide must have all. */
  readonly tags: readonly string[];
  readonly cites: readonly string[];
  readonly data: readonly string[];
}

/** A slide that was found. */
export interface Hit {
  readonly slide: number;
  readonly score: number;
  /** Fields in which words stand: bits of `fields`. */
  readonly fields: number;
}

/** What a search gave. */
export interface Found {
  /** Best first; as they stand in their decks where no words were given. */
  readonly hits: readonly Hit[];
  /** Words that are nowhere, with those that were taken for them; none is an empty list. */
  readonly misspelt: readonly { readonly word: string; readonly taken: readonly string[] }[];
  /** No slide has all words: these have most of them. */
  readonly isPartial: boolean;
}

/** How much a word counts that is only alike. */
const closeness = { exact: 1, prefix: 0.6, near: 0.4 };

/** Searches a library: slides with all words, those first that have them in their titles. */
export function searchLibrary(index: LibraryIndex, query: LibraryQuery): Found {
  const wanted = [
    ...query.tags.map((name) => markOf('tag', name)),
    ...query.cites.map((name) => markOf('cite', name)),
    ...query.data.map((name) => markOf('data', name)),
  ];
  const allowed = wanted.map((mark) => new Set(slidesOf(index, placeOf(index.words, mark))));
  const isAllowed = (slide: number): boolean => allowed.every((set) => set.has(slide));
  const words = query.words === null ? [] : [...new Set(wordsOf(query.words))];
  if (words.length === 0) return { ...everySlide(index, isAllowed), misspelt: [], isPartial: false };
  const scores = new Map<number, { count: number; score: number; fields: number }>();
  const misspelt: { word: string; taken: readonly string[] }[] = [];
  for (const word of words) {
    const { matches, isNear } = matchesOf(index, word);
    if (isNear) misspelt.push({ word, taken: matches.map(({ at }) => index.words[at] as string).slice(0, 3) });
    for (const [slide, best] of bestOf(index, matches)) {
      if (!isAllowed(slide)) continue;
      const sum = scores.get(slide) ?? { count: 0, score: 0, fields: 0 };
      const { score, fields: bits } = best;
      scores.set(slide, { count: sum.count + 1, score: sum.score + score, fields: sum.fields | bits });
    }
  }
  const most = Math.max(0, ...[...scores.values()].map(({ count }) => count));
  const hits = [...scores]
    .filter(([, { count }]) => count === most)
    .map(([slide, { score, fields: bits }]) => ({ slide, score, fields: bits }))
    .sort((a, b) => b.score - a.score || a.slide - b.slide);
  return { hits, misspelt, isPartial: hits.length > 0 && most < words.length };
}

function everySlide({ slideCount }: LibraryIndex, isAllowed: (slide: number) => boolean): Pick<Found, 'hits'> {
  const all = Array.from({ length: slideCount }, (_, slide) => slide);
  return { hits: all.filter(isAllowed).map((slide) => ({ slide, score: 0, fields: 0 })) };
}

interface Match {
  /** Of the word in the index. */
  readonly at: number;
  readonly closeness: number;
}

/** The words that a word means: itself and those that begin with it, else those that are spelt nearly so. */
function matchesOf({ words }: LibraryIndex, word: string): { readonly matches: Match[]; readonly isNear: boolean } {
  const matches: Match[] = [];
  const from = lowest(words, word);
  for (let at = from; at < words.length && (words[at] as string).startsWith(word); at++) {
    const other = words[at] as string;
    if (other === word) matches.push({ at, closeness: closeness.exact });
    else if (word.length > 1) matches.push({ at, closeness: closeness.prefix });
  }
  if (matches.length > 0) return { matches, isNear: false };
  const limit = word.length < 4 ? 0 : word.length < 8 ? 1 : 2;
  if (limit === 0) return { matches, isNear: false };
  let nearest = limit;
  const near: { readonly at: number; readonly distance: number }[] = [];
  words.forEach((other, at) => {
    if (Math.abs(other.length - word.length) > nearest || isMark(other)) return;
    const distance = editDistance(word, other);
    if (distance > nearest) return;
    nearest = distance;
    near.push({ at, distance });
  });
  const taken = near.filter(({ distance }) => distance === nearest);
  return { matches: taken.map(({ at }) => ({ at, closeness: closeness.near })), isNear: taken.length > 0 };
}

function isMark(word: string): boolean {
  return word.startsWith(marks.tag) || word.startsWith(marks.cite) || word.startsWith(marks.data);
}

/** What each slide gets for one word: the best of what stands for it. Rare words count more. */
function bestOf(index: LibraryIndex, matches: readonly Match[]) {
  const best = new Map<number, { readonly score: number; readonly fields: number }>();
  for (const match of matches) {
    const [start, end] = [index.starts[match.at] as number, index.starts[match.at + 1] as number];
    const rarity = Math.log(1 + index.slideCount / (end - start));
    for (let at = start; at < end; at++) {
      const posting = index.postings[at] as number;
      const bits = posting & 15;
      const score = match.closeness * weightOf(bits) * rarity;
      const known = best.get(posting >>> 4);
      if (known === undefined || known.score < score) best.set(posting >>> 4, { score, fields: bits });
    }
  }
  return best;
}

/** A title weighs more than everything below it. */
function weightOf(bits: number): number {
  const { title, tags, text, notes } = fields;
  return (bits & title ? 16 : 0) + (bits & tags ? 6 : 0) + (bits & text ? 2 : 0) + (bits & notes ? 0.8 : 0);
}

function slidesOf({ starts, postings }: LibraryIndex, word: number | null): readonly number[] {
  if (word === null) return [];
  return [...postings.subarray(starts[word], starts[word + 1])].map((posting) => posting >>> 4);
}

function placeOf(words: readonly string[], word: string): number | null {
  const at = lowest(words, word);
  return words[at] === word ? at : null;
}

/** The first word that is not before another one. */
function lowest(words: readonly string[], word: string): number {
  let [low, high] = [0, words.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((words[middle] as string) < word) low = middle + 1;
    else high = middle;
  }
  return low;
}
