import type { Aggregated } from '../../../../model/chart.ts';
import type { Cell } from '../../../../model/data.ts';
import { computedTable, type ComputedRow } from '../computed-table.ts';
import type { FlowText } from './boxes.ts';
import type { FlowOptions } from './options.ts';
import { barRoom } from './place-down.ts';
import type { PlacedNode } from './placed.ts';

/** The computed tables of a flow. */
export interface FlowTables {
  readonly boxes: Aggregated;
  readonly texts: Aggregated;
  /** Points of the arrows; `null` for a single box. */
  readonly links: Aggregated | null;
}

type Cells = Readonly<Record<string, Cell>>;

/** What the rows of one box share. */
interface Part {
  readonly shared: Cells;
  readonly from: readonly number[];
}

/** Half the width of an arrow's head, and its length. CSS px. */
const head = { half: 5, length: 9 };
/** Between an arrow's point and the box that it points to. */
const tip = 1;

/** The tables that the spec draws: one row a box, one a line of text, one a point of an arrow. */
export function flowTables(nodes: readonly PlacedNode[], options: FlowOptions): FlowTables {
  const { table, id, from, n, label, kind, group } = options;
  const reads = [id, from, n, label, kind, group].filter((name) => name !== null);
  const made = (name: string, rows: readonly ComputedRow[], key: readonly string[]): Aggregated =>
    computedTable({ name, source: table, reads, rows, key });
  const links = linkRows(nodes);
  return {
    boxes: made('flow-boxes', boxRows(nodes), ['id']),
    texts: made('flow-text', textRows(nodes), ['id', 'line']),
    links: links.length === 0 ? null : made('flow-links', links, ['id', 'point']),
  };
}

function boxRows(nodes: readonly PlacedNode[]): readonly ComputedRow[] {
  return nodes.flatMap((placed): ComputedRow[] => {
    const { box, axis, y, side } = placed;
    const main = { x: axis - box.width / 2, y, right: axis + box.width / 2, bottom: y + box.height };
    const rows = [{ from: mainPart(placed).from, cells: { ...mainPart(placed).shared, ...rounded(main) } }];
    if (side === null) return rows;
    const beside = { x: side.x, y: side.y, right: side.x + side.box.width, bottom: side.y + side.box.height };
    const { from, shared } = sidePart(placed);
    return [...rows, { from, cells: { ...shared, ...rounded(beside) } }];
  });
}

function textRows(nodes: readonly PlacedNode[]): readonly ComputedRow[] {
  return nodes.flatMap((placed) => {
    const { box, axis, y, side } = placed;
    const texts = textsOf(box.texts, mainPart(placed), { x: axis, y });
    return side === null ? texts : [...texts, ...textsOf(side.box.texts, sidePart(placed), side)];
  });
}

function textsOf(
  texts: readonly FlowText[],
  { shared, from }: Part,
  at: { readonly x: number; readonly y: number },
): readonly ComputedRow[] {
  return texts.map(({ text, role, size, align, x, y }, i) => ({
    from,
    cells: { ...shared, line: i + 1, role, text, size, align, ...rounded({ x: at.x + x, y: at.y + y }) },
  }));
}

type Point = readonly [number, number];

function linkRows(nodes: readonly PlacedNode[]): readonly ComputedRow[] {
  return nodes.flatMap((placed) => {
    const { axis, y, box, children, side } = placed;
    const bottom = y + box.height;
    const down = children.flatMap((child) => {
      const end: Point = [child.axis, child.y - tip];
      const bar = child.y - barRoom;
      const way: Point[] =
        child.axis === axis
          ? []
          : [
              [axis, bar],
              [child.axis, bar],
            ];
      return arrow([[axis, bottom], ...way, end], 'down', mainPart(child));
    });
    if (side === null) return down;
    const toLeft = side.x < axis;
    const edge: Point = [toLeft ? side.x + side.box.width + tip : side.x - tip, side.branch];
    return [
      ...down,
      ...arrow([[axis, bottom], [axis, side.branch], edge], toLeft ? 'left' : 'right', sidePart(placed)),
    ];
  });
}

/** A way and its head as one line, so that it is one mark; the head is filled by lines from its point to its foot. */
function arrow(way: readonly Point[], to: 'down' | 'left' | 'right', { shared, from }: Part): readonly ComputedRow[] {
  const [x, y] = way.at(-1) as Point;
  const turned = (along: number, across: number): Point =>
    to === 'down' ? [x + across, y - along] : [x + (to === 'right' ? -along : along), y + across];
  const { half, length } = head;
  const round = [half, -half, 0, 0.7 * half, -0.7 * half, 0, 0.3 * half, -0.3 * half, 0].map((across) =>
    turned(across === 0 ? 0 : length, across),
  );
  return [...way, ...round].map(([px, py], i) => ({
    from,
    cells: { ...shared, point: i + 1, ...rounded({ x: px, y: py }) },
  }));
}

function mainPart({ node: { row, level } }: PlacedNode): Part {
  const { id, label, n, group } = row;
  return { shared: { id, kind: 'box', label, patients: n, group, level, step: id }, from: [row.row] };
}

/** Those who left come with the box that is next. */
function sidePart({ node, children }: PlacedNode): Part {
  const { left, level } = node;
  const [first] = left;
  const id = first?.id ?? '';
  return {
    shared: {
      id,
      kind: 'excluded',
      label: left.map(({ label }) => label).join('; '),
      patients: left.reduce((sum, { n }) => sum + n, 0),
      group: node.row.group,
      level: level + 1,
      step: children[0]?.node.row.id ?? id,
    },
    from: [...new Set(left.flatMap(({ rows }) => rows))].sort((a, b) => a - b),
  };
}

function rounded(places: Readonly<Record<string, number>>): Record<string, number> {
  return Object.fromEntries(Object.entries(places).map(([name, place]) => [name, Math.round(place * 2) / 2]));
}
