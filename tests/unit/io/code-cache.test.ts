import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { readCode, writeCode } from '../../../src/io/code-cache.ts';

const isPosix = process.platform !== 'win32';
const code = { data: Buffer.from('compiled code of a script'), codeSize: 1234 };

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'plenary-code-'));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  return path;
}

test('what one run keeps, the next one reads; nothing else is left in the folder', () => {
  const home = folder();
  writeCode(join(home, 'new', 'main'), code);
  expect(readCode(join(home, 'new', 'main'))).toEqual(code);
  expect(readdirSync(join(home, 'new'))).toEqual(['main']);
});

test('a file that is cut, changed or none of ours is not taken', () => {
  const file = join(folder(), 'main');
  writeCode(file, code);
  const whole = readFileSync(file);
  const changed = Buffer.from(whole);
  changed[20] = (changed[20] ?? 0) ^ 1;
  for (const bytes of [whole.subarray(0, -1), whole.subarray(0, 5), Buffer.alloc(0), changed, Buffer.from('text')]) {
    writeFileSync(file, bytes);
    expect(readCode(file)).toBeNull();
  }
  expect(readCode(join(file, 'below'))).toBeNull();
});

test.skipIf(!isPosix)('a file that others may write is not run', () => {
  const file = join(folder(), 'main');
  writeCode(file, code);
  chmodSync(file, 0o666);
  expect(readCode(file)).toBeNull();
});

test('where nothing can be written, nothing is kept and nothing fails', () => {
  const file = join(folder(), 'a-file');
  writeFileSync(file, 'in the way');
  writeCode(join(file, 'main'), code);
  expect(readFileSync(file, 'utf8')).toBe('in the way');
});

test('the newest files stay, so that old versions do not pile up', () => {
  const home = folder();
  for (let i = 0; i < 50; i++) {
    writeFileSync(join(home, `old-${i}`), '');
    utimesSync(join(home, `old-${i}`), i, i);
  }
  writeCode(join(home, 'main'), code);
  const left = readdirSync(home);
  expect(left).toContain('main');
  expect(left).toContain('old-49');
  expect(left).not.toContain('old-0');
  expect(left.length).toBeLessThan(40);
});
