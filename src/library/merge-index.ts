import { fields, type IndexedFile, type LibraryIndex } from './library-index.ts';
import type { ReadFile, ShelvedFile, ShelvedSlide } from './shelf.ts';
import { markOf, wordsOf } from './words.ts';

/** A file of an index to be: as it was, or read anew. */
export interface PlannedFile {
  readonly stamp: string | null;
  readonly digest: string;
  readonly kept: IndexedFile | null;
  readonly fresh: ReadFile | null;
}

/** Makes an index of what is kept of an old one and what was read anew. */
export function mergeIndex(old: LibraryIndex, planned: readonly PlannedFile[]): LibraryIndex {
  const files: IndexedFile[] = [];
  const texts: Uint8Array[] = [];
  const sizes: number[] = [];
  /** Where a slide of the old index is in the new one; -1 where it is no more. */
  const moved = new Int32Array(old.slideCount).fill(-1);
  const words = new Map<string, number[]>();
  for (const { stamp, digest, kept, fresh } of planned) {
    const file = fresh?.file ?? (kept as IndexedFile);
    const first = sizes.length;
    files.push({ ...file, stamp, digest, first });
    if (fresh === null) keepSlides(old, kept as IndexedFile, { first, texts, sizes, moved });
    else
      for (const slide of fresh.slides) {
        addWords(words, slide, file, sizes.length);
        const text = Buffer.from(JSON.stringify(slide));
        texts.push(text);
        sizes.push(text.length);
      }
  }
  const places = new Uint32Array(sizes.length + 1);
  sizes.forEach((size, i) => (places[i + 1] = (places[i] as number) + size));
  keepWords(old, moved, words);
  return { files, slideCount: sizes.length, slides: Buffer.concat(texts), places, ...sortedWords(words) };
}

interface Growing {
  readonly first: number;
  readonly texts: Uint8Array[];
  readonly sizes: number[];
  readonly moved: Int32Array;
}

function keepSlides(old: LibraryIndex, kept: IndexedFile, { first, texts, sizes, moved }: Growing): void {
  const { places } = old;
  const end = kept.first + kept.slideCount;
  texts.push(old.slides.subarray(places[kept.first], places[end]));
  for (let n = kept.first; n < end; n++) {
    moved[n] = first + n - kept.first;
    sizes.push((places[n + 1] as number) - (places[n] as number));
  }
}

function keepWords({ words, starts, postings }: LibraryIndex, moved: Int32Array, found: Map<string, number[]>): void {
  words.forEach((word, i) => {
    let list = found.get(word);
    for (let at = starts[i] as number; at < (starts[i + 1] as number); at++) {
      const posting = postings[at] as number;
      const slide = moved[posting >>> 4] as number;
      if (slide === -1) continue;
      if (list === undefined) found.set(word, (list = []));
      list.push(slide * 16 + (posting & 15));
    }
  });
}

function sortedWords(found: ReadonlyMap<string, readonly number[]>) {
  const words = [...found.keys()].sort();
  const starts = new Uint32Array(words.length + 1);
  words.forEach((word, i) => (starts[i + 1] = (starts[i] as number) + (found.get(word) as number[]).length));
  const postings = new Uint32Array(starts.at(-1) as number);
  words.forEach((word, i) => postings.set(found.get(word) as number[], starts[i]));
  return { words, starts, postings };
}

function addWords(words: Map<string, number[]>, slide: ShelvedSlide, file: ShelvedFile, n: number): void {
  const bits = new Map<string, number>();
  const note = (text: string, bit: number): void => {
    for (const word of wordsOf(text)) bits.set(word, (bits.get(word) ?? 0) | bit);
  };
  const tags = [...slide.tags, ...file.tags];
  note(`${slide.title} ${slide.id}`, fields.title);
  for (const tag of tags) note(tag, fields.tags);
  note(slide.text, fields.text);
  for (const name of [...slide.data, ...slide.cites]) note(name, fields.text);
  note(slide.notes, fields.notes);
  for (const tag of tags) bits.set(markOf('tag', tag), fields.tags);
  for (const key of slide.cites) bits.set(markOf('cite', key), fields.text);
  for (const name of slide.data) bits.set(markOf('data', name), fields.text);
  for (const [word, bit] of bits) {
    const list = words.get(word);
    if (list === undefined) words.set(word, [n * 16 + bit]);
    else list.push(n * 16 + bit);
  }
}
