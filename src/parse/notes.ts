import { diagnose } from '../diagnostics/diagnose.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import type { MappedText } from '../model/text.ts';
import { concatMapped, mappedOpaque } from '../util/mapped-text.ts';
import { contentSpan, lineRange, lineStart, trimmedLine, type Content } from './content.ts';
import type { Outline } from './outline.ts';
import { mergeRanges, rangeAt, type Range } from './ranges.ts';
import { withoutCuts } from './variants/cut-text.ts';

/** The speaker notes of a slide, and where they stand in its content. */
export interface Notes {
  readonly text: MappedText | null;
  readonly ranges: readonly Range[];
  readonly diagnostics: readonly Diagnostic[];
}

interface Part {
  readonly whole: Range;
  readonly text: Range;
  /** The words that begin them. */
  readonly mark: Range;
}

/**
 * Finds the notes: what follows a line `Note:`, and containers `::: notes`.
 * @param mark matches the beginning of a line that begins the notes
 * @param cuts stretches of the source that are not there
 */
export function findNotes(content: Content, outline: Outline, mark: RegExp, cuts: readonly Range[] = []): Notes {
  const diagnostics: Diagnostic[] = [];
  const rest = restOfSlide(content, outline, mark);
  const restStart = rest?.whole.start ?? Infinity;
  const parts: Part[] = rest === null ? [] : [rest];
  diagnostics.push(...swallowedSlides(content, restStart));
  let reached = 0;
  for (const container of outline.containers) {
    const whole = lineRange(content, container.line, container.endLine + (container.closed ? 1 : 0));
    if (container.name !== 'notes' || whole.start >= restStart || whole.start < reached) continue;
    reached = whole.end;
    const line = trimmedLine(content, container.line);
    if (container.level > 0)
      diagnostics.push(diagnose('parse/notes-inside', contentSpan(content, line.start, line.end), {}));
    parts.push({ whole, text: lineRange(content, container.line + 1, container.endLine), mark: line });
  }
  parts.sort((a, b) => a.whole.start - b.whole.start);
  const [first, second] = parts;
  if (first !== undefined && second !== undefined) {
    const related = [
      { message: 'the first notes of the slide', span: contentSpan(content, first.mark.start, first.mark.end) },
    ];
    diagnostics.push(
      diagnose('parse/merged-notes', contentSpan(content, second.mark.start, second.mark.end), {}, related),
    );
  }
  return { text: joinParts(content, parts, cuts), ranges: mergeRanges(parts.map((part) => part.whole)), diagnostics };
}

/** Is an offset of the content in the notes? */
export function inNotes(notes: Notes, offset: number): boolean {
  return rangeAt(notes.ranges, offset) !== null;
}

function restOfSlide(content: Content, outline: Outline, mark: RegExp): Part | null {
  if (outline.notesLine === null) return null;
  const start = lineStart(content, outline.notesLine);
  const line = content.text.slice(start, lineStart(content, outline.notesLine + 1));
  const word = mark.exec(line)?.[0].length ?? 0;
  const space = (/^[ \t]*/.exec(line.slice(word)) as RegExpExecArray)[0].length;
  const end = content.text.length;
  return { whole: { start, end }, text: { start: start + word + space, end }, mark: { start, end: start + word } };
}

/** Notes reach to the next separator: a headline among them is most often that of a slide whose separator is missing. */
function swallowedSlides(content: Content, notesStart: number): readonly Diagnostic[] {
  if (notesStart === Infinity) return [];
  return content.blocks.flatMap(({ kind, level, markup, firstLine, content: words }) => {
    const start = lineStart(content, firstLine);
    const isHeadline = kind === 'heading' && level === 0 && /^#{1,2}$/.test(markup) && start > notesStart;
    const above = content.text.slice(lineStart(content, firstLine - 1), start);
    if (!isHeadline || above.trim() !== '') return [];
    const line = trimmedLine(content, firstLine);
    const span = contentSpan(content, line.start, line.end);
    return [diagnose('parse/heading-in-notes', span, { heading: `${markup} ${words.split('\n', 1)[0] as string}` })];
  });
}

function joinParts(content: Content, parts: readonly Part[], cuts: readonly Range[]): MappedText | null {
  const pieces: MappedText[] = [];
  for (const { text } of parts) {
    const trimmed = content.text.slice(text.start, text.end).trim();
    if (trimmed === '') continue;
    const span = contentSpan(content, text.start, text.end);
    if (pieces.length > 0) pieces.push(mappedOpaque('\n\n', { ...span, end: span.start }));
    pieces.push(withoutCuts(content.source, span, cuts));
  }
  return pieces.length === 0 ? null : concatMapped(pieces);
}
