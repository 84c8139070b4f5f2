import { expect, test } from 'vitest';
import { loadDeckSources } from '../../../src/load/load-deck-sources.ts';
import { memoryFileSystem } from '../../support/memory-file-system.ts';

const load = async (files: Record<string, string>) => {
  const { value, diagnostics } = await loadDeckSources('deck.md', memoryFileSystem(files));
  return {
    read: [...value.sources.keys()],
    unread: [...value.unread.values()].map((d) => `${d.code} ${d.hint ?? ''}`),
    said: diagnostics.map((d) => d.code),
  };
};

test('every form of a src line is followed, cycles end', async () => {
  const deck = [
    'src: a.md',
    'src: "b.md"',
    "src: 'sub/c.md#x,y'",
    'src: d d.md # why',
    '  src :   ./e.md#2-4',
    'src: f%20f.md',
  ];
  const files = {
    'a.md': 'src: deck.md\nsrc: a.md',
    'b.md': '',
    'sub/c.md': 'src: ../g.md',
    'd d.md': '',
    'e.md': '',
    'f f.md': '',
    'g.md': '',
  };
  const { read, unread } = await load({ 'deck.md': deck.join('\n'), ...files });
  expect(read.sort()).toEqual(['deck.md', ...Object.keys(files)].sort());
  expect(unread).toEqual([]);
});

test('what is no Markdown, or outside, is not opened', async () => {
  const { read, unread } = await load({
    'deck.md': 'src: a.png\nsrc: ../x.md\nsrc: .env\nsrc: https://x.org/a.md\n<img src="b.md">',
    'a.png': '',
  });
  expect([read, unread]).toEqual([['deck.md'], []]);
});

test('a file that cannot be read is kept with the name that would have worked, and is no error yet', async () => {
  const files = {
    'deck.md': 'src: acts/tow.md\nsrc: acts/Two.md\nsrc: big.md',
    'acts/two.md': '',
    'big.md': '!size 5000001',
  };
  const { unread, said } = await load(files);
  expect(unread).toEqual([
    'load/missing-file did you mean `two.md`?',
    'load/wrong-case write `acts/two.md`: capitals and small letters count on web servers and on Linux',
    expect.stringContaining('load/too-large'),
  ]);
  expect(said).toEqual([]);
});

test('a deck that is not there, or empty, is an error', async () => {
  expect((await load({ 'dekc.md': '' })).said).toEqual(['load/missing-file']);
  expect((await load({ 'deck.md': '\ufeff \n\t\n' })).said).toEqual(['load/empty-deck']);
});

test('a talk of very many files ends', async () => {
  const files: Record<string, string> = { 'deck.md': 'src: 0.md' };
  for (let i = 0; i < 600; i++) files[`${i}.md`] = `src: ${i + 1}.md`;
  const { read, unread } = await load(files);
  expect(read).toHaveLength(500);
  expect(unread).toHaveLength(1);
});
