import { writeNode, type SvgNode } from './svg-tree.ts';

/** From which step an element is seen (-1: from the start), and with which it goes (`null`: never). */
export interface Life {
  readonly since: number;
  readonly until: number | null;
}

/** An element that is there all the time. */
export const always: Life = { since: -1, until: null };

/** Says what an element's life is, of its own; `always` for one that says nothing. */
export type LifeOf = (node: SvgNode) => Life;

/**
 * Writes a tree as SVG with a group around what appears with one step, or goes with one; neighbours of one life share
 * a group. The groups are fragments of Reveal, so no script is needed; nothing is put in another order.
 */
export function wrapSteps(root: SvgNode, lifeOf: LifeOf): string {
  const lives = new Map<SvgNode, Life | null>();
  settle(root, always, { lifeOf, lives });
  return write(root, always, lives);
}

interface Settling {
  readonly lifeOf: LifeOf;
  /** `null` for what draws nothing, and so fits everywhere. */
  readonly lives: Map<SvgNode, Life | null>;
}

/** Finds every element's life; a group all of whose content shares one has it as well. */
function settle(node: SvgNode, around: Life, work: Settling): Life | null {
  const own = within(work.lifeOf(node), around);
  const inner = node.children.map((part) => settle(part, own, work));
  const drawn = inner.filter((life) => life !== null);
  const [first] = drawn;
  const isGroup = /^g\b/.test(node.tag);
  const shared = isGroup && first !== undefined && drawn.every((life) => same(life, first)) ? first : own;
  const life = isGroup && drawn.length === 0 ? null : shared;
  work.lives.set(node, life);
  return life;
}

/** What is in a group is never seen without it. */
function within(own: Life, around: Life): Life {
  const until = own.until === null ? around.until : Math.min(own.until, around.until ?? Infinity);
  return { since: Math.max(own.since, around.since), until };
}

function same(a: Life, b: Life): boolean {
  return a.since === b.since && a.until === b.until;
}

function write(node: SvgNode, life: Life, lives: ReadonlyMap<SvgNode, Life | null>): string {
  const parts: string[] = [];
  let open = life;
  for (const child of node.children) {
    const next = lives.get(child) ?? open;
    // What would go before it comes is never seen.
    if (next.until !== null && next.until <= next.since) continue;
    if (!same(next, open)) {
      parts.push(closing(open, life), opening(next, life));
      open = next;
    }
    parts.push(write(child, next, lives));
  }
  parts.push(closing(open, life));
  return writeNode(node, parts.join(''));
}

function opening(life: Life, around: Life): string {
  const appears =
    life.since === around.since ? '' : `<g class="fragment chart-step" data-fragment-index="${life.since}">`;
  const goes =
    life.until === around.until
      ? ''
      : `<g class="fragment fade-out chart-step chart-before" data-fragment-index="${life.until}">`;
  return appears + goes;
}

function closing(life: Life, around: Life): string {
  return '</g>'.repeat(Number(life.since !== around.since) + Number(life.until !== around.until));
}
