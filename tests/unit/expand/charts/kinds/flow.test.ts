import { expect, test } from 'vitest';
import { layOutFlow } from '../../../../../src/expand/charts/kinds/flow/layout.ts';
import type { PlacedNode } from '../../../../../src/expand/charts/kinds/flow/placed.ts';
import type { FlowNode, Leaving } from '../../../../../src/expand/charts/kinds/flow/tree.ts';
import { dataset, drawText, expandText } from '../../../../support/draw-chart.ts';

const canvas = { width: 1160, height: 492 };

interface Rect {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

function node(level: number, children: readonly FlowNode[], leaving: number): FlowNode {
  const row = { id: `${level}`, label: 'Assigned to a drug of some length', n: 100, from: null, group: '', row: 0 };
  const left = Array.from({ length: leaving }, (_, i): Leaving => {
    return { id: `x${i}`, label: 'Lost to follow-up', n: 3, difference: null, reasons: [], rows: [0] };
  });
  return { row: { ...row, excluded: false }, level, children, left };
}

function rectsOf({ box, axis, y, side, children }: PlacedNode): readonly Rect[] {
  const own = { left: axis - box.width / 2, right: axis + box.width / 2, top: y, bottom: y + box.height };
  const beside =
    side === null
      ? []
      : [{ left: side.x, right: side.x + side.box.width, top: side.y, bottom: side.y + side.box.height }];
  return [own, ...beside, ...children.flatMap(rectsOf)];
}

/** A way down of so many levels, then arms of so many levels, some leaving everywhere. */
function trial(trunk: number, arms: number, levels: number, leaving: number): FlowNode {
  const arm = (level: number): FlowNode =>
    node(level, level + 1 < trunk + levels ? [arm(level + 1)] : [], level + 1 < trunk + levels ? leaving : 0);
  const way = (level: number): FlowNode =>
    node(
      level,
      level + 1 < trunk ? [way(level + 1)] : Array.from({ length: arms }, () => arm(level + 1)),
      level + 1 < trunk ? leaving : 0,
    );
  return way(0);
}

test.each([
  [2, 2, 2, 1],
  [3, 2, 1, 2],
  [1, 3, 2, 1],
  [2, 4, 2, 0],
  [2, 2, 3, 1],
])('nothing lies on anything: %i levels, %i arms of %i, %i leaving', (trunk, arms, levels, leaving) => {
  const placed = layOutFlow(trial(trunk, arms, levels, leaving), canvas, 'en');
  const rects = rectsOf(placed as PlacedNode);
  for (const [i, a] of rects.entries()) {
    expect(Math.min(a.left, a.top)).toBeGreaterThanOrEqual(-1);
    expect(a.right).toBeLessThanOrEqual(canvas.width + 1);
    expect(a.bottom).toBeLessThanOrEqual(canvas.height + 1);
    for (const b of rects.slice(i + 1)) {
      expect(a.right <= b.left || b.right <= a.left || a.bottom <= b.top || b.bottom <= a.top).toBe(true);
    }
  }
});

const patients = dataset('patients', {
  id: ['all', 'out', 'in'],
  from: [null, 'all', 'all'],
  n: [10, 4, 6],
  kind: [null, 'excluded', null],
});
const fence = 'data: patients\nid: id\nfrom: from\nn: n\nkind: kind\n';

test('each mark knows its row, a difference all rows that it comes from', () => {
  const { chart } = expandText(fence, [patients], 'flow');
  const [boxes] = chart.kind === 'spec' ? (chart.aggregated ?? []) : [];
  expect(boxes?.source.name).toBe('patients');
  expect(boxes?.rows).toEqual([[0], [1], [2]]);
  const rest = dataset('patients', { id: ['all', 'in'], from: [null, 'all'], n: [10, 6] });
  const other = expandText('data: patients\nid: id\nfrom: from\nn: n\nrest: Others\n', [rest], 'flow').chart;
  expect(other.kind === 'spec' ? other.aggregated?.[0]?.rows : null).toEqual([[0], [0, 1], [1]]);
});

test('rows of persons are refused, and no message holds a cell', async () => {
  const secret = { ...patients, privacy: { minimumCell: 5, timeGrid: null } };
  const { diagnostics } = await drawText(fence.replace('n: n', 'n: kind'), [secret], 'flow');
  expect(diagnostics.map(({ code }) => code)).toEqual(['privacy/kind']);
});

test('`steps: level` builds from the first box, which stands from the start', () => {
  const rows = dataset('rows', { id: ['a', 'b', 'c'], from: [null, 'a', 'b'], n: [10, 10, 10] });
  const { chart } = expandText('{data: rows, id: id, from: from, n: n, steps: level}', [rows], 'flow');
  if (chart.kind !== 'spec') throw new Error(chart.message);
  expect(chart.words.steps?.value).toEqual(['datum.level === 1', 'datum.level === 2']);
  expect(chart.steps?.kind).toBe('list');
});
