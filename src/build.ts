import type { Compilation } from './compile.ts';
import { applyLevels } from './config/apply-levels.ts';
import { cacheName } from './config/cache-name.ts';
import { defaultOutput } from './config/output-folder.ts';
import { presentedFolder, presentedRecord } from './config/presented.ts';
import { diagnose } from './diagnostics/diagnose.ts';
import { writeSite } from './io/write-site.ts';
import { emptyMemory, hasNoSlides, keepSlides, type Memory } from './memory/memory.ts';
import { planFiles } from './io/planned-file.ts';
import { keepBuilds, type BuildDigests, type BuildKeeper, type EditedBuild, type LastBuild } from './last-build.ts';
import type { Disk } from './io/disk.ts';
import type { WriteCounts } from './io/replace-talk.ts';
import type { RecordStore } from './model/build-record.ts';
import type { Config } from './model/config.ts';
import type { Diagnostic, Staged } from './model/diagnostic.ts';
import type { DrawingStore } from './model/drawing-store.ts';
import type { Effects } from './model/effects.ts';
import type { SlideCache } from './model/slide-cache.ts';
import type { Site } from './model/site.ts';
import type { SourceFile } from './model/text.ts';
import { countCharts } from './util/count-charts.ts';
import { folderOf, joinPath } from './util/paths.ts';

/** What to build, and how. */
export interface BuildOptions {
  /** Absolute real path of the talk's root, with `/`. */
  readonly root: string;
  readonly config: Config;
  /** Absolute path of the output folder, with `/`; `null` for `dist/<name>` in the root. */
  readonly output: string | null;
  /** The output folder's name in messages; the path from the root where it is left out. */
  readonly shown?: string;
  /** Puts speaker notes into the page. */
  readonly notes: boolean;
  /** Writes despite errors, into a folder of its own. */
  readonly draft: boolean;
  /** Warnings keep the talk from being written as errors do. */
  readonly strict?: boolean;
  /** Also keeps what was shown, under this name: `2026-06-01 ASCO`. */
  readonly asPresented?: string;
}

/** The outside world of a build. */
export interface BuildEffects extends Effects {
  readonly disk: Disk;
  /** What is kept of a talk between builds, by a name for the talk; `null` where nothing is. */
  readonly slideCache?: (talk: string) => SlideCache | null;
  /** The drawings of its charts, likewise. */
  readonly drawings?: (talk: string) => DrawingStore;
  /** Remembers how pinned slides read. */
  readonly keepPinned?: (compilation: Compilation) => Promise<void>;
  /** Where the last build is remembered, so that one in which nothing is new does nothing; left out: nowhere. */
  readonly records?: RecordStore;
}

/** What came of a build. */
export interface BuildResult {
  /** With the levels that the user set. */
  readonly diagnostics: readonly Diagnostic[];
  /** Every text that a diagnostic points into. */
  readonly sources: ReadonlyMap<string, SourceFile>;
  /** Absolute path of the output folder, with `/`. */
  readonly folder: string;
  /** `null` where nothing was written. */
  readonly written: WriteCounts | null;
  /** Nothing has changed since the last build, so nothing was done; all else is as it was then. */
  readonly unchanged: boolean;
  /** The folder, from the root, that keeps what was shown; `null` where nothing was kept. */
  readonly presented: string | null;
  readonly title: string;
  readonly slideCount: number;
  /** Charts that the talk draws, broken ones among them. */
  readonly chartCount: number;
  /** Bytes of the whole talk. */
  readonly size: number;
}

/** Compiles a talk and puts it into its output folder, unless something is wrong with it. Prints nothing. */
export async function buildTalk(options: BuildOptions, effects: BuildEffects): Promise<BuildResult> {
  const { root, config, notes, draft, strict = false } = options;
  const folder = folderOfTalk(options);
  const { fs, disk, records } = effects;
  const settings = { root, folder, deck: config.deck, config, notes, draft, strict };
  const keeper = records === undefined ? null : keepBuilds(settings, { fs, disk, store: records });
  effects.log.timer?.stage('compare');
  const last = options.asPresented === undefined ? await keeper?.find() : null;
  if (last?.unchanged) return asBefore(last.unchanged, folder);
  if (last?.edited && keeper !== null) {
    const patched = await patchedTalk({ options, folder, edited: last.edited, keeper }, effects);
    if (patched !== null) return patched;
  }
  return compiledTalk(options, { folder, keeper }, effects);
}

