import { expect, test } from 'vitest';
import { loadProject } from '../../../src/load/load-project.ts';
import { memoryFileSystem } from '../../support/memory-file-system.ts';

const config = { deck: 'deck.md', dataFolder: 'data', templateFolder: 'templates', levels: {} };

test('reads the deck, what it includes, and an index of its data', async () => {
  const files = memoryFileSystem({
    'deck.md': '# One\n\n---\nsrc: ./acts/a.md#x,y  # the second act\n---\n',
    'acts/a.md': '---\nsrc: "../deck.md"\n---\n---\nsrc: b.md\n---\n',
    'acts/b.md': '# B',
    'data/datapackage.json': '{}',
    'data/t.csv': 'a\n1',
  });
  const fs = { ...files, listShipped: async () => [], shipped: async () => new TextEncoder().encode('{}') };
  const { value, diagnostics } = await loadProject(config, fs);
  expect(diagnostics).toEqual([]);
  expect([...value.sources.keys()]).toEqual(['deck.md', 'acts/a.md', 'acts/b.md', 'data/datapackage.json']);
  expect(value.data.files).toEqual(['data/datapackage.json', 'data/t.csv']);
});
