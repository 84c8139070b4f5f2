import { crc32 } from 'node:zlib';
import type { ShelvedFile, ShelvedSlide } from './shelf.ts';

/** A file with what tells whether it changed. */
export interface IndexedFile extends ShelvedFile {
  /** Proof that it is as it was, by its stamp alone; `null` where only its bytes can tell. */
  readonly stamp: string | null;
  /** Of its bytes. */
  readonly digest: string;
  /** Number of its first slide. */
  readonly first: number;
}

/** All slides of a library, and where each word stands. Slides have numbers, in the order of files. */
export interface LibraryIndex {
  readonly files: readonly IndexedFile[];
  readonly slideCount: number;
  /** Slides as JSON, one behind the other, and where each begins; the end is the last entry. */
  readonly slides: Uint8Array;
  readonly places: Uint32Array;
  /** Sorted by code unit. */
  readonly words: readonly string[];
  /** Where each word's postings begin; the end is the last entry. */
  readonly starts: Uint32Array;
  /** A slide's number × 16 + the fields that the word stands in. */
  readonly postings: Uint32Array;
}

/** The fields of a slide, as bits of a posting: a word in a higher one weighs more than in all that are lower. */
export const fields = { title: 8, tags: 4, text: 2, notes: 1 } as const;

/** A library without files. */
export const emptyIndex: LibraryIndex = {
  files: [],
  slideCount: 0,
  slides: new Uint8Array(0),
  places: new Uint32Array(1),
  words: [],
  starts: new Uint32Array(1),
  postings: new Uint32Array(0),
};

/** The slide with a number. */
export function slideAt({ slides, places }: LibraryIndex, n: number): ShelvedSlide {
  const bytes = Buffer.from(slides.buffer, slides.byteOffset, slides.byteLength);
  return JSON.parse(bytes.toString('utf8', places[n], places[n + 1])) as ShelvedSlide;
}

/** What stands before an index: another form, another way of reading slides, is another number. */
const form = 'plenary library 1';

/**
 * An index as bytes: a line with checksum, length and the code that made it, then the parts, each behind its length.
 * @param code names the program: what another one has made is not read
 */
export function formatIndex(index: LibraryIndex, code: string): Uint8Array {
  const { files, slides, places, words, starts, postings } = index;
  const parts = [
    Buffer.from(JSON.stringify(files)),
    slides,
    bytesOf(places),
    Buffer.from(words.join('\n')),
    bytesOf(starts),
    bytesOf(postings),
  ];
  const body = parts.flatMap((part) => [bytesOf(Uint32Array.of(part.length)), part]);
  const length = body.reduce((sum, part) => sum + part.length, 0);
  const sum = body.reduce((known, part) => crc32(part, known), 0);
  // Copied once: it is all that is said in ten thousand slides.
  return Buffer.concat([Buffer.from(`${form} ${code} ${sum} ${length}\n`), ...body]);
}

/** Reads an index; `null` where it is not whole, or another program's. */
export function parseIndex(bytes: Uint8Array, code: string): LibraryIndex | null {
  const end = bytes.indexOf(10) + 1;
  const body = bytes.subarray(end);
  const head = Buffer.from(bytes.subarray(0, Math.min(end, 300))).toString('latin1');
  if (head !== `${form} ${code} ${crc32(body)} ${body.length}\n`) return null;
  try {
    const [files, slides, places, words, starts, postings] = partsOf(body) as [
      Buffer,
      Buffer,
      Buffer,
      Buffer,
      Buffer,
      Buffer,
    ];
    const list = words.toString();
    return {
      files: JSON.parse(files.toString()) as IndexedFile[],
      slideCount: places.length / 4 - 1,
      slides,
      places: numbersOf(places),
      words: list === '' ? [] : list.split('\n'),
      starts: numbersOf(starts),
      postings: numbersOf(postings),
    };
  } catch {
    return null;
  }
}

function partsOf(body: Uint8Array): Buffer[] {
  const parts: Buffer[] = [];
  const view = Buffer.from(body.buffer, body.byteOffset, body.byteLength);
  for (let at = 0; at < view.length;) {
    const length = view.readUInt32LE(at);
    parts.push(view.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return parts;
}

/* Every system that Node runs on has the low byte first, but for s390x, whose caches nobody carries elsewhere. */
function bytesOf(numbers: Uint32Array): Uint8Array {
  return new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength);
}

function numbersOf(bytes: Buffer): Uint32Array {
  return new Uint32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
}