/** Compiles all of a talk and writes it. */
async function compiledTalk(
  options: BuildOptions,
  { folder, keeper }: { readonly folder: string; readonly keeper: BuildKeeper | null },
  effects: BuildEffects,
): Promise<BuildResult> {
  const { root, config, notes, draft, strict = false } = options;
  const talk = cacheName(root, config);
  const memory = emptyMemory(effects.slideCache?.(talk) ?? null, effects.drawings?.(talk));
  if (hasNoSlides(memory)) await expectCharts(config, effects);
  // Loading a compiler takes longer than seeing that there is nothing for it to do.
  const { compile } = await import('./compile.ts');
  const compilation = await compile(
    config,
    { ...effects, fs: keeper?.fs ?? effects.fs },
    { notes, draft, fonts: true },
    memory,
  );
  await effects.keepPinned?.(compilation);
  const { site, sources } = compilation;
  const diagnostics = applyLevels(compilation.diagnostics, config.levels);
  const chartCount = compilation.rendered.slides.reduce((sum, slide) => sum + slide.charts.length, 0);
  const { title, slideCount } = site;
  const facts = {
    ...{ folder, title, slideCount, chartCount, sources, size: sizeOf(site.files) },
    ...{ presented: null, unchanged: false },
  };
  const nothing = { ...facts, diagnostics, written: null };
  if (!draft && isStopped(diagnostics, strict)) {
    // What is wrong with one slide need not be paid for with all others once more.
    keepSlides(memory);
    return nothing;
  }
  const target = await findPresented(options, effects);
  if (target.diagnostics.length > 0) return { ...nothing, diagnostics: [...diagnostics, ...target.diagnostics] };
  const how = {
    disk: effects.disk,
    talk: { root, deckFolder: joinPath(root, folderOf(config.deck)) },
    version: compilation.project.shell.version,
  };
  effects.log.timer?.stage('write');
  const files = planFiles(site);
  const shown = options.shown ?? options.output ?? defaultOutput(root, config, draft);
  const written = await writeSite(site, folder, { ...how, files, shown });
  const kept =
    target.value === null || written.value === null
      ? noneKept
      : await writeSite(withRecord(site, options), joinPath(root, target.value), { ...how, shown: target.value });
  keepSlides(memory);
  if (written.value !== null && written.diagnostics.length === 0 && !isStopped(diagnostics, strict)) {
    const beside = await kitMaker(compilation, { options, memory, site });
    await keeper?.keep({ ...facts, diagnostics, files, version: how.version }, beside);
  }
  const said = applyLevels([...written.diagnostics, ...kept.diagnostics], config.levels);
  const presented = kept.value === null ? null : target.value;
  return { ...facts, diagnostics: [...diagnostics, ...said], written: written.value, presented };
}

/** A thread that draws charts starts while the compiler is loaded, where the deck itself has enough of them. */
async function expectCharts({ deck }: Config, { fs, charts }: BuildEffects): Promise<void> {
  const read = charts === undefined ? null : await fs.read(deck);
  if (read?.ok === true) charts?.expect(countCharts(new TextDecoder('latin1').decode(read.bytes)));
}

interface EditedOptions {
  readonly options: BuildOptions;
  readonly folder: string;
  readonly edited: EditedBuild;
  readonly keeper: BuildKeeper;
}

