import { align } from './align.ts';
import type { SvgNode } from './svg-tree.ts';
import { nameOf } from './svg-tree.ts';
import type { Life } from './wrap-steps.ts';

/** The drawing of one state of a chart. */
export interface StateDrawing {
  readonly root: SvgNode;
  /** The step that brings it; -1 for the first. */
  readonly from: number;
}

/** An element of several drawings at once. */
interface Merged {
  readonly node: SvgNode;
  /** The whole element as text; `null` once its content differs between states. */
  readonly key: string | null;
  /** The states that it is part of, ascending. */
  readonly states: readonly number[];
  readonly children: readonly Merged[];
}

/** One tree of all states, and the life of the elements that are not part of each. */
export interface MergedStates {
  readonly root: SvgNode;
  readonly lives: ReadonlyMap<SvgNode, Life>;
}

/**
 * Lays the drawings of a chart's states over each other: what is alike is there once, what differs once for each of
 * its forms. Where they are alike, the last one's numbers of marks hold.
 */
export function mergeStates(drawings: readonly StateDrawing[]): MergedStates {
  let merged = plain((drawings[0] as StateDrawing).root, [0]);
  drawings.slice(1).forEach(({ root }, i) => {
    merged = join(merged, plain(root, [i + 1]));
  });
  const lives = new Map<SvgNode, Life>();
  const froms = drawings.map(({ from }) => from);
  return { root: asTree(merged, { froms, lives }), lives };
}

function plain(node: SvgNode, states: readonly number[]): Merged {
  const children = node.children.map((part) => plain(part, states));
  const own = `${node.tag.replace(/ data-mark="\d+"/, '')}>${node.text}`;
  return {
    node,
    key: `<${own}${children.map(({ key }) => key).join('')}</${node.tail}#${node.step}`,
    states,
    children,
  };
}

/** Elements whose content may differ while they stay. */
const holders: ReadonlySet<string> = new Set(['svg', 'g', 'defs', 'a']);

function join(before: Merged, after: Merged): Merged {
  const states = [...before.states, ...after.states];
  if (before.key !== null && before.key === after.key) return restated(after, states);
  const pairs = align(before.children, after.children, likeness);
  const children = pairs.map(([a, b]) => (a === null ? b : b === null ? a : join(a, b)) as Merged);
  return { node: after.node, key: null, states, children };
}

function restated(merged: Merged, states: readonly number[]): Merged {
  return { ...merged, states, children: merged.children.map((part) => restated(part, states)) };
}

/** How well two elements go together: 2 for the same, 1 for the same holder with other content, 0 for not at all. */
function likeness(a: Merged, b: Merged): number {
  if (a.key !== null && a.key === b.key) return 2;
  const same = a.node.tag === b.node.tag && a.node.step === b.node.step && a.node.text === b.node.text;
  return same && holders.has(nameOf(a.node)) ? 1 : 0;
}

interface Writing {
  readonly froms: readonly number[];
  readonly lives: Map<SvgNode, Life>;
}

function asTree(merged: Merged, writing: Writing): SvgNode {
  // Clips and gradients are named by what is drawn; they show nothing themselves.
  const isHidden = nameOf(merged.node) === 'defs';
  const children = merged.children.flatMap((part) =>
    isHidden ? [asTree(part, writing)] : spansOf(part.states).map((span) => alive(part, span, writing)),
  );
  return { ...merged.node, children };
}

function alive(merged: Merged, [first, last]: Span, writing: Writing): SvgNode {
  const node = asTree(merged, writing);
  const { froms, lives } = writing;
  const until = froms[last + 1] ?? null;
  if (first > 0 || until !== null) lives.set(node, { since: froms[first] as number, until });
  return node;
}

type Span = readonly [number, number];

/** Runs of neighbouring states. */
function spansOf(states: readonly number[]): readonly Span[] {
  const spans: [number, number][] = [];
  for (const state of states) {
    const last = spans.at(-1);
    if (last !== undefined && last[1] === state - 1) last[1] = state;
    else spans.push([state, state]);
  }
  return spans;
}
