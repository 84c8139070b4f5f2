import { describe, expect, it } from 'vitest';
import { formatFault } from '../../../../src/util/numbers/format.ts';
import { writeInterval, writeNumber, writeRange } from '../../../../src/util/numbers/write.ts';

const write = (value: number, format: string | null, unit: string | null, lang = 'en'): string =>
  writeNumber(value, { format, unit, lang }).replaceAll('\u202F', '~');

describe('writeNumber', () => {
  it.each([
    [82.4, null, 'pct', 'en', '82.4%'],
    [82.4, '.1f', 'pct', 'de', '82,4~%'],
    [82.4, '.1f', 'pct', 'fr-CA', '82,4~%'],
    [82.4, '.1f', 'pct', 'it', '82,4%'],
    [0.824, '.1%', 'pct', 'en', '82.4%'],
    [0.824, '.1%', 'pct', 'de', '82,4~%'],
    [0.41, '.2f', 'ratio', 'en', '0.41'],
    [17, null, 'x', 'en', '17×'],
    [-1.5, null, null, 'en', '−1.5'],
    [-1.5, '.1f', null, 'en', '−1.5'],
    [-0, null, null, 'en', '0'],
    [7.7, null, 'months', 'en', '7.7~months'],
    [1, null, 'months', 'en', '1~month'],
    [1, '.1f', 'months', 'en', '1.0~months'],
    [7.7, null, 'months', 'de', '7,7~Monate'],
    [1.5, null, 'years', 'fr', '1,5~an'],
    [2, null, 'months', 'pl', '2~miesiące'],
    [12, null, 'months', 'pl', '12~miesięcy'],
    [22, null, 'months', 'pl', '22~miesiące'],
    [22, null, 'months', 'cs', '22~měsíců'],
    [7.7, null, 'months', 'cs', '7,7~měsíce'],
    [14.2, '.0f', 'points', 'en', '14~percentage points'],
    [3, null, 'cycles', 'en', '3~cycles'],
    [3, null, 'constructor', 'en', '3~constructor'],
    [12345.6, ',.0f', null, 'en', '12,346'],
    [12345.6, ',.0f', null, 'de', '12.346'],
    [12345.6, ',.0f', null, 'sv', '12~346'],
    [1234.5, ',.1f', null, 'es', '1234,5'],
    [12345, ',.0f', null, 'es', '12~345'],
    [-1234567, ',.0f', null, 'pl', '−1~234~567'],
    [2014, null, null, 'en', '2014'],
    [1234567890123, null, null, 'en', '1234567890123'],
    [0.1 + 0.2, null, null, 'en', '0.3'],
    [4.35 * 100, null, null, 'en', '435'],
    [0.000123456789012345, null, null, 'en', '0.000123456789012345'],
    [1.5e-9, null, null, 'de', '1,5×10⁻⁹'],
    [5, '.1f', 'pct', 'xx', '5.0%'],
    [5, '.1f', 'pct', 'DE-at', '5,0~%'],
    [5, '.1q', 'pct', 'en', '5%'],
  ])('writes %d by %s in %s (%s) as %s', (value, format, unit, lang, text) => {
    expect(write(value, format, unit, lang)).toBe(text);
  });
});

describe('writeRange', () => {
  const range = (low: number, high: number, lang = 'en', unit: string | null = 'pct'): string =>
    writeRange(low, high, { format: '.1f', unit, lang }).replaceAll('\u202F', '~');
  it('puts an en dash between two numbers and the unit once', () => expect(range(73.7, 88.4)).toBe('73.7–88.4%'));
  it('says the word where a bound is negative', () => {
    expect(range(-1.2, 3.4, 'en', 'points')).toBe('−1.2 to 3.4~percentage points');
    expect(range(-3.4, -1.2, 'de', null)).toBe('−3,4 bis −1,2');
  });
  it('keeps the dash where a bound only rounds to nothing', () => expect(range(-0.01, 3)).toBe('0.0–3.0%'));
  it('does not double the sign of a pattern', () =>
    expect(writeRange(0.7, 0.9, { format: '.0%', unit: 'pct', lang: 'en' })).toBe('70–90%'));
});

describe('writeInterval', () => {
  const value = { value: 82.4, low: 73.7, high: 88.4, level: 95 };
  const interval = (lang: string, format = '.1f', unit = 'pct', of = value): string =>
    writeInterval(of, { format, unit, lang }).replaceAll('\u202F', '~');
  it.each([
    ['en', '82.4% (95% CI 73.7–88.4)'],
    ['de', '82,4~% (95~%-KI 73,7–88,4)'],
    ['fr', '82,4~% (IC à 95~% 73,7–88,4)'],
    ['es', '82,4~% (IC 95~% 73,7–88,4)'],
    ['it', '82,4% (IC 95% 73,7–88,4)'],
    ['nl', '82,4% (95%-BI 73,7–88,4)'],
    ['fi', '82,4~% (95~%:n LV 73,7–88,4)'],
  ])('in %s: %s', (lang, text) => expect(interval(lang)).toBe(text));
  it('takes the percent sign of a pattern once', () =>
    expect(interval('en', '.1%', 'pct', { value: 0.824, low: 0.737, high: 0.884, level: 97.5 })).toBe(
      '82.4% (97.5% CI 73.7–88.4)',
    ));
  it('says no level where none is known', () =>
    expect(writeInterval({ ...value, level: null }, { format: null, unit: null, lang: 'en' })).toBe(
      '82.4 (CI 73.7–88.4)',
    ));
});

describe('formatFault', () => {
  it.each(['.1f', ',.0f', '.1%', '+.2f', '.2~s', '', 'd'])('takes %j', (pattern) =>
    expect(formatFault(pattern)).toBe(null),
  );
  it.each(['.1q', '%.1f', 'nope', '.1 f', '999999999d', '.'])('refuses %j', (pattern) =>
    expect(formatFault(pattern)).not.toBe(null),
  );
});
