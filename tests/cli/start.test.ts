import { readdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { brokenTalk, head, plenary, talk, temporaryFolder } from './run-plenary.ts';

const deck = { 'deck.md': `${head}## One\n\n\`\`\`js\nlet a = 1;\n\`\`\`\n\n$x^2$ and <b>bold</b>\n` };

test('compiled code is kept for the next run, and one that is broken is made again', async () => {
  const caches = temporaryFolder();
  const env = { XDG_CACHE_HOME: caches, LOCALAPPDATA: caches };
  const cwd = talk(deck);
  const first = await plenary(['check', '--format', 'json'], { cwd, env });
  const kept = join(caches, 'plenary', 'code');
  const files = readdirSync(kept).sort();
  expect(files.map((name) => name.split('-')[0])).toEqual(['code', 'commands', 'html', 'math', 'plenary']);
  const keptAt = (): readonly number[] => files.map((name) => statSync(join(kept, name)).mtimeMs);
  const before = keptAt();
  expect(await plenary(['check', '--format', 'json'], { cwd, env })).toEqual(first);
  expect(keptAt()).toEqual(before);
  truncateSync(join(kept, files[1] ?? ''), 5000);
  writeFileSync(join(kept, files[0] ?? ''), 'none of ours');
  expect(await plenary(['check', '--format', 'json'], { cwd, env })).toEqual(first);
  expect(readdirSync(kept).sort()).toEqual(files);
});

test('without a folder for it nothing is kept, and nothing is said', async () => {
  const cwd = talk(deck);
  const env = { XDG_CACHE_HOME: join(cwd, 'deck.md'), LOCALAPPDATA: join(cwd, 'deck.md') };
  expect(await plenary(['check'], { cwd, env })).toMatchObject({ code: 0 });
  expect(readdirSync(cwd)).toEqual(['deck.md']);
});

test('the modules themselves, which --debug runs, say the same as the bundle', async () => {
  const cwd = talk(brokenTalk);
  expect(await plenary(['check', '--debug'], { cwd })).toEqual(await plenary(['check'], { cwd }));
});

test('many charts are drawn on a thread of their own, whose code is kept by itself, and come out as without it', async () => {
  const chart =
    '```vega-lite\ndata: {name: apples}\nmark: bar\nencoding: {x: {field: crates}, y: {field: year}}\n```\n';
  const slides = Array.from({ length: 12 }, (_, i) => `## Apples ${i}\n\n${chart}`);
  const cwd = talk({
    'deck.md': `${head}${slides.join('\n---\n\n')}`,
    'data/apples.csv': 'year,crates\n2024,3\n2025,5\n',
  });
  const caches = temporaryFolder();
  const env = { XDG_CACHE_HOME: caches, LOCALAPPDATA: caches };
  const build = async (...words: readonly string[]): Promise<string> => {
    expect(await plenary(['build', '--no-cache', '--out', 'out', ...words], { cwd, env })).toMatchObject({ code: 0 });
    return readFileSync(join(cwd, 'out/index.html'), 'utf8');
  };
  const alone = await build('--debug');
  expect(await build()).toBe(alone);
  const kept = join(caches, 'plenary', 'code');
  const files = readdirSync(kept).sort();
  const threads = files.filter((name) => name.includes('-drawing-')).map((name) => name.split('-')[0]);
  expect(threads).toEqual(availableParallelism() > 1 ? ['charts', 'drawing'] : []);
  const keptAt = (): readonly number[] => files.map((name) => statSync(join(kept, name)).mtimeMs);
  const before = keptAt();
  expect(await build()).toBe(alone);
  expect(keptAt()).toEqual(before);
});
