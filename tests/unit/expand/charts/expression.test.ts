import { describe, expect, test } from 'vitest';
import { readExpression } from '../../../../src/expand/charts/expression.ts';
import { isTamePattern } from '../../../../src/expand/charts/expression-rules.ts';
import { expandText, lines } from '../../../support/draw-chart.ts';

test('the columns of a row, with their places', () => {
  const { fields, names, problems } = readExpression("datum.os > limit && datum['5-year OS'] != null");
  expect(fields).toEqual([
    { name: 'os', steps: [], offset: 6, length: 2 },
    { name: '5-year OS', steps: [], offset: 27, length: 9 },
  ]);
  expect(names).toEqual([{ name: 'limit', offset: 11, index: false }]);
  expect(problems).toEqual([]);
});

test('the parts of a cell that are read, as far as they are written out', () => {
  const { fields } = readExpression("datum.place.at['lat'][0] + datum.list[0].name + datum.x[column].y");
  expect(fields.map(({ name, steps }) => [name, ...steps])).toEqual([
    ['place', 'at', 'lat', '0'],
    ['list', '0', 'name'],
    ['x'],
  ]);
});

test('a syntax error has its place', () => {
  expect(readExpression('datum.a >> ]').problems).toMatchObject([{ kind: 'syntax', offset: 12 }]);
});

/** Ways out of a row that were, or could have been, found in Vega's expression language. */
const escapes = [
  'datum.constructor',
  "datum['__proto__']",
  "datum['con' + 'structor']",
  'datum.a.constructor',
  "datum.a['constructor']('return 1')",
  'event.target.ownerDocument.defaultView',
  'event.view.setTimeout',
  'item.context',
  'view()',
  "setdata('t', [])",
  "modify('t', [])",
  "data('t')",
  "indata('t', 'a', 1)",
  "vlSelectionTest('s', datum)",
  'vlSelectionTuples([])',
  'lassoAppend([], 1, 2)',
  'lassoPath([])',
  "_setdata('t', [])",
  "_data('t')",
  'warn(datum)',
  'now()',
  'screen()',
  'windowSize()',
  'containerSize()',
  'scale(datum.a, 1)',
  'scale(event.view.setTimeout, 1)',
  'regexp(datum.a)',
  "regexp('(a+)+$')",
  'test(/(a+)+$/, datum.a)',
  '{toString: 1}',
  "{'toString': 1}",
  '{then: 1}',
  '{constructor: 1}',
  "{'__proto__': 1}",
  "replace('x', {valueOf: 1}, 'y')",
  'merge({}, {prototype: 1})',
  "datum[toString('x')]",
  'datum[datum.a]',
  'datum.a.prototype',
  "encode(item, 'hover')",
  'intersect([[0, 0], [1, 1]])',
  "pathShape('M0,0')",
  'inScope(item)',
  'timezoneoffset(datum.a)',
];

describe('nothing leads out of a row, in whatever place an expression stands', () => {
  const slots = [
    (e: string) => ({ transform: [{ calculate: e, as: 'c' }] }),
    (e: string) => ({ transform: [{ filter: e }] }),
    (e: string) => ({ transform: [{ filter: { not: e } }] }),
    (e: string) => ({ encoding: { color: { condition: { test: e, value: 'red' }, value: 'blue' } } }),
    (e: string) => ({ mark: { type: 'point', size: { expr: e } } }),
    (e: string) => ({ params: [{ name: 'p', expr: e }] }),
    (e: string) => ({ encoding: { x: { field: 'a', type: 'nominal', axis: { labelExpr: e } } } }),
    (e: string) => ({
      encoding: {
        x: {
          field: 'a',
          type: 'nominal',
          axis: { labelColor: { condition: { test: e, value: 'red' }, value: 'blue' } },
        },
      },
    }),
    (e: string) => ({ title: { text: { expr: e } } }),
    (e: string) => ({ encoding: { size: { value: { expr: e } } } }),
  ];
  test.each(escapes)('%s', (escape) => {
    for (const slot of slots) {
      const text = JSON.stringify({ data: { values: [{ a: 'x' }] }, mark: 'point', ...slot(escape) });
      const { chart, diagnostics } = expandText(text);
      expect(chart.kind, `${escape} in ${text}`).toBe('broken');
      expect(lines(text, diagnostics).join()).toMatch(/chart\/(?:forbidden|unknown-name|unknown-field)/);
    }
  });

  test('an event may look at the keys held down and at nothing else', () => {
    const chart = (on: string): string =>
      expandText(
        JSON.stringify({
          data: { values: [{ a: 'x' }] },
          mark: 'point',
          params: [{ name: 'p', select: { type: 'interval', on } }],
        }),
      ).chart.kind;
    expect(chart('[pointerdown[event.shiftKey], window:pointerup] > window:pointermove!')).toBe('spec');
    expect(chart('pointerdown[event.target.ownerDocument]')).toBe('broken');
    expect(chart("pointerdown[scale(event.view.setTimeout, 'x')]")).toBe('broken');
  });
});

test.each([
  ['^[A-Z]\\d+$', true],
  ['(foo|bar)', true],
  ['(a+)+', false],
  ['(a|a)*', false],
  ['(a*)?b', false],
  ['a{2,}b+', true],
  ['(\\d+,)*', false],
  ['(.)\\1', false],
  ['(?<=a)b', false],
  ['[+*]+', true],
])('%s runs in bounded time: %s', (pattern, tame) => {
  expect(isTamePattern(pattern)).toBe(tame);
});
