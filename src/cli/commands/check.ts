import { acceptTalk } from '../accept-claims.ts';
import { forAllVariants, type AllVariantsOptions, type ForVariant } from '../all-variants.ts';
import type { Compilation } from '../../compile.ts';
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
import { keepPinned, outdatedCopies, pinsOf } from '../pins.ts';
import { judgeByProfile, profileFor } from '../profile.ts';
import { lastIds } from '../last-ids.ts';
import { report, type Findings } from '../report.ts';
import type { Terminal } from '../terminal.ts';

/** `plenary check [DECK]` */
export interface CheckOptions extends AllVariantsOptions {
  /** Note what the claims that hold read now. */
  readonly accept?: boolean;
  /** The rules of a congress that the talk is held against. */
  readonly profile?: string;
  readonly browser?: string;
  readonly chromeNoSandbox?: boolean;
  /** Takes what was compiled, whose claims are accepted with those of other variants. */
  readonly compiled?: (compilation: Compilation) => void;
}

/** Says everything that is wrong with a talk, or with every variant of it. */
export async function check(options: CheckOptions, terminal: Terminal): Promise<number> {
  if (options.allVariants !== true) return checkOne(options, terminal);
  const compilations: Compilation[] = [];
  let root: string | undefined;
  const run = (one: ForVariant<CheckOptions>): Promise<number> => {
    const { accept: _, ...rest } = one;
    const collect = (found: Findings): void => {
      root = found.root;
      one.collect(found);
    };
    return checkOne({ ...rest, collect, compiled: (compilation) => compilations.push(compilation) }, terminal);
  };
  const end = async (): Promise<readonly Diagnostic[]> => {
    if (options.accept !== true || root === undefined || compilations.length === 0) return [];
    const accepted = await acceptTalk(root, compilations, true);
    if (!accepted.ok) return [accepted.diagnostic];
    if (options.format === 'text' && options.quiet !== true) terminal.out.write(`${accepted.line}\n`);
    return [];
  };
  return forAllVariants(options, terminal, { run, end, reportOptions: { resultIsReport: true } });
}

/** Says everything that is wrong with a talk; writes nothing but, on demand, what its claims read. */
async function checkOne(options: CheckOptions, terminal: Terminal): Promise<number> {
  const compiled = await compileTalk(options, terminal, options.profile !== undefined);
  const { compilation } = compiled;
  if (compilation !== null) options.compiled?.(compilation);
  const found = await withProfile(options, compiled, terminal);
  const evidence = compilation === null ? undefined : summaryOf(compilation.evidence);
  const root = found.root;
  const accepted =
    options.accept === true && compilation !== null && root !== undefined
      ? await acceptTalk(root, [compilation], false)
      : null;
  const refused = accepted?.ok === false ? [accepted.diagnostic] : [];
  const moved = [...(await movedIds(compiled)), ...copiesOf(compiled)];
  const findings = {
    ...found,
    diagnostics: [...found.diagnostics, ...moved, ...refused],
    ...(evidence ? { evidence } : {}),
  };
  report(findings, { ...options, resultIsReport: true }, terminal);
  if (options.format === 'text' && options.quiet !== true) {
    const which = options.collect === undefined ? '' : `${options.variant}: `;
    if (findings.diagnostics.length === 0)
      terminal.out.write(`${which}${count(findings.slideCount ?? 0, 'slide')}, nothing to complain about\n`);
    if (evidence !== undefined) terminal.out.write(`${which}${summaryLine(evidence)}\n`);
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
