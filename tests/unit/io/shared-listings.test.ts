import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { findExact, sharedListings } from '../../../src/io/find-exact.ts';

test('reads that come close together share a listing; a file that is new, or renamed since, is found', async () => {
  const root = mkdtempSync(join(tmpdir(), 'plenary-list-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  let now = 0;
  const listings = sharedListings(() => now);
  const find = async (name: string): Promise<string> => {
    const found = await findExact(root, name, listings);
    return found.ok ? 'there' : found.reason;
  };
  writeFileSync(join(root, 'a.csv'), '');
  expect(await find('a.csv')).toBe('there');
  expect(listings.names(root, false)).toBe(listings.names(root, false));
  writeFileSync(join(root, 'b.csv'), '');
  expect(await find('b.csv')).toBe('there');
  renameSync(join(root, 'b.csv'), join(root, 'B.csv'));
  now += 1000;
  expect(await find('b.csv')).toBe('wrong-case');
});
