import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Cell, Dataset } from '../../../src/model/data.ts';
import { readExamples } from '../../spec/examples.ts';
import { dataset, drawText } from '../../support/draw-chart.ts';

/*
 * What `plenary spec` prints of a chart of a kind, pasted into a fence `vega-lite`, draws the same picture. The charts
 * are the examples of the kinds.
 */
const folder = new URL('../../spec/charts/kinds/', import.meta.url);

for (const name of readdirSync(folder).sort()) {
  describe(name, () => {
    for (const { heading, files } of readExamples(readFileSync(new URL(name, folder), 'utf8'))) {
      const texts = Object.entries(files).map(([path, bytes]) => [path, new TextDecoder().decode(bytes)] as const);
      const [language = '', fence = ''] = texts.find(([path]) => path.startsWith('chart ')) ?? [];
      test.skipIf(language === '')(heading, async () => {
        const drawn = await drawText(fence, texts.flatMap(tableOf), language.replace('chart ', ''));
        expect(drawn.chart.spec).not.toBeNull();
        const pasted = await drawText(JSON.stringify(drawn.chart.spec));
        expect(pasted.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
        expect(picture(pasted.chart.svg)).toBe(picture(drawn.chart.svg));
      });
    }
  });
}

/** Numbers of marks are the way back to rows, and no part of the picture. */
function picture(svg: string): string {
  return svg.replace(/ data-mark="\d+"/g, '');
}

function tableOf([path, text]: readonly [string, string]): Dataset[] {
  const name = /^data\/(.+)\.csv$/.exec(path)?.[1];
  if (name === undefined) return [];
  const [head = [], ...rows] = text
    .trim()
    .split('\n')
    .map((line) => line.split(','));
  const columns = head.map((column, i): [string, Cell[]] => {
    const cells = rows.map((row) => (row[i] === undefined || row[i] === '' ? null : row[i]));
    const numbers = cells.every((cell) => cell === null || /^-?[\d.]+$/.test(cell));
    return [column, cells.map((cell) => (cell !== null && numbers ? Number(cell) : cell))];
  });
  return [dataset(name, Object.fromEntries(columns))];
}
