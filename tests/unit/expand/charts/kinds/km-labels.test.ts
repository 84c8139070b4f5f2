import { expect, test } from 'vitest';
import type { DrawnCurve, DrawnPoint } from '../../../../../src/expand/charts/kinds/km/curves.ts';
import { placeLabels } from '../../../../../src/expand/charts/kinds/km/labels.ts';
import { firstShown } from '../../../../../src/expand/charts/kinds/km/notes.ts';

/** A curve through `[time, survival]` points. */
function curve(name: string, ...points: readonly (readonly [number, number])[]): DrawnCurve {
  const subjects = { times: [], events: [] };
  return {
    group: { name, subjects, rows: [] },
    curve: { n: 1, events: 0, steps: [], conf: 'log-log', level: 95 },
    points: points.map(([time, survival]) => ({ time, survival, low: null, high: null, censored: 0 })),
  };
}

const room = { letter: 1, line: 8, end: 100, band: false };

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

test('a name keeps off the other curve’s interval: away from its end, else beside the plot', () => {
  const point = (time: number, survival: number, low: number, high: number): DrawnPoint => {
    return { time, survival, low, high, censored: 0 };
  };
  const long = { group: { name: 'long' }, points: [point(0, 90, 60, 100), point(50, 80, 60, 100)] };
  const short = { group: { name: 'short' }, points: [point(0, 90, 62, 95), point(10, 61, 40, 80)] };
  const room = { letter: 1, line: 5, end: 80, band: true };
  const at = placeLabels([long, short], room).find(({ group }) => group === 'short');
  expect(at).toMatchObject({ time: 10 });
  expect(at?.at).toBeLessThan(57.1);
  const wide = { ...long, points: long.points.map((one) => ({ ...one, low: 5 })) };
  expect(placeLabels([wide, short], room).find(({ group }) => group === 'short')).toMatchObject({ from: 10, time: 80 });
});

test('the heading of the medians comes with the group that the steps show first', () => {
  const names = ['control arm', 'drug'];
  expect(firstShown(names, null)).toBeNull();
  expect(firstShown(names, 'group')).toBe('control arm');
  expect(firstShown(names, ['treatment', ['control', 'axes']])).toBe('drug');
  expect(firstShown(names, ['drug', 'annotation'])).toBeNull();
});
