import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { cataloguePage } from '../../../src/library/catalogue/catalogue-page.ts';
import { formatCatalogueRecord, parseCatalogueRecord } from '../../../src/library/catalogue/deck-record.ts';
import { searcher } from '../../../src/page/catalogue/query.ts';
import { includeLine } from '../../../src/util/include-line.ts';
import { relativePath } from '../../../src/util/relative-path.ts';

const slide = {
  id: 'a',
  title: '<b>A</b>',
  file: 'x/deck.md',
  text: 'Cortège "quoted"',
  notes: 'a secret',
  tags: ['first line'],
  author: 'A. Author',
  licence: null,
  source: null,
  picture: null,
};
const deck = { path: 'x/deck.md', title: 'X & Y', lang: 'de', error: 'deck.md:3: no', slides: [slide] };
const parts = { decks: [deck], name: 'talks', script: 'start();', notes: false };

test('a catalogue is one page whose script and style are admitted by their hashes', () => {
  const page = cataloguePage(parts);
  const hash = (text: string): string => createHash('sha256').update(text).digest('base64');
  const policy = /Content-Security-Policy" content="([^"]*)"/.exec(page)?.[1] ?? '';
  expect(policy).toContain(`script-src &#39;sha256-${hash('start();')}&#39;`);
  expect(policy).toContain(`style-src &#39;sha256-${hash(/<style>([\s\S]*?)<\/style>/.exec(page)?.[1] ?? '')}&#39;`);
  expect(page).not.toMatch(/\sstyle="|https?:/);
  const data = /<script type="application\/json" id="slides">([^<]*)<\/script>/.exec(page)?.[1] ?? '';
  expect(JSON.parse(data)).toEqual([
    {
      ...{ path: 'x/deck.md', title: 'X & Y', lang: 'de', error: 'deck.md:3: no' },
      slides: [{ id: 'a', title: '<b>A</b>', text: 'Cortège "quoted"', tags: ['first line'], author: 'A. Author' }],
    },
  ]);
  expect(page).not.toContain('secret');
  expect(cataloguePage({ ...parts, notes: true })).toContain('a secret');
});

test('the page finds words without accents and capitals, in all that a slide says of itself', () => {
  const one = { id: 'a', title: 'Überleben', text: 'Cortège', tags: ['first line'], licence: 'MIT' };
  const two = { id: 'b', title: 'B', text: 'nothing' };
  const { find } = searcher([{ path: 'x/deck.md', title: 'X', lang: null, error: null, slides: [one, two] }]);
  const query = { words: '', tag: '', deck: '', licence: '' };
  expect(find(query)).toEqual([[one, two]]);
  expect(find({ ...query, words: 'uber CORTE line' })).toEqual([[one]]);
  expect(find({ ...query, tag: 'first' })).toEqual([[]]);
  expect(find({ ...query, licence: 'no licence given' })).toEqual([[two]]);
  expect(find({ ...query, deck: '1' })).toEqual([[]]);
});

test('what a catalogue keeps is read by the program that wrote it, and by no other', () => {
  const place = { files: [{ path: 'deck.md', stamp: null, digest: 'd' }], folders: [] };
  const deck = { settings: 's', talk: place, shipped: 'one', error: null, slides: [['deck.md:3', 'p', 'T']] as const };
  const text = formatCatalogueRecord({ shipped: { one: place, unused: place }, decks: { 'deck.md': deck } }, 'code 1');
  const bytes = new TextEncoder().encode(text);
  expect(parseCatalogueRecord(bytes, 'code 1')).toEqual({ shipped: { one: place }, decks: { 'deck.md': deck } });
  expect(parseCatalogueRecord(bytes, 'code 2')).toEqual({ shipped: {}, decks: {} });
  expect(parseCatalogueRecord(bytes.subarray(0, -9), 'code 1')).toEqual({ shipped: {}, decks: {} });
});

test('the line that includes a slide says the way from the deck that has it', () => {
  expect(relativePath('talks/b/deck.md', 'talks/a/deck.md#x')).toBe('../a/deck.md#x');
  expect(relativePath('talks/a/deck.md', 'talks/a/acts/one.md#x')).toBe('./acts/one.md#x');
  expect(relativePath('deck.md', 'a/deck.md')).toBe('./a/deck.md');
  expect(relativePath('a/deck.md', 'ab/deck.md#x')).toBe('../ab/deck.md#x');
  expect(includeLine('my talk/deck.md#x', '')).toBe('src: "../my talk/deck.md#x"');
});
