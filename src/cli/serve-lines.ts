import type { Update } from '../serve/edit-loop.ts';
import { count } from './count.ts';
import type { Findings } from './report.ts';
import { styleFor } from './style.ts';
import type { Terminal } from './terminal.ts';

/**
 * Tells each update in one line, and errors where they are not those that were told before. Warnings are counted: what
 * they say is for `check`.
 * @param print prints diagnostics as `check` does
 */
export function updateTeller(
  terminal: Terminal,
  quiet: boolean,
  print: (found: Omit<Findings, 'root'>) => void,
): (update: Update) => void {
  const style = styleFor(terminal.out.colour);
  let said = '';
  let warned = 0;
  return (update) => {
    const { diagnostics, sources, shown } = update;
    const line = updateLine(update);
    const { warningCount } = shown.report;
    const warnings = warningCount === warned ? '' : `, ${style('yellow', count(warningCount, 'warning'))}`;
    warned = warningCount;
    if (!quiet && line !== null) terminal.out.write(`${style('gray', timeOfDay())} ${line}${warnings}\n`);
    const errors = diagnostics.filter(({ severity }) => severity === 'error');
    const now = errors.length === 0 ? '' : JSON.stringify(errors);
    if (now === said) return;
    if (now !== '') print({ diagnostics: errors, sources, slideCount: shown.talk.sections.length });
    else if (!quiet) terminal.out.write(`${style('green', 'No errors any more.')}\n`);
    said = now;
  };
}

/** `2 slides, 14 ms`; `null` where nothing is to be seen. */
export function updateLine({ patch, shown, stage, milliseconds }: Update): string | null {
  const took = `${Math.round(milliseconds)} ms`;
  if (stage !== 'edited') return `${count(shown.talk.sections.length, 'slide')}, ${took}`;
  if (patch?.from === patch?.to && patch !== null) return null;
  if (patch === null) return `the whole page, ${took}`;
  const slides = patch.changed.filter(({ html }) => html !== undefined).length;
  const notes = patch.changed.filter(({ notes }) => notes !== undefined).length;
  const gone =
    patch.splice === null ? 0 : patch.splice.remove - patch.splice.insert.filter(({ was }) => was >= 0).length;
  const parts = [
    ...(slides > 0 ? [count(slides, 'slide')] : []),
    ...(gone > 0 ? [`${count(gone, 'slide')} fewer`] : []),
    ...(patch.splice !== null && slides + gone === 0 ? ['another order'] : []),
    ...(notes > 0 ? [`notes of ${count(notes, 'slide')}`] : []),
    ...(patch.css === undefined ? [] : ['style']),
    ...(patch.title === undefined && patch.time === undefined ? [] : ['settings']),
  ];
  const what = shown.report.stale
    ? 'errors; the slides stay as they were'
    : parts.join(', ') || 'nothing on the slides';
  return `${what}, ${took}`;
}

/* The process's zone is UTC, so that charts are the same everywhere; a clock on the terminal should be the user's. */
function timeOfDay(): string {
  const minutes = Number(process.env['PLENARY_ZONE'] ?? 0);
  return new Date(performance.timeOrigin + performance.now() - minutes * 60_000).toISOString().slice(11, 19);
}
