import { hundredth } from './style.ts';

/** How a paragraph breaks into lines, from the left edge of its text. */
export interface Lines {
  readonly count: number;
  /** The end of the longest line. */
  readonly least: number;
  /** The narrowest place in which the first word of a next line would have fitted on its line; `Infinity` for one line. */
  readonly most: number;
  /** The words that lines after the first begin with. */
  readonly starts: readonly LineStart[];
}

/** A place in a text of the page. */
export interface LineStart {
  readonly text: Text;
  readonly index: number;
}

interface Word extends LineStart {
  readonly start: number;
  readonly end: number;
  readonly middle: number;
}

/**
 * Reads off where the lines of a paragraph end. A box of any width between `least` and `most` breaks them there too.
 * @param nodes what the paragraph holds
 * @param edge where its text starts: the left, or the right where it is written from there
 */
export function linesOf(nodes: readonly Node[], edge: number, rtl: boolean): Lines {
  const words = nodes.flatMap((node) => wordsOf(node, edge, rtl));
  let count = 1;
  let least = 0;
  let most = Infinity;
  const starts: LineStart[] = [];
  words.forEach((word, i) => {
    least = Math.max(least, word.end);
    const before = words[i - 1];
    if (before === undefined || word.start >= before.start || word.middle < before.middle + 2) return;
    count += 1;
    starts.push(word);
    most = Math.min(most, before.end + (word.end - word.start) + 4);
  });
  return { count, least: hundredth(least), most, starts };
}

function wordsOf(node: Node, edge: number, rtl: boolean): Word[] {
  const walker = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
  const found: Word[] = [];
  const range = document.createRange();
  for (let text = node instanceof Text ? node : walker.nextNode(); text !== null; text = walker.nextNode()) {
    if (text.parentElement?.closest('math, svg') != null) continue;
    for (const { index, 0: word } of (text as Text).data.matchAll(/[^\s\-–—]*[-–—]+|[^\s\-–—]+/g)) {
      range.setStart(text, index);
      range.setEnd(text, index + word.length);
      const rect = range.getBoundingClientRect();
      if (rect.width === 0) continue;
      const [start, end] = rtl ? [edge - rect.right, edge - rect.left] : [rect.left - edge, rect.right - edge];
      found.push({ start, end, middle: (rect.top + rect.bottom) / 2, text: text as Text, index });
    }
  }
  return found;
}
