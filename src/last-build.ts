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
  settingsText,
  type RecordSettings,
} from './memory/build-record.ts';
import { listingDigest, noteInputs, resultDigest, type NotedPlace } from './memory/note-inputs.ts';
import type { CheckedPlace, FileCheck, KeptOutcome, PlaceView, RecordStore } from './model/build-record.ts';
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

/** The record of a talk's last build, and the one to come. */
export interface BuildKeeper {
  /** Notes what the next build reads. */
  readonly fs: FileSystem;
  /** The last build, where nothing that it read, wrote or was told is different now; else `null`. */
  readonly unchanged: () => Promise<LastBuild | null>;
  readonly keep: (build: FinishedBuild) => Promise<void>;
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
    unchanged: async () => {
      const kept = store.read(key);
      const record = kept === null ? null : parseRecord(kept, text);
      if (kept === null || record === null || !(await isWhole(settings, disk))) return null;
      const checks = await recheck(record.checks, views, at);
      if (checks === null) return null;
      const outcome = record.outcome();
      const sources = await readTexts(outcome.texts, fs);
      if (sources === null) return null;
      const renewed = renewRecord(kept, text, checks);
      if (renewed !== kept) store.write(key, renewed);
      return { outcome, sources };
    },
    keep: async (build) => {
      const noted = inputs.noted();
      if (noted === null || dependsOnMore(noted.talk)) return;
      const output = writtenFiles(build, views.output, at);
      const shipped = [...noted.shipped.files, ...(await outsideFiles(views.shipped, at))];
      const checks = { ...noted, shipped: { ...noted.shipped, files: shipped }, output };
      store.write(key, formatRecord(text, checks, outcomeOf(build)));
    },
  };
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

/** Whether the output folder is one that a build would write to, and nothing of a build that runs or died is in it. */
async function isWhole({ root, folder, deck }: RecordSettings, disk: Disk): Promise<boolean> {
  try {
    const talk = { root, deckFolder: joinPath(root, folderOf(deck)) };
    const found = await inspectOutput(folder, talk, disk);
    if (!found.ok || found.manifest === null) return false;
    const names = await disk.names(folder);
    return !names.some((name) => name.startsWith(lockName) || name.startsWith(tempPrefix));
  } catch {
    return false;
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
