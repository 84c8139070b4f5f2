import { expect, test } from 'vitest';
import { compile } from '../../src/compile.ts';
import { openTalk, testBrowser, watch, writeTalk } from '../support/browser.ts';
import { memoryFileSystem } from '../support/memory-file-system.ts';
import { shippedOnce } from '../support/shipped-once.ts';

const column = '</script><img src=x onerror=broken=1>';
const key = `r"1'<b>\u2028`;
const deck = `---
title: T
lang: en
---

## Bars

\`\`\`vega-lite
source: The register
data: {name: odd}
mark: bar
encoding: {x: {field: id, type: nominal}, y: {field: ${JSON.stringify(column)}, type: quantitative}}
\`\`\`
`;
const files = {
  'deck.md': deck,
  'data/odd.csv': `id,${JSON.stringify(column).replaceAll('\\"', '""')}\n"${key.replaceAll('"', '""')}",3\n"two\nlines",4\n`,
  'data/datapackage.json': '{"resources": [{"name": "odd", "path": "odd.csv", "schema": {"primaryKey": "id"}}]}',
};

test('names of columns and rows that look like HTML stay words in the trace and its panel', async () => {
  const config = { deck: 'deck.md', dataFolder: 'data', templateFolder: 'templates', levels: {} };
  const effects = { fs: { ...memoryFileSystem(files), shipped: shippedOnce }, log: { progress: () => {} } };
  const { site, diagnostics } = await compile(config, effects, { notes: true, draft: false, fonts: true });
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  const browser = await testBrowser();
  const talk = writeTalk(site);
  const { context, complaints } = await watch(browser, talk, { reducedMotion: 'reduce' });
  try {
    const page = await openTalk(context, talk.url);
    await page.keyboard.press('t');
    await page.locator('.trace-panel').waitFor();
    const found = await page.evaluate(() => [
      'broken' in window,
      document.querySelectorAll('img[src="x"], .trace-panel b').length,
      JSON.parse(document.getElementById('plenary-trace')?.textContent ?? '').files[0].columns,
    ]);
    expect(found).toEqual([false, 0, expect.arrayContaining([column])]);
    expect(complaints).toEqual([]);
  } finally {
    await context.close();
    await browser.close();
    talk.remove();
  }
});
