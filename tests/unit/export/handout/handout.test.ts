import { expect, test } from 'vitest';
import { compile } from '../../../../src/compile.ts';
import { complete } from '../../../../src/export/handout/complete.ts';
import { exportHandout } from '../../../../src/export/handout/export-handout.ts';
import { qrCode } from '../../../../src/export/handout/qr-code.ts';
import type { ExportWish } from '../../../../src/export/exporter.ts';
import { noBrowser } from '../../../../src/io/browser/use-browser.ts';
import { memoryFileSystem } from '../../../support/memory-file-system.ts';
import { plainWish } from '../plain-wish.ts';

const deck = `---
title: T
lang: en
---

## Apples

{{apples.1.kilograms}} kg [@smith2020], see [two](#/two).

\`\`\`vega-lite
title: Twelve and thirty
data: {name: apples}
mark: bar
encoding:
  x: {field: use}
  y: {field: kilograms, type: quantitative}
\`\`\`

Note: Said and not shown.

---
id: two
---

## Two
`;

async function page(wish: Partial<ExportWish>): Promise<string> {
  const fs = memoryFileSystem({
    'deck.md': deck,
    'data/apples.csv': 'use,kilograms\ncake,12\njuice,30',
    'data/references.bib':
      '@article{smith2020, author={Smith, Anna}, title={On apples}, journal={J Fruit}, year={2020}}',
  });
  const log = { progress() {} };
  const config = { deck: 'deck.md', dataFolder: 'data', templateFolder: 'templates', levels: {} };
  const compilation = await compile(config, { fs, log }, { notes: true, draft: false, fonts: false });
  const input = {
    wish: plainWish('handout', { asPage: true, ...wish }),
    compilation,
    site: compilation.site,
    name: 't',
    epoch: null,
  };
  const made = await exportHandout(input, { browser: noBrowser, shipped: fs.shipped, log });
  return String(made.value?.files[0]?.contents);
}

test('small slides, the charts’ data, the numbers’ sources and the references in full', async () => {
  const html = await page({});
  expect(html.match(/class="handout-mini"/g)).toHaveLength(2);
  expect(html).toContain('<tr><td>cake</td><td>12</td></tr>');
  expect(html).toContain('<p>12: data/apples.csv, row 1 (line 2), column kilograms');
  expect(html).toMatch(/<h2>References<\/h2>\s*<ol[^>]*>\s*<li>.*On apples/);
  expect(html).toContain('href="#two"');
  expect(html).not.toMatch(/<script|<svg[^>]*>\s*<title>QR/);
});

test('notes only where they are asked for, and never for those who listened', async () => {
  expect(await page({ notes: true })).toContain('Said and not shown.');
  expect(await page({})).not.toContain('Said and not shown.');
  expect(await page({ notes: true, audience: true })).not.toContain('Said and not shown.');
});

test('paper and slides a page, with the address as a code', async () => {
  const html = await page({ paper: 'letter', perPage: 6, address: 'https://example.org/?a=1&b=2' });
  expect(html).toContain('size: letter;');
  expect(html).toContain('grid-template-columns: 1fr 1fr');
  expect(html).toContain('https://example.org/?a=1&amp;b=2</p>');
  expect(html).toContain(qrCode('https://example.org/?a=1&b=2', 'en'));
});

test('a slide is as after its last step', () => {
  const slide = '<p class="fragment">a</p><g class="x fragment fade-out">b</g><p class="fragments">c</p>';
  expect(complete(slide)).toBe(
    '<p class="fragment visible">a</p><g class="x fragment fade-out visible current-fragment">b</g><p class="fragments">c</p>',
  );
  expect(
    complete('<p class="fragment" data-fragment-index="2">a</p><p class="fragment" data-fragment-index="1">b</p>'),
  ).toBe(
    '<p class="fragment visible current-fragment" data-fragment-index="2">a</p><p class="fragment visible" data-fragment-index="1">b</p>',
  );
});
