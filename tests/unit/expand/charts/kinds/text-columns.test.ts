import { expect, test } from 'vitest';
import { placeColumns, wholePart, type TextColumn } from '../../../../../src/expand/charts/kinds/text-columns.ts';
import { loadRuler } from '../../../../../src/render/chart/measure.ts';
import { fonts } from '../../../../support/draw-chart.ts';

test('a whole part ends before the decimal sign of the language', () => {
  expect(['12.5 (3–40)', '1,234.5', '<0.001', '7/10', '−3.2', '12, 13'].map((text) => wholePart(text, 'en'))).toEqual([
    '12',
    '1,234',
    '<0',
    '7',
    '−3',
    '12',
  ]);
  expect(['0,5', '1.234,5'].map((text) => wholePart(text, 'de'))).toEqual(['0', '1.234']);
});

const style = { size: 18, titleSize: 17, gap: 24, left: 0, lang: 'en' };

function column(texts: readonly string[], title = 'A title', bold = false): TextColumn {
  const cells = texts.map((text, line) => ({ line, text, bold, indent: 0, spans: false }));
  return { title, align: 'number', cells };
}

test('decimal signs stand below each other, as the talk’s own fonts set them', async () => {
  const ruler = await loadRuler(fonts);
  const texts = ['0.40 (0.26–0.61)', '12.1 (2–30)', '−3.2', '<0.001', '7'];
  const both = { ...column(texts), cells: [...column(texts).cells, ...column(texts, '', true).cells] };
  const [placed] = placeColumns([both], style);
  const ends = placed!.cells.map(({ x, text }, i) => {
    const weight = (both.cells[i] as (typeof both.cells)[number]).bold ? 700 : 400;
    return x + ruler.width(wholePart(text, 'en'), { font: 'Inter', fontSize: 18, fontWeight: weight });
  });
  for (const end of ends) expect(Math.abs(end - (ends[0] as number))).toBeLessThan(0.8);
});

test('no column reaches into the next, whatever is longer, its title or its cells', () => {
  const placed = placeColumns(
    [column(['1'], 'A rather long title of a column'), column(['1000.25 (1–2)']), column(['x'])],
    style,
  );
  placed.forEach(({ left, width, cells, title }, i) => {
    const next = placed[i + 1]?.left ?? Infinity;
    expect(left + width).toBeLessThan(next);
    for (const { x } of cells) expect(x).toBeGreaterThanOrEqual(left - 0.2);
    expect(title.length).toBeGreaterThan(0);
  });
});

test('a title is broken before its brackets, not inside', () => {
  const [placed] = placeColumns([column(['0.44 (0.25–0.76)'], 'Hazard ratio (95% CI)')], style);
  expect(placed!.title.map(({ text }) => text)).toEqual(['Hazard ratio', '(95% CI)']);
});
