/*
 * Saves as editors and other programs make them: in place, by a file that takes the other's name, half first, gone for
 * a moment, many files at once.
 */
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { sleep } from '../bench/measure.mjs';

const manners = {
  'in place': (path, contents) => writeFileSync(path, contents),
  'by another name': (path, contents) => {
    writeFileSync(`${path}.tmp~`, contents);
    renameSync(`${path}.tmp~`, path);
  },
  'with a copy of the old': (path, contents) => {
    try {
      renameSync(path, `${path}~`);
    } catch {
      // new
    }
    writeFileSync(path, contents);
    rmSync(`${path}~`, { force: true });
  },
  'half first': async (path, contents) => {
    writeFileSync(path, contents.slice(0, contents.length >> 1));
    await sleep(3);
    writeFileSync(path, contents);
  },
  'emptied first': async (path, contents) => {
    writeFileSync(path, '');
    await sleep(2);
    writeFileSync(path, contents);
  },
  'gone for a moment': async (path, contents) => {
    rmSync(path, { force: true });
    await sleep(60);
    writeFileSync(path, contents);
  },
};

/**
 * Makes a folder hold other files than it held.
 * @param {Record<string, string | Uint8Array>} before what it holds
 * @returns {Promise<string>} how it was done
 */
export async function saveFiles(root, before, after, random) {
  const manner = random.pick(Object.keys(manners));
  for (const path of Object.keys(before)) if (!Object.hasOwn(after, path)) rmSync(join(root, path), { force: true });
  for (const [path, contents] of Object.entries(after)) {
    if (isSame(before[path], contents)) continue;
    const file = join(root, path);
    mkdirSync(dirname(file), { recursive: true });
    await manners[manner](file, contents);
  }
  return manner;
}

/** All files of a folder of the talk away under another name and back, as a checkout or a sync does. */
export async function moveFolder(root, folder) {
  const away = join(root, `.${folder}-away`);
  try {
    renameSync(join(root, folder), away);
    await sleep(40);
    renameSync(away, join(root, folder));
  } catch {
    // not there just now
  }
}

function isSame(a, b) {
  if (typeof a === 'string' || typeof b === 'string') return a === b;
  return a !== undefined && Buffer.compare(a, b) === 0;
}
