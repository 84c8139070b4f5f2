import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { TalkDiff } from '../../src/diff/talk-diff.ts';
import { chartOf, claimOf, slideOf, traceOf, valueOf } from '../unit/diff/traces.ts';
import { called, copyOf, filesIn, head, talk, temporaryFolder } from './run-plenary.ts';

const svg = (words: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" role="img" width="10" height="10" viewBox="0 0 10 10"><text fill="#1a2233">${words}</text></svg>`;
const page = (words: string): string => `<figure class="chart" id="one-chart-1">${svg(words)}</figure>`;
const version = (os: string, hash: string, holds: boolean): string =>
  JSON.stringify(
    traceOf([
      slideOf('one', {
        values: [valueOf('trials.e1910.os', os)],
        charts: [chartOf('Survival', hash)],
        claims: [claimOf('trials.e1910.os > 80', holds, { 'trials.e1910.os': os })],
      }),
    ]),
  );
const two = {
  'june/trace.json': version('82.4%', 'h1', true),
  'june/index.html': page('June'),
  'july/trace.json': version('79.9%', 'h2', false),
  'july/index.html': page('July'),
};

describe('diff', () => {
  test('tells what changed, in 80 columns, and ends with the counts', async () => {
    const { code, out, err } = await called(['diff', 'june', 'july'], { cwd: talk(two) });
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain('fails now  a lower risk\n               trials.e1910.os > 80\n');
    expect(out).toContain('changed    trials.e1910.os  82.4% → 79.9%  −2.5 points (−3.03%)\n');
    expect(out).toMatch(/\n1 value changed, 1 claim fails now, 1 chart changed\n$/);
    expect(Math.max(...out.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
  });

  test('--json is the same for programs, --exit-code for scripts', async () => {
    const cwd = talk(two);
    const { code, out } = await called(['diff', 'june/trace.json', 'july', '--json', '--exit-code'], { cwd });
    expect(code).toBe(1);
    const diff = JSON.parse(out) as TalkDiff;
    expect(diff.values).toMatchObject([{ kind: 'changed', difference: expect.closeTo(-2.5), slides: ['one'] }]);
    const same = await called(['diff', 'june', 'june', '--exit-code'], { cwd });
    expect(same.code).toBe(0);
    expect(same.out).toContain('Nothing changed');
  });

  test('--html writes a page with both drawings', async () => {
    const cwd = talk(two);
    expect((await called(['diff', 'june', 'july', '--html', 'changes.html', '-q'], { cwd })).out).toBe('');
    const html = readFileSync(join(cwd, 'changes.html'), 'utf8');
    expect(html).toContain('>June</text>');
    expect(html).toContain('>July</text>');
  });

  test.each([
    ['nothing', 2, '`nothing` is no talk'],
    ['empty', 2, '`empty` is no talk'],
    ['notes.txt', 2, '`notes.txt` is no talk'],
    ['other.json', 2, '`other.json` is no trace of a talk'],
    ['cut.json', 2, 'cut.json:1:13'],
    ['newer.json', 2, '`newer.json` has version 2'],
  ])('%s', async (name, exit, message) => {
    const files = {
      ...two,
      'notes.txt': 'x',
      'empty/notes.txt': 'x',
      'other.json': '{}',
      'cut.json': '{"version": 1',
      'newer.json': '{"version": 2}',
    };
    const { code, out, err } = await called(['diff', 'june', name], { cwd: talk(files) });
    expect({ code, out }).toEqual({ code: exit, out: '' });
    expect(err).toContain(message);
  });

  test('of two decks with an error tells what it can, and the error', async () => {
    const cwd = talk({
      'a/deck.md': `${head}## One\n\n---\n\n## Two\n`,
      'b/deck.md': `${head}## One\n\n{{nothing}}\n`,
    });
    const { code, out, err } = await called(['diff', 'a', 'b'], { cwd });
    expect(code).toBe(1);
    expect(err).toContain('b/deck.md:8:3  error');
    expect(out).toContain('removed    two');
  });
});

describe('build --as-presented', () => {
  test('keeps the talk, once, and diff finds it by its label', async () => {
    const cwd = copyOf('slides/quickstart');
    const kept = await called(['build', '--as-presented', '2026-06-01 ASCO'], { cwd });
    expect(kept).toMatchObject({ code: 0, err: '' });
    expect(kept.out).toContain('Kept as presented/2026-06-01-asco');
    const before = filesIn(join(cwd, 'presented'));
    expect(Object.keys(before)).toContain('2026-06-01-asco/index.html');
    const again = await called(['build', '--as-presented', '2026-06-01 asco'], { cwd });
    expect(again.code).toBe(2);
    expect(again.err).toContain('`presented/2026-06-01-asco` holds what was shown');
    expect(filesIn(join(cwd, 'presented'))).toEqual(before);
    for (const name of ['presented/2026-06-01-asco', '2026-06-01 ASCO']) {
      const { code, out } = await called(['diff', name], { cwd });
      expect({ code, out }).toEqual({ code: 0, out: expect.stringContaining('Nothing changed') });
      expect(out).toContain('old  2026-06-01 ASCO');
    }
    const csv = join(cwd, 'data/apples.csv');
    writeFileSync(csv, readFileSync(csv, 'utf8').replace(/\d+$/m, '77'));
    const changed = await called(['diff', '2026-06-01 ASCO'], { cwd });
    expect(changed.out).toContain('1 chart changed');
    expect(changed.out).toContain('data/apples.csv: the file changed');
  });

  test('keeps nothing of a talk with errors, of a draft, or under no name', async () => {
    const cwd = talk({ 'deck.md': `${head}## One\n\n{{nothing}}\n` });
    expect((await called(['build', '--as-presented', 'June'], { cwd })).code).toBe(1);
    expect((await called(['build', '--as-presented', 'June', '--draft'], { cwd })).code).toBe(2);
    expect(existsSync(join(cwd, 'presented'))).toBe(false);
    const fine = talk({ 'deck.md': `${head}## One\n` });
    expect((await called(['build', '--as-presented', '…'], { cwd: fine })).err).toContain('gives no name');
    expect(existsSync(join(fine, 'dist'))).toBe(false);
  });

  test('what is kept is no data', async () => {
    const cwd = talk({
      'deck.md': `${head}## One\n`,
      'plenary.config.yaml': 'data: presented\n',
      'presented/x.csv': 'a\n1\n',
    });
    writeFileSync(join(cwd, 'deck.md'), `${head}## One\n\n{{x.length}}\n`);
    expect((await called(['check'], { cwd })).code).toBe(1);
  });
});

test('a folder without a talk is none of today', async () => {
  const cwd = temporaryFolder();
  expect((await called(['diff', 'x'], { cwd })).err).toContain('`x` is no talk');
});
