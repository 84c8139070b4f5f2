import type { Compilation } from '../../compile.ts';
import { compileTalk } from '../compile-talk.ts';
import { exitCodeOf } from '../exit-code.ts';
import type { TalkOptions } from '../find-talk.ts';
import { report } from '../report.ts';
import { styleFor } from '../style.ts';
import type { Terminal } from '../terminal.ts';
import { timeTable } from '../time/time-table.ts';

/** `plenary time [DECK]` */
export interface TimeOptions extends TalkOptions {
  readonly json?: boolean;
}

/** Says how long a talk takes, act by act and slide by slide, and whether it fits its slot. */
export async function time(options: TimeOptions, terminal: Terminal): Promise<number> {
  const { compilation, findings } = await compileTalk(options, terminal);
  if (compilation !== null) {
    const { out } = terminal;
    const page = { style: styleFor(out.colour), columns: Math.min(out.columns ?? 80, 110) };
    const { title } = compilation.rendered.settings;
    out.write(
      options.json === true || options.format === 'json'
        ? `${JSON.stringify(timesJson(compilation), null, 2)}\n`
        : timeTable(title, compilation.evidence.times, page),
    );
  }
  // What else is wrong is for `check` to say; an error may hide some of the talk.
  const diagnostics = findings.diagnostics.filter(({ severity }) => severity === 'error');
  if (diagnostics.length > 0) report({ ...findings, slideCount: null, diagnostics }, options, terminal);
  return exitCodeOf(diagnostics);
}

function timesJson({ rendered: { file, settings }, evidence: { times } }: Compilation): object {
  const { slot, seconds, acts } = times;
  const variant = settings.variant === null ? {} : { variant: settings.variant.name };
  return {
    deck: { file, title: settings.title },
    ...variant,
    slot,
    seconds,
    over: slot === null ? null : seconds - slot,
    acts,
  };
}
