import { spawn } from 'node:child_process';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { execPath } from 'node:process';
import { build } from 'esbuild';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { nodeDisk } from '../../../src/io/disk.ts';
import { manifestName } from '../../../src/io/manifest.ts';
import { writeSite } from '../../../src/io/write-site.ts';
import { filesIn, scratch, talk, talkIn } from './talks.ts';

let root: string;
let writer: string;

beforeAll(async () => {
  root = await scratch();
  writer = join(root, 'writer.mjs');
  await writeFile(join(root, 'entry.ts'), entry);
  await build({
    entryPoints: [join(root, 'entry.ts')],
    outfile: writer,
    bundle: true,
    platform: 'node',
    format: 'esm',
    absWorkingDir: join(import.meta.dirname, '../../..'),
    logLevel: 'silent',
  });
}, 60_000);

afterAll(() => rm(root, { recursive: true, force: true }));

const source = join(import.meta.dirname, '../../..').replaceAll('\\', '/');
const entry = `
import { nodeDisk } from '${source}/src/io/disk.ts';
import { writeSite } from '${source}/src/io/write-site.ts';
import { talk } from '${source}/tests/unit/io/talks.ts';
const [root, out] = process.argv.slice(2);
process.stdout.write('go');
for (let i = 0; ; i++) {
  const options = { disk: nodeDisk, talk: { root, deckFolder: root }, shown: 'out', version: '1' };
  await writeSite(talk(i % 2 ? 'A' : 'B', 20000), out, options);
}
`;

test(
  'a build killed at any instant leaves a whole talk, and the next build clears up',
  { timeout: 120_000 },
  async () => {
    const out = join(root, 'out');
    let seed = 1;
    let before: string | null = null;
    for (let i = 0; i < 40; i++) {
      if (i % 8 === 0) {
        await rm(out, { recursive: true, force: true });
        before = null;
      }
      const child = spawn(execPath, [writer, root, out], { stdio: ['ignore', 'pipe', 'inherit'] });
      await new Promise((ready) => child.stdout.once('data', ready));
      // A fixed sequence (Park and Miller 1988), so that a failure can be seen again.
      seed = (seed * 48271) % 2147483647;
      await sleep(seed % 120);
      const gone = new Promise((done) => child.once('exit', done));
      child.kill('SIGKILL');
      await gone;
      const found = await talkIn(out);
      expect(['A', 'B', before]).toContain(found);
      before = found;
      if (i % 4 !== 3) continue;
      const options = { disk: nodeDisk, talk: { root, deckFolder: root }, shown: 'out', version: '1' };
      expect((await writeSite(talk('C'), out, options)).diagnostics).toEqual([]);
      before = 'C';
      expect(await filesIn(out)).toEqual([...talk('C').files.map((file) => file.path), manifestName].sort());
    }
  },
);

test('a disk with a limit on file size leaves the old talk', async () => {
  const out = join(root, 'limited');
  await mkdir(out);
  const options = { disk: nodeDisk, talk: { root, deckFolder: root }, shown: 'out', version: '1' };
  await writeSite(talk('C', 10), out, options);
  const child = spawn('bash', ['-c', `ulimit -f 8; exec "$0" "$@"`, execPath, writer, root, out], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  await new Promise((ready) => child.stdout.once('data', ready));
  await sleep(300);
  const gone = new Promise((done) => child.once('exit', done));
  child.kill('SIGTERM');
  await gone;
  expect(await talkIn(out)).toBe('C');
  expect((await writeSite(talk('D', 10), out, options)).diagnostics).toEqual([]);
  expect(await filesIn(out)).toEqual([...talk('D', 10).files.map((file) => file.path), manifestName].sort());
});
