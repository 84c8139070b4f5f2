import type { Checks } from '../../checks.ts';
import type { FlowRow } from './rows.ts';
import type { FlowOptions } from './options.ts';

/** A box, what comes from it, and who left before. */
export interface FlowNode {
  readonly row: FlowRow;
  /** How many boxes stand above it. */
  readonly level: number;
  readonly children: readonly FlowNode[];
  readonly left: readonly Leaving[];
}

/** Those who left after a box. */
export interface Leaving {
  readonly id: string;
  readonly label: string;
  readonly n: number;
  /** What the number is the difference of, where no row holds it: the box, then the boxes that come from it. */
  readonly difference: readonly number[] | null;
  readonly reasons: readonly FlowRow[];
  /** Row numbers behind it. */
  readonly rows: readonly number[];
}

/** Most boxes that a slide can hold, exclusions among them. */
const mostBoxes = 24;

/**
 * The boxes as a tree, every count of it checked: a box is the sum of what comes from it, and of those who left.
 * @returns `null` where something is wrong, which is reported
 */
export function flowTree(rows: readonly FlowRow[], options: FlowOptions, checks: Checks): FlowNode | null {
  const at = checks.valueAt('/from');
  if (rows.length > mostBoxes) {
    const facts = { what: 'rows of a flow', count: rows.length, limit: mostBoxes };
    checks.report('chart/too-many-marks', checks.valueAt('/data'), facts);
    return null;
  }
  const byId = new Map(rows.map((row) => [row.id, row]));
  for (const { id, from, row } of rows) {
    if (from === null || byId.has(from)) continue;
    checks.report('chart/flow-parent', at, { id, from, row: row + 1, known: [...byId.keys()] });
    return null;
  }
  const loop = findLoop(rows, byId);
  if (loop !== null) {
    checks.report('chart/flow-cycle', at, { ids: loop });
    return null;
  }
  const roots = rows.filter(({ from }) => from === null);
  const [root] = roots;
  if (root === undefined || roots.length > 1) {
    checks.report('chart/flow-root', at, { column: options.from, roots: roots.map(({ id }) => id) });
    return null;
  }
  const tree = nodeOf(root, 0, { rows, options, checks });
  return checks.diagnostics.some(({ severity }) => severity === 'error') ? null : tree;
}

/** All boxes, level by level. */
export function nodesOf(root: FlowNode): readonly FlowNode[] {
  const nodes = [root];
  for (const node of nodes) nodes.push(...node.children);
  return nodes;
}

interface Around {
  readonly rows: readonly FlowRow[];
  readonly options: FlowOptions;
  readonly checks: Checks;
}

function nodeOf(row: FlowRow, level: number, around: Around): FlowNode {
  const next = around.rows.filter(({ from }) => from === row.id);
  const boxes = next.filter(({ excluded }) => !excluded);
  const left = next.filter(({ excluded }) => excluded).map((one) => leaving(one, around));
  const rest = restOf(row, { boxes, left }, around);
  const children = boxes.map((box) => nodeOf(box, level + 1, around));
  return { row, level, children, left: rest === null ? left : [...left, rest] };
}

function leaving(row: FlowRow, { rows, checks }: Around): Leaving {
  const reasons = rows.filter(({ from }) => from === row.id);
  const sum = total(reasons);
  if (reasons.length > 0 && sum !== row.n) {
    const facts = { id: row.id, n: row.n, sum, parts: reasons.map(({ id, n }) => ({ id, n })), rest: false };
    checks.report('chart/flow-sum', checks.valueAt('/n'), facts);
  }
  for (const { id } of reasons.filter((reason) => rows.some(({ from }) => from === reason.id))) {
    checks.report('chart/flow-depth', checks.valueAt('/from'), { id, excluded: row.id });
  }
  return { ...row, difference: null, reasons, rows: [row, ...reasons].map((one) => one.row).sort((a, b) => a - b) };
}

/** Those of whom no row speaks; `null` where there are none. After the last box of a branch nobody need be left. */
function restOf(
  row: FlowRow,
  { boxes, left }: { readonly boxes: readonly FlowRow[]; readonly left: readonly Leaving[] },
  { options, checks }: Around,
): Leaving | null {
  const difference = row.n - total(boxes) - total(left);
  if (difference === 0 || (boxes.length === 0 && difference > 0)) return null;
  const label = options.rest === null || typeof options.rest === 'string' ? options.rest : options.rest.get(row.id);
  const parts = [...boxes, ...left];
  if (label == null || difference < 0) {
    const facts = { id: row.id, n: row.n, sum: total(parts), parts: parts.map(({ id, n }) => ({ id, n })), rest: true };
    checks.report('chart/flow-sum', checks.valueAt('/n'), facts);
    return null;
  }
  return {
    id: `${row.id}-rest`,
    label,
    n: difference,
    difference: [row.n, ...parts.map(({ n }) => n)],
    reasons: [],
    rows: [row.row, ...boxes.map((box) => box.row), ...left.flatMap(({ rows }) => rows)].sort((a, b) => a - b),
  };
}

function total(parts: readonly { readonly n: number }[]): number {
  return parts.reduce((sum, { n }) => sum + n, 0);
}

/** Ids that come from each other in a circle, in their order. */
function findLoop(rows: readonly FlowRow[], byId: ReadonlyMap<string, FlowRow>): readonly string[] | null {
  for (const { id } of rows) {
    const path = [id];
    for (let at = byId.get(id)?.from ?? null; at !== null; at = byId.get(at)?.from ?? null) {
      if (at === id) return path;
      if (path.includes(at)) break;
      path.push(at);
    }
  }
  return null;
}
