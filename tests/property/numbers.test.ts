import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { knownLanguages } from '../../src/util/numbers/languages.ts';
import { readNumber } from '../../src/util/numbers/read.ts';
import { writeInterval, writeNumber, writeRange } from '../../src/util/numbers/write.ts';

const lang = fc.constantFrom(...knownLanguages);
/** Numbers as tables hold them: up to 15 digits, with decimals or without. */
const cell = fc
  .tuple(fc.integer({ min: -999_999_999_999, max: 999_999_999_999 }), fc.integer({ min: 0, max: 8 }))
  .map(([digits, decimals]) => Number(`${digits}e-${decimals}`));
const decimals = fc.integer({ min: 0, max: 6 });

describe('numbers written and read back', () => {
  it('agree where a number is shown as its cell has it', () => {
    fc.assert(
      fc.property(cell, lang, (value, language) => {
        const text = writeNumber(value, { format: null, unit: null, lang: language });
        expect(readNumber(text, language)).toEqual({ number: value === 0 ? 0 : value, unit: null });
      }),
      { numRuns: 2000 },
    );
  });

  it('agree to half of the last decimal that is shown, with and without grouping', () => {
    fc.assert(
      fc.property(cell, decimals, fc.boolean(), lang, (value, places, grouped, language) => {
        const format = `${grouped ? ',' : ''}.${places}f`;
        const read = readNumber(writeNumber(value, { format, unit: 'pct', lang: language }), language);
        expect(read?.unit).toBe('pct');
        expect(Math.abs((read?.number ?? NaN) - value)).toBeLessThanOrEqual(
          0.5000001 * 10 ** -places + 1e-15 * Math.abs(value),
        );
      }),
      { numRuns: 2000 },
    );
  });

  it('agree for very large and very small numbers', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), lang, (value, language) => {
        const read = readNumber(writeNumber(value, { format: null, unit: null, lang: language }), language);
        const error = Math.abs((read?.number ?? NaN) - value);
        expect(error).toBeLessThanOrEqual(1e-11 * Math.abs(value));
      }),
    );
  });

  it('keep a year from being read as thousands of another language', () =>
    expect(readNumber('1.234,5', 'en')).toBe(null));

  it('never break: no plain space inside a number with its unit of one word', () => {
    const unit = fc.constantFrom('pct', 'months', 'years', 'x', 'ratio', null);
    fc.assert(
      fc.property(cell, fc.constantFrom(null, ',.1f', '.0%'), unit, lang, (value, format, one, language) => {
        expect(writeNumber(value, { format, unit: one, lang: language })).not.toMatch(/[ -]/);
      }),
    );
  });

  it('write an interval with the bounds of its range, and no hyphen for a minus', () => {
    fc.assert(
      fc.property(cell, cell, cell, lang, (value, low, high, language) => {
        const style = { format: '.1f', unit: 'ratio', lang: language };
        const text = writeInterval({ value, low, high, level: 95 }, style);
        expect(text.endsWith(` ${writeRange(low, high, style)})`)).toBe(true);
        expect(text).not.toMatch(/-\d/);
      }),
    );
  });
});
