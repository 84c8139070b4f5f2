import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { ReadFailure } from '../model/effects.ts';
import { errnoOf } from './errno.ts';
import { patiently } from './patiently.ts';

/** Where a file is, or why it is not taken. */
export type Found =
  | { readonly ok: true; /** Absolute. */ readonly path: string }
  | { readonly ok: false; readonly reason: ReadFailure; readonly detail: string };

/** The names in folders, as they were a moment ago at most. */
export interface Listings {
  /** `null` where there is no such folder. @param fresh lists it now, whatever was known */
  names(folder: string, fresh: boolean): Promise<ReadonlySet<string> | null>;
}

/** A listing serves all reads of so long (ms): those of one build, not those before and after an edit. */
const listingAge = 500;

/** Listings that are shared by reads that come close together: a folder of six hundred files is listed once. */
export function sharedListings(now: () => number = () => performance.now()): Listings {
  const known = new Map<string, { readonly at: number; readonly names: Promise<ReadonlySet<string> | null> }>();
  return {
    names(folder, fresh) {
      const at = now();
      const last = known.get(folder);
      if (last !== undefined && !fresh && at - last.at < listingAge) return last.names;
      const names = namesIn(folder);
      known.set(folder, { at, names });
      return names;
    },
  };
}

/**
 * Finds a file by the names that the folders themselves list, so that capitals count on every system. Where a name is
 * there in another Unicode form (macOS writes decomposed names), that one is taken.
 * @param root absolute
 * @param path from the root, normal, with `/`
 * @param listings what is known of folders
 */
export async function findExact(root: string, path: string, listings: Listings): Promise<Found> {
  let at = root;
  const taken: string[] = [];
  let otherCase = false;
  for (const name of path.split('/')) {
    const match = await findName(name, at, listings);
    if (match === null) return { ok: false, reason: 'missing', detail: path };
    otherCase ||= match.otherCase;
    taken.push(match.name);
    at = join(at, match.name);
  }
  return otherCase ? { ok: false, reason: 'wrong-case', detail: taken.join('/') } : { ok: true, path: at };
}

/* What is not in a listing may have come since. */
async function findName(name: string, folder: string, listings: Listings): Promise<Match | null> {
  const known = await listings.names(folder, false);
  if (known?.has(name) === true) return { name, otherCase: false };
  const names = await listings.names(folder, true);
  return names === null ? null : matchName(name, [...names]);
}

interface Match {
  readonly name: string;
  readonly otherCase: boolean;
}

function matchName(name: string, names: readonly string[]): Match | null {
  if (names.includes(name)) return { name, otherCase: false };
  const form = name.normalize('NFC');
  const sameForm = names.find((other) => other.normalize('NFC') === form);
  if (sameForm !== undefined) return { name: sameForm, otherCase: false };
  const lower = form.toLowerCase();
  const sameLetters = names.filter((other) => other.normalize('NFC').toLowerCase() === lower).sort()[0];
  return sameLetters === undefined ? null : { name: sameLetters, otherCase: true };
}

async function namesIn(folder: string): Promise<ReadonlySet<string> | null> {
  try {
    return new Set(await patiently(() => readdir(folder)));
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes(errnoOf(error))) return null;
    throw error;
  }
}
