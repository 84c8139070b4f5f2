import { applyLevels } from '../config/apply-levels.ts';
import { compile, type Compilation } from '../compile.ts';
import { emptyMemory, keepSlides } from '../memory/memory.ts';
import type { Config } from '../model/config.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import type { Effects } from '../model/effects.ts';
import type { SlideCache } from '../model/slide-cache.ts';
import type { SourceFile } from '../model/text.ts';
import type { Exported, ExportEffects, ExporterEntry, ExportWish } from './exporter.ts';

/** What is to be said about what was made. */
export type Judge = (compilation: Compilation, exported: Exported) => readonly Diagnostic[];

/** Which talk, as what. */
export interface TalkExport {
  readonly config: Config;
  readonly wish: ExportWish;
  readonly entry: ExporterEntry;
  readonly name: string;
  readonly epoch: number | null;
  /** Warnings keep the talk from being exported as errors do. */
  readonly strict: boolean;
  /** An error of it keeps the export from being written. */
  readonly judge?: Judge | null;
}

/** What an export gave. */
export interface ExportResult {
  /** `null`: an error kept the talk from it. */
  readonly exported: Exported | null;
  readonly title: string;
  readonly slideCount: number;
  readonly diagnostics: readonly Diagnostic[];
  readonly sources: ReadonlyMap<string, SourceFile>;
}

/**
 * Compiles a talk and makes an export of it, unless something is wrong with it. Writes no output, prints nothing.
 * @param kept what earlier builds and exports of the talk left; the export is the same without it
 */
export async function exportTalk(
  { config, wish, entry, name, epoch, strict, judge }: TalkExport,
  effects: Effects & Pick<ExportEffects, 'browser' | 'pictures'>,
  kept: SlideCache | null = null,
): Promise<ExportResult> {
  const memory = emptyMemory(kept);
  const notes = entry.withNotes(wish);
  const compilation = await compile(config, effects, { notes, draft: false, fonts: true }, memory);
  const diagnostics = applyLevels(compilation.diagnostics, config.levels);
  const { sources, talk } = compilation;
  const facts = { title: talk.title, slideCount: talk.sections.length, sources };
  if (diagnostics.some(({ severity }) => severity === 'error' || (strict && severity === 'warning')))
    return { ...facts, exported: null, diagnostics };
  const { log, browser, fs, pictures = null } = effects;
  const run = await entry.load();
  log.timer?.stage('export');
  const input = { wish, compilation, site: compilation.site, name, epoch };
  const made = await run(input, { browser, log, pictures, shipped: (path) => fs.shipped(path) });
  keepSlides(memory);
  const judged = made.value === null ? [] : (judge?.(compilation, made.value) ?? []);
  const said = applyLevels([...made.diagnostics, ...judged], config.levels);
  const isRefused = judged.some(({ severity }) => severity === 'error');
  return { ...facts, exported: isRefused ? null : made.value, diagnostics: [...diagnostics, ...said] };
}
