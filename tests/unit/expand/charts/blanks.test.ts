import { describe, expect, test } from 'vitest';
import { dataset, expandText } from '../../../support/draw-chart.ts';

const t = dataset('t', {
  id: ['r0', 'r1', 'r2', 'r3', 'r4', 'r5', 'r6'],
  g: ['B', 'A', 'B', 'A', 'C', 'C', 'A'],
  x: [3, 1, 1, 2, 3, 2, 5],
  y: [10, 40, 20, 30, null, 60, 15],
  note: ['a', null, null, 'b', null, 'c', null],
});

function warned(transform: string): string[] {
  const text = `data: {name: t}\ntransform:\n${transform}\nmark: bar\nencoding: {x: {field: id, type: nominal}, y: {field: x, type: quantitative}}\n`;
  return expandText(text, [t]).diagnostics.map(({ code, message }) => `${code} ${message}`);
}

describe('a blank cell is no zero', () => {
  test.each([
    `  - {filter: datum.y < 25}`,
    `  - {filter: {field: y, lte: 25}}`,
    `  - {filter: {field: y, range: [0, 25]}}`,
    `  - {filter: {not: {field: y, gt: 25}}}`,
    `  - {filter: '!(datum.y > 25)'}`,
    `  - {filter: "datum['y'] < 25 && datum.x > 1"}`,
    `  - {calculate: datum.y - 10, as: d}`,
    `  - {calculate: -datum.y, as: d}`,
    `  - {calculate: "datum.y > 25 ? 'responder' : 'none'", as: d}`,
    `  - {calculate: round(datum.y / 10), as: d}`,
    `  - {calculate: toNumber(datum.y) + datum.x, as: d}`,
    `  - {filter: {field: g, equal: C}}\n  - {calculate: datum.y / datum.x, as: d}`,
    `  - {filter: isValid(datum.x)}\n  - {calculate: datum.y / datum.x, as: d}`,
  ])('%s warns', (transform) => {
    expect(warned(transform)).toEqual([expect.stringMatching(/^chart\/blank-as-zero `y` is blank in 1 row, /)]);
  });

  test.each([
    `  - {filter: datum.y != null}\n  - {filter: datum.y < 25}`,
    `  - {filter: isValid(datum.y)}\n  - {calculate: datum.y - 10, as: d}`,
    `  - {filter: {field: y, valid: true}}\n  - {calculate: datum.y - 10, as: d}`,
    `  - {filter: {and: [{field: y, valid: true}, {field: y, lt: 25}]}}`,
    `  - {filter: {field: g, oneOf: [A, B]}}\n  - {calculate: datum.y - 10, as: d}`,
    `  - {filter: datum.y != null && datum.y < 25}`,
    `  - {calculate: "datum.y == null ? 0 : datum.y - 10", as: d}`,
    `  - {calculate: "isValid(datum.y) ? datum.y - 10 : null", as: d}`,
    `  - {calculate: "datum.y ? datum.y - 10 : null", as: d}`,
    `  - {calculate: "datum.y !== null && datum.x > 1 ? datum.y - 10 : 0", as: d}`,
    `  - {calculate: "if(isValid(datum.y), datum.y - 10, 0)", as: d}`,
    `  - {calculate: (datum.y || 0) - 10, as: d}`,
    `  - {calculate: "isValid(datum.y) ? datum.y : 0", as: y}\n  - {calculate: datum.y - 10, as: d}`,
    `  - {calculate: isValid(datum.y), as: ok}\n  - {filter: datum.ok}\n  - {calculate: datum.y - 10, as: d}`,
    `  - {calculate: "datum.y + ' points'", as: d}`,
    `  - {calculate: "datum.note + datum.g", as: d}`,
    `  - {filter: datum.y == 10}`,
    `  - {filter: {field: y, equal: 10}}`,
    `  - {filter: datum.y > 25}`,
    `  - {filter: datum.note < 'b'}`,
    `  - {calculate: datum.x - 10, as: d}`,
  ])('%s does not', (transform) => {
    expect(warned(transform)).toEqual([]);
  });

  test('a computed blank is one too, and the column is named as written', () => {
    expect(warned(`  - {calculate: "isValid(datum.y) ? datum.y : null", as: z}\n  - {filter: datum.z < 25}`)).toEqual([
      'chart/blank-as-zero `z` is blank in 1 row, which is kept as if it were 0',
    ]);
  });
});
