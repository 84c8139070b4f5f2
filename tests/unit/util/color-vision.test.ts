import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import {
  contrastOf,
  difference,
  labOf,
  readColor,
  seenWith,
  type Deficiency,
  type LinearColor,
} from '../../../src/util/color-vision.ts';

const of = (text: string): LinearColor => readColor(text)?.color as LinearColor;
const pairs = <T>(list: readonly T[]): (readonly [T, T])[] =>
  list.flatMap((one, i) => list.slice(i + 1).map((other) => [one, other] as const));

test('ΔE₀₀ of published pairs', () => {
  // Sharma 2005, table 1, pairs 1, 7, 17 and 25.
  expect(difference([50, 2.6772, -79.7751], [50, 0, -82.7485])).toBeCloseTo(2.0425, 4);
  expect(difference([50, 0, 0], [50, -1, 2])).toBeCloseTo(2.3669, 4);
  expect(difference([50, 2.5, 0], [73, 25, -18])).toBeCloseTo(27.1492, 4);
  expect(difference([60.2574, -34.0099, 36.2677], [60.4626, -34.1751, 39.4387])).toBeCloseTo(1.2644, 4);
});

test('contrast and colours as text', () => {
  expect(contrastOf(of('#fff'), of('rgb(0, 0, 0)'))).toBe(21);
  expect(contrastOf(of('#777777'), of('#ffffff'))).toBeCloseTo(4.48, 2);
  expect(readColor('#00000080')?.alpha).toBeCloseTo(0.5, 2);
  expect(readColor('steelblue')).toBeNull();
});

describe.each(['congress', 'congress-dark'])('palette of %s', (name) => {
  const theme = JSON.parse(
    readFileSync(new URL(`../../../templates/themes/${name}.json`, import.meta.url), 'utf8'),
  ) as { colors: Record<string, string>; range: { category: string[] } };
  const palette = theme.range.category.map(of);
  const eyes: readonly (Deficiency | null)[] = [null, 'protanopia', 'deuteranopia', 'tritanopia'];

  test.each(eyes)('its colours are told apart with %s', (eye) => {
    const seen = palette.map((color) => labOf(eye === null ? color : seenWith(eye, color)));
    const least = (count: number): number =>
      Math.min(...pairs(seen.slice(0, count)).map(([one, other]) => difference(one, other)));
    expect(least(6)).toBeGreaterThan(12);
    expect(least(8)).toBeGreaterThan(7);
  });

  test('the first four differ in grey print, all stand out from the paper', () => {
    const light = palette.slice(0, 4).map((color) => labOf(color)[0]);
    expect(Math.min(...pairs(light).map(([one, other]) => Math.abs(one - other)))).toBeGreaterThan(7.5);
    for (const color of palette) expect(contrastOf(color, of(theme.colors['paper'] ?? ''))).toBeGreaterThan(3);
  });

  test('its colours have names', () => {
    const named = new Set(Object.values(theme.colors));
    expect(theme.range.category.filter((color) => !named.has(color))).toEqual([]);
  });
});
