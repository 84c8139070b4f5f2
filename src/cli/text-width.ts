/** What a terminal shows for one user-perceived character. */
export interface Cell {
  readonly text: string;
  /** Columns of the terminal that it takes: 0, 1 or 2; a tab or an escape takes more. */
  readonly width: number;
  /** Code points of the source that it stands for. */
  readonly points: number;
}

const tabStop = 4;
/** Most lines hold no more: what is found out about them at once needs no tables of Unicode, which take long to load. */
const isPlain = /^[ -~]*$/;

let segmenter: Intl.Segmenter | null = null;

function* clustersOf(text: string): Iterable<string> {
  if (isPlain.test(text)) return yield* text;
  segmenter ??= new Intl.Segmenter('en', { granularity: 'grapheme' });
  for (const { segment } of segmenter.segment(text)) yield segment;
}

/**
 * A line of source as a terminal shows it: tabs as spaces to the next stop, characters that would steer the terminal
 * or turn the reading direction as visible escapes.
 */
export function cellsOf(line: string): Cell[] {
  const cells: Cell[] = [];
  let column = 0;
  for (const segment of clustersOf(line)) {
    const text = segment === '\t' ? ' '.repeat(tabStop - (column % tabStop)) : printable(segment);
    const width = text === segment ? clusterWidth(segment) : text.length;
    cells.push({ text, width, points: [...segment].length });
    column += width;
  }
  return cells;
}

/** Columns of a terminal that a text takes. */
export function displayWidth(text: string): number {
  if (isPlain.test(text)) return text.length;
  let width = 0;
  for (const segment of clustersOf(text)) width += clusterWidth(segment);
  return width;
}

/*
 * A deck is untrusted, and so is what is quoted from it: escape sequences could hide a diagnostic or rewrite the
 * screen, bidirectional controls could show a path that is not the path (CVE-2021-42574).
 */
const steering = /[\u0000-\u001F\u007F-\u009F\u061C\u200E\u200F\u2028-\u202E\u2066-\u2069\uFEFF\uFDD0-\uFDEF]|\p{Cs}/gu;

/** The text with every character that would steer a terminal written as `<U+001B>`. */
export function printable(text: string): string {
  return text.replace(
    steering,
    (c) => `<U+${(c.codePointAt(0) as number).toString(16).toUpperCase().padStart(4, '0')}>`,
  );
}

/** Width of a grapheme cluster, after Unicode Standard Annex 11 (wide and fullwidth) and 51 (emoji). */
function clusterWidth(cluster: string): number {
  if (isPlain.test(cluster)) return 1;
  if (/^[\p{Mn}\p{Me}\p{Cf}]+$/u.test(cluster)) return 0;
  if (/\p{Emoji_Presentation}|\uFE0F/u.test(cluster)) return 2;
  return wide.test(cluster) ? 2 : 1;
}

const wide =
  /[\u1100-\u115F\u2E80-\u303E\u3041-\u33FF\u3400-\u4DBF\u4E00-\u9FFF\uA000-\uA4CF\uA960-\uA97F\uAC00-\uD7A3\uF900-\uFAFF\uFE10-\uFE19\uFE30-\uFE6F\uFF01-\uFF60\uFFE0-\uFFE6\u{1B000}-\u{1B2FF}\u{20000}-\u{3FFFD}]/u;
