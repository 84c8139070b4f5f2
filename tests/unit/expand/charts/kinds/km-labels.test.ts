import { expect, test } from 'vitest';
import type { DrawnCurve } from '../../../../../src/expand/charts/kinds/km/curves.ts';
import { placeLabels } from '../../../../../src/expand/charts/kinds/km/labels.ts';

/** A curve through `[time, survival]` points. */
function curve(name: string, ...points: readonly (readonly [number, number])[]): DrawnCurve {
  const subjects = { times: [], events: [] };
  return {
    group: { name, subjects, rows: [] },
    curve: { n: 1, events: 0, steps: [], conf: 'log-log', level: 95 },
    points: points.map(([time, survival]) => ({ time, survival, low: null, high: null, censored: 0 })),
  };
}

const room = { letter: 1, line: 8, end: 100 };

test('a name stands at the end of its curve where there is room', () => {
  expect(placeLabels([curve('a', [0, 100], [50, 60])], room)).toEqual([
    { group: 'a', from: 50, survival: 60, time: 50, at: 60 },
  ]);
});

test('a name keeps off the curve that goes on', () => {
  const [short] = placeLabels([curve('ab', [0, 100], [50, 62]), curve('b', [0, 100], [40, 60], [90, 60])], room);
  expect(Math.abs((short?.at ?? 0) - 60)).toBeGreaterThanOrEqual(0.6 * room.line);
});

test('names beside the plot keep the order of their curves, a line apart, inside the plot', () => {
  const names = placeLabels(
    [
      curve('early and low', [0, 100], [88, 12]),
      curve('middle of all', [0, 100], [60, 11], [92, 11]),
      curve('late and high', [0, 100], [80, 30], [96, 10]),
    ],
    room,
  );
  expect(names.map(({ group, time, at }) => [group, time, at])).toEqual([
    ['late and high', 100, 20],
    ['early and low', 100, 12],
    ['middle of all', 100, 4],
  ]);
});
