import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { ReadFailure } from '../model/effects.ts';
import { errnoOf } from './errno.ts';
import { patiently } from './patiently.ts';

/** Where a file is, or why it is not taken. */
export type Found =
  | { readonly ok: true; /** Absolute. */ readonly path: string }
  | { readonly ok: false; readonly reason: ReadFailure; readonly detail: string };

/**
 * Finds a file by the names that the folders themselves list, so that capitals count on every system. Where a name is
 * there in another Unicode form (macOS writes decomposed names), that one is taken.
 * @param root absolute
 * @param path from the root, normal, with `/`
 */
export async function findExact(root: string, path: string): Promise<Found> {
  let at = root;
  const taken: string[] = [];
  let otherCase = false;
  for (const name of path.split('/')) {
    const names = await namesIn(at);
    if (names === null) return { ok: false, reason: 'missing', detail: path };
    const match = matchName(name, names);
    if (match === null) return { ok: false, reason: 'missing', detail: path };
    otherCase ||= match.otherCase;
    taken.push(match.name);
    at = join(at, match.name);
  }
  return otherCase ? { ok: false, reason: 'wrong-case', detail: taken.join('/') } : { ok: true, path: at };
}

function matchName(name: string, names: readonly string[]): { name: string; otherCase: boolean } | null {
  if (names.includes(name)) return { name, otherCase: false };
  const form = name.normalize('NFC');
  const sameForm = names.find((other) => other.normalize('NFC') === form);
  if (sameForm !== undefined) return { name: sameForm, otherCase: false };
  const lower = form.toLowerCase();
  const sameLetters = names.filter((other) => other.normalize('NFC').toLowerCase() === lower).sort()[0];
  return sameLetters === undefined ? null : { name: sameLetters, otherCase: true };
}

async function namesIn(folder: string): Promise<string[] | null> {
  try {
    return await patiently(() => readdir(folder));
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes(errnoOf(error))) return null;
    throw error;
  }
}
