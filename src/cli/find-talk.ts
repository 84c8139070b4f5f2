import type { FolderView } from '../config/folder-view.ts';
import { resolveConfig, type ConfigOptions, type ResolvedConfig } from '../config/resolve-config.ts';
import { diagnose } from '../diagnostics/diagnose.ts';
import { nodeFolderView } from '../io/node-folder-view.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import { variantsIn, type TalkVariants } from '../talk-variants.ts';
import { isLanguageTag } from '../util/language-tag.ts';
import { joinPath } from '../util/paths.ts';
import { expectLongRun, longFrom } from './engine.ts';
import type { CommonOptions } from './options.ts';
import { progressLine, type Progress } from './progress.ts';
import type { Findings } from './report.ts';
import type { Terminal } from './terminal.ts';

/** Options that say which talk is meant. */
export interface TalkOptions extends CommonOptions {
  /** A Markdown file or a folder, as typed. */
  readonly deck?: string;
  /** The language that it is asked for in, as typed. */
  readonly lang?: string;
  /** The version of the talk that is meant. */
  readonly variant?: string;
  /** One run of several, for each variant one: takes what is to be said. */
  readonly collect?: (findings: Findings) => void;
}

/** Where a talk is, or `null` where there is none to work on; and what is to be said about its settings. */
export interface FoundTalk {
  readonly talk: ResolvedConfig | null;
  readonly findings: Findings;
}

/** Finds the talk that a command means. Settings with an error are no settings to work with. */
export function findTalk(options: TalkOptions, terminal: Terminal): FoundTalk {
  const view = nodeFolderView(terminal.cwd);
  const { lang } = options;
  if (lang !== undefined && !isLanguageTag(lang)) {
    const detail = `\`${lang}\` is no language`;
    const misuse = diagnose('cli/usage', null, { detail, hint: 'a language is written as in `it`, `de` or `pt-BR`' });
    return { talk: null, findings: { diagnostics: [misuse], sources: new Map(), slideCount: null } };
  }
  const { value, sources, diagnostics: found } = resolveConfig(askedTalk(options), view);
  const diagnostics = value === null ? found : [...found, ...unknownVariant(value, view)];
  const findings = { diagnostics, sources, slideCount: null };
  if (value === null) return { talk: null, findings };
  const isBroken = diagnostics.some((diagnostic) => diagnostic.severity === 'error');
  return { talk: isBroken ? null : value, findings: { ...findings, root: value.root } };
}

/** The words of the command line that say which talk is meant. */
export function askedTalk({ deck, root, lang, variant }: TalkOptions): ConfigOptions {
  return { deck: deck ?? null, root: root ?? null, lang: lang ?? null, ...(variant === undefined ? {} : { variant }) };
}

/** The variants of a talk that was found. */
export function variantsOf({ root, config }: ResolvedConfig, view: FolderView): TalkVariants {
  const bytes = view.read(joinPath(root, config.deck));
  return bytes === null ? { value: [], diagnostics: [], source: null } : variantsIn(config.deck, bytes);
}

function unknownVariant(talk: ResolvedConfig, view: FolderView): readonly Diagnostic[] {
  const name = talk.config.variant;
  if (name === undefined) return [];
  const { value, diagnostics } = variantsOf(talk, view);
  // Settings that cannot be read are the compiler's to tell.
  if (diagnostics.length > 0) return [];
  const known = value.map((variant) => variant.name);
  return known.includes(name) ? [] : [diagnose('config/unknown-variant', null, { name, known })];
}

/** The progress of work on a talk; one of several variants says which. */
export function talkProgress({ quiet, variant, collect }: TalkOptions, terminal: Terminal): Progress {
  const line = untilLong(progressLine(terminal.err, quiet === true));
  if (variant === undefined || collect === undefined) return line;
  return { ...line, progress: (stage, done, total) => line.progress(`${variant}: ${stage}`, done, total) };
}

/** Many slides make a run a long one. */
function untilLong(line: Progress): Progress {
  let isLong = false;
  return {
    ...line,
    progress: (stage, done, total) => {
      if (total >= longFrom && !isLong) expectLongRun();
      isLong ||= total >= longFrom;
      line.progress(stage, done, total);
    },
  };
}

/** What was found about a talk once its slides were read, after what its settings gave. */
export function addFindings(before: Findings, found: Omit<Findings, 'root'>): Findings {
  return {
    ...before,
    diagnostics: [...before.diagnostics, ...found.diagnostics],
    sources: new Map([...before.sources, ...found.sources]),
    slideCount: found.slideCount,
  };
}
