import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { needBrowser } from '../../scripts/find-browser.mjs';
import { exportTalk } from '../../src/export/export-talk.ts';
import type { ExportKind, ExportWish } from '../../src/export/exporter.ts';
import { exporters } from '../../src/export/exporters.ts';
import { machineBrowser, type MachineBrowser } from '../../src/io/browser/use-browser.ts';
import { hasPdfText, readable } from '../support/readable.ts';
import { memoryFileSystem } from '../support/memory-file-system.ts';
import { shippedOnce } from '../support/shipped-once.ts';
import { plainWish } from '../unit/export/plain-wish.ts';

/* Whatever a talk is taken along as: what is said is in it only where somebody asked for it. */

/** What is said; single words, so that no line break and no hyphen hides them. */
const said = ['Zwetschge', 'Mirabelle', 'Quitte', 'Hagebutte', 'Schlehe', 'Berberitze'];

const deck = `---
title: Fruit
lang: en
---

# Fruit

Note: The Zwetschge is a plum. A **Mirabelle** is too.

---

## Apples

- First {.fragment}
- Second {.fragment}

::: notes
- A Quitte is a list item, [heavier than an apple]{claim="sum(apples, 'kilograms') > 40"}.

Hagebutte and {{apples.1.kilograms}} kg.
:::

---

## Pressed

\`\`\`vega-lite
title: Twelve and thirty
data: {name: apples}
mark: bar
steps: use
encoding:
  x: {field: use}
  y: {field: kilograms, type: quantitative}
\`\`\`

Note: The Schlehe is sour.

----

## Below

Note: Berberitze.
`;

let browser: MachineBrowser;

beforeAll(() => {
  browser = machineBrowser({ path: needBrowser(), noSandbox: process.getuid?.() === 0 });
});

afterAll(async () => {
  await browser.close();
});

async function textOf(kind: ExportKind, wish: Partial<ExportWish>): Promise<string> {
  const fs = {
    ...memoryFileSystem({ 'deck.md': deck, 'data/apples.csv': 'use,kilograms\ncake,12\njuice,30' }),
    shipped: shippedOnce,
  };
  const entry = exporters[kind];
  if (entry === undefined) throw new Error(`no ${kind}`);
  const config = { deck: 'deck.md', dataFolder: 'data', templateFolder: 'templates', levels: {} };
  const asked = { config, wish: plainWish(kind, wish), entry, name: 'talk', epoch: null, strict: false };
  const made = await exportTalk(asked, { fs, log: { progress() {} }, browser: browser.use });
  if (made.exported === null) throw new Error(made.diagnostics.map(({ message }) => message).join('\n'));
  return made.exported.files.map(({ path, contents }) => readable(path, contents)).join('\n');
}

const wordsIn = (text: string): readonly string[] => said.filter((word) => text.includes(word));

describe.each<[ExportKind, Partial<ExportWish>]>([
  ['html', {}],
  ['lms', {}],
  ['pdf', { appendix: true }],
  ['pptx', {}],
  ['handout', { asPage: true }],
  ['handout', {}],
])('%s %o', (kind, wish) => {
  const isPdf = kind === 'pdf' || (kind === 'handout' && wish.asPage !== true);

  test('has nothing that is said', async () => {
    const text = await textOf(kind, wish);
    expect(wordsIn(text)).toEqual([]);
    expect(text).not.toContain('heavier than an apple');
  });

  test('nor for those who listened, whatever else is asked for', async () => {
    expect(wordsIn(await textOf(kind, { ...wish, notes: true, audience: true }))).toEqual([]);
  });

  test.skipIf(isPdf && !hasPdfText)('has all of it where it is asked for', async () => {
    expect(wordsIn(await textOf(kind, { ...wish, notes: true }))).toEqual(said);
  });
});
