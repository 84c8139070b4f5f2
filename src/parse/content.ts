import type { SourceFile, Span } from '../model/text.ts';
import { lineIndex, type LineIndex } from '../util/lines.ts';
import { readBlocks, type Block } from './blocks.ts';
import type { Range } from './ranges.ts';

/** The Markdown of one slide as written, with its blocks. Offsets and lines count from its own beginning, from 0. */
export interface Content {
  readonly source: SourceFile;
  /** Where it begins in the file. */
  readonly base: number;
  readonly text: string;
  readonly lines: LineIndex;
  readonly blocks: readonly Block[];
}

/** The content of a slide from its place in the file. */
export function contentOf(source: SourceFile, range: Range, notes: RegExp): Content {
  const text = source.text.slice(range.start, range.end);
  return { source, base: range.start, text, lines: lineIndex(text), blocks: readBlocks(text, notes) };
}

/** The place in the file of a stretch of the content. */
export function contentSpan(content: Content, start: number, end: number): Span {
  return { file: content.source.path, start: content.base + start, end: content.base + end };
}

/** Where a line begins; beyond the last, the end of the text. */
export function lineStart(content: Content, line: number): number {
  return content.lines.starts[line] ?? content.text.length;
}

/** The stretch of whole lines from `first` to `end`, exclusive. */
export function lineRange(content: Content, first: number, end: number): Range {
  return { start: lineStart(content, first), end: lineStart(content, end) };
}

/** The text of a line from its first letter to its last; empty lines keep their place. */
export function trimmedLine(content: Content, line: number): Range {
  const start = lineStart(content, line);
  const text = content.text.slice(start, lineStart(content, line + 1));
  const trimmed = text.trim();
  const from = trimmed === '' ? 0 : text.indexOf(trimmed);
  return { start: start + from, end: start + from + trimmed.length };
}
