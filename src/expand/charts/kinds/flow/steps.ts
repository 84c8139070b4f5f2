import type { Json } from '../../../../model/json.ts';
import { isList } from '../../checks.ts';
import type { KindFence } from '../kind.ts';
import { nodesOf, type FlowNode } from './tree.ts';

/** `steps: level` builds from the first box down, which stands from the start; a box alone has nothing to build. */
export function buildsOf(root: FlowNode): ReadonlyMap<string, readonly string[]> {
  const last = Math.max(
    ...nodesOf(root).map(({ level, children, left }) => (children.length + left.length > 0 ? level + 1 : level)),
  );
  const tests = Array.from({ length: last }, (_, i) => `datum.level === ${i + 1}`);
  return new Map(tests.length === 0 ? [] : [['level', tests]]);
}

/** Names that say nothing of which boxes are shown. */
const others: ReadonlySet<string> = new Set(['links', 'counts', 'labels', 'notes', 'axes', 'legend', 'title']);

/**
 * Warns of a box that is shown before the one that it comes from: mostly a step that was forgotten. Steps with conditions
 * or parameters are taken as meant.
 */
export function checkFlowSteps(root: FlowNode, { steps, checks }: KindFence): void {
  if (!isList(steps)) return;
  const named = steps.map((step) => (isList(step) ? step : [step]));
  if (named.flat().some((item) => !isPlain(item) || item === 'boxes')) return;
  const words = named.map((items) => items.map(String).filter((item) => !others.has(item)));
  const parts = new Set(nodesOf(root).flatMap(({ row, left }) => [row.id, ...left.map(({ id }) => id), 'excluded']));
  const stepOf = (names: readonly string[], cells: readonly string[]): number =>
    words.findIndex((some) => some.some((word) => (parts.has(word) ? names : cells).includes(word)));
  const visit = (node: FlowNode, shown: number): void => {
    const { row, left, level, children } = node;
    const at = stepOf([row.id], [row.group, String(level), 'box']);
    if (at < shown) checks.report('chart/flow-step', checks.valueAt('/steps'), { id: row.id, from: row.from ?? '' });
    const names = ['excluded', ...left.map(({ id }) => id), ...(children[0] === undefined ? [] : [children[0].row.id])];
    const [gone] = left;
    // A box that is early itself is told once.
    const from = Math.max(at, shown);
    if (gone !== undefined && stepOf(names, [row.group, String(level + 1)]) < from && at >= shown)
      checks.report('chart/flow-step', checks.valueAt('/steps'), { id: gone.id, from: row.id });
    for (const child of children) visit(child, from);
  };
  visit(root, -1);
}

function isPlain(item: Json): boolean {
  return typeof item === 'number' || (typeof item === 'string' && !/\bdatum\b/.test(item));
}
