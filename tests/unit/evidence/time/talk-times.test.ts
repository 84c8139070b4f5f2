import { describe, expect, test } from 'vitest';
import { compile, type Compilation } from '../../../../src/compile.ts';
import { memoryFileSystem } from '../../../support/memory-file-system.ts';
import { shippedOnce } from '../../../support/shipped-once.ts';

const config = { deck: 'deck.md', dataFolder: 'data', templateFolder: 'templates', levels: {} };
const notes = (words: number): string => `\n\nNote:\n${'word '.repeat(words)}\n`;
const slide = (title: string, settings = '', words = 0): string =>
  `\n---\n${settings}${settings === '' ? '' : '---\n'}\n## ${title}\n\ntext${words === 0 ? '\n' : notes(words)}`;

async function compiled(slides: string, files: Readonly<Record<string, string>> = {}): Promise<Compilation> {
  const all = Object.entries({ ...files, 'deck.md': `---\ntitle: T\nlang: en\n---\n\n## Start\n\ntext\n${slides}` });
  const bytes = Object.fromEntries(all.map(([path, text]) => [path, new TextEncoder().encode(text)]));
  const fs = { ...memoryFileSystem(bytes), shipped: shippedOnce };
  return compile(config, { fs, log: { progress: () => {} } }, { notes: false, draft: false, fonts: false });
}

async function actsOf(
  ...talk: Parameters<typeof compiled>
): Promise<readonly (readonly [string | null, string[], number])[]> {
  const { evidence } = await compiled(...talk);
  return evidence.times.acts.map(({ title, slides, seconds }) => [title, slides.map(({ id }) => id), seconds]);
}

describe('acts', () => {
  test('run from one section slide to the next, or from one that names an act', async () => {
    const slides =
      slide('One', 'layout: section\n') + slide('A', '', 13) + slide('B', 'act: Two\ntime: 20s\n', 65) + slide('C');
    expect(await actsOf(slides)).toEqual([
      [null, ['start'], 0],
      ['One', ['one', 'a'], 6],
      ['Two', ['b', 'c'], 20],
    ]);
  });

  test('are what a line brings in, but for one that picks slides or has one; what follows is outside', async () => {
    const files = {
      'a.md': `# A\n\ntext\n${slide('B')}`,
      'c.md': '# F\n\ntext\n',
      'b.md': `# C\n\ntext\n${slide('D')}`,
    };
    const lines = '\n---\nsrc: a.md\nact: First\n---\n\n---\nsrc: b.md\n---\n';
    expect(
      await actsOf(`${lines}${slide('E')}\n---\nsrc: a.md#b\nwith: {id: b2}\n---\n\n---\nsrc: c.md\n---\n`, files),
    ).toEqual([
      [null, ['start'], 0],
      ['First', ['a', 'b'], 0],
      ['C', ['c', 'd'], 0],
      [null, ['e', 'b2', 'f'], 0],
    ]);
  });

  test('leave out what is hidden', async () => {
    expect(await actsOf(slide('A', 'visibility: hidden\ntime: 5m\n') + slide('B', 'time: 10s\n'))).toEqual([
      [null, ['start', 'b'], 10],
    ]);
  });
});

test('the speaker window gets the times that count', async () => {
  const { talk } = await compiled(slide('A', 'time: 30s\n', 13) + slide('B', '', 13), {});
  expect(talk.page.data.slides.map(({ time }) => time)).toEqual([null, 30, 6]);
});

test('a variant has its own slot and times; its backup slides take none', async () => {
  const deck =
    '---\ntitle: T\nlang: en\nvariants:\n  long: 2m\n  short: {time: 30s, backup: true}\n---\n' +
    'time: {long: 1m, short: 30s}\n---\n\n## Start\n\ntext\n' +
    slide('A', 'in: long\ntime: 1m\n');
  const fs = { ...memoryFileSystem({ 'deck.md': new TextEncoder().encode(deck) }), shipped: shippedOnce };
  const timesOf = async (variant: string) => {
    const options = { notes: false, draft: false, fonts: false };
    const { evidence, talk } = await compile({ ...config, variant }, { fs, log: { progress: () => {} } }, options);
    const { slot, seconds } = evidence.times;
    return [slot, seconds, talk.page.data.slides.map(({ time }) => time)];
  };
  expect(await timesOf('long')).toEqual([120, 120, [60, 60]]);
  expect(await timesOf('short')).toEqual([30, 30, [30, 0]]);
});
