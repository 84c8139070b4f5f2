import { compileTalk } from '../compile-talk.ts';
import { count } from '../count.ts';
import { exitCodeOf } from '../exit-code.ts';
import type { TalkOptions } from '../find-talk.ts';
import { report } from '../report.ts';
import type { Terminal } from '../terminal.ts';

/** `plenary check [DECK]` */
export interface CheckOptions extends TalkOptions {
  readonly strict?: boolean;
}

/** Says everything that is wrong with a talk; writes nothing. */
export async function check(options: CheckOptions, terminal: Terminal): Promise<number> {
  const { findings } = await compileTalk(options, terminal);
  report(findings, { ...options, resultIsReport: true }, terminal);
  const isClean = findings.diagnostics.length === 0;
  if (isClean && options.format === 'text' && options.quiet !== true) {
    terminal.out.write(`${count(findings.slideCount ?? 0, 'slide')}, nothing to complain about\n`);
  }
  return exitCodeOf(findings.diagnostics, options.strict);
}
