import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compile } from '../../src/compile.ts';
import type { Trace, TraceReading } from '../../src/model/evidence.ts';
import { memoryFileSystem } from '../support/memory-file-system.ts';
import { shippedOnce } from '../support/shipped-once.ts';

/*
 * Whatever a slide shows and wherever it stands: the trace says the line and column of its mustache, the text that the
 * page holds at its number, and a cell that has this number.
 */

const words = fc.constantFrom(
  'Alive',
  'é😀 of',
  '- item',
  '> quoted',
  '*all*',
  'a `code` b',
  'naïve | two',
  '\\{{no}}',
);
const value = fc.constantFrom(
  '{{t.a}}',
  '{{ t.b }}',
  '{{ci t.a}}',
  '{{t.b.n}}',
  '{{n t.a}}',
  '{{mean.all}}',
  '{{fmt t.a ".2f"}}',
  '{{#each t}}{{n}}, {{/each}}',
);
const line = fc.array(fc.oneof(words, value), { minLength: 1, maxLength: 4 }).map((parts) => parts.join(' '));
const chart = fc.tuple(line, fc.boolean()).map(([alt, folded]) => {
  const text = alt
    .replaceAll('"', '')
    .replace(/^[-*>\\]/, 'x')
    .replaceAll('`', '')
    .replaceAll('#each t}}{{n}}, {{/each', 't.a');
  const plain = text.replace(/\{\{fmt t\.a \.2f\}\}/g, '{{t.a}}').replace('\\{{no}}', 'no');
  const words = folded ? `alt: >-\n  first line of it\n  ${plain}` : `alt: 'Chart ${plain}'`;
  return `\`\`\`vega-lite\n${words}\ndata: {name: t}\nmark: bar\nencoding: {x: {field: id, type: nominal}, y: {field: est, type: quantitative}}\n\`\`\``;
});
const slide = fc.record({
  title: line.map((text) => text.replace(/^[-*>] ?/, '')),
  body: fc.array(fc.oneof(line, chart), { maxLength: 2 }),
  notes: fc.option(line, { nil: null }),
});

const csv = 'id,est,low,high,n\na,82.4,73.7,88.4,112\nb,-1.5,-2,0.25,7\n';
const defined =
  'estimates: {t: {value: est, ci: [low, high], level: 95, n: n, unit: pct}}\nvalues:\n  mean.all: {mean: t.est, format: ".1f"}\n';
const descriptor = '{"resources": [{"name": "t", "path": "t.csv", "schema": {"primaryKey": "id", "fields": []}}]}';

test('a place in the trace holds the text that it says', async () => {
  let seen = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(slide, { minLength: 1, maxLength: 3 }), async (slides) => {
      const deck = `---\ntitle: T\nlang: en\n---\n\n${slides.map(({ title, body, notes }) => `## ${title}\n\n${body.join('\n\n')}\n${notes === null ? '' : `\nNote:\n${notes}\n`}`).join('\n---\n\n')}`;
      const files = {
        'deck.md': deck,
        'data/t.csv': csv,
        'data/values.yaml': defined,
        'data/datapackage.json': descriptor,
      };
      const config = { deck: 'deck.md', dataFolder: 'data', templateFolder: 'templates', levels: {} };
      const effects = { fs: { ...memoryFileSystem(files), shipped: shippedOnce }, log: { progress: () => {} } };
      const { site, evidence } = await compile(config, effects, { notes: true, draft: true, fonts: false });
      const page = String(site.files.find(({ path }) => path === 'index.html')?.contents);
      const written = site.files.find(({ path }) => path === 'trace.json')?.contents;
      expect(JSON.parse(String(written))).toEqual(JSON.parse(JSON.stringify(evidence.trace)));
      const lines = deck.split('\n');
      for (const { id, values } of evidence.trace.slides) {
        for (const one of values) {
          const source = [...(lines[one.line - 1] ?? '')].slice(one.column - 1).join('');
          expect({ deck, one, source: source.slice(0, 2) }).toEqual({ deck, one, source: '{{' });
          if (one.in === undefined || one.in === 'n') expect(shownTexts(page, id, one.at)).toContain(one.text);
          if (one.number !== undefined && one.transform === undefined)
            expect(cellsOf(one.from, evidence.trace)).toContain(one.number);
          seen++;
        }
      }
    }),
    { numRuns: 40 },
  );
  expect(seen).toBeGreaterThan(100);
}, 120_000);

/** Texts of the elements with a value's number, in the section with an id. */
function shownTexts(page: string, id: string, at: number): string[] {
  const start = page.indexOf(`<section id="${id}"`);
  const section = page.slice(start, page.indexOf('</section>', start));
  const found = [
    ...section.matchAll(
      new RegExp(
        `<span class="value[^"]*" data-value="${at}">((?:[^<]|<(?!/span>)|</span>(?= ?<span class="value-part))*)</span>`,
        'g',
      ),
    ),
  ];
  return found.map(([, inner]) => plain(inner as string));
}

function plain(html: string): string {
  return html
    .replace(/<[^>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');
}

const table = csv
  .trim()
  .split('\n')
  .map((row) => row.split(','));

function cellsOf(from: readonly TraceReading[], { files }: Trace): number[] {
  return from.flatMap(([file, column, rows]) => {
    const { columns = [], rows: keys = [] } = files[file] ?? {};
    const at = (table[0] as string[]).indexOf(columns[column] as string);
    const numbers = rows.flatMap((part) => (typeof part === 'number' ? [part] : [part[0], part[1]]));
    return numbers.map((row) => Number(table.find(([key]) => key === keys[row])?.[at]));
  });
}
