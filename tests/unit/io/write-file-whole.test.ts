import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { writeFileWhole } from '../../../src/io/write-file-whole.ts';
import { failingDisk, quickDisk } from './failing-disk.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'plenary-whole-'));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

const bytes = new TextEncoder().encode('the new one');

describe('a file', () => {
  test('is written, with folders on its way, and takes the place of an old one', async () => {
    const path = join(folder, 'a/b/talk.pdf');
    expect(await writeFileWhole(path, bytes, 'talk.pdf', quickDisk)).toBeNull();
    expect(await writeFileWhole(path, new Uint8Array(3), 'talk.pdf', quickDisk)).toBeNull();
    expect(readFileSync(path)).toHaveLength(3);
    expect(readdirSync(join(folder, 'a/b'))).toEqual(['talk.pdf']);
  });

  test.each(['ENOSPC', 'EROFS', 'EIO', 'EBUSY'])(
    'with %s at any call: the old one is whole, nothing is left',
    async (code) => {
      const path = join(folder, 'talk.pdf');
      writeFileSync(path, 'the old one');
      let call = 1;
      for (; ; call++) {
        const { disk, calls } = failingDisk((at, name) => at === call && name !== 'remove', code);
        const problem = await writeFileWhole(path, bytes, 'talk.pdf', disk);
        if (calls() < call) break;
        expect(['the old one', 'the new one']).toContain(readFileSync(path, 'utf8'));
        expect(readdirSync(folder)).toEqual(['talk.pdf']);
        if (problem === null) break;
        expect(problem).toMatchObject({ code: 'io/cannot-write-file', severity: 'error' });
        expect(problem.message).toContain(`(${code})`);
        expect(problem.hint).toContain('what was there before is untouched');
        if (readFileSync(path, 'utf8') === 'the new one') writeFileSync(path, 'the old one');
      }
      expect(call).toBeGreaterThan(3);
    },
  );

  test('what a process that was killed left of one goes with the next', async () => {
    const path = join(folder, 'talk.pdf');
    const create = async (temporary: string, half: Uint8Array): Promise<void> => {
      writeFileSync(temporary, half);
      const mark = basename(temporary).split('-')[2] ?? '';
      // What runs, and what another machine writes, stays.
      for (const name of [`${mark}-999999999-1`, `${mark}-${process.pid}-`, '01234567-999999999-1'])
        writeFileSync(join(folder, `.plenary-tmp-${name}-abc`), '');
    };
    expect(await writeFileWhole(path, bytes, 'talk.pdf', { ...quickDisk, create })).toBeNull();
    const left = readdirSync(folder).map((name) => name.replace(/^.*-tmp-/, ''));
    expect(left.filter((name) => name.includes('999999999'))).toEqual(['01234567-999999999-1-abc']);
    expect(left).toHaveLength(3);
  });

  test('folders that were made for nothing are removed', async () => {
    const { disk } = failingDisk((_, name) => name === 'create', 'ENOSPC');
    const problem = await writeFileWhole(join(folder, 'a/b/talk.pdf'), bytes, 'talk.pdf', disk);
    expect(problem?.hint).toContain('the file needs 0.1 MB');
    expect(readdirSync(folder)).toEqual([]);
  });

  test.each(['folder', 'link'] as const)('a %s is not replaced', async (kind) => {
    const path = join(folder, 'talk.pdf');
    if (kind === 'folder') mkdirSync(path);
    else symlinkSync(join(folder, 'elsewhere'), path);
    expect(await writeFileWhole(path, bytes, 'talk.pdf', quickDisk)).toMatchObject({ code: 'io/not-a-file' });
  });
});
