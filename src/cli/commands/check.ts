import { acceptTalk } from '../accept-claims.ts';
import { measureType } from '../../check/profile/measure-type.ts';
import { changedIdDiagnostics } from '../../check/changed-ids.ts';
import { applyLevels } from '../../config/apply-levels.ts';
import { machineBrowser } from '../../io/browser/use-browser.ts';
import { nodeFileSystem } from '../../io/node-file-system.ts';
import type { Diagnostic } from '../../model/diagnostic.ts';
import { browserWishes } from '../browser-wishes.ts';
import { compileTalk, type CompiledTalk } from '../compile-talk.ts';
import { count } from '../count.ts';
import { summaryLine, summaryOf } from '../evidence-summary.ts';
import { exitCodeOf } from '../exit-code.ts';
import type { TalkOptions } from '../find-talk.ts';
import { keepPinned, outdatedCopies, pinsOf } from '../pins.ts';
import { judgeByProfile, profileFor } from '../profile.ts';
import { lastIds } from '../last-ids.ts';
import { report, type Findings } from '../report.ts';
import type { Terminal } from '../terminal.ts';

/** `plenary check [DECK]` */
export interface CheckOptions extends TalkOptions {
  readonly strict?: boolean;
  /** Note what the claims that hold read now. */
  readonly accept?: boolean;
  /** The rules of a congress that the talk is held against. */
  readonly profile?: string;
  readonly browser?: string;
  readonly chromeNoSandbox?: boolean;
}

/** Says everything that is wrong with a talk; writes nothing but, on demand, what its claims read. */
export async function check(options: CheckOptions, terminal: Terminal): Promise<number> {
  const compiled = await compileTalk(options, terminal, options.profile !== undefined);
  const { compilation } = compiled;
  const found = await withProfile(options, compiled, terminal);
  const evidence = compilation === null ? undefined : summaryOf(compilation.evidence);
  const root = found.root;
  const accepted =
    options.accept === true && compilation !== null && root !== undefined ? await acceptTalk(root, compilation) : null;
  const refused = accepted?.ok === false ? [accepted.diagnostic] : [];
  const moved = [...(await movedIds(compiled)), ...copiesOf(compiled)];
  const findings = {
    ...found,
    diagnostics: [...found.diagnostics, ...moved, ...refused],
    ...(evidence ? { evidence } : {}),
  };
  report(findings, { ...options, resultIsReport: true }, terminal);
  if (options.format === 'text' && options.quiet !== true) {
    if (findings.diagnostics.length === 0)
      terminal.out.write(`${count(findings.slideCount ?? 0, 'slide')}, nothing to complain about\n`);
    if (evidence !== undefined) terminal.out.write(`${summaryLine(evidence)}\n`);
    if (accepted?.ok === true) terminal.out.write(`${accepted.line}\n`);
  }
  return exitCodeOf(findings.diagnostics, options.strict);
}

/** Slides that links to the last build no longer lead to. */
async function movedIds({ compilation, talk }: CompiledTalk): Promise<readonly Diagnostic[]> {
  const before = compilation === null || talk === null ? null : await lastIds(talk);
  if (before === null || compilation === null || talk === null) return [];
  return applyLevels(changedIdDiagnostics(before, compilation), talk.config.levels);
}

/** Copies whose originals changed. How pinned slides read is kept, to be told when they change. */
function copiesOf({ compilation, talk }: CompiledTalk): readonly Diagnostic[] {
  if (compilation === null || talk === null) return [];
  const pins = pinsOf(compilation, talk.root);
  keepPinned(pins);
  return applyLevels(outdatedCopies(pins), talk.config.levels);
}

/** Adds what the talk does against the rules of a congress. */
async function withProfile(
  options: CheckOptions,
  { compilation, findings, talk }: CompiledTalk,
  { cwd }: Terminal,
): Promise<Findings> {
  if (options.profile === undefined || compilation === null || talk === null) return findings;
  const profile = await profileFor(options.profile, talk, nodeFileSystem(talk.root));
  const browser = machineBrowser(browserWishes(options, cwd));
  try {
    const type =
      profile.value?.type == null
        ? { why: 'not asked for' }
        : browser.problem !== null
          ? { why: browser.problem.message }
          : await measureType(compilation.site, browser.use);
    const judged = judgeByProfile(profile.value, { compilation, type, file: null });
    const said = applyLevels([...profile.diagnostics, ...judged], talk.config.levels);
    return { ...findings, diagnostics: [...findings.diagnostics, ...said] };
  } finally {
    await browser.close();
  }
}
