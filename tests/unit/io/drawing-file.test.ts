import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { openDrawings } from '../../../src/io/drawing-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'plenary-drawings-'));
afterAll(() => rmSync(folder, { recursive: true }));

test('drawings are there for the next run, beside those of the runs before', () => {
  const first = openDrawings(folder, 'talk', 'code');
  first.keep('a', { svg: 'A' });
  first.keep('b', { svg: 'B' });
  expect(first.read('a')).toEqual({ svg: 'A' });
  first.write();
  const second = openDrawings(folder, 'talk', 'code');
  expect(second.read('b')).toEqual({ svg: 'B' });
  second.keep('c', { svg: 'C' });
  second.write();
  expect(second.read('a')).toEqual({ svg: 'A' });
  const third = openDrawings(folder, 'talk', 'code');
  expect(['a', 'b', 'c', 'd'].map((key) => third.read(key))).toEqual([{ svg: 'A' }, { svg: 'B' }, { svg: 'C' }, null]);
});

test('those of another talk or another program are not read', () => {
  openDrawings(folder, 'one', 'code').read('a');
  const one = openDrawings(folder, 'one', 'code');
  one.keep('a', 1);
  one.write();
  expect(openDrawings(folder, 'two', 'code').read('a')).toBeNull();
  expect(openDrawings(folder, 'one', 'newer').read('a')).toBeNull();
});

test('what is cut off or changed is not there', () => {
  const place = join(folder, 'broken');
  const one = openDrawings(place, 'talk', 'code');
  one.keep('a', 'first');
  one.keep('b', 'second');
  one.write();
  const [name = ''] = readdirSync(join(place, 'drawings'));
  const path = join(place, 'drawings', name);
  const whole = readFileSync(path);
  writeFileSync(path, whole.subarray(0, -1));
  const cut = openDrawings(place, 'talk', 'code');
  expect([cut.read('a'), cut.read('b')]).toEqual(['first', null]);
  writeFileSync(path, 'nothing of ours');
  expect(openDrawings(place, 'talk', 'code').read('a')).toBeNull();
  const changed = Buffer.from(whole);
  changed[20] = (changed[20] as number) ^ 1;
  writeFileSync(path, changed);
  expect(openDrawings(place, 'talk', 'code').read('a')).toBeNull();
});