/** Puts edited slides into the talk as it lies there; `null` where all of it is to be compiled. */
async function patchedTalk(
  { options, folder, edited, keeper }: EditedOptions,
  effects: BuildEffects,
): Promise<BuildResult | null> {
  const { root, config, notes, strict = false } = options;
  const { disk, log } = effects;
  if (!isPatchable(options)) return null;
  const { patchBuild } = await import('./patch-build.ts');
  log.timer?.stage('patch');
  const drawings = effects.drawings?.(cacheName(root, config));
  const patched = await patchBuild({ config, folder, notes, edited }, { fs: keeper.fs, log, disk, drawings }).catch(
    () => null,
  );
  const checks = edited.checks();
  if (patched === null || checks === null || isStopped(patched.diagnostics, strict)) return null;
  const { files, kit, diagnostics } = patched;
  log.timer?.stage('write');
  const { title, slideCount, chartCount } = edited.outcome;
  const site = { title, slideCount, files: [] };
  const how = { disk, talk: { root, deckFolder: joinPath(root, folderOf(config.deck)) }, version: patched.version };
  const shown = options.shown ?? options.output ?? defaultOutput(root, config, false);
  const written = await writeSite(site, folder, { ...how, files, shown }).catch(() => null);
  if (written?.value === null || written === null) return null;
  drawings?.write();
  const size = files.reduce((sum, file) => sum + file.size, 0);
  const sources = new Map([...edited.sources, ...patched.sources]);
  const facts = { title, slideCount, chartCount, size, sources, diagnostics };
  if (written.diagnostics.length === 0)
    await keeper.keep({ ...facts, files, version: how.version }, (of) => ({ ...kit, of }), checks);
  const all = [...diagnostics, ...written.diagnostics];
  return { ...facts, diagnostics: all, folder, written: written.value, presented: null, unchanged: false };
}

/** Whether slides of a build can be put in their place one by one. */
function isPatchable({ config, draft, asPresented }: BuildOptions): boolean {
  const isPlain = config.variant === undefined && config.lang === undefined && Object.keys(config.levels).length === 0;
  return isPlain && !draft && asPresented === undefined;
}

/** Makes what the next build needs to put a slide in its place. */
async function kitMaker(
  compilation: Compilation,
  { options, memory, site }: { readonly options: BuildOptions; readonly memory: Memory; readonly site: Site },
): Promise<(of: BuildDigests) => unknown> {
  const page = site.files.find(({ path }) => path === 'index.html')?.contents;
  if (!isPatchable(options) || typeof page !== 'string') return () => null;
  const { makeKit } = await import('./patch/make-kit.ts');
  return (of) => makeKit(compilation, { of, memory, page });
}

function folderOfTalk({ root, config, output, draft }: BuildOptions): string {
  return output ?? joinPath(root, defaultOutput(root, config, draft));
}

/** A build that did nothing tells what the last one told. */
function asBefore({ outcome, sources }: LastBuild, folder: string): BuildResult {
  const { title, slideCount, chartCount, size, diagnostics, fileCount } = outcome;
  const written = { written: 0, unchanged: fileCount, removed: 0 };
  const facts = { title, slideCount, chartCount, size, diagnostics, sources };
  return { ...facts, folder, written, presented: null, unchanged: true };
}

const noneKept: Staged<null> = { value: null, diagnostics: [] };

/** Where to keep what was shown, from the root: a folder that is not there yet, so that no talk is ever lost. */
async function findPresented(
  { root, asPresented }: BuildOptions,
  { disk }: BuildEffects,
): Promise<Staged<string | null>> {
  if (asPresented === undefined) return noneKept;
  const folder = presentedFolder(asPresented);
  if (folder === null) {
    return { value: null, diagnostics: [diagnose('cli/presented-name', null, { label: asPresented })] };
  }
  const isFree = (await disk.look(joinPath(root, folder))) === null;
  return isFree
    ? { value: folder, diagnostics: [] }
    : { value: null, diagnostics: [diagnose('cli/presented-exists', null, { folder })] };
}

/** The talk with a record of the name that it was shown under. */
function withRecord(site: Site, { asPresented, config }: BuildOptions): Site {
  const contents = `${JSON.stringify({ label: asPresented, deck: config.deck }, null, 1)}\n`;
  return { ...site, files: [...site.files, { path: presentedRecord, contents }] };
}

function isStopped(diagnostics: readonly Diagnostic[], strict: boolean): boolean {
  return diagnostics.some(({ severity }) => severity === 'error' || (strict && severity === 'warning'));
}

function sizeOf(files: readonly { readonly contents: string | Uint8Array }[]): number {
  const bytes = files.map(({ contents }) =>
    typeof contents === 'string' ? Buffer.byteLength(contents) : contents.length,
  );
  return bytes.reduce((sum, size) => sum + size, 0);
}
