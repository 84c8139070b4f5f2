import { describe, expect, test } from 'vitest';
import { attributionOf, creditLines, footerCredit, licenceFaults } from '../../../src/util/attribution.ts';
import { licenceTerms } from '../../../src/util/licence.ts';

const nobody = { author: null, licence: null, source: null };
const deck = { title: 'Antibodies', author: 'A. Author', licence: 'CC BY 4.0', source: null };

describe('licences', () => {
  test.each([
    ['CC BY 4.0', 'terms', ''],
    ['cc-by-nc-nd-4.0', 'terms', 'nc nd'],
    ['CC BY-SA 3.0 DE', 'terms', 'sa'],
    ['https://creativecommons.org/licenses/by-nd/4.0/', 'terms', 'nd'],
    ['Creative Commons Attribution-NoDerivatives', 'terms', 'nd'],
    ['no-derivatives', 'terms', 'nd'],
    ['CC0', 'free', ''],
    ['public domain', 'free', ''],
    ['All rights reserved', 'reserved', ''],
    ['© 2026 A. Author', 'reserved', ''],
    ['MIT', 'terms', ''],
    ['ask me', 'unknown', ''],
    [null, 'unknown', ''],
  ])('%s', (words, kind, parts) => {
    const terms = licenceTerms(words);
    const found = [
      terms.nonCommercial ? ['nc'] : [],
      terms.noDerivatives ? ['nd'] : [],
      terms.shareAlike ? ['sa'] : [],
    ];
    expect([terms.kind, found.flat().join(' ')]).toEqual([kind, parts]);
  });

  test('speak up where they forbid the use', () => {
    const faults = (licence: string | null, changed: boolean, author: string | null = 'A') =>
      licenceFaults({ attribution: { ...nobody, talk: 'T', author, licence }, changed });
    expect(faults('CC BY-ND 4.0', true)).toEqual(['changed']);
    expect(faults('CC BY-ND 4.0', false)).toEqual([]);
    expect(faults('all rights reserved', false)).toEqual(['reserved']);
    expect(faults('CC BY 4.0', true)).toEqual([]);
    expect(faults('CC BY 4.0', true, null)).toEqual(['nameless']);
    expect(faults(null, true, null)).toEqual([]);
  });
});

describe('credits', () => {
  test('what a slide does not say, its talk says', () => {
    expect(attributionOf({ ...nobody, licence: 'CC0' }, deck)).toEqual({
      author: 'A. Author',
      licence: 'CC0',
      source: null,
      talk: 'Antibodies',
    });
  });

  test('the foot of a slide names author and licence, or where it comes from', () => {
    expect(footerCredit(attributionOf(nobody, deck), 'en')).toBe('Slide: A. Author, CC BY 4.0');
    expect(footerCredit({ ...nobody, talk: 'T', source: 'https://example.org' }, 'en')).toBe(
      'Slide: https://example.org',
    );
    expect(footerCredit({ ...nobody, talk: 'T', licence: 'CC0' }, 'en')).toBe('Slide: T, CC0');
    expect(footerCredit({ ...nobody, talk: 'T' }, 'en')).toBeNull();
  });

  test('a line of credits stands for all slides of one origin', () => {
    const own = attributionOf(nobody, deck);
    const other = attributionOf({ ...nobody, author: 'B. Other' }, deck);
    expect(
      creditLines([
        ['a', own],
        ['b', other],
        ['c', own],
        ['d', { ...nobody, talk: 'T' }],
      ]),
    ).toEqual([
      { text: 'A. Author, “Antibodies”, CC BY 4.0', slides: ['a', 'c'] },
      { text: 'B. Other, “Antibodies”, CC BY 4.0', slides: ['b'] },
    ]);
  });
});
