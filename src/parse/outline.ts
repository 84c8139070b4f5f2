import type { Block } from './blocks.ts';

/** A container of a slide. Lines count from 0 in its content. */
export interface Container {
  readonly name: string;
  readonly level: number;
  readonly colons: number;
  readonly line: number;
  /** The line that closes it, or where it ends for want of one. */
  readonly endLine: number;
  readonly closed: boolean;
}

/** How the blocks of a slide nest, as far as Markdown itself does not say. */
export interface Outline {
  readonly containers: readonly Container[];
  /** Lines `:::` that close nothing. */
  readonly strayEnds: readonly Block[];
  /** The line `Note:`, where there is one outside all containers. */
  readonly notesLine: number | null;
  /** The container that a fence stands in and that may be a slot of the layout, by the fence's block. */
  readonly slots: ReadonlyMap<Block, string>;
}

const builtIn = new Set(['notes', 'fragment', 'callout', 'columns', 'column', 'in', 'agenda', 'credits']);

/** How far up a closing line looks for a container with as many colons. */
const furthestUp = 64;

/**
 * Pairs the lines `::: name` and `:::`. A closing line closes the innermost open container with as many colons, else
 * the innermost one; a container ends with the list item or quotation that it stands in.
 * @param lineCount lines of the slide
 */
export function outlineOf(blocks: readonly Block[], lineCount: number): Outline {
  const open: Block[] = [];
  const containers: Container[] = [];
  const strayEnds: Block[] = [];
  const slots = new Map<Block, string>();
  let notes: Block | null = null;
  const end = (block: Block, endLine: number, closed: boolean): void => {
    const { info: name, level, firstLine: line } = block;
    containers.push({ name, level, colons: block.markup.length, line, endLine, closed });
  };
  let lastLine = 0;
  for (const block of blocks) {
    if (block.kind === 'leave')
      while ((open.at(-1)?.level ?? -1) > block.level) end(open.pop() as Block, lastLine, false);
    else if (block.kind === 'container') open.push(block);
    else if (block.kind === 'end') {
      const closes = closedBy(open, block);
      if (closes === -1) strayEnds.push(block);
      while (closes !== -1 && open.length > closes) end(open.pop() as Block, block.firstLine, open.length === closes);
    } else if (block.kind === 'notes' && notes === null && open.length === 0) notes = block;
    else if (block.kind === 'fence') slots.set(block, open.findLast((c) => !builtIn.has(c.info))?.info ?? 'main');
    lastLine = Math.max(lastLine, block.endLine);
  }
  while (open.length > 0) end(open.pop() as Block, lineCount, false);
  containers.sort((a, b) => a.line - b.line);
  return { containers, strayEnds, notesLine: notes?.firstLine ?? null, slots };
}

/** Which of the open containers a closing line closes; -1 for none. */
function closedBy(open: readonly Block[], end: Block): number {
  const last = open.length - 1;
  if (open[last]?.level !== end.level) return -1;
  for (let i = last; i >= 0 && i > last - furthestUp && open[i]?.level === end.level; i--) {
    if (open[i]?.markup.length === end.markup.length) return i;
  }
  return last;
}
