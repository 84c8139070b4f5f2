import type { SourceFile } from '../../model/text.ts';
import { countUpTo, lineText, type LineIndex } from '../../util/lines.ts';
import type { TextChange } from '../../util/text-change.ts';
import type { Range } from '../ranges.ts';
import type { Dialect } from '../settings/reveal-md.ts';
import { findSettingsEnd, looksLikeSetting } from '../settings-lines.ts';
import { findSeparators } from './find-separators.ts';
import { findPattern } from './text-pattern.ts';

/** One slide as cut out of its file. Pieces with their separators join to the text that was split. */
export interface Piece {
  /** What stands before the slide; `null` for the first. */
  readonly separator: Range | null;
  readonly vertical: boolean;
  /** Settings and content. */
  readonly whole: Range;
  readonly settings: PieceSettings | null;
  readonly content: Range;
}

/** The settings at the head of a slide: their text without the line `---`. */
export interface PieceSettings extends Range {
  readonly closed: boolean;
}

/** How a file is cut. */
export interface SplitOptions {
  /** The line at which the first slide begins, from 1. */
  readonly firstLine: number;
  /** The first slide may begin with settings, since a line `---` stands before it. */
  readonly settingsFirst: boolean;
  readonly dialect: Dialect;
}

/** Cuts a file into slides. */
export function splitSlides(source: SourceFile, index: LineIndex, options: SplitOptions): Piece[] {
  return options.dialect.name === 'reveal-md'
    ? splitByPatterns(source.text, offsetOf(index, options.firstLine), options.dialect)
    : splitFrom(index, firstOf(index, options), () => false);
}

/** Slides of an earlier text: each as it lies in its own text, where those begin, and the separators before them. */
export interface EarlierPieces {
  readonly own: readonly Piece[];
  /** The first has none, and `-1`. */
  readonly separators: readonly number[];
  readonly starts: readonly number[];
}

/** The slides from one on to another, exclusive, that have to be cut anew, and what they are now. */
export interface Resplit {
  readonly from: number;
  readonly to: number;
  readonly pieces: readonly Piece[];
}

/**
 * Cuts a text that is an earlier one but for one stretch, and is cut by the same options: from a line `---` before the
 * change, beyond which nothing before it looks, to the first separator behind the change that was one before. A slide
 * follows from what stands behind its separator.
 */
export function splitAgain(
  index: LineIndex,
  options: SplitOptions,
  { own, separators, starts, change }: EarlierPieces & { readonly change: TextChange },
): Resplit {
  const isFirm = (at: number): boolean =>
    !(own[at] as Piece).vertical && index.text[(starts[at] as number) - 1] === '\n';
  let from = Math.max(0, countUpTo(starts, change.start) - 1);
  while (from > 0 && !isFirm(from)) from--;
  const separator = { start: separators[from] as number, end: starts[from] as number };
  const first = from === 0 ? firstOf(index, options) : beginBehind(index, separator);
  const shift = change.now - change.before;
  let to = own.length;
  const pieces = splitFrom(index, first, ({ start, end }) => {
    if (start < change.now) return false;
    const at = countUpTo(starts, end - shift) - 1;
    const isSame = at > from && starts[at] === end - shift && separators[at] === start - shift;
    if (isSame) to = at;
    return isSame;
  });
  return { from, to, pieces };
}

interface Begin {
  readonly separator: Range | null;
  readonly vertical: boolean;
  readonly start: number;
  readonly settings: PieceSettings | null;
  readonly contentLine: number;
}

function firstOf(index: LineIndex, { firstLine, settingsFirst }: SplitOptions): Begin {
  return beginAt(index, firstLine, { separator: null, vertical: false, settings: settingsFirst });
}

function beginBehind(index: LineIndex, separator: Range): Begin {
  return beginAt(index, countUpTo(index.starts, separator.end), { separator, vertical: false, settings: true });
}

/** @param ends whether nothing is to be cut beyond a separator */
function splitFrom(index: LineIndex, first: Begin, ends: (separator: Range) => boolean): Piece[] {
  const pieces: Piece[] = [];
  let open = first;
  let isOver = false;
  findSeparators(index, first.contentLine, (line, vertical) => {
    const separator = { start: offsetOf(index, line), end: offsetOf(index, line + 1) };
    pieces.push(close(index, open, separator.start));
    isOver = ends(separator);
    if (isOver) return Infinity;
    open = beginAt(index, line + 1, { separator, vertical, settings: true });
    return open.contentLine;
  });
  if (!isOver) pieces.push(close(index, open, index.text.length));
  return pieces;
}

function beginAt(
  index: LineIndex,
  line: number,
  from: { separator: Range | null; vertical: boolean; settings: boolean },
): Begin {
  const { separator, vertical } = from;
  const start = offsetOf(index, line);
  if (!from.settings || !looksLikeSetting(lineText(index, line)))
    return { separator, vertical, start, settings: null, contentLine: line };
  const { end, next, closed } = findSettingsEnd(index, line);
  return { separator, vertical, start, settings: { start, end: offsetOf(index, end), closed }, contentLine: next };
}

function close(index: LineIndex, begin: Begin, end: number): Piece {
  const { separator, vertical, settings } = begin;
  const content = { start: Math.min(end, offsetOf(index, begin.contentLine)), end };
  return { separator, vertical, whole: { start: begin.start, end }, settings, content };
}

/** Slides as reveal-md cuts them: wherever the separator stands, whatever it stands in. */
function splitByPatterns(text: string, from: number, dialect: Dialect): Piece[] {
  const pieces: Piece[] = [];
  let separator: Range | null = null;
  let vertical = false;
  let start = from;
  const next = { horizontal: -2, vertical: -2 };
  const advance = (): void => {
    for (const way of ['horizontal', 'vertical'] as const) {
      if (next[way] === -2 || (next[way] !== -1 && next[way] < start))
        next[way] = findPattern(dialect[way], text, start);
    }
  };
  for (advance(); next.horizontal !== -1 || next.vertical !== -1; advance()) {
    const isVertical = next.horizontal === -1 || (next.vertical !== -1 && next.vertical < next.horizontal);
    const at = isVertical ? next.vertical : next.horizontal;
    const whole = { start, end: at };
    pieces.push({ separator, vertical, whole, settings: null, content: whole });
    start = at + dialect[isVertical ? 'vertical' : 'horizontal'].text.length;
    separator = { start: at, end: start };
    vertical = isVertical;
  }
  const whole = { start, end: text.length };
  return [...pieces, { separator, vertical, whole, settings: null, content: whole }];
}

/** Where a line (from 1) begins; beyond the last, the end of the text. */
function offsetOf(index: LineIndex, line: number): number {
  return index.starts[line - 1] ?? index.text.length;
}
