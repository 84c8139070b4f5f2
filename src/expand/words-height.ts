/*
 * How tall the words are that share a slot with a chart, so that a chart takes what they leave. An estimate from the text
 * as written, since no browser is there to ask: letters are as wide as those of Inter on average.
 */

/** Sizes of `page/styles`, in CSS px: a line of prose with its letters, the distance between blocks and between items. */
const prose = { line: 36.4, letter: 12.2, gap: 18, item: 12 };
const heading = { line: 35, letter: 14 };
const codeLine = 29;
const codeFrame = 36;
const tableLine = 44;
const formula = 80;

/** Parts of a slide that stand in the slot in which they are written; all other containers are slots themselves. */
const inPlace = new Set(['fragment', 'callout', 'in']);

/**
 * Height of the words by the slot that they stand in, without charts.
 * @param body Markdown of a slide, an empty fence `plenary-chart` in the place of each chart
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
  if (/^#{3,6}[ \t]/.test(block)) return linesOf(block, width, heading.letter) * heading.line;
  const items = block.split(/\n(?=[ \t]*(?:[-*+]|\d+[.)])[ \t])/);
  return items.reduce((sum, item) => sum + linesOf(item, width, prose.letter) * prose.line + prose.item, -prose.item);
}

function linesOf(text: string, width: number, letter: number): number {
  const shown = shownLetters(text);
  return shown === 0 ? 0 : Math.max(1, Math.ceil((shown * letter) / width));
}

/** Letters that are read: not those of attributes, addresses and templates. */
function shownLetters(text: string): number {
  return text
    .replace(/\{\{[#/][^}]*\}\}/g, '')
    .replace(/\{\{[^}]*\}\}/g, '00.0%')
    .replace(/\]\([^)]*\)|\{[^}]*\}|\[@[^\]]*\]|[*_`]|^[ \t]*(?:[-*+]|\d+[.)])[ \t]|^#+[ \t]/gm, '')
    .replace(/\s+/g, ' ')
    .trim().length;
}
