import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { cataloguePage, includeLine } from '../../../src/library/catalogue/catalogue-page.ts';
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
  expect(page).toContain('&lt;b&gt;A&lt;/b&gt;');
  expect(page).toContain('data-search="&lt;b&gt;a&lt;/b&gt; a first line a. author cortege &quot;quoted&quot;"');
  expect(page).toContain('<code>src: ../x/deck.md#a</code>');
  expect(page).toContain('deck.md:3: no');
  expect(page).not.toContain('secret');
  expect(cataloguePage({ ...parts, notes: true })).toContain('a secret');
});

test('the line that includes a slide says the way from the deck that has it', () => {
  expect(relativePath('talks/b/deck.md', 'talks/a/deck.md#x')).toBe('../a/deck.md#x');
  expect(relativePath('talks/a/deck.md', 'talks/a/acts/one.md#x')).toBe('./acts/one.md#x');
  expect(relativePath('deck.md', 'a/deck.md')).toBe('./a/deck.md');
  expect(relativePath('a/deck.md', 'ab/deck.md#x')).toBe('../ab/deck.md#x');
  expect(includeLine('../my talk/deck.md#x')).toBe('src: "../my talk/deck.md#x"');
});
