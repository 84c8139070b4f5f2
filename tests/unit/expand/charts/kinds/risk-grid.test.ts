import { expect, test } from 'vitest';
import { shadeOf } from '../../../../../src/expand/charts/kinds/risk-grid/shades.ts';
import { contrastOf, readColor } from '../../../../../src/util/color-vision.ts';
import { look } from '../../../../support/draw-chart.ts';

const dark = { ...look, ink: '#f4f6f9', paper: '#10151f', accent: '#6fa8d4' };

test('text can be read on every tone, and darker tones follow lighter ones', () => {
  for (const theme of [look, dark]) {
    const shades = Array.from({ length: 101 }, (_, i) => shadeOf(i / 100, theme));
    for (const { fill, ink } of shades) {
      expect(contrastOf(readColor(fill)!.color, readColor(ink)!.color)).toBeGreaterThanOrEqual(4.5);
    }
    const contrasts = shades.map(({ fill }) => contrastOf(readColor(fill)!.color, readColor(theme.paper)!.color));
    expect(contrasts.every((one, i) => i === 0 || one >= (contrasts[i - 1] as number) - 1e-9)).toBe(true);
  }
});
