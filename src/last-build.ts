import { inspectOutput, tempPrefix } from './io/inspect-output.ts';
import type { Disk } from './io/disk.ts';
import { lockName } from './io/lock.ts';
import { formatManifest, manifestName, type ManifestFile } from './io/manifest.ts';
import { shippedPath } from './io/package-files.ts';
import { clock, stampAt, stampsBelow } from './io/stamps.ts';
import { decodeSource } from './load/decode.ts';
import {
  digestOf,
  formatRecord,
  parseRecord,
  provingStamp,
  recheck,
  recordKey,
  renewRecord,
  type Rechecked,
  settingsText,
  type RecordSettings,
} from './memory/build-record.ts';
import { listingDigest, noteInputs, resultDigest, type NotedPlace } from './memory/note-inputs.ts';
import type {
  BuildChecks,
  CheckedPlace,
  FileCheck,
  KeptOutcome,
  PlaceView,
  RecordStore,
} from './model/build-record.ts';
import type { Diagnostic } from './model/diagnostic.ts';
import type { FileSystem } from './model/effects.ts';
import type { SourceFile, Span } from './model/text.ts';
import { folderOf, joinPath } from './util/paths.ts';
import { blankSource } from './util/privacy.ts';
import { writtenSpan } from './util/slide-text.ts';

/** What a build is looked up by: all of it is compared. */
export interface BuildSettings extends RecordSettings {
  readonly [setting: string]: unknown;
}

/** What a record is made with. */
export interface RecordEffects {
  readonly fs: FileSystem;
  readonly disk: Disk;
  readonly store: RecordStore;
}

/** The last build of a talk as it can be told again, once it is known to be that of today. */
export interface LastBuild {
  readonly outcome: KeptOutcome;
  readonly sources: ReadonlyMap<string, SourceFile>;
}

/** A build that was written, to be told again where nothing changes. */
export interface FinishedBuild extends Omit<KeptOutcome, 'fileCount' | 'texts'> {
  readonly sources: ReadonlyMap<string, SourceFile>;
  readonly files: readonly ManifestFile[];
  /** Version of Plenary. */
  readonly version: string;
}

/** The last build of a talk of which only files with slides have changed since. */
export interface EditedBuild {
  readonly outcome: KeptOutcome;
  /** The texts that messages point into, but for those that have changed. */
  readonly sources: ReadonlyMap<string, SourceFile>;
  /** What was kept beside the record. */
  readonly beside: unknown;
  readonly of: BuildDigests;
  /** The files of the talk as they lie in the output folder. */
  readonly files: readonly ManifestFile[];
  /** The checks of the build to come; `null` where it read something that the last one did not, or found otherwise. */
  readonly checks: () => Pick<BuildChecks, 'talk' | 'shipped'> | null;
}

/** What names a build by what it read and wrote. */
export interface BuildDigests {
  readonly code: string;
  /** All texts that slides may be in. */
  readonly texts: string;
  readonly page: string;
  readonly trace: string;
}

/** What was found of the last build. */
export interface FoundBuild {
  /** Where nothing that it read, wrote or was told is different now. */
  readonly unchanged: LastBuild | null;
  readonly edited: EditedBuild | null;
}

/** The record of a talk's last build, and the one to come. */
export interface BuildKeeper {
  /** Notes what the next build reads. */
  readonly fs: FileSystem;
  readonly find: () => Promise<FoundBuild>;
  /**
   * Keeps a build that was written.
   * @param beside makes what is kept beside the record
   * @param checks left out: what was read has been noted
   */
  readonly keep: (
    build: FinishedBuild,
    beside: (of: BuildDigests) => unknown,
    checks?: Pick<BuildChecks, 'talk' | 'shipped'>,
  ) => Promise<void>;
}

/** Packages that are not part of the bundle and whose files are read by no `FileSystem`. */
const outsideBundle = ['harfbuzzjs/package.json', 'fontverter/package.json', 'subset-font/package.json'];

