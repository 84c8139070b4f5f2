import { acceptTalk } from '../accept-claims.ts';
import { compileTalk } from '../compile-talk.ts';
import { count } from '../count.ts';
import { summaryLine, summaryOf } from '../evidence-summary.ts';
import { exitCodeOf } from '../exit-code.ts';
import type { TalkOptions } from '../find-talk.ts';
import { report } from '../report.ts';
import type { Terminal } from '../terminal.ts';

/** `plenary check [DECK]` */
export interface CheckOptions extends TalkOptions {
  readonly strict?: boolean;
  /** Note what the claims that hold read now. */
  readonly accept?: boolean;
}

/** Says everything that is wrong with a talk; writes nothing but, on demand, what its claims read. */
export async function check(options: CheckOptions, terminal: Terminal): Promise<number> {
  const { compilation, findings: found } = await compileTalk(options, terminal);
  const evidence = compilation === null ? undefined : summaryOf(compilation.evidence);
  const root = found.root;
  const accepted =
    options.accept === true && compilation !== null && root !== undefined ? await acceptTalk(root, compilation) : null;
  const refused = accepted?.ok === false ? [accepted.diagnostic] : [];
  const findings = { ...found, diagnostics: [...found.diagnostics, ...refused], ...(evidence ? { evidence } : {}) };
  report(findings, { ...options, resultIsReport: true }, terminal);
  if (options.format === 'text' && options.quiet !== true) {
    if (findings.diagnostics.length === 0)
      terminal.out.write(`${count(findings.slideCount ?? 0, 'slide')}, nothing to complain about\n`);
    if (evidence !== undefined) terminal.out.write(`${summaryLine(evidence)}\n`);
    if (accepted?.ok === true) terminal.out.write(`${accepted.line}\n`);
  }
  return exitCodeOf(findings.diagnostics, options.strict);
}
