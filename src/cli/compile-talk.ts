import { compile, type Compilation } from '../compile.ts';
import { applyLevels } from '../config/apply-levels.ts';
import type { ResolvedConfig } from '../config/resolve-config.ts';
import { nodeFileSystem } from '../io/node-file-system.ts';
import { addFindings, findTalk, talkProgress, type TalkOptions } from './find-talk.ts';
import type { Findings } from './report.ts';
import type { Terminal } from './terminal.ts';

/** A talk as compiled, or `null` where none was found; and what is to be said. */
export interface CompiledTalk {
  readonly compilation: Compilation | null;
  readonly findings: Findings;
  readonly talk: ResolvedConfig | null;
}

/**
 * Finds a talk and compiles it in memory, speaker notes included. Nothing is written.
 * @param fonts with its fonts, for what looks at the page
 */
export async function compileTalk(options: TalkOptions, terminal: Terminal, fonts = false): Promise<CompiledTalk> {
  const { talk, findings } = findTalk(options, terminal);
  if (talk === null) return { compilation: null, findings, talk };
  const progress = talkProgress(options, terminal);
  const effects = { fs: nodeFileSystem(talk.root), log: progress };
  const compilation = await compile(talk.config, effects, { notes: true, draft: false, fonts }).finally(progress.end);
  const diagnostics = applyLevels(compilation.diagnostics, talk.config.levels);
  const slideCount = compilation.site.slideCount;
  return {
    compilation,
    talk,
    findings: addFindings(findings, { diagnostics, sources: compilation.sources, slideCount }),
  };
}
