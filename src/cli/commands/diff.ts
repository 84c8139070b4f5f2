import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { compareTalks, isDifferent } from '../../diff/compare-talks.ts';
import { diffPage } from '../../diff/page/diff-page.ts';
import type { TalkDiff } from '../../diff/talk-diff.ts';
import { diagnose } from '../../diagnostics/diagnose.ts';
import { errnoWords } from '../../io/errno.ts';
import type { Diagnostic } from '../../model/diagnostic.ts';
import type { Trace } from '../../model/evidence.ts';
import { diffText } from '../diff-text.ts';
import { exitCodeOf } from '../exit-code.ts';
import type { CommonOptions } from '../options.ts';
import type { Side } from '../read-built.ts';
import { readSide, readToday } from '../read-side.ts';
import { noFindings, report, type Findings } from '../report.ts';
import { styleFor } from '../style.ts';
import type { Terminal } from '../terminal.ts';

/** `plenary diff OLD [NEW]` */
export interface DiffOptions extends CommonOptions {
  /** A deck's pins where `pins` asks for them. */
  readonly old?: string;
  /** The deck of today where it is left out. */
  readonly new?: string;
  readonly json?: boolean;
  /** File for the page, as typed. */
  readonly html?: string;
  /** Ends with 1 where anything is different. */
  readonly exitCode?: boolean;
  /** How pinned and copied slides read now against how they read then. */
  readonly pins?: boolean;
  /** The version of a deck that is compared; what was built is what it is. */
  readonly variant?: string;
}

/** Columns that the text fills where no terminal says otherwise, and at most. */
const defaultColumns = 80;
const mostColumns = 110;

/** Says what is different between two versions of a talk. */
export async function diff(options: DiffOptions, terminal: Terminal): Promise<number> {
  const { old: typed, pins, ...others } = options;
  if (pins === true) {
    const { diffPins } = await import('./diff-pins.ts');
    return diffPins({ ...others, ...(typed === undefined ? {} : { deck: typed }) }, terminal);
  }
  if (typed === undefined) {
    const hint = '`plenary diff presented/2026-06-01-asco`; `--pins` compares pinned and copied slides';
    const misuse = diagnose('cli/usage', null, { detail: 'no version to compare with is named', hint });
    return finish({ ...noFindings, diagnostics: [misuse] }, options, terminal);
  }
  const old = await readSide(typed, options, terminal);
  const now = await readNew(typed, options, old.side, terminal);
  const findings = together(old.findings, now?.findings);
  if (old.side === null || now === null || now.side === null) return finish(findings, options, terminal);
  const [before, after] = comparable(old.side, now.side);
  const found = compareTalks(before, after);
  const names = { old: old.side.name, new: now.side.name };
  const problem = await writePage(
    found,
    { names, drawings: { old: old.side.drawings, new: now.side.drawings } },
    options,
    terminal,
  );
  const shown =
    options.json === true ? `${JSON.stringify({ names, ...found }, null, 2)}\n` : textOf(found, names, terminal);
  if (options.quiet !== true || options.json === true) terminal.out.write(shown);
  const all = problem === null ? findings : { ...findings, diagnostics: [...findings.diagnostics, problem] };
  const code = finish(all, options, terminal);
  return code === 0 && options.exitCode === true && isDifferent(found) ? 1 : code;
}

function readNew(typed: string, options: DiffOptions, old: Side | null, terminal: Terminal) {
  if (options.new !== undefined) return readSide(options.new, options, terminal);
  return old === null ? Promise.resolve(null) : readToday(typed, old, options, terminal);
}

/** Both reports in one; what both talks share is said once. */
function together(old: Findings, now: Findings | undefined): Findings {
  if (now === undefined) return old;
  const known = new Set(old.diagnostics.map((diagnostic) => JSON.stringify(diagnostic)));
  const more = now.diagnostics.filter((diagnostic) => !known.has(JSON.stringify(diagnostic)));
  return {
    diagnostics: [...old.diagnostics, ...more],
    sources: new Map([...old.sources, ...now.sources]),
    slideCount: null,
  };
}

/** A build without notes tells nothing of their numbers, so those of the other version do not count. */
function comparable(old: Side, now: Side): readonly [Trace, Trace] {
  const hides = ({ fresh, trace }: Side): boolean =>
    !fresh && !trace.slides.some(({ values }) => values.some(isInNotes));
  return hides(old) || hides(now) ? [withoutNotes(old.trace), withoutNotes(now.trace)] : [old.trace, now.trace];
}

function withoutNotes(trace: Trace): Trace {
  const slides = trace.slides.map((slide) => ({ ...slide, values: slide.values.filter((value) => !isInNotes(value)) }));
  return { ...trace, slides };
}

function isInNotes(value: { readonly in?: string }): boolean {
  return value.in === 'n';
}

async function writePage(
  found: TalkDiff,
  parts: Parameters<typeof diffPage>[1],
  options: DiffOptions,
  terminal: Terminal,
): Promise<Diagnostic | null> {
  if (options.html === undefined) return null;
  try {
    await writeFile(resolve(terminal.cwd, options.html), diffPage(found, parts));
    return null;
  } catch (error) {
    return diagnose('cli/cannot-write', null, { path: options.html, detail: errnoWords(error) });
  }
}

function textOf(found: TalkDiff, names: { readonly old: string; readonly new: string }, terminal: Terminal): string {
  const columns = Math.min(terminal.out.columns ?? defaultColumns, mostColumns);
  return diffText(found, { style: styleFor(terminal.out.colour), columns, names });
}

function finish(findings: Findings, options: DiffOptions, terminal: Terminal): number {
  report(findings, options, terminal);
  return exitCodeOf(findings.diagnostics);
}
