import { expect, test } from 'vitest';
import { compile } from '../../../src/compile.ts';
import { emptyMemory, keepSlides } from '../../../src/memory/memory.ts';
import type { SlideCache } from '../../../src/model/slide-cache.ts';
import { memoryFileSystem } from '../../support/memory-file-system.ts';
import { shippedOnce } from '../../support/shipped-once.ts';

const deck = `---
title: T
lang: en
---

## Apples grew

\`\`\`vega-lite
title: Crates
alt: Two bars.
data: {name: apples}
mark: bar
encoding:
  x: {field: year, type: nominal}
  y: {field: crates, type: quantitative}
\`\`\`
`;

test('a chart that was kept has the drawing and the table that exports print', async () => {
  const kept = new Map<string, unknown>();
  const cache: SlideCache = {
    isEmpty: () => kept.size === 0,
    read: (key) => structuredClone(kept.get(key) ?? null),
    drop: (key) => void kept.delete(key),
    write: (entries) => entries.forEach((make, key) => kept.set(key, structuredClone(make()))),
  };
  const files = { 'deck.md': deck, 'data/apples.csv': 'year,crates\n2024,3\n2025,5\n' };
  const fs = { ...memoryFileSystem(files), shipped: shippedOnce };
  const config = { deck: 'deck.md', dataFolder: 'data', templateFolder: 'templates', levels: {} };
  const run = async () => {
    const memory = emptyMemory(cache);
    const { rendered } = await compile(
      config,
      { fs, log: { progress() {} } },
      { notes: false, draft: false, fonts: false },
      memory,
    );
    keepSlides(memory);
    return rendered.slides.flatMap(({ charts }) => charts.map(({ svg, table }) => ({ svg, table })));
  };
  const [first, second] = [await run(), await run()];
  expect(first[0]?.table.rows).toEqual([
    ['2024', '3'],
    ['2025', '5'],
  ]);
  expect(first[0]?.svg).toMatch(/^<svg/);
  expect(second).toEqual(first);
});
