import type { LocatedDiagnostic, Location } from '../diagnostics/locate.ts';
import type { Severity } from '../model/diagnostic.ts';
import type { SourceFile } from '../model/text.ts';
import { codeFrames, type CodeFrames } from './code-frame.ts';
import { count } from './count.ts';
import { styleFor, type Style } from './style.ts';
import { displayWidth, printable } from './text-width.ts';
import { wrap } from './wrap.ts';

type Graded = Pick<LocatedDiagnostic, 'severity'>;

/** Who reads the text. */
export interface TextOptions {
  readonly colour: boolean;
  /** Columns of the terminal; `null` where the text goes to a file or a pipe and lines are not broken. */
  readonly columns: number | null;
  /** Most diagnostics that are shown in full. */
  readonly limit: number;
  /** Put before every path, so that it opens from the folder in which the command was typed. */
  readonly prefix: string;
  /** Slides of the deck, where it is known. */
  readonly slideCount: number | null;
  /** All that was found, where those given are the {@link gravest} of them. */
  readonly all?: readonly Graded[];
}

const colours = { error: 'red', warning: 'yellow', info: 'blue' } as const;
const severities: readonly Severity[] = ['error', 'warning', 'info'];

/**
 * Diagnostics as code frames, one under the other, with a summary line last. Empty where there is nothing to say.
 * Beyond the limit the gravest are shown, in the order of their places.
 */
export function formatText(
  diagnostics: readonly LocatedDiagnostic[],
  sources: ReadonlyMap<string, SourceFile>,
  options: TextOptions,
): string {
  if (diagnostics.length === 0) return '';
  const frames = codeFrames(sources);
  const shown = gravest(diagnostics, options.limit);
  const blocks = shown.map((diagnostic) => block(diagnostic, frames, options));
  const all = options.all ?? diagnostics;
  const more = all.length - shown.length;
  if (more > 0) blocks.push(`and ${more} more (--all shows them)`);
  return `${[...blocks, summary(all, options)].join('\n\n')}\n`;
}

/** The gravest of some diagnostics, in the order in which they are given. */
export function gravest<T extends Graded>(diagnostics: readonly T[], limit: number): readonly T[] {
  if (diagnostics.length <= limit) return diagnostics;
  const chosen = severities.flatMap((severity) => diagnostics.filter((one) => one.severity === severity));
  const shown = new Set(chosen.slice(0, limit));
  return diagnostics.filter((diagnostic) => shown.has(diagnostic));
}

function block(diagnostic: LocatedDiagnostic, frames: CodeFrames, options: TextOptions): string {
  const style = styleFor(options.colour);
  const colour = colours[diagnostic.severity];
  const columns = options.columns ?? 120;
  const place = placeOf(diagnostic, options.prefix);
  const head = [place, diagnostic.severity].filter((word) => word !== '').join('  ');
  const room = options.columns ?? Infinity;
  const gap = displayWidth(head) + 2 + diagnostic.code.length > room ? '\n  ' : '  ';
  const styledHead =
    (place === '' ? '' : `${style('bold', place)}  `) +
    `${style(['bold', colour], diagnostic.severity)}${gap}${style('gray', diagnostic.code)}`;
  const frame = frames(diagnostic, { style, colour, columns, context: 1 });
  const related = diagnostic.related.flatMap((other) => [
    ...paragraph(`${placeOf(other, options.prefix)}  ${other.message}`, 'see: ', style, options),
    ...frames(other, { style, colour: 'cyan', columns, context: 0 }),
  ]);
  const hint = diagnostic.hint === null ? [] : paragraph(diagnostic.hint, 'hint: ', style, options);
  return [styledHead, ...paragraph(diagnostic.message, '', style, options), ...frame, ...hint, ...related].join('\n');
}

function placeOf(at: Location, prefix: string): string {
  if (at.file === null) return '';
  return printable(at.line === null ? `${prefix}${at.file}` : `${prefix}${at.file}:${at.line}:${at.column}`);
}

function paragraph(text: string, label: string, style: Style, options: TextOptions): string[] {
  const room = options.columns === null ? Infinity : Math.max(20, options.columns - 2 - label.length);
  return wrap(printable(text), room).map((line, i) => {
    const words = line.replace(/`[^`]*`/g, (quoted) => style('bold', quoted));
    return `  ${i === 0 ? style('cyan', label) : ' '.repeat(label.length)}${words}`;
  });
}

/** `2 errors, 1 warning in 12 slides` */
function summary(diagnostics: readonly Graded[], options: TextOptions): string {
  const style = styleFor(options.colour);
  const parts = severities.flatMap((severity) => {
    const n = diagnostics.filter((diagnostic) => diagnostic.severity === severity).length;
    const word = severity === 'info' ? 'note' : severity;
    return n === 0 ? [] : [style(['bold', colours[severity]], count(n, word))];
  });
  return `${parts.join(', ')}${options.slideCount === null ? '' : ` in ${count(options.slideCount, 'slide')}`}`;
}
