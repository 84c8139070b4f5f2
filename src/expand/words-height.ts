/*
 * How tall the words are that share a slot with a chart, so that a chart takes what they leave. An estimate, since no
 * browser is there to ask: letters are as wide as those of Inter by their kind.
 */

/** Sizes of `page/styles`, in CSS px: a line of prose, its letters, the distance between blocks and between items. */
const prose = { line: 36.4, size: 26, gap: 18, item: 12 };
const heading = { line: 35, size: 29 };
/** What a list's items stand in. */
const indent = 32;
const codeLine = 29;
const codeFrame = 36;
const tableLine = 44;
const formula = 80;

/** Parts of a slide that stand in the slot in which they are written; all other containers are slots themselves. */
const inPlace = new Set(['fragment', 'callout', 'in']);

/**
 * Height of the words by the slot that they stand in, without charts.
 * @param body Markdown of a slide with its values filled in, an empty fence `plenary-chart` in the place of each chart
 * @param widthOf width of a slot in CSS px
 * @returns CSS px by slot; none where the words stand in columns, or pictures among them take a place that nobody knows
 */
export function wordsHeights(body: string, widthOf: (slot: string) => number): ReadonlyMap<string, number> {
  const texts = textsBySlot(body);
  return new Map(
    [...texts].flatMap(([slot, text]) => {
      const height = heightOf(text, widthOf(slot));
      return height === null ? [] : [[slot, height] as const];
    }),
  );
}

function textsBySlot(body: string): ReadonlyMap<string, string> {
  const open: { readonly name: string; readonly colons: number }[] = [];
  const texts = new Map<string, string>();
  let fence: string | null = null;
  for (const line of body.split('\n')) {
    const marker = /^\s*(`{3,}|~{3,})/.exec(line)?.[1] ?? null;
    if (fence === null) fence = marker;
    else if (marker?.startsWith(fence) === true) fence = null;
    const container = fence === null && marker === null ? /^ {0,3}(:{3,})[ \t]*([\w-]*)/.exec(line) : null;
    if (container === null) {
      const slot = slotOf(open.map(({ name }) => name));
      texts.set(slot, `${texts.get(slot) ?? ''}${line}\n`);
    } else if (container[2] !== '')
      open.push({ name: container[2] as string, colons: (container[1] as string).length });
    else open.pop();
  }
  return texts;
}

function slotOf(open: readonly string[]): string {
  return open.findLast((name) => !inPlace.has(name)) ?? 'main';
}

/** Height of blocks in one slot; `null` where a picture or HTML of one's own is among them. */
function heightOf(text: string, width: number): number | null {
  const withoutTitle = text.replace(/^ {0,3}#{1,2}[ \t][^\n]*$/m, '');
  if (/!\[|^\s*<(?!!--)/m.test(withoutTitle)) return null;
  const blocks = blocksOf(withoutTitle.replace(/<!--[\s\S]*?-->/g, ''));
  const heights = blocks.map((block) => blockHeight(block, width)).filter((height) => height > 0);
  return heights.reduce((sum, height) => sum + height + prose.gap, 0);
}

/** Parts of a text between blank lines; a fence with code is one part whatever it holds. */
function blocksOf(text: string): readonly string[] {
  return text.split(/(^[ \t]*(`{3,}|~{3,})[\s\S]*?^[ \t]*\2[`~]*[ \t]*$)/m).flatMap((part, i) => {
    if (i % 3 === 2) return [];
    return i % 3 === 1 ? [part.trim()] : part.split(/\n[ \t]*\n/).map((block) => block.trim());
  });
}

function blockHeight(block: string, width: number): number {
  if (block === '' || /^(?:`{3,}|~{3,})plenary-chart/.test(block)) return 0;
  if (/^(?:`{3,}|~{3,})/.test(block)) return (block.split('\n').length - 2) * codeLine + codeFrame;
  if (/^\$\$/.test(block)) return formula;
  if (/^\|/.test(block)) return (block.split('\n').length - 1) * tableLine;
  if (/^#{3,6}[ \t]/.test(block)) return linesOf(block, width, heading.size) * heading.line;
  const items = block.split(/\n(?=[ \t]*(?:[-*+]|\d+[.)])[ \t])/);
  const room = /^[ \t]*(?:[-*+]|\d+[.)])[ \t]/.test(block) ? width - indent : width;
  return items.reduce((sum, item) => sum + linesOf(item, room, prose.size) * prose.line + prose.item, -prose.item);
}

/** Lines of a text, broken between words as a browser breaks them. @param whole width of the slot, @param size of the letters, in CSS px */
function linesOf(text: string, whole: number, size: number): number {
  const width = whole * reserve;
  const words = shownText(text).split(' ');
  if (words[0] === '') return 0;
  const space = widths.space * size;
  let lines = 1;
  let at = 0;
  for (const word of words) {
    const needed = [...word].reduce((sum, letter) => sum + letterWidth(letter), 0) * size;
    if (at > 0 && at + space + needed > width) [lines, at] = [lines + 1, needed];
    else at += (at === 0 ? 0 : space) + needed;
    // A word longer than a line goes on in the next.
    if (at > width) [lines, at] = [lines + Math.floor(at / width), at % width];
  }
  return lines;
}

/** Letters may be a little wider than estimated; a line too much leaves a gap, a line too few covers the footer. */
const reserve = 0.98;
/** Widths of kinds of letters of Inter, in parts of their size. */
const widths = { space: 0.28, narrow: 0.31, other: 0.57, digit: 0.62, capital: 0.69, wide: 0.9 };

function letterWidth(letter: string): number {
  if (/[iIljtfr.,:;'’|!()[\]-]/.test(letter)) return widths.narrow;
  if (/[mwMW@%…—\u2e80-\uffff]/.test(letter)) return widths.wide;
  if (/\d/.test(letter)) return widths.digit;
  return /\p{Lu}/u.test(letter) ? widths.capital : widths.other;
}

/** What is read: not attributes, addresses and what is left of templates. */
function shownText(text: string): string {
  return text
    .replace(/\{\{[^}]*\}\}/g, '')
    .replace(/\]\([^)]*\)|\{[^}]*\}|\[@[^\]]*\]|[*_`]|^[ \t]*(?:[-*+]|\d+[.)])[ \t]|^#+[ \t]/gm, '')
    .replace(/\s+/g, ' ')
    .trim();
}
