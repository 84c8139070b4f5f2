import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import type { RenderedChart } from '../../../src/model/chart.ts';
import type { Cell, Dataset } from '../../../src/model/data.ts';
import { dataset, drawText } from '../../support/draw-chart.ts';
import { readExamples, withExpected, type Example } from '../examples.ts';

/*
 * Each example is a fence `vega-lite` or `chart KIND`, the rows that it names as `data/NAME.csv`, and in `expect` what
 * was drawn: size, title, description, data table, and every text of the drawing in order. `UPDATE=1` writes what is
 * drawn now.
 */
const update = process.env['UPDATE'] === '1';

for (const name of (readdirSync(import.meta.dirname, { recursive: true }) as string[])
  .filter((file) => file.endsWith('.md'))
  .sort()) {
  const path = join(import.meta.dirname, name);
  const markdown = readFileSync(path, 'utf8');
  const rewritten = new Map<Example, string>();

  describe(name, () => {
    for (const example of readExamples(markdown)) {
      test(`${example.heading} (line ${example.line})`, async () => {
        const actual = await drawn(example);
        if (update) rewritten.set(example, actual);
        else expect(actual).toBe(example.expected);
      });
    }
    afterAll(() => {
      if (update) writeFileSync(path, withExpected(markdown, rewritten));
    });
  });
}

async function drawn({ files }: Example): Promise<string> {
  const texts = Object.entries(files).map(([path, bytes]) => [path, new TextDecoder().decode(bytes)] as const);
  const tables = texts.flatMap(([path, text]): Dataset[] => {
    const name = /^data\/(.+)\.csv$/.exec(path)?.[1];
    return name === undefined ? [] : [plainCsv(name, text)];
  });
  const [language = '', text = ''] = texts.find(([path]) => /^(?:vega-lite$|chart )/.test(path)) ?? [];
  const { chart, diagnostics } = await drawText(text, tables, language.replace('chart ', ''));
  return [...diagnostics.map(({ code, message }) => `${code} ${message}`), ...facts(chart)].join('\n');
}

function facts(chart: RenderedChart): string[] {
  const labels = [...chart.svg.matchAll(/<(?:text|tspan)[^>]*>([^<]+)</g)].map(([, text]) => text);
  return [
    `size ${chart.width} × ${chart.height}`,
    `title ${chart.title}`,
    `description ${chart.description}`,
    `table ${chart.table.columns.join(' | ')}`,
    ...chart.table.rows.map((row) => `  ${row.join(' | ')}`),
    `texts ${labels.join(' · ')}`,
  ];
}

/** Rows of plain cells; a column of numbers is numbers. */
function plainCsv(name: string, text: string): Dataset {
  const [head = [], ...rows] = text
    .trim()
    .split('\n')
    .map((line) => line.split(','));
  const columns = head.map((column, i): [string, Cell[]] => {
    const cells = rows.map((row) => (row[i] === undefined || row[i] === '' ? null : row[i]));
    const numbers = cells.every((cell) => cell === null || /^-?[\d.]+$/.test(cell));
    return [column, cells.map((cell) => (cell !== null && numbers ? Number(cell) : cell))];
  });
  return dataset(name, Object.fromEntries(columns));
}
