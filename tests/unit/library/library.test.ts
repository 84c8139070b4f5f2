import { describe, expect, test } from 'vitest';
import { excerptOf } from '../../../src/library/excerpt.ts';
import { formatIndex, parseIndex, slideAt, type LibraryIndex } from '../../../src/library/library-index.ts';
import { fileOf, librarySlide, ownersOf } from '../../../src/library/owners.ts';
import { citedKeys, plainText } from '../../../src/library/plain-text.ts';
import { formatPictures, parsePictures } from '../../../src/library/pictures.ts';
import { searchLibrary, type LibraryQuery } from '../../../src/library/search.ts';
import { updateIndex } from '../../../src/library/update-index.ts';
import { wordsOf } from '../../../src/library/words.ts';

const head = (title: string, more = ''): string => `---\ntitle: ${title}\nlang: en\n${more}---\n`;

const files: Readonly<Record<string, string>> = {
  'README.md': '# Notes on survival\n\nNo deck.',
  'a/deck.md': `${head('Antibodies', 'tags: [leukaemia]\nauthor: A. Author\n')}
## Survival doubled

Blinatumomab [@litzow2024], {{trials.hr}}

Note:
Speak slowly about transplantation.

---
id: dose
tags: [dosing]
---

## How it is given

Survival is not the point here.

---
src: part.md
`,
  'a/part.md': '---\nid: included\nlicence: CC0\n---\n\n## Cortège of naïve cells\n\nText',
  'b/talk.md': `${head('Chemotherapy', 'theme: congress\n')}\n## Transplantation\n\nText\n`,
  'b/page.md': '---\nlayout: page\ntitle: A page of a site\n---\n\nsurvival',
};

const everything: Omit<LibraryQuery, 'words'> = { tags: [], cites: [], data: [] };

/** An index of texts, all older than the last edit but those named. */
function indexOf(texts: Readonly<Record<string, string>>, old: LibraryIndex | null = null, fresh = '') {
  const walked = Object.keys(texts)
    .sort()
    .map((path) => ({ path, stamp: `${texts[path]?.length} ${path}`, changed: path === fresh ? 99_999 : 0 }));
  const asked: string[] = [];
  const read = (path: string): Uint8Array | null => {
    asked.push(path);
    const text = texts[path];
    return text === undefined || text === '!' ? null : new TextEncoder().encode(text);
  };
  return { ...updateIndex(old, walked, { read, now: 100_000 }), asked };
}

function idsOf(index: LibraryIndex, query: Partial<LibraryQuery>): readonly string[] {
  const found = searchLibrary(index, { words: null, ...everything, ...query });
  return found.hits.map(({ slide }) => `${fileOf(index, slide).path}#${slideAt(index, slide).id}`);
}

test('a deck takes as long as its first variant', () => {
  const timeOf = (more: string): unknown => indexOf({ 'deck.md': `${head('T', more)}\n## A\n` }).index.files[0]?.time;
  expect(timeOf('variants: {full: 20m, short: 8m}\n')).toBe(1200);
  expect(timeOf('time: 15m\nvariants: {full: {backup: true}, short: 8m}\n')).toBe(900);
});

