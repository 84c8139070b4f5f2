import { mkdtempSync, readdirSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { codeDigest } from '../../../src/io/code-digest.ts';
import { recordStore } from '../../../src/io/record-store.ts';

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'plenary-records-'));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  return path;
}

const key = (n: number): string => n.toString(16).padStart(32, '0');

test('what is kept is read again; nothing else is left in the folder', () => {
  const home = join(folder(), 'new');
  const store = recordStore(home, 'code');
  expect(store.read(key(1))).toBeNull();
  store.write(key(1), 'one\n{"é":1}');
  expect(store.read(key(1))).toBe('one\n{"é":1}');
  expect(readdirSync(home)).toEqual([`${key(1)}.json`]);
});

test('the records used last are kept, and what is not ours is left alone', () => {
  const home = folder();
  const store = recordStore(home, 'code');
  writeFileSync(join(home, 'notes.txt'), 'mine');
  for (let n = 0; n < 205; n++) writeFileSync(join(home, `${key(n)}.json`), '');
  for (let n = 0; n < 205; n++) utimesSync(join(home, `${key(n)}.json`), 1000 + n, 1000 + n);
  store.write(key(300), 'new');
  const names = readdirSync(home);
  expect(names).toHaveLength(201);
  expect(names).toContain('notes.txt');
  expect(names).toContain(`${key(300)}.json`);
  expect(names).not.toContain(`${key(5)}.json`);
  expect(names).toContain(`${key(6)}.json`);
});

test('records are bounded in bytes too', () => {
  const home = folder();
  const store = recordStore(home, 'code');
  for (let n = 0; n < 6; n++) {
    store.write(key(n), 'x'.repeat(12_000_000));
    utimesSync(join(home, `${key(n)}.json`), 1000 + n, 1000 + n);
  }
  store.write(key(9), 'x'.repeat(20_000_000));
  expect(readdirSync(home)).toEqual([2, 3, 4, 5].map((n) => `${key(n)}.json`));
});

test.skipIf(process.platform === 'win32')('a link in the place of a record is not followed', () => {
  const home = folder();
  const store = recordStore(home, 'code');
  store.write(key(1), 'text');
  symlinkSync(join(home, `${key(1)}.json`), join(home, `${key(2)}.json`));
  expect(store.read(key(2))).toBeNull();
});

test('outside the bundle no one knows what code runs', () => {
  expect(codeDigest()).toBeNull();
});
