import { describe, expect, test } from 'vitest';
import { dataset, drawText } from '../../../support/draw-chart.ts';

const rows = dataset('rows', { id: ['a', 'b', 'c'], x: [0.5, 1, 2], n: [10, 20, 95], g: ['u', 'u', null] });

async function told(mark: string, encoding: string): Promise<readonly string[]> {
  const text = `data: {name: rows}\nmark: ${mark}\nencoding: {${encoding}}\n`;
  return (await drawText(text, [rows])).diagnostics.map(({ code, message }) => `${code} ${message}`);
}

describe('marks outside the domain of their scale', () => {
  const line = 'x: {field: x, type: quantitative, scale: {domain: [0, 1.5]}}, y: {field: n, type: quantitative}';
  const bars = 'x: {field: id, type: nominal}, y: {field: n, type: quantitative, scale: {domain: [0, 50]}}';

  test('are said with their value', async () => {
    expect(await told('line', line)).toEqual([
      'chart/outside-domain a mark runs past the plot: `x` reaches `2` outside the domain `0` to `1.5`',
    ]);
    expect(await told('bar', bars)).toContain(
      'chart/outside-domain a mark runs past the plot: `n` reaches `95` outside the domain `0` to `50`',
    );
  });

  test('are meant where they are cut, and words may stand there', async () => {
    expect(await told('{type: line, clip: true}', line)).toEqual([]);
    expect(await told('line', line.replace('1.5]', '1.5], clamp: true'))).toEqual([]);
    expect(await told('text', `${line}, text: {field: n}`)).toEqual([]);
    expect(await told('bar', bars.replace('50', '95'))).toEqual([]);
    expect(await told('{type: bar, width: 60}', line.replace('1.5', '2'))).toEqual([]);
  });
});

test('a blank cell is a dash in guides and labels, as in tables', async () => {
  const drawn = async (text: string): Promise<string> =>
    (await drawText(`data: {name: rows}\n${text}`, [rows])).chart.svg;
  const place = 'x: {field: x, type: quantitative}, y: {field: n, type: quantitative}';
  for (const text of [
    `mark: point\nencoding: {${place}, color: {field: g, type: nominal}}\n`,
    `mark: text\nencoding: {${place}, text: {field: g}}\n`,
    'mark: point\nencoding: {x: {field: n, type: quantitative}, y: {field: g, type: nominal}}\n',
  ]) {
    const svg = await drawn(text);
    expect(svg).toContain('>–<');
    expect(svg).not.toContain('>null<');
  }
});
