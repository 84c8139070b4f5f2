import { expect, test } from 'vitest';
import { listHtml, paginate, type ListedReference } from '../../../src/assemble/references/reference-pages.ts';
import { withReferenceSlides } from '../../../src/assemble/references/reference-slides.ts';
import { makeDeck, makeSlide, slideSettings } from '../../support/talk-fixture.ts';

const list = (count: number): ListedReference[] =>
  Array.from({ length: count }, (_, i) => ({
    number: i + 1,
    parts: [{ text: `Author ${i}. A title of some words that goes on. J Inv 2020;3:14.`, style: 'plain', href: null }],
  }));
const empty = '<div class="slide layout-references">\n<div class="slot slot-title">\n<h2>Sources</h2>\n</div>\n</div>';
const ids = (slides: ReturnType<typeof makeSlide>[], count: number): string[] =>
  withReferenceSlides(makeDeck(slides), list(count)).deck.slides.map(({ id, vertical }) => (vertical ? `^${id}` : id));

test('a talk without a list gets one at its end, in its language', () => {
  const { deck, slideOf } = withReferenceSlides(makeDeck([makeSlide('a', '')], { lang: 'de-AT' }), list(3));
  expect(deck.slides.map(({ id, title }) => `${id} ${title}`)).toEqual(['a a', 'references Literatur']);
  expect(deck.slides[1]?.html).toContain('<h2>Literatur</h2>');
  expect([...slideOf]).toEqual([1, 2, 3].map((n) => [n, 'references']));
  expect(ids([makeSlide('references', '')], 1)).toEqual(['references', 'references-2']);
});

test('a list of its own is filled and continued; further pages stay together', () => {
  const own = makeSlide('sources', empty, { notesHtml: '<p>Said once.</p>' });
  expect(ids([own, makeSlide('end', '')], 100)).toEqual(['sources', 'sources-2', 'sources-3', 'end']);
  expect(ids([own, makeSlide('under', '', { vertical: true })], 60)).toEqual(['sources', '^sources-2', '^under']);
  const { deck } = withReferenceSlides(makeDeck([own]), list(60));
  expect(deck.slides.map(({ title, notesHtml }) => [title, notesHtml])).toEqual([
    ['sources 1/2', '<p>Said once.</p>'],
    ['sources 2/2', null],
  ]);
  expect(deck.slides[1]?.html).toMatch(
    /Sources<span class="page-of"> 2\/2<\/span><\/h2>[^]*<ol class="references" start="\d+">/,
  );
});

test('two lists share what there is; a list with content, or a hidden one, is left alone', () => {
  const { slideOf, deck } = withReferenceSlides(makeDeck([makeSlide('r1', empty), makeSlide('r2', empty)]), list(10));
  expect(deck.slides).toHaveLength(2);
  expect(new Set(slideOf.values())).toEqual(new Set(['r1', 'r2']));
  const written = empty.replace(/<\/div>$/, '<div class="slot slot-main">mine</div></div>');
  const hidden = makeSlide('h', empty, { settings: slideSettings({ visibility: 'hidden' }) });
  expect(ids([makeSlide('r', written), hidden], 2)).toEqual(['r', 'h', 'references']);
});

test('nothing cited leaves the talk as it is, and an empty list is told', () => {
  const deck = makeDeck([makeSlide('a', ''), makeSlide('r', empty)]);
  const result = withReferenceSlides(deck, []);
  expect(result.deck).toBe(deck);
  expect(result.diagnostics.map(({ code }) => code)).toEqual(['references/nothing-cited']);
});

test('pages hold every reference once, in order, about as many each', () => {
  const { pages, size } = paginate(list(100), 1);
  expect(size).toBe(16);
  expect(pages.flat().map(({ number }) => number)).toEqual(list(100).map(({ number }) => number));
  const sizes = pages.map((page) => page.length);
  expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThan(10);
});

test('a line keeps its looks and links to the web alone', () => {
  const part = (text: string, style: 'plain' | 'italic' | 'bold', href: string | null = null) => ({
    text,
    style,
    href,
  });
  const parts = [
    part('<b>', 'bold'),
    part('J', 'italic'),
    part('x', 'plain', 'javascript:x'),
    part('d', 'plain', 'https://doi.org/1"'),
  ];
  expect(listHtml([{ number: 7, parts }], 16)).toBe(
    '<ol class="references" start="7">\n<li><strong>&lt;b&gt;</strong><em>J</em>x' +
      '<a href="https://doi.org/1&quot;" target="_blank" rel="noopener noreferrer">d</a></li>\n</ol>',
  );
});

test('a short list is set larger, as long as it needs no further page', () => {
  expect(paginate(list(8), 1)).toMatchObject({ size: 20, pages: { length: 1 } });
  const { pages, size } = paginate(list(100), 1);
  const more = paginate(list(100), 2 * pages.length);
  expect(more.size).toBeGreaterThan(size);
  expect(listHtml(list(1), 20)).toContain('<ol class="references size-20"');
});
