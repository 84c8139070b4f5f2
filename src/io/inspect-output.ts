import { homedir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import type { OutputRefusal } from '../diagnostics/catalogue/config.ts';
import type { Disk } from './disk.ts';
import { lockName } from './lock.ts';
import { manifestName, parseManifest, type Manifest } from './manifest.ts';
import { relativeTo } from './relative-to.ts';

/** Names of files that a build writes to before it renames them; left only by one that was killed. */
export const tempPrefix = '.plenary-tmp-';

/** What file managers leave in any folder. */
const litter: ReadonlySet<string> = new Set(['.DS_Store', 'Thumbs.db', 'desktop.ini', '.localized', '.directory']);

/** An output folder as found: its record, or why nothing is written there. */
export type Inspection =
  | {
      readonly ok: true;
      /** `null`: empty or not there yet. */ readonly manifest: Manifest | null;
      readonly manifestText: string | null;
    }
  | { readonly ok: false; readonly why: OutputRefusal };

/** Folders that a talk is made from. Absolute. */
export interface TalkFolders {
  readonly root: string;
  readonly deckFolder: string;
}

/**
 * Judges an output folder before anything is written: only an empty folder or one with our manifest is taken, and none
 * that would bury a talk, a home or a repository.
 * @param folder absolute
 */
export async function inspectOutput(folder: string, talk: TalkFolders, disk: Disk): Promise<Inspection> {
  const entry = await disk.look(folder);
  if (entry?.kind === 'link') return refuse('link');
  if (entry !== null && entry.kind !== 'folder') return refuse('file');
  const why = await judgePlace(await realTarget(folder, disk), talk, disk);
  if (why !== null) return refuse(why);
  return entry === null ? { ok: true, manifest: null, manifestText: null } : inspectContents(folder, disk);
}

async function judgePlace(real: string, talk: TalkFolders, disk: Disk): Promise<OutputRefusal | null> {
  if (dirname(real) === real) return 'disk';
  const home = homeFolder();
  if (home !== null && real === (await realTarget(home, disk))) return 'home';
  const root = await realTarget(talk.root, disk);
  if (real === root || relativeTo(real, root) !== null) return 'sources';
  return real === (await realTarget(talk.deckFolder, disk)) ? 'sources' : null;
}

async function inspectContents(folder: string, disk: Disk): Promise<Inspection> {
  const names = await disk.names(folder);
  if (names.includes('.git')) return refuse('repository');
  if (!names.includes(manifestName)) {
    const foreign = names.some(
      (name) => !litter.has(name) && !name.startsWith(lockName) && !name.startsWith(tempPrefix),
    );
    return foreign ? refuse('not-ours') : { ok: true, manifest: null, manifestText: null };
  }
  const manifestText = new TextDecoder().decode(await disk.read(join(folder, manifestName)));
  const manifest = parseManifest(manifestText);
  return manifest === null ? refuse('bad-manifest') : { ok: true, manifest, manifestText };
}

function refuse(why: OutputRefusal): Inspection {
  return { ok: false, why };
}

/** `null` where the system knows of none, as in some containers. */
function homeFolder(): string | null {
  try {
    return homedir() || null;
  } catch {
    return null;
  }
}

/** The real path of a folder that need not exist yet. */
async function realTarget(path: string, disk: Disk): Promise<string> {
  if ((await disk.look(path)) !== null) return disk.real(path);
  const parent = dirname(path);
  return parent === path ? path : join(await realTarget(parent, disk), basename(path));
}
