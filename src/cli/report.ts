import { join, relative, sep } from 'node:path';
import { inOrder, locate } from '../diagnostics/locate.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import type { SourceFile } from '../model/text.ts';
import type { EvidenceSummary } from './evidence-summary.ts';
import { formatGithub } from './format-github.ts';
import { formatJson } from './format-json.ts';
import { formatText, gravest } from './format-text.ts';
import type { CommonOptions } from './options.ts';
import type { Terminal } from './terminal.ts';

/** Diagnostics shown in full; the rest is counted. */
const limit = 50;

/** What a command found. */
export interface Findings {
  readonly diagnostics: readonly Diagnostic[];
  readonly sources: ReadonlyMap<string, SourceFile>;
  /** `null` where no deck was read. */
  readonly slideCount: number | null;
  /** The talk's root as an absolute path; left out where no path is shown. */
  readonly root?: string;
  /** What the rules looked at, where a talk was read to say so. */
  readonly evidence?: EvidenceSummary;
}

/** Nothing found, no deck read. */
export const noFindings: Findings = { diagnostics: [], sources: new Map(), slideCount: null };

/** How diagnostics are printed. */
export interface ReportOptions extends Pick<CommonOptions, 'format' | 'all'> {
  /** Programs read the result of `check` on stdout, since it has no other. */
  readonly resultIsReport?: boolean;
  /** Takes what would be printed: several runs are told together. */
  readonly collect?: (findings: Findings) => void;
}

/** Prints diagnostics: as text to stderr; for programs to stderr, or to stdout where they are the result. */
export function report(findings: Findings, options: ReportOptions, terminal: Terminal): void {
  if (options.collect !== undefined) return options.collect(findings);
  const { diagnostics, sources, slideCount } = findings;
  const prefix = findings.root === undefined ? '' : prefixTo(findings.root, terminal.cwd);
  const output = options.resultIsReport === true ? terminal.out : terminal.err;
  if (options.format === 'json') return output.write(formatJson(locate(diagnostics, sources), findings.evidence));
  if (options.format === 'github') return output.write(formatGithub(locate(diagnostics, sources), prefix));
  const { colour, columns } = terminal.err;
  const max = options.all === true ? Infinity : limit;
  // Lines are counted for what is shown alone: a large talk has thousands of notes.
  const shown = locate(gravest(inOrder(diagnostics, sources), max), sources);
  terminal.err.write(formatText(shown, sources, { colour, columns, limit: max, prefix, slideCount, all: diagnostics }));
}

/** The way from a folder to the talk's root, with a `/` at its end; empty where they are the same. */
function prefixTo(root: string, cwd: string): string {
  const way = relative(cwd, root);
  return way === '' ? '' : `${join(way).split(sep).join('/')}/`;
}