describe('a library', () => {
  const { index } = indexOf(files);

  test('knows decks, what they include, and no other Markdown', () => {
    expect(index.files.map(({ path, role, slideCount }) => `${path} ${role} ${slideCount}`)).toEqual([
      'README.md other 0',
      'a/deck.md deck 2',
      'a/part.md part 1',
      'b/page.md other 0',
      'b/talk.md deck 1',
    ]);
    const owners = ownersOf(index);
    const slide = librarySlide(index, owners, 2);
    expect([slide?.slide.id, slide?.deck.path, slide?.author, slide?.licence, slide?.tags]).toEqual([
      'included',
      'a/deck.md',
      'A. Author',
      'CC0',
      ['leukaemia'],
    ]);
    expect(slideAt(index, 0)).toMatchObject({ id: 'survival-doubled', isMade: true, cites: ['litzow2024'], line: 8 });
    expect(slideAt(index, 1)).toMatchObject({ id: 'dose', isMade: false, line: 16, notes: '' });
  });

  test('finds titles before tags, texts and notes', () => {
    expect(idsOf(index, { words: 'survival' })).toEqual(['a/deck.md#survival-doubled', 'a/deck.md#dose']);
    expect(idsOf(index, { words: 'transplantation' })).toEqual([
      'b/talk.md#transplantation',
      'a/deck.md#survival-doubled',
    ]);
    expect(idsOf(index, { words: 'transplantation slowly' })).toEqual(['a/deck.md#survival-doubled']);
    expect(idsOf(index, { words: 'transpl' })[0]).toBe('b/talk.md#transplantation');
  });

  test('forgives accents and mistakes of typing', () => {
    expect(idsOf(index, { words: 'cortege naive' })).toEqual(['a/part.md#included']);
    const found = searchLibrary(index, { ...everything, words: 'transplntaation' });
    expect(found.misspelt).toEqual([{ word: 'transplntaation', taken: ['transplantation'] }]);
    expect(found.hits).toHaveLength(2);
    expect(searchLibrary(index, { ...everything, words: 'blinatumomab xyzzy' })).toMatchObject({ isPartial: true });
    expect(idsOf(index, { words: 'xyz' })).toEqual([]);
  });

  test('finds by tag, reference and table', () => {
    expect(idsOf(index, { tags: ['Leukaemia'] })).toHaveLength(2);
    expect(idsOf(index, { tags: ['leukaemia', 'dosing'] })).toEqual(['a/deck.md#dose']);
    expect(idsOf(index, { cites: ['@litzow2024'] })).toEqual(['a/deck.md#survival-doubled']);
    expect(idsOf(index, { data: ['trials'], words: 'survival' })).toEqual(['a/deck.md#survival-doubled']);
    expect(idsOf(index, { data: ['trial'] })).toEqual([]);
  });

  test('is read back as it was kept, and not at all where a byte or the program is another one', () => {
    const bytes = formatIndex(index, 'code 1');
    const read = parseIndex(bytes, 'code 1') as LibraryIndex;
    expect({ ...read, slides: [...read.slides] }).toEqual({ ...index, slides: [...index.slides] });
    expect(parseIndex(bytes, 'code 2')).toBeNull();
    expect(parseIndex(bytes.subarray(0, bytes.length - 1), 'code 1')).toBeNull();
    expect(parseIndex(new Uint8Array(0), 'code 1')).toBeNull();
    const broken = bytes.slice();
    broken[broken.length - 5] = (broken[broken.length - 5] as number) ^ 1;
    expect(parseIndex(broken, 'code 1')).toBeNull();
  });

  test('reads what changed and nothing else', () => {
    expect(indexOf(files, index)).toMatchObject({ readCount: 0, isNew: false, asked: [], index });
    const edited = {
      ...files,
      'b/talk.md': `${files['b/talk.md']}\n---\n\n## More\n`,
      'c/deck.md': files['a/deck.md'] ?? '',
    };
    const next = indexOf(edited, index);
    expect([next.readCount, next.asked]).toEqual([2, ['b/talk.md', 'c/deck.md']]);
    const afresh = indexOf(edited).index;
    expect(idsOf(next.index, { words: 'survival' })).toEqual(idsOf(afresh, { words: 'survival' }));
    expect({ ...next.index, postings: [...next.index.postings].sort() }).toEqual({
      ...afresh,
      postings: [...afresh.postings].sort(),
    });
    const { 'a/deck.md': _, ...left }: Record<string, string> = edited;
    const without = indexOf(left, next.index).index;
    expect(idsOf(without, { words: 'cortege' })).toEqual([]);
    expect(without.files.find(({ path }) => path === 'a/part.md')?.role).toBe('other');
  });

  test('does not trust a stamp of this moment, and reads on where a file cannot be read', () => {
    const first = indexOf(files, null, 'b/talk.md').index;
    expect(indexOf(files, first).asked).toEqual(['b/talk.md']);
    expect(indexOf({ ...files, 'b/talk.md': '!' }).unreadable).toEqual(['b/talk.md']);
  });

  test('says what keeps a deck from being read', () => {
    const broken = indexOf({ 'deck.md': '---\ntitle: T\nlang: en\nthem: x\n---\n\n# A\n\n---\n\n# B' }).index;
    expect(broken.files[0]?.fault).toEqual({ line: 4, message: '`them` is not a setting', count: 1 });
  });
});

test('plain words of Markdown', () => {
  expect(
    plainText('## A **bold** [link](x.md){.big}, {{trials.hr}} [@a]\n\n```vega-lite\nmark: bar\n```\n- item'),
  ).toBe('A bold link, … item');
  expect(plainText('::: source\nFrom here\n:::\n\n| a | b |\n|---|---|\n| 1 | 2 |')).toBe('From here a b 1 2');
  expect(citedKeys('[@a2024; see @b-1, p. 3] mail@x.org [x](@no)')).toEqual(['a2024', 'b-1']);
  expect(wordsOf('Ünïcode CD-19 治療法')).toEqual(['unicode', 'cd', '19', '治療', '療法']);
});

test('a stretch of text round a word', () => {
  const text = `${'before '.repeat(20)}Überleben ${'after '.repeat(40)}`;
  expect(excerptOf(text, ['uberl'])).toMatch(/^… before .*Überleben after .* …$/);
  expect(excerptOf(text, ['none'])).toBeNull();
});

test('where pictures are is read back, or nothing is', () => {
  const pictures = { folder: '/c', slides: new Map([['a.md#b', { path: 'p.png', digest: 'd' }]]) };
  expect(parsePictures(new TextEncoder().encode(formatPictures(pictures)))).toEqual(pictures);
  expect(parsePictures(new TextEncoder().encode('{"folder": 1}')).slides.size).toBe(0);
});
