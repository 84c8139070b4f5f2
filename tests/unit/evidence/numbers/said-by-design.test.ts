import { describe, expect, it } from 'vitest';
import { findNumbers, type FoundNumber } from '../../../../src/evidence/numbers/find-numbers.ts';
import { isTimeOfValue, isYearOfTitle } from '../../../../src/evidence/numbers/said-by-design.ts';

/** The last number of a text. */
function last(text: string): FoundNumber {
  return findNumbers(text).at(-1) as FoundNumber;
}

describe('years in titles', () => {
  it.each([
    'Results 2024',
    'Trial update, 2023 data',
    'The 2019 guideline',
    'Survival before and after the 2017 approval',
  ])('%s', (title) => expect(isYearOfTitle(title, last(title))).toBe(true));
  it.each([
    'All 2012 patients',
    'Cured: 80 of 2010',
    'We saw 2005 of them',
    'n = 2005',
    'Total 2001',
    '2012.5',
    '2012%',
  ])('%s is a number', (title) => expect(isYearOfTitle(title, last(title))).toBe(false));
});

describe('times of values', () => {
  const times = new Set([40]);
  it.each(['the 40-month survival', 'at 40 months', 'after 40', '40 Monate', 'la survie à 40 mois'])('%s', (text) =>
    expect(isTimeOfValue(times, text, last(text))).toBe(true),
  );
  it.each(['40 patients', '41 months', '40%', 'arm 40'])('%s is a number', (text) =>
    expect(isTimeOfValue(times, text, last(text))).toBe(false),
  );
});
