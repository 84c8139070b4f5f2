import { expect, test } from 'vitest';
import { withFooter } from '../../../src/assemble/footers/slide-footer.ts';
import { fillCitations } from '../../../src/assemble/footers/superscripts.ts';
import type { CitedReference, Footer } from '../../../src/model/evidence.ts';
import { token } from '../../../src/util/tokens.ts';
import { makeReference } from '../../support/make-reference.ts';
import { makeSlide } from '../../support/talk-fixture.ts';

const span = { file: 'a.bib', start: 0, end: 1 };

const cited = (number: number, family: string): CitedReference => {
  const author = { family, given: null, particle: null, suffix: null, isGroup: false };
  const known = { authors: [author], container: 'J Inv', year: 2020, volume: '3', page: '14–15', moreAuthors: true };
  return {
    number,
    reference: makeReference(family, known),
  };
};

const place = { lang: 'en', line: 'The talk’s line' };
const footer = (references: CitedReference[], abbreviations: Footer['abbreviations'] = []): Footer => ({
  references,
  abbreviations,
});
const slide = '<div class="slide layout-chart">\n<div class="slot slot-main">x</div>\n</div>';
const sourced = slide.replace(
  '</div>\n</div>',
  '</div>\n<div class="slot slot-source">\n<p>Own <em>words</em></p>\n</div>\n</div>',
);

test('own words come first, then references, then abbreviations', () => {
  const terms = [{ term: 'CR', meaning: 'complete <remission>' }];
  const { html, fits } = withFooter(sourced, footer([cited(1, 'Roe'), cited(2, 'Doe & Co')], terms), place);
  expect(fits).toBe(true);
  expect(html).toContain(
    '<div class="slot slot-source">\n<p>Own <em>words</em></p>\n<p class="cited"><sup>1</sup>\u202FRoe, J Inv 2020;3:14; ' +
      '<sup>2</sup>\u202FDoe &amp; Co, J Inv 2020;3:14</p><p class="abbreviations">CR, complete &lt;remission&gt;</p></div>\n</div>',
  );
});

test('the talk’s line stands wherever a slide has no source of its own, before what is cited', () => {
  expect(withFooter(slide, footer([]), place).html).toContain('slot-source"><p>The talk’s line</p></div></div>');
  expect(withFooter(slide, footer([cited(1, 'Roe')]), place).html).toMatch(
    /<p>The talk’s line<\/p><p class="cited">.*Roe/,
  );
  expect(withFooter(sourced, footer([]), place).html).toBe(sourced);
  expect(withFooter(slide, footer([]), { ...place, line: null }).html).toBe(slide);
});

test('a footer takes a second line, then names by author and year, then numbers alone', () => {
  const many = (count: number): string =>
    withFooter(slide, footer(Array.from({ length: count }, (_, i) => cited(i + 1, `Author${i}`))), {
      ...place,
      line: null,
    }).html;
  expect(many(3)).not.toContain('two-lines');
  expect(many(7)).toMatch(/two-lines.*Author6, J Inv/);
  expect(many(12)).toMatch(/two-lines.*Author11 2020/);
  expect(many(40)).toContain('slot-source"><p class="cited">1–40: see References</p>');
});

test('what does not fit in any form is said', () => {
  const long = sourced.replace('Own', 'word '.repeat(80));
  expect(withFooter(long, footer([cited(1, 'Roe')]), place).fits).toBe(false);
});

test('superscripts are sorted, joined to ranges, and lead to the slide that lists them', () => {
  const numbers = new Map([...'abcde'].map((key, i) => [key, i + 1]));
  const numberOf = (_: string, key: string): number | null => numbers.get(key) ?? null;
  const slideOf = new Map([1, 2, 3, 4, 5].map((n) => [n, n > 3 ? 'references-2' : 'references']));
  const fill = (...items: (readonly [string, string | null])[]): string => {
    const citation = { items: items.map(([key, locator]) => ({ key, locator, span })), inNotes: false };
    const html = fillCitations(token('cite', 0), makeSlide('s', '', { citations: [citation] }), {
      ...{ lang: 'de', numberOf, nameOf: () => '', slideOf },
    });
    return html.replace(/<a href="(#[\w-]+)"[^>]*>(\d)<\/a>/g, '$2$1');
  };
  expect(fill(['e', null], ['c', null], ['a', null], ['b', null], ['b', null])).toBe(
    '<sup class="cite">1#references–3#references,5#references-2</sup>',
  );
  expect(fill(['d', 'S. 3'], ['e', null], ['nobody', null])).toBe(
    '<sup class="cite">4#references-2(S. 3),5#references-2,?</sup>',
  );
});
