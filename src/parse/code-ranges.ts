import type { Block } from './blocks.ts';
import { lineRange, type Content } from './content.ts';
import { mergeRanges, type Range } from './ranges.ts';

/**
 * Where a slide's content is code: fences, indented code, code spans.
 * @param shown fences that are not code, such as charts
 */
export function codeRanges(content: Content, shown: ReadonlySet<Block> = new Set()): Range[] {
  return mergeRanges(content.blocks.flatMap((block) => rangesOf(content, block, shown)));
}

function rangesOf(content: Content, block: Block, shown: ReadonlySet<Block>): Range[] {
  const range = lineRange(content, block.firstLine, block.endLine);
  if (block.kind === 'fence' || block.kind === 'code') return shown.has(block) ? [] : [range];
  if (block.kind === 'paragraph' || block.kind === 'heading' || block.kind === 'table' || block.kind === 'notes') {
    return codeSpans(content.text.slice(range.start, range.end), range.start);
  }
  return [];
}

/** Code spans as CommonMark pairs them (6.1): a run of backticks, and the next run of the same length. */
function codeSpans(text: string, base: number): Range[] {
  const runs = [...text.matchAll(/\\`|`+/g)].filter((run) => !run[0].startsWith('\\'));
  const next = new Map<number, number>();
  const partner = runs.map(() => -1);
  for (let i = runs.length - 1; i >= 0; i--) {
    const length = (runs[i] as RegExpExecArray)[0].length;
    partner[i] = next.get(length) ?? -1;
    next.set(length, i);
  }
  const found: Range[] = [];
  for (let i = 0; i < runs.length; i++) {
    const close = partner[i] as number;
    if (close === -1) continue;
    const last = runs[close] as RegExpExecArray;
    found.push({ start: base + (runs[i] as RegExpExecArray).index, end: base + last.index + last[0].length });
    i = close;
  }
  return found;
}

/** Where HTML comments stand outside `hidden`; one without an end reaches to the end of the text. */
export function commentRanges(text: string, isHidden: (offset: number) => boolean): Range[] {
  const found: Range[] = [];
  for (let at = text.indexOf('<!--'); at !== -1;) {
    if (isHidden(at)) {
      at = text.indexOf('<!--', at + 1);
      continue;
    }
    const close = text.indexOf('-->', at + 4);
    const end = close === -1 ? text.length : close + 3;
    found.push({ start: at, end });
    at = text.indexOf('<!--', end);
  }
  return found;
}