/** Keeps the record of a build. */
export function keepBuilds(settings: BuildSettings, { fs, disk, store }: RecordEffects): BuildKeeper {
  const at = clock();
  const key = recordKey(settings);
  const text = settingsText(store.code, settings);
  const views = viewsOf(settings, { fs, disk });
  const inputs = noteInputs(fs, { ...views, at });
  return {
    fs: inputs.fs,
    find: async () => {
      const kept = store.read(key);
      const record = kept === null ? null : parseRecord(kept, text);
      const files = kept === null || record === null ? null : await filesWritten(settings, disk);
      if (kept === null || record === null || files === null) return nothing;
      const found = await recheck(record.checks, views, { at, mayChange: holdsSlides });
      if (found === null) return nothing;
      const outcome = record.outcome();
      const isEdited = found.changed.length > 0;
      const texts = outcome.texts.filter(([path]) => !found.changed.includes(path));
      const sources = await readTexts(texts, fs);
      if (sources === null) return nothing;
      if (isEdited) {
        const beside = store.readBeside(key);
        const checks = () => checksAfter(found, inputs.noted());
        return {
          unchanged: null,
          edited: { outcome, sources, beside, of: digestsOf(store.code, record.checks), files, checks },
        };
      }
      const renewed = renewRecord(kept, text, found.checks);
      if (renewed !== kept) store.write(key, renewed);
      return { unchanged: { outcome, sources }, edited: null };
    },
    keep: async (build, beside, known) => {
      const noted = known ?? inputs.noted();
      if (noted === null || dependsOnMore(noted.talk)) return;
      const output = writtenFiles(build, views.output, at);
      const shipped =
        known === undefined
          ? [...noted.shipped.files, ...(await outsideFiles(views.shipped, at))]
          : noted.shipped.files;
      const checks = { ...noted, shipped: { ...noted.shipped, files: shipped }, output };
      store.write(key, formatRecord(text, checks, outcomeOf(build)));
      const data = beside(digestsOf(store.code, checks));
      if (data !== null) store.writeBeside(key, data);
    },
  };
}

const nothing: FoundBuild = { unchanged: null, edited: null };

function holdsSlides(path: string): boolean {
  return /\.(?:md|markdown)$/i.test(path);
}

function digestsOf(code: string, { talk, output }: BuildChecks): BuildDigests {
  const written = (path: string): string => output.files.find((file) => file.path === path)?.digest ?? '';
  const texts = talk.files.filter(({ path }) => holdsSlides(path)).map(({ path, digest }) => [path, digest].join(' '));
  return { code, texts: digestOf(texts.sort().join('\n')), page: written('index.html'), trace: written('trace.json') };
}

/** The checks of a build that read some of what the one before it had read, and only slides with another result. */
function checksAfter(
  { checks: before, changed }: Rechecked,
  noted: ReturnType<ReturnType<typeof noteInputs>['noted']>,
): Pick<BuildChecks, 'talk' | 'shipped'> | null {
  if (noted === null) return null;
  const now = new Map(noted.talk.files.map((file) => [file.path, file]));
  for (const place of ['talk', 'shipped'] as const) {
    const files = new Map(before[place].files.map(({ path, digest }) => [path, digest]));
    const folders = new Map(before[place].folders.map(({ path, digest }) => [path, digest]));
    const isKnown =
      noted[place].files.every(({ path, digest }) => changed.includes(path) || files.get(path) === digest) &&
      noted[place].folders.every(({ path, digest }) => folders.get(path) === digest);
    if (!isKnown) return null;
  }
  const files = before.talk.files.map((file) => (changed.includes(file.path) ? now.get(file.path) : file));
  return files.includes(undefined)
    ? null
    : { talk: { ...before.talk, files: files as FileCheck[] }, shipped: before.shipped };
}

/** A CSL style is carried out by a package that the user may install or remove at any time. */
function dependsOnMore({ files }: NotedPlace): boolean {
  return files.some(({ path }) => /\.csl$/i.test(path));
}

