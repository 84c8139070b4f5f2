import { compile } from './compile.ts';
import { applyLevels } from './config/apply-levels.ts';
import { defaultOutput } from './config/output-folder.ts';
import { writeSite } from './io/write-site.ts';
import type { Disk } from './io/disk.ts';
import type { WriteCounts } from './io/replace-talk.ts';
import type { Config } from './model/config.ts';
import type { Diagnostic } from './model/diagnostic.ts';
import type { Effects } from './model/effects.ts';
import type { SourceFile } from './model/text.ts';
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
}

/** The outside world of a build. */
export interface BuildEffects extends Effects {
  readonly disk: Disk;
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
  readonly title: string;
  readonly slideCount: number;
  /** Charts that the talk draws, broken ones among them. */
  readonly chartCount: number;
  /** Bytes of the whole talk. */
  readonly size: number;
}

/** Compiles a talk and puts it into its output folder, unless something is wrong with it. Prints nothing. */
export async function buildTalk(options: BuildOptions, effects: BuildEffects): Promise<BuildResult> {
  const { root, config, notes, draft } = options;
  const compilation = await compile(config, effects, { notes, draft, fonts: true });
  const { site, sources, project } = compilation;
  const diagnostics = applyLevels(compilation.diagnostics, config.levels);
  const output = defaultOutput(root, config.deck, draft);
  const folder = options.output ?? joinPath(root, output);
  const chartCount = compilation.rendered.slides.reduce((sum, slide) => sum + slide.charts.length, 0);
  const { title, slideCount } = site;
  const facts = { folder, title, slideCount, chartCount, size: sizeOf(site.files), sources };
  if (!draft && isStopped(diagnostics, options.strict ?? false)) return { ...facts, diagnostics, written: null };
  const written = await writeSite(site, folder, {
    disk: effects.disk,
    talk: { root, deckFolder: joinPath(root, folderOf(config.deck)) },
    shown: options.shown ?? options.output ?? output,
    version: project.shell.version,
  });
  return {
    ...facts,
    diagnostics: [...diagnostics, ...applyLevels(written.diagnostics, config.levels)],
    written: written.value,
  };
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
