import type { Disk } from './io/disk.ts';
import { sha256 } from './io/manifest.ts';
import { pageName, type PlannedFile } from './io/planned-file.ts';
import type { EditedBuild, BuildDigests } from './last-build.ts';
import type { Config } from './model/config.ts';
import type { PatchEffects } from './patch/patch-slides.ts';
import { patchTalk, type PatchedTalk } from './patch/patch-talk.ts';
import type { TalkKit } from './patch/talk-kit.ts';
import { joinPath } from './util/paths.ts';

/** An edit of a talk that was built before. */
export interface EditedTalk {
  readonly config: Config;
  /** Absolute path of the output folder. */
  readonly folder: string;
  readonly notes: boolean;
  readonly edited: EditedBuild;
}

/** A talk with some slides put in their place, ready to be written. */
export interface PatchedBuild extends PatchedTalk {
  readonly files: readonly PlannedFile[];
}

/**
 * Makes the edited slides of a talk and puts them into the files of its last build.
 * @returns `null` where the whole talk is to be compiled
 */
export async function patchBuild(
  { config, folder, notes, edited }: EditedTalk,
  { disk, ...effects }: PatchEffects & { readonly disk: Disk },
): Promise<PatchedBuild | null> {
  const kit = edited.beside as TalkKit | null;
  if (kit === null || !isOf(kit, edited.of) || edited.outcome.diagnostics.some(({ severity }) => severity === 'error'))
    return null;
  const [page, trace] = await Promise.all([
    textAt(joinPath(folder, 'index.html'), disk),
    textAt(joinPath(folder, 'trace.json'), disk),
  ]);
  const built = { kit, page, trace, diagnostics: edited.outcome.diagnostics };
  const patched = await patchTalk(config, { built, notes }, effects);
  if (patched === null) return null;
  const texts = new Map([
    ['index.html', patched.page],
    ['trace.json', patched.trace],
  ]);
  const files = edited.files.map((file): PlannedFile => {
    const text = texts.get(file.path);
    return text === undefined ? asItLies(file) : planned(file.path, text);
  });
  // The page last, as `planFiles` has it.
  return { ...patched, files: files.toSorted((a, b) => Number(a.path === pageName) - Number(b.path === pageName)) };
}

function isOf({ of }: TalkKit, build: BuildDigests): boolean {
  return of.code === build.code && of.texts === build.texts && of.page === build.page && of.trace === build.trace;
}

async function textAt(path: string, disk: Disk): Promise<string> {
  return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(await disk.read(path));
}

function planned(path: string, text: string): PlannedFile {
  const bytes = new TextEncoder().encode(text);
  return { path, bytes, size: bytes.length, sha256: sha256(bytes) };
}

/** A file that is in its place already. */
function asItLies(file: Omit<PlannedFile, 'bytes'>): PlannedFile {
  return {
    ...file,
    get bytes(): Uint8Array {
      throw new Error(`${file.path} is not what it was a moment ago`);
    },
  };
}
