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
  const slides = Buffer.concat(texts);
  return { files, slideCount: sizes.length, slides, places, ...mergedWords(old, moved, words) };
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

/** The words of both, sorted; lists are written one behind the other, since a list for each word would cost more than all. */
function mergedWords(old: LibraryIndex, moved: Int32Array, found: ReadonlyMap<string, readonly number[]>) {
  const fresh = [...found.keys()].sort();
  const size = [...found.values()].reduce((sum, list) => sum + list.length, old.postings.length);
  const postings = new Uint32Array(size);
  const words: string[] = [];
  const starts = new Uint32Array(old.words.length + fresh.length + 1);
  const { words: oldWords, starts: oldStarts } = old;
  let end = 0;
  for (let i = 0, j = 0; i < oldWords.length || j < fresh.length;) {
    const [ours, theirs] = [oldWords[i], fresh[j]];
    const word = (theirs === undefined || (ours !== undefined && ours < theirs) ? ours : theirs) as string;
    const before = end;
    if (word === ours) {
      const [from, to] = [oldStarts[i] as number, oldStarts[i + 1] as number];
      end = keepPostings(old.postings, { from, to, moved }, postings, end);
      i += 1;
    }
    if (word === theirs) {
      for (const posting of found.get(word) as readonly number[]) postings[end++] = posting;
      j += 1;
    }
    if (end === before) continue;
    words.push(word);
    starts[words.length] = end;
  }
  return { words, starts: starts.slice(0, words.length + 1), postings: postings.subarray(0, end) };
}

/* A million postings pass here at each edit: nothing but numbers. @returns where the next one goes */
function keepPostings(
  old: Uint32Array,
  { from, to, moved }: { readonly from: number; readonly to: number; readonly moved: Int32Array },
  into: Uint32Array,
  at: number,
): number {
  let end = at;
  for (let i = from; i < to; i++) {
    const posting = old[i] as number;
    const slide = moved[posting >>> 4] as number;
    if (slide !== -1) into[end++] = slide * 16 + (posting & 15);
  }
  return end;
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
