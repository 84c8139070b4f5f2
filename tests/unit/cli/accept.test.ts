import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { check, type CheckOptions } from '../../../src/cli/commands/check.ts';
import type { Terminal } from '../../../src/cli/terminal.ts';

const deck = (claim: string) =>
  `---\ntitle: T\nlang: en\nvalues: {a.b: {from: t, where: {id: x}, column: n}}\n---\n---\nid: s\nclaims: ["${claim}"]\n---\n\n## {{a.b}} patients\n`;
const table = (n: number) => `id,n\nx,${n}\ny,2\n`;

/** A folder with a talk, and a way to check it. */
function talk(claim: string, n: number) {
  const cwd = mkdtempSync(join(tmpdir(), 'plenary-accept-'));
  onTestFinished(() => rmSync(cwd, { recursive: true }));
  const write = (name: string, text: string) => writeFileSync(join(cwd, name), text);
  write('deck.md', deck(claim));
  write('plenary.config.yaml', '');
  mkdirSync(join(cwd, 'data'));
  write('data/t.csv', table(n));
  const run = async (options: Partial<CheckOptions> = {}) => {
    const printed = { out: '', err: '' };
    const stream = (to: 'out' | 'err') => ({
      write: (text: string) => void (printed[to] += text),
      colour: false,
      columns: null,
      interactive: false,
    });
    const terminal = { cwd, out: stream('out'), err: stream('err') } as unknown as Terminal;
    const code = await check({ format: 'text', ...options } as CheckOptions, terminal);
    return { code, ...printed };
  };
  const lock = () => readFileSync(join(cwd, 'plenary.lock.json'), 'utf8');
  return { cwd, write, run, lock };
}

test('what claims read is noted, and told when they hold no more', async () => {
  const { write, run, lock, cwd } = talk('a.b > 5', 9);
  const first = await run({ accept: true });
  expect(first.out).toContain('1 number: 1 from data, 0 names and dates, 0 literal, 0 untraced; 1 claim holds\n');
  expect(first.out).toContain('1 claim accepted in plenary.lock.json\n');
  expect(JSON.parse(lock()).decks).toEqual({ 'deck.md': { claims: { 's: a.b > 5': { 'a.b': '9' } } } });
  expect((await run({ accept: true })).out).toContain('1 claim accepted before, nothing changed\n');
  const accepted = lock();
  write('data/t.csv', table(4));
  const failed = await run({ accept: true });
  expect(failed.code).toBe(1);
  expect(failed.err).toContain('`a.b` is 4, was 9 when accepted');
  expect(lock()).toBe(accepted);
  expect(readdirSync(cwd).filter((name) => name.startsWith('.'))).toEqual([]);
});

test('a lock that cannot be read, or is newer, is left alone', async () => {
  const { write, run, lock } = talk('a.b > 5', 9);
  for (const text of ['{', '{"version": 2}']) {
    write('plenary.lock.json', text);
    const { code, err } = await run({ accept: true });
    expect([code, lock()]).toEqual([2, text]);
    expect(err).toContain('nothing is accepted');
  }
});

test('programs get the counts beside the diagnostics', async () => {
  const { run } = talk('a.b > 10', 9);
  const { out } = await run({ format: 'json' });
  expect(JSON.parse(out)).toMatchObject({
    diagnostics: [{ severity: 'info' }, { code: 'evidence/claim-fails' }],
    evidence: {
      numbers: { evaluated: 1, traced: 1, untraced: 0 },
      claims: { stated: 1, hold: 0, fail: 1, notEvaluated: 0 },
    },
  });
});

test('a talk without numbers or claims was not evaluated', async () => {
  const { write, run } = talk('', 1);
  write('deck.md', '---\ntitle: T\nlang: en\n---\n\n## Words\n');
  const { out } = await run({ accept: true });
  expect(out).toContain('numbers: none, not evaluated; claims: none, not evaluated\nno claims to accept\n');
});
