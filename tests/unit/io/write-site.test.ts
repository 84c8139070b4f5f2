import { mkdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { nodeDisk, type Disk } from '../../../src/io/disk.ts';
import { lockName } from '../../../src/io/lock.ts';
import { manifestName } from '../../../src/io/manifest.ts';
import { ownIdentity } from '../../../src/io/process-identity.ts';
import { writeSite } from '../../../src/io/write-site.ts';
import type { Site } from '../../../src/model/site.ts';
import { failingDisk, quickDisk } from './failing-disk.ts';
import { filesIn, scratch, talk, talkIn } from './talks.ts';

let root: string;
let out: string;

beforeEach(async () => {
  root = await scratch();
  out = join(root, 'dist', 'talk');
});

afterEach(() => rm(root, { recursive: true, force: true }));

const write = (site: Site, folder = out, disk: Disk = quickDisk) =>
  writeSite(site, folder, { disk, talk: { root, deckFolder: root }, shown: 'dist/talk', version: '1.0.0' });

const codes = (staged: { diagnostics: readonly { code: string }[] }): string[] => staged.diagnostics.map((d) => d.code);
const filesOf = (site: Site): string[] => [...site.files.map((file) => file.path), manifestName].sort();

describe('a talk in its folder', () => {
  test('is written whole, and a second build of the same touches nothing', async () => {
    expect(await write(talk('A'))).toEqual({ value: { written: 5, unchanged: 0, removed: 0 }, diagnostics: [] });
    expect(await filesIn(out)).toEqual(filesOf(talk('A')));
    const before = await stat(join(out, manifestName));
    expect((await write(talk('A'))).value).toEqual({ written: 0, unchanged: 5, removed: 0 });
    expect((await stat(join(out, manifestName))).mtimeMs).toBe(before.mtimeMs);
  });

  test('gives way to the next one, whose shared files stay', async () => {
    await write(talk('A'));
    expect((await write(talk('B'))).value).toEqual({ written: 4, unchanged: 1, removed: 3 });
    expect(await filesIn(out)).toEqual(filesOf(talk('B')));
  });

  test('the manifest names files, sizes and hashes, no time and no machine', async () => {
    await write(talk('A'));
    const manifest = await readFile(join(out, manifestName), 'utf8');
    expect(Object.keys(JSON.parse(manifest))).toEqual(['plenary', 'version', 'files']);
    expect(manifest).not.toContain(root);
  });

  test('files of the user stay, changed ones are named', async () => {
    await write(talk('A'));
    await writeFile(join(out, 'CNAME'), 'talks.example');
    const changed = talk('A').files[1]?.path as string;
    await writeFile(join(out, changed), 'mine');
    const built = await write(talk('B'));
    expect(codes(built)).toEqual(['io/kept-file']);
    expect(await readFile(join(out, changed), 'utf8')).toBe('mine');
    expect(await filesIn(out)).toEqual([...filesOf(talk('B')), 'CNAME', changed].sort());
    expect(codes(await write(talk('A')))).toEqual(['io/kept-copy']);
    expect(await readFile(join(out, changed.replace('.txt', '.yours.txt')), 'utf8')).toBe('mine');
  });

  test('a page that the user changed is kept beside the new one', async () => {
    await write(talk('A'));
    await writeFile(join(out, 'index.html'), 'my words');
    expect(codes(await write(talk('A')))).toEqual(['io/kept-copy']);
    expect(await talkIn(out)).toBe('A');
    expect(await readFile(join(out, 'index.yours.html'), 'utf8')).toBe('my words');
  });

  test('a fault of ours in the paths is not written', async () => {
    const bad = (path: string): Site => ({ title: '', slideCount: 0, files: [{ path, contents: '' }] });
    for (const path of ['../x', '/x', 'a/../../x', manifestName])
      await expect(write(bad(path))).rejects.toThrow('not taken');
    const twice = { ...bad('a'), files: [...bad('a.txt').files, ...bad('A.txt').files] };
    await expect(write(twice)).rejects.toThrow('two output files');
  });
});

describe('a folder that is not taken', () => {
  const refusal = async (folder: string): Promise<string | undefined> =>
    (await write(talk('A'), folder)).diagnostics[0]?.message;

  test('with files of others, untouched', async () => {
    await mkdir(out, { recursive: true });
    await writeFile(join(out, 'thesis.docx'), 'years of work');
    expect(await refusal(out)).toContain('did not write');
    expect(await filesIn(out)).toEqual(['thesis.docx']);
  });

  test('with a manifest that is none', async () => {
    for (const text of ['{', '[]', '{"plenary":1,"version":"1","files":[{"path":"../../x","size":1,"sha256":""}]}']) {
      await mkdir(out, { recursive: true });
      await writeFile(join(out, manifestName), text);
      expect(await refusal(out)).toContain('cannot be understood');
    }
  });

  test('a disk, a home, the talk itself, what holds it, a repository, a file, a link', async () => {
    expect(await refusal('/')).toContain('whole disk');
    expect(await refusal(homedir())).toContain('home folder');
    expect(await refusal(root)).toContain('the talk itself');
    expect(await refusal(join(root, '..'))).toContain('the talk itself');
    await mkdir(join(out, '.git'), { recursive: true });
    expect(await refusal(out)).toContain('Git repository');
    await writeFile(join(root, 'file'), '');
    expect(await refusal(join(root, 'file'))).toContain('it is a file');
    await mkdir(join(root, 'real'));
    await symlink(join(root, 'real'), join(root, 'link'));
    expect(await refusal(join(root, 'link'))).toContain('it is a link');
  });

  test('with a link where a folder of the talk belongs', async () => {
    await write(talk('A'));
    await rm(join(out, 'assets'), { recursive: true });
    await mkdir(join(root, 'elsewhere'));
    await symlink(join(root, 'elsewhere'), join(out, 'assets'));
    expect(await refusal(out)).toContain('a link or a file stands in it');
    expect(await filesIn(join(root, 'elsewhere'))).toEqual([]);
  });
});

describe('two builds at once', () => {
  const lock = async (text: string): Promise<void> => {
    await mkdir(out, { recursive: true });
    await writeFile(join(out, lockName), text);
  };

  test('the second waits, then gives up', async () => {
    await lock(JSON.stringify({ ...ownIdentity(), token: 'other' }));
    expect(codes(await write(talk('A'), out))).toEqual(['io/locked']);
    expect(await filesIn(out)).toEqual([lockName]);
  });

  test('a lock of a dead process is taken over', async () => {
    for (const holder of [{ pid: 2 ** 22 + 1 }, { started: '1' }]) {
      await lock(JSON.stringify({ ...ownIdentity(), ...holder, token: 'other' }));
      expect(codes(await write(talk('A'), out))).toEqual([]);
      expect(await filesIn(out)).toEqual(filesOf(talk('A')));
    }
  });

  test('a lock without text was left by a build that died making it', async () => {
    await lock('');
    expect(codes(await write(talk('A'), out))).toEqual([]);
  });

  test('ten at once: one after the other, each whole', async () => {
    const built = await Promise.all(Array.from({ length: 10 }, (_, i) => write(talk(`T${i}`, 50), out, nodeDisk)));
    expect(built.flatMap(codes)).toEqual([]);
    const last = (await talkIn(out)) as string;
    expect(await filesIn(out)).toEqual(filesOf(talk(last, 50)));
  });
});

describe('whatever fails, the folder holds the old talk or the new one', () => {
  const scenarios = [
    { name: 'the n-th call fails', persistent: false, errors: ['ENOSPC', 'EACCES'] },
    { name: 'from the n-th call on, nothing can be created', persistent: true, errors: ['ENOSPC'] },
  ];
  describe.each(scenarios)('$name', ({ persistent, errors }) => {
    test.each(errors)('%s', async (code) => {
      for (const old of ['A', null]) {
        for (let n = 1; ; n++) {
          await rm(join(root, 'dist'), { recursive: true, force: true });
          if (old !== null) await write(talk(old, 50));
          const failing = failingDisk((call, name) => (persistent ? call >= n && name === 'create' : call === n), code);
          const built = await write(talk('B', 50), out, failing.disk);
          const now = await talkIn(out);
          expect(now, `call ${n}`).toBe(built.value === null ? old : 'B');
          if (built.value === null) expect(codes(built)).toEqual(['io/cannot-write']);
          expect((await filesIn(root)).filter((name) => name.includes('-tmp-'))).toEqual([]);
          if (built.value === null && old === null && !persistent) expect(await filesIn(root)).toEqual([]);
          expect(codes(await write(talk('C', 50)))).toEqual([]);
          expect(await filesIn(out)).toEqual(filesOf(talk('C', 50)));
          if (failing.calls() < n) break;
        }
      }
    });
  });
});
