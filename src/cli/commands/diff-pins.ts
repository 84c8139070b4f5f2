import { locate } from '../../diagnostics/locate.ts';
import { diagnose } from '../../diagnostics/diagnose.ts';
import { aroundChanges, lineDiff, type DiffLine } from '../../library/pins/line-diff.ts';
import { compileTalk } from '../compile-talk.ts';
import { count } from '../count.ts';
import { exitCodeOf } from '../exit-code.ts';
import { errorsFromHere } from '../from-here.ts';
import type { TalkOptions } from '../find-talk.ts';
import { isOutdated, oldText, pinsOf, type OldText, type Pin } from '../pins.ts';
import { report } from '../report.ts';
import { styleFor, type Style } from '../style.ts';
import type { Terminal } from '../terminal.ts';
import { printable } from '../text-width.ts';

/** `plenary diff --pins [DECK]` */
export interface DiffPinsOptions extends TalkOptions {
  readonly json?: boolean;
  readonly exitCode?: boolean;
}

interface Compared {
  readonly pin: Pin;
  /** `acts/one.md:12` */
  readonly place: string;
  readonly outdated: boolean;
  readonly old: OldText | null;
}

/** Shows how pinned and copied slides read now against how they read then. */
export async function diffPins(options: DiffPinsOptions, terminal: Terminal): Promise<number> {
  const { compilation, talk, findings } = await compileTalk(options, terminal);
  // Only what keeps the talk from being read matters here; `check` says the rest.
  const found = errorsFromHere(findings, terminal.cwd);
  if (compilation === null || talk === null) {
    report(found, options, terminal);
    return exitCodeOf(found.diagnostics);
  }
  const compared = pinsOf(compilation, talk.root).map((pin): Compared => {
    const outdated = isOutdated(pin);
    const place = diagnose('library/copy-outdated', pin.span, { address: pin.address, now: null });
    const [at] = locate([place], compilation.sources);
    return { pin, outdated, place: `${at?.file ?? ''}:${at?.line ?? 1}`, old: outdated ? oldText(pin) : null };
  });
  if (options.json === true) terminal.out.write(`${JSON.stringify({ pins: compared.map(jsonOf) }, null, 2)}\n`);
  else if (options.quiet !== true) terminal.out.write(textOf(compared, terminal));
  return options.exitCode === true && compared.some(({ outdated }) => outdated) ? 1 : 0;
}

function jsonOf({ pin: { kind, address, pin, now }, place, outdated, old }: Compared) {
  const found = old === null ? null : { text: old.text, commit: old.commit, date: old.date };
  return { kind, of: address, place, pin, outdated, old: found, now };
}

function textOf(compared: readonly Compared[], terminal: Terminal): string {
  const style = styleFor(terminal.out.colour);
  const outdated = compared.filter((one) => one.outdated);
  const parts = outdated.map((one) => [...headOf(one, style), ...bodyOf(one, style)].join('\n'));
  return `${[...parts, sumOf(compared, outdated.length)].join('\n\n')}\n`;
}

function sumOf(compared: readonly Compared[], changed: number): string {
  if (compared.length === 0) return 'no slide is pinned, and none is a copy';
  const pins = compared.filter(({ pin }) => pin.kind === 'include').length;
  const copies = compared.length - pins;
  const all = `${count(pins, 'pin')}, ${copies} ${copies === 1 ? 'copy' : 'copies'}`;
  return changed === 0 ? `${all}: all read as they did` : `${all}: ${changed} changed`;
}

function headOf({ pin: { kind, address, pin, now }, place }: Compared, style: Style): readonly string[] {
  const versions = `@${pin} → ${now === null ? 'gone' : `@${now.pin}`}`;
  const what = kind === 'copy' ? 'the copy is' : 'pinned';
  return [`${style('bold', printable(address))}  ${versions}`, style('dim', `${what} in ${printable(place)}`)];
}

function bodyOf({ pin: { now, hasFile, file }, old }: Compared, style: Style): readonly string[] {
  const gone = hasFile ? '  The slide is not there any more.' : `  There is no file ${printable(file)} any more.`;
  if (old === null) {
    const sought = hasFile ? ', and no commit of its file has it' : '';
    const lost = `  How it read then is not known: no run of Plenary on this machine saw it so${sought}.`;
    return now === null ? [gone, lost] : [lost, '  Now it reads:', ...plain(now.text)];
  }
  const from = old.commit === null ? 'as an earlier run kept it' : `as in commit ${old.commit} of ${old.date ?? ''}`;
  const then = style('dim', `  - then, ${from}${now === null ? '' : '; + now'}`);
  if (now === null) return [gone, then, ...plain(old.text)];
  return [then, ...aroundChanges(lineDiff(old.text, now.text)).map((line) => lineOf(line, style))];
}

function plain(text: string): readonly string[] {
  return text.split('\n').map((line) => `    ${printable(line)}`.trimEnd());
}

function lineOf(line: DiffLine | null, style: Style): string {
  if (line === null) return style('dim', '    …');
  const text = printable(line.text);
  if (line.kind === 'same') return `    ${text}`.trimEnd();
  return line.kind === 'old' ? style('red', `  - ${text}`) : style('green', `  + ${text}`);
}
