import { describe, expect, test } from 'vitest';
import { parseText } from './parse-text.ts';

const deck = (settings: string) => parseText(`---\ntitle: T\nlang: en\n${settings}\n---\n\n# A\n`);
const slide = (settings: string) => parseText(`---\ntitle: T\nlang: en\n---\n---\n${settings}\n---\n\n# A\n`);

describe('settings of evidence', () => {
  test('of a deck are read with the places of their parts', () => {
    const {
      deck: parsed,
      codes,
      written,
    } = deck(
      'values:\n  a.b: {from: t, column: n}\nestimates: {t: {value: n}}\nabbreviations: {CR: complete remission, HR: [hazard ratio, high risk]}\nnames: [SWOG 1318, 2317]\ncitation-style: vancouver',
    );
    const { values, abbreviations, names, citationStyle } = parsed.settings;
    expect(codes).toEqual([]);
    expect(written(values?.places.get('/values/a.b/from')?.value ?? null)).toBe('t');
    expect(written(values?.places.get('/estimates/t')?.key ?? null)).toBe('t');
    expect([...(values?.places.keys() ?? [])]).not.toContain('/names');
    expect(abbreviations.get('HR')?.meanings).toEqual(['hazard ratio', 'high risk']);
    expect(written(abbreviations.get('HR')?.span ?? null)).toBe('HR');
    expect([names, citationStyle]).toEqual([['SWOG 1318', '2317'], 'vancouver']);
  });

  test('of a slide are read with the places of their parts', () => {
    const {
      deck: parsed,
      codes,
      written,
    } = slide(
      'claims:\n  - trials.x < 1\n  - "a > b"\nliterals: {"50": Bredberg 2025}\nabbreviations: {HR: high risk}',
    );
    const { claims, literals, abbreviations } = parsed.slides[0]!.settings;
    expect(codes).toEqual([]);
    expect(claims.map(({ text, span }) => [text, written(span)])).toEqual([
      ['trials.x < 1', 'trials.x < 1'],
      ['a > b', '"a > b"'],
    ]);
    expect(literals.get('50')?.text).toBe('Bredberg 2025');
    expect(written(literals.get('50')?.span ?? null)).toBe('"50": Bredberg 2025');
    expect(abbreviations.get('HR')?.text).toBe('high risk');
  });

  test.each([
    ['values: [1]', 'deck.md:4:9'],
    ['abbreviations: {CR: 5}', 'deck.md:4:21'],
    ['abbreviations: {CR: []}', 'deck.md:4:21'],
    ['names: {a: b}', 'deck.md:4:8'],
    ['names: [a, [b]]', 'deck.md:4:12'],
  ])('that are wrong are reported where they are wrong: %s', (settings, place) => {
    expect(deck(settings).codes).toEqual([`${place} parse/setting-value`]);
  });

  test.each([
    ['claims: [a, {b: c}]', 'deck.md:6:13'],
    ['literals: {"50": }', 'deck.md:6:12'],
    ['literals: "50"', 'deck.md:6:11'],
  ])('of a slide that are wrong are reported: %s', (settings, place) => {
    expect(slide(settings).codes).toEqual([`${place} parse/setting-value`]);
  });
});
