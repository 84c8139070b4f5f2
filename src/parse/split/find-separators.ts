import { lineText, type LineIndex } from '../../util/lines.ts';
import { findByBlocks, type AtSeparator } from '../blocks.ts';
import { separatorDashes } from '../lines-of-slides.ts';

/**
 * Finds the lines `---` and `----` that separate slides, by CommonMark's own block structure: not those in a fence, a
 * list, a quotation or HTML, nor those that underline a heading. Behind a blank line and outside of fences that can be
 * told from the lines alone, unless there is HTML or a fence that something else may hold: such slides are parsed.
 * Linear in the length of the text.
 * @param first the line at which Markdown begins, from 1, as all lines here
 */
export function findSeparators(index: LineIndex, first: number, atSeparator: AtSeparator): void {
  const last = index.starts.length;
  for (let from = first; from <= last;) {
    const found = quickly(index, from) ?? thoroughly(index, from);
    if (found === 'none') return;
    const isVertical = separatorDashes(lineText(index, found)) === '----';
    from = Math.max(found + 1, atSeparator(found, isVertical));
  }
}

/** A line that opens a fence at its very beginning: nothing can hold it, and it ends whatever stands above. */
const opening = /^(?:(`{3,})[^`]*|(~{3,}).*)$/;
/** A line on which HTML may begin, in a list, a quotation or a footnote perhaps. */
const html = /^(?:[\s>*+-]|\d+[.)]|\[\^[^\]]*\]:)*</;

/** The first line that separates, from the beginning of a slide; `null` where the lines alone do not tell. */
function quickly(index: LineIndex, from: number): number | 'none' | null {
  let closing: RegExp | null = null;
  let isFree = true;
  for (let at = from; at <= index.starts.length; at++) {
    const line = lineText(index, at);
    if (closing !== null) {
      isFree = closing.test(line);
      if (isFree) closing = null;
      continue;
    }
    if (line.startsWith('---') && separatorDashes(line) !== null) return isFree ? at : null;
    const mark = line.includes('```') || line.includes('~~~') ? opening.exec(line) : undefined;
    if (mark === null || (line.includes('<') && html.test(line))) return null;
    if (mark !== undefined) closing = closingOf(mark[1] ?? (mark[2] as string));
    isFree = line.trim() === '';
  }
  return 'none';
}

function closingOf(mark: string): RegExp {
  return new RegExp(`^ {0,3}${mark}${mark[0]}*[ \\t]*$`);
}

/** The same by parsing: as far as the first line that may separate, then twice as far, and so on. */
function thoroughly(index: LineIndex, from: number): number | 'none' {
  const start = index.starts[from - 1] as number;
  let tried = 0;
  let most = 1;
  for (let at = from; at <= index.starts.length; at++) {
    if (separatorDashes(lineText(index, at)) === null || ++tried < most) continue;
    const next = index.starts[at];
    const found = firstByBlocks(index.text.slice(start, next === undefined ? undefined : next - 1));
    if (found !== null) return from + found;
    most *= 2;
  }
  const found = firstByBlocks(index.text.slice(start));
  return found === null ? 'none' : from + found;
}

function firstByBlocks(text: string): number | null {
  let first: number | null = null;
  findByBlocks(text, (line) => {
    first ??= line;
    return Infinity;
  });
  return first;
}