function viewsOf(
  { root, folder }: RecordSettings,
  { fs, disk }: Pick<RecordEffects, 'fs' | 'disk'>,
): Readonly<Record<CheckedPlace, PlaceView>> {
  const digest = (read: Promise<Uint8Array>): Promise<string> => read.then(digestOf, () => 'unreadable');
  return {
    talk: {
      stamp: stampsBelow(root),
      digest: async (path) => resultDigest(await fs.read(path)),
      listing: async (path) => listingDigest(await fs.list(path)),
    },
    shipped: {
      stamp: shippedStamp,
      digest: (path) => digest(fs.shipped(path)),
      listing: async (path) => listingDigest(await fs.listShipped(path)),
    },
    output: {
      stamp: stampsBelow(folder),
      digest: (path) => digest(disk.read(joinPath(folder, path))),
      listing: async () => '',
    },
  };
}

function shippedStamp(path: string) {
  try {
    return stampAt(shippedPath(path));
  } catch {
    return null;
  }
}

/** The files in the output folder; `null` where it is none that a build would write to, or one runs or died in it. */
async function filesWritten(
  { root, folder, deck }: RecordSettings,
  disk: Disk,
): Promise<readonly ManifestFile[] | null> {
  try {
    const talk = { root, deckFolder: joinPath(root, folderOf(deck)) };
    const found = await inspectOutput(folder, talk, disk);
    if (!found.ok || found.manifest === null) return null;
    const names = await disk.names(folder);
    const isWhole = !names.some((name) => name.startsWith(lockName) || name.startsWith(tempPrefix));
    return isWhole ? found.manifest.files : null;
  } catch {
    return null;
  }
}

/* Another build may have written since: what is said of a file is what this one wrote. */
function writtenFiles({ files, version }: FinishedBuild, view: PlaceView, at: number): NotedPlace {
  const named = files.map(({ path, size, sha256 }) => ({ path, size, sha256 }));
  const manifest = digestOf(formatManifest({ version, files: named, pending: [] }));
  const all = [
    ...files.map(({ path, sha256 }) => ({ path, digest: sha256 })),
    { path: manifestName, digest: manifest },
  ];
  return { folders: [], files: all.map((file) => ({ ...file, stamp: provingStamp(view.stamp(file.path), at) })) };
}

async function outsideFiles(view: PlaceView, at: number): Promise<readonly FileCheck[]> {
  const check = async (path: string): Promise<FileCheck> => {
    const stamp = provingStamp(view.stamp(path), at);
    return { path, stamp, digest: await view.digest(path) };
  };
  return Promise.all(outsideBundle.map(check));
}

function outcomeOf({ sources, files, ...build }: FinishedBuild): KeptOutcome {
  const { title, slideCount, chartCount, size } = build;
  const told = new Set<string>();
  const written = (span: Span): Span => {
    const at = writtenSpan(span, sources);
    told.add(at.file);
    return at;
  };
  const diagnostics = build.diagnostics.map((diagnostic): Diagnostic => ({
    ...diagnostic,
    span: diagnostic.span === null ? null : written(diagnostic.span),
    related: diagnostic.related.map((place) => ({ ...place, span: written(place.span) })),
  }));
  const texts = [...told].flatMap((path) => {
    const source = sources.get(path);
    return source === undefined ? [] : [[path, digestOf(source.text)] as const];
  });
  return { title, slideCount, chartCount, size, fileCount: files.length, diagnostics, texts };
}

/** The texts that diagnostics point into, as they were told: those of sensitive tables without their letters. */
async function readTexts(texts: KeptOutcome['texts'], fs: FileSystem): Promise<ReadonlyMap<string, SourceFile> | null> {
  const sources = new Map<string, SourceFile>();
  for (const [path, digest] of texts) {
    const read = await fs.read(path);
    if (!read.ok) return null;
    const whole = decodeSource(path, read.bytes).value;
    const isWhole = digestOf(whole.text) === digest;
    const source = isWhole ? whole : blankSource(whole);
    if (!isWhole && digestOf(source.text) !== digest) return null;
    sources.set(path, source);
  }
  return sources;
}
