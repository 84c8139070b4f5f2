import { expect, test } from 'vitest';
import type { Trace, TraceMark } from '../../../src/model/evidence.ts';
import type { PackedTrace } from '../../../src/model/packed-trace.ts';
import { packTrace, unpackTrace } from '../../../src/util/packed-trace.ts';

const mark = (at: number, rows: TraceMark['from'][number][2], more: Partial<TraceMark> = {}): TraceMark => ({
  ...{ at, mark: 'point', channels: { x: 'a', y: 'b' } },
  from: [
    [0, 0, rows],
    [0, 1, rows],
  ],
  ...more,
});

const trace: Trace = {
  version: 1,
  deck: { file: 'deck.md', title: 'T', lang: 'en' },
  files: [
    {
      ...{ path: 'data/a.csv', dataset: 'a', hash: 'f00', key: [], columns: ['a', 'b'], sensitive: false },
      ...{ rows: ['1', '2', '3', '7'], lines: [2, 3, 4, 9], cites: [-1, -1, -1, 0] },
    },
    {
      ...{ path: 'data/b.csv', dataset: 'b', hash: 'f01', key: ['id'], columns: ['c'], sensitive: true },
      ...{ rows: ['01', 'x'], lines: [], cites: [] },
    },
  ],
  slides: [
    { id: 'empty', title: '', file: 'deck.md', line: 1, values: [], charts: [], claims: [], cites: [] },
    {
      ...{ id: 'one', title: 'One', file: 'deck.md', line: 6, cites: [0] },
      values: [{ at: 0, name: 'a', text: '1', number: 1, line: 7, column: 2, from: [[0, 0, [0]]] }],
      charts: [
        {
          ...{ title: 'C', line: 9, hash: 'ab', from: [[0, 0, [[0, 3]]]] },
          marks: [
            ...[0, 1, 2, 3].map((at) => mark(at, [at])),
            mark(4, [[0, 3]], { transform: 'mean of 4 rows' }),
            mark(5, [0, 2], { transform: 'mean of 4 rows' }),
            mark(6, [1], {
              from: [
                [0, 0, [1]],
                [0, 1, [2]],
              ],
            }),
            mark(7, [], { from: [], channels: {} }),
            mark(8, [3]),
          ],
        },
      ],
      claims: [{ words: 'w', expression: 'a > 0', holds: true, values: { a: '1' }, line: 7, from: [[0, 0, [0]]] }],
    },
  ],
  references: [{ key: 'r', short: 'R', doi: null }],
};

test('what is packed is unpacked as it was', () => {
  const packed = JSON.parse(JSON.stringify(packTrace(trace))) as PackedTrace;
  expect(unpackTrace(packed)).toEqual(trace);
  expect(unpackTrace(trace)).toBe(trace);
});

test('a chart of marks with a row each takes one entry', () => {
  const marks = Array.from({ length: 500 }, (_, at) => mark(at, [at]));
  const [slide] = trace.slides.slice(1);
  const one = {
    ...trace,
    slides: [{ ...slide, charts: [{ title: 'C', line: 1, hash: '', from: [], marks }] }],
  } as Trace;
  expect(packTrace(one).slides[0]?.charts?.[0]?.marks).toEqual([[0, 0, 500]]);
  expect(unpackTrace(packTrace(one))).toEqual(one);
});

test('runs that no memory holds are refused', () => {
  const packed = packTrace(trace);
  const [file] = packed.files;
  const hostile = { ...packed, files: [{ ...file, lines: [[0, 1e9, 1]] }] } as unknown as PackedTrace;
  expect(() => unpackTrace(hostile)).toThrow(RangeError);
});
