import { hash } from 'node:crypto';
import type {
  BuildChecks,
  BuildRecord,
  CheckedPlace,
  FileCheck,
  KeptOutcome,
  PlaceView,
  Stamp,
} from '../model/build-record.ts';

/** How a talk is built, as far as files do not say. */
export interface RecordSettings {
  readonly root: string;
  readonly folder: string;
  readonly deck: string;
}

/** Changes with the form of records. */
const form = 1;

/**
 * A file that changed so shortly (ms) before it was looked at may have changed again within the same tick of the file
 * system's clock, so its stamp proves nothing.
 */
const tick = 2000;

const places: readonly CheckedPlace[] = ['talk', 'shipped', 'output'];

/** SHA-256 in hex. */
export function digestOf(contents: string | Uint8Array): string {
  return hash('sha256', contents, 'hex');
}

/** The name of the record of a talk that is built into a folder. */
export function recordKey({ root, folder, deck }: RecordSettings): string {
  return digestOf([root, deck, folder].join('\n')).slice(0, 32);
}

/** All that decides beside files, as one text that is compared as a whole. */
export function settingsText(code: string, settings: RecordSettings): string {
  return JSON.stringify([form, code, settings]);
}

/** The stamp where it proves that a file is as it was. @param at when the build began, in milliseconds since 1970 */
export function provingStamp(stamp: Stamp | null, at: number): string | null {
  return stamp !== null && stamp.changed < at - tick ? stamp.id : null;
}

/** A record as text: what is compared in the first line, what was said in the second. */
export function formatRecord(settings: string, checks: BuildChecks, outcome: KeptOutcome): string {
  return withChecks(settings, checks, JSON.stringify(outcome));
}

function withChecks(settings: string, checks: BuildChecks, outcome: string): string {
  return `${JSON.stringify({ settings, checks })}\n${outcome}`;
}

/** Reads the record of a build with just these settings; `null` where the text is none. */
export function parseRecord(text: string, settings: string): BuildRecord | null {
  const end = text.indexOf('\n');
  try {
    const head = JSON.parse(text.slice(0, end)) as Omit<BuildRecord, 'outcome'> | null;
    if (head?.settings !== settings) return null;
    return { ...head, outcome: () => JSON.parse(text.slice(end + 1)) as KeptOutcome };
  } catch {
    return null;
  }
}

/** The same record with checks that were made anew. */
export function renewRecord(text: string, settings: string, checks: BuildChecks): string {
  return withChecks(settings, checks, text.slice(text.indexOf('\n') + 1));
}

/** A record held against the world as it is. */
export interface Rechecked {
  /** The checks as they would be made now; those of files that have changed are as they were. */
  readonly checks: BuildChecks;
  /** Files of the talk that are not what they were. */
  readonly changed: readonly string[];
}

/**
 * Whether all that a build depended on, and all that it wrote, is as it was. Files are read only where their stamps
 * differ or prove nothing.
 * @param at when the check began, in milliseconds since 1970
 * @param mayChange files of the talk that may be other ones; left out: none
 * @returns `null` where anything else has changed
 */
export async function recheck(
  checks: BuildChecks,
  views: Readonly<Record<CheckedPlace, PlaceView>>,
  { at, mayChange }: { readonly at: number; readonly mayChange?: (path: string) => boolean },
): Promise<Rechecked | null> {
  const renewed: Partial<Record<CheckedPlace, BuildChecks[CheckedPlace]>> = {};
  const changed: string[] = [];
  for (const place of places) {
    const { files, folders } = checks[place];
    for (const { path, digest } of folders) if ((await views[place].listing(path)) !== digest) return null;
    const now: FileCheck[] = [];
    for (const check of files) {
      const stamp = views[place].stamp(check.path);
      const holds = stamp !== null && stamp.id === check.stamp;
      const isSame = holds || (await views[place].digest(check.path)) === check.digest;
      if (!isSame && (place !== 'talk' || mayChange?.(check.path) !== true)) return null;
      if (!isSame) changed.push(check.path);
      now.push(isSame ? { ...check, stamp: provingStamp(stamp, at) } : check);
    }
    renewed[place] = { files: now, folders };
  }
  return { checks: renewed as BuildChecks, changed };
}
