import { deserialize, serialize } from 'node:v8';
import { expect, test } from 'vitest';
import { compile } from '../../../src/compile.ts';
import { emptyMemory } from '../../../src/memory/memory.ts';
import type { DrawingStore } from '../../../src/model/drawing-store.ts';
import { memoryFileSystem } from '../../support/memory-file-system.ts';
import { shippedOnce } from '../../support/shipped-once.ts';

const apples = 'year,crates\n2024,3\n2025,5\n';

const deckOf = (title: string, chart = ''): string => `---
title: T
lang: en
---

## ${title}

\`\`\`vega-lite
alt: Two bars.
data: {name: apples}
mark: bar
encoding:
  x: {field: year, type: nominal}
  y: {field: crates, type: quantitative, scale: {zero: false}}
${chart}\`\`\`
`;

interface Counted extends DrawingStore {
  readonly kept: Map<string, Uint8Array>;
  readonly found: () => number;
}

function store(): Counted {
  const kept = new Map<string, Uint8Array>();
  let found = 0;
  return {
    kept,
    found: () => found,
    read(key) {
      const bytes = kept.get(key);
      if (bytes !== undefined) found++;
      return bytes === undefined ? null : deserialize(bytes);
    },
    keep: (key, drawing) => void kept.set(key, serialize(drawing)),
    write() {},
  };
}

async function compiled(deck: string, drawings?: DrawingStore, files: Readonly<Record<string, string>> = {}) {
  const fs = {
    ...memoryFileSystem({ 'deck.md': deck, 'data/apples.csv': apples, ...files }),
    shipped: shippedOnce,
  };
  const config = { deck: 'deck.md', dataFolder: 'data', templateFolder: 'templates', levels: {} };
  const { site, diagnostics } = await compile(
    config,
    { fs, log: { progress() {} } },
    { notes: false, draft: false, fonts: false },
    emptyMemory(null, drawings),
  );
  return { files: site.files, diagnostics };
}

test('a chart whose slide has other words and another name is not drawn again', async () => {
  const drawings = store();
  const first = deckOf('Apples grew');
  const second = deckOf('Apples grew & <grew>, $& again');
  expect(await compiled(first, drawings)).toEqual(await compiled(first));
  expect([drawings.found(), drawings.kept.size]).toEqual([0, 1]);
  const again = await compiled(second, drawings);
  expect([drawings.found(), drawings.kept.size]).toEqual([1, 1]);
  expect(again).toEqual(await compiled(second));
  expect(again.diagnostics.length).toBeGreaterThan(0);
});

test('another table, another mark or a row more is another drawing', async () => {
  const drawings = store();
  await compiled(deckOf('Apples'), drawings);
  await compiled(deckOf('Apples', 'title: Crates\n'), drawings);
  await compiled(deckOf('Apples'), drawings, { 'data/apples.csv': `${apples}2026,6\n` });
  await compiled(deckOf('Apples').replace('mark: bar', 'mark: point'), drawings);
  expect([drawings.found(), drawings.kept.size]).toEqual([0, 4]);
});

test('charts that build up, and those of persons, are not kept', async () => {
  const drawings = store();
  const steps = deckOf('Apples', "steps: ['2024', '2025']\n");
  const before = await compiled(steps, drawings);
  expect(before).toEqual(await compiled(steps));
  const description = JSON.stringify({
    resources: [{ name: 'apples', path: 'apples.csv', sensitive: true }],
  });
  await compiled(deckOf('Apples'), drawings, { 'data/datapackage.json': description });
  expect(drawings.kept.size).toBe(0);
});
