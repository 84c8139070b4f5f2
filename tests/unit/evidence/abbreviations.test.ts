import { describe, expect, test } from 'vitest';
import { explainAbbreviations, slideTerms } from '../../../src/evidence/abbreviations/explain-abbreviations.ts';
import { inlineMeanings, termFinder } from '../../../src/evidence/abbreviations/find-terms.ts';
import type { TextPart } from '../../../src/model/evidence.ts';
import type { SlideSettings } from '../../../src/model/settings.ts';
import { mappedSource } from '../../../src/util/mapped-text.ts';
import { makeDeck, makeSlide, slideSettings } from '../../support/talk-fixture.ts';

const span = { file: 'deck.md', start: 0, end: 1 };
const declare = (meanings: Readonly<Record<string, readonly string[]>>) =>
  new Map(Object.entries(meanings).map(([term, list]) => [term, { meanings: list, span }]));

function slide(id: string, text: string, more: Partial<SlideSettings> = {}, part: TextPart = 'prose') {
  const run = { part, text: mappedSource({ path: `${id}.md`, text }) };
  return makeSlide(id, '', { texts: [run], settings: slideSettings(more) });
}

const choice = (term: string, text: string) => ({ abbreviations: new Map([[term, { text, span }]]) });

function explain(slides: ReturnType<typeof slide>[], meanings: Readonly<Record<string, readonly string[]>>) {
  const abbreviations = declare(meanings);
  const { value, diagnostics } = explainAbbreviations(makeDeck(slides, { abbreviations }), (one) =>
    slideTerms(one, abbreviations, termFinder(abbreviations.keys())),
  );
  const shown = [...value].map(([id, list]) =>
    [id, ...list.map(({ term, meaning }) => `${term} ${meaning}`)].join(', '),
  );
  return { shown, codes: diagnostics.map(({ code, span: at }) => `${at?.file} ${code.replace('evidence/', '')}`) };
}

describe('abbreviations', () => {
  test('are explained where the audience meets them first, in the order of the alphabet', () => {
    const slides = [slide('a', 'MRD and CR'), slide('b', 'CR, then OS'), slide('c', 'OS')];
    expect(explain(slides, { OS: ['survival'], CR: ['remission'], MRD: ['disease'] })).toEqual({
      shown: ['a, CR remission, MRD disease', 'b, OS survival'],
      codes: [],
    });
  });

  test('are not seen on hidden slides, in lists, in notes and in alternative texts', () => {
    const slides = [
      slide('a', 'CR', { visibility: 'hidden' }),
      slide('b', 'CR', { layout: { name: 'references', span } }),
      slide('c', 'CR', {}, 'notes'),
      slide('d', 'CR', {}, 'alt'),
      slide('e', 'CR', {}, 'chart'),
    ];
    expect(explain(slides, { CR: ['remission'] }).shown).toEqual(['e, CR remission']);
  });

  test('are explained again where the meaning changes', () => {
    const slides = [
      slide('a', 'HR', choice('HR', 'hazard ratio')),
      slide('b', 'HR', choice('HR', 'High-risk')),
      slide('c', 'HR', choice('HR', 'hazard ratios')),
      slide('d', 'the hazard ratio (HR) of it'),
      slide('e', 'HR'),
    ];
    expect(explain(slides, { HR: ['hazard ratio', 'high risk'] })).toEqual({
      shown: ['a, HR hazard ratio', 'b, HR high risk', 'c, HR hazard ratio'],
      codes: ['e.md ambiguous-abbreviation'],
    });
  });

  test('that words explain need no footer, then or later', () => {
    const slides = [slide('a', 'complete remissions (CR)'), slide('b', 'CR')];
    expect(explain(slides, { CR: ['complete remission'] })).toEqual({ shown: [], codes: [] });
  });

  test('that a drawing shows count, and its description does not', () => {
    const chart = { svg: '<svg><title>OS</title><text x="1">CR &lt; 5</text></svg>', span, texts: [] };
    const drawn = { ...slide('a', 'words'), charts: [chart] as never };
    expect(explain([drawn], { CR: ['remission'], OS: ['survival'] })).toEqual({
      shown: ['a, CR remission'],
      codes: ['deck.md unused-abbreviation'],
    });
  });
});

describe('terms', () => {
  const find = termFinder(['CR', 'CRi', 'Ph', 'u/k', 'B-ALL', 'ALL', 'InO+'])!;
  test.each([
    ['CR, CRs and CRi', ['CR', 'CR', 'CRi']],
    ['Ph-negative B-ALL and all ALL', ['Ph', 'B-ALL', 'ALL']],
    ['MCR CRP Cr cr 2CR', []],
    ['u/k, InO+ and InO', ['u/k', 'InO+']],
  ])('in %j', (text, terms) => {
    expect(find(text).map(({ term }) => term)).toEqual(terms);
  });

  test.each([
    ['high risk (HR)', ['high risk']],
    ['of patients at high-risk (HR)', ['high-risk']],
    ['HR (hazard ratio)', ['hazard ratio']],
    ['death (HR 0.4)', []],
    ['Overall (HR)', []],
    ['HR (95% CI)', []],
    ['the relative hazard (HR)', ['the relative hazard']],
  ])('with a meaning beside them: %j', (text, words) => {
    const finder = termFinder(['HR'])!;
    const meanings = inlineMeanings(text, finder(text), () => ['hazard ratio', 'the relative hazard']);
    expect(meanings.map((meaning) => meaning.words)).toEqual(words);
  });
});
