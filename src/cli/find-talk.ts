import { resolveConfig, type ResolvedConfig } from '../config/resolve-config.ts';
import { nodeFolderView } from '../io/node-folder-view.ts';
import type { CommonOptions } from './options.ts';
import type { Findings } from './report.ts';
import type { Terminal } from './terminal.ts';

/** Options that say which talk is meant. */
export interface TalkOptions extends CommonOptions {
  /** A Markdown file or a folder, as typed. */
  readonly deck?: string;
}

/** Where a talk is, or `null` where there is none to work on; and what is to be said about its settings. */
export interface FoundTalk {
  readonly talk: ResolvedConfig | null;
  readonly findings: Findings;
}

/** Finds the talk that a command means. Settings with an error are no settings to work with. */
export function findTalk(options: TalkOptions, terminal: Terminal): FoundTalk {
  const view = nodeFolderView(terminal.cwd);
  const asked = { deck: options.deck ?? null, root: options.root ?? null };
  const { value, sources, diagnostics } = resolveConfig(asked, view);
  const findings = { diagnostics, sources, slideCount: null };
  if (value === null) return { talk: null, findings };
  const isBroken = diagnostics.some((diagnostic) => diagnostic.severity === 'error');
  return { talk: isBroken ? null : value, findings: { ...findings, root: value.root } };
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
