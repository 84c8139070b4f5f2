import type { SourceFile } from '../../model/text.ts';
import { lineText, type LineIndex } from '../../util/lines.ts';
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

/**
 * Cuts a file into slides.
 * @param firstLine the line at which the first slide begins, from 1
 * @param settingsFirst the first slide may begin with settings, since a line `---` stands before it
 */
export function splitSlides(
  source: SourceFile,
  index: LineIndex,
  options: { firstLine: number; settingsFirst: boolean; dialect: Dialect },
): Piece[] {
  return options.dialect.name === 'reveal-md'
    ? splitByPatterns(source.text, offsetOf(index, options.firstLine), options.dialect)
    : splitByBlocks(index, options.firstLine, options.settingsFirst);
}

interface Begin {
  readonly separator: Range | null;
  readonly vertical: boolean;
  readonly start: number;
  readonly settings: PieceSettings | null;
  readonly contentLine: number;
}

function splitByBlocks(index: LineIndex, firstLine: number, settingsFirst: boolean): Piece[] {
  const pieces: Piece[] = [];
  let open = beginAt(index, firstLine, { separator: null, vertical: false, settings: settingsFirst });
  const baseLine = open.contentLine;
  findSeparators(index.text.slice(offsetOf(index, baseLine)), (line, vertical) => {
    const at = baseLine + line;
    const separator = { start: offsetOf(index, at), end: offsetOf(index, at + 1) };
    pieces.push(close(index, open, separator.start));
    open = beginAt(index, at + 1, { separator, vertical, settings: true });
    return open.contentLine - baseLine;
  });
  pieces.push(close(index, open, index.text.length));
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
