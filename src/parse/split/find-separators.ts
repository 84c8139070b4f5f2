import { findByBlocks, separatorDashes, type AtSeparator } from '../blocks.ts';

/**
 * Finds the lines `---` and `----` that separate slides, by CommonMark's own block structure: not those in a fence, a
 * list, a quotation or HTML, nor those that underline a heading. Behind a blank line and outside of fences that can be
 * told from the lines alone, unless there is HTML or a fence that something else may hold: such slides are parsed.
 * Linear in the length of the text.
 */
export function findSeparators(text: string, atSeparator: AtSeparator): void {
  const lines = text.split('\n');
  for (let from = 0; from < lines.length;) {
    const found = quickly(lines, from) ?? thoroughly(lines, from);
    if (found === 'none') return;
    const isVertical = separatorDashes(lines[found] as string) === '----';
    from = Math.max(found + 1, atSeparator(found, isVertical));
  }
}

/** A line that opens a fence at its very beginning: nothing can hold it, and it ends whatever stands above. */
const opening = /^(?:(`{3,})[^`]*|(~{3,}).*)$/;
/** A line on which HTML may begin, in a list, a quotation or a footnote perhaps. */
const html = /^(?:[\s>*+-]|\d+[.)]|\[\^[^\]]*\]:)*</;

/** The first line that separates, from the beginning of a slide; `null` where the lines alone do not tell. */
function quickly(lines: readonly string[], from: number): number | 'none' | null {
  let closing: RegExp | null = null;
  let isFree = true;
  for (let at = from; at < lines.length; at++) {
    const line = lines[at] as string;
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
function thoroughly(lines: readonly string[], from: number): number | 'none' {
  let tried = 0;
  let most = 1;
  for (let at = from; at < lines.length; at++) {
    if (separatorDashes(lines[at] as string) === null || ++tried < most) continue;
    const found = firstByBlocks(lines.slice(from, at + 1).join('\n'));
    if (found !== null) return from + found;
    most *= 2;
  }
  const found = firstByBlocks(lines.slice(from).join('\n'));
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
