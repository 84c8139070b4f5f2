import { describe, expect, it } from 'vitest';
import { outputStrings } from '../../../../src/expand/charts/expression-strings.ts';
import type { SpecChart } from '../../../../src/model/chart.ts';
import { spanAt } from '../../../../src/util/mapped-text.ts';
import { token } from '../../../../src/util/tokens.ts';
import { expandText } from '../../../support/draw-chart.ts';

const n = token('value', 0);

function chartOf(text: string): SpecChart {
  const { chart, diagnostics } = expandText(text);
  expect(diagnostics).toEqual([]);
  if (chart.kind !== 'spec') throw new Error(chart.message);
  return chart;
}

/** Each text of a chart: its part, its words, and the source that its first and last letter stand for. */
function textsOf(text: string): readonly (readonly [part: string, words: string, source: string])[] {
  return chartOf(text).texts.map(({ part, text: words }) => {
    const span = spanAt(words, 0, words.text.length);
    return [part, words.text, span === null ? '' : text.slice(span.start, span.end)];
  });
}

const data = 'data: {values: [{a: 1, b: x}]}';

describe('texts of a chart', () => {
  it('are its titles, with values as tokens and the place of each letter', () => {
    const text = `title: {text: 'Alive at 5 years: {{n}}', subtitle: [one, of 2]}
${data}
mark: bar
encoding:
  x: {field: a, type: quantitative, title: Alive (%), axis: {title: [Two, lines]}}
  y: {field: b, type: nominal, title: null}
  color: {field: b, type: nominal, legend: {title: "Arm"}}
  row: {field: b, type: nominal, header: {title: Rows of 3}}`;
    expect(textsOf(text)).toEqual([
      ['chart', `Alive at 5 years: ${n}`, 'Alive at 5 years: {{n}}'],
      ['chart', 'one', 'one'],
      ['chart', 'of 2', 'of 2'],
      ['chart', 'Alive (%)', 'Alive (%)'],
      ['chart', 'Two', 'Two'],
      ['chart', 'lines', 'lines'],
      ['chart', 'Arm', 'Arm'],
      ['chart', 'Rows of 3', 'Rows of 3'],
    ]);
  });

  it('are the constants of text marks, at every depth, and numbers as text', () => {
    const text = `${data}
layer:
  - mark: {type: text, text: '{{n}} of 10'}
    encoding: {x: {datum: 50}, y: {value: 3}}
  - mark: text
    encoding:
      text: {condition: {test: datum.a > 1, value: more than 1}, value: '7'}
      tooltip: {value: not seen 8}
  - mark: text
    encoding: {text: {datum: 9}}`;
    expect(textsOf(text).map(([, words, source]) => [words, source])).toEqual([
      [`${n} of 10`, '{{n}} of 10'],
      ['7', '7'],
      ['more than 1', 'more than 1'],
      ['9', '9'],
    ]);
  });

  it('are strings of expressions that can be drawn', () => {
    const text = `${data}
transform: [{calculate: "datum.b == 'no 1' ? 'n = ' + datum.a + ' {{n}}' : format(datum.a, '.2f')", as: c}]
mark: bar
encoding:
  x: {field: a, type: quantitative, title: null, axis: {labelExpr: "datum.value + ' %'"}}
  y: {field: c, type: nominal, title: null}`;
    expect(textsOf(text).map(([, words, source]) => [words, source])).toEqual([
      [' %', ' %'],
      ['n = ', 'n = '],
      [` ${n}`, ' {{n}}'],
    ]);
  });

  it('are our own words, from the top or from a printed spec', () => {
    const text = `alt: [Two bars, of 4]
usermeta: {plenary: {source: 'Seen {{n}}', claims: [1 < 2]}}
claims: datum.x > {{n}}
${data}
mark: bar`;
    expect(textsOf(text)).toEqual([
      ['alt', 'Two bars of 4', 'Two bars, of 4'],
      ['source', `Seen ${n}`, 'Seen {{n}}'],
    ]);
    const { words, spec } = chartOf(text);
    expect(words.claims.map(({ expression, span }) => [expression, text.slice(span.start, span.end)])).toEqual([
      ['datum.x > {{n}}', 'datum.x > {{n}}'],
      ['1 < 2', '1 < 2'],
    ]);
    expect(spec['usermeta']).toEqual({
      plenary: { alt: 'Two bars of 4', source: 'Seen 42', claims: ['datum.x > {{n}}', '1 < 2'] },
    });
  });

  it('refuses claims that are no expressions', () => {
    const { diagnostics } = expandText(`claims: [{a: 1}]\n${data}\nmark: bar`);
    expect(diagnostics.map(({ code }) => code)).toEqual(['chart/bad-value']);
  });
});

describe('outputStrings', () => {
  it.each([
    ["'a' + 'b'", ['a', 'b']],
    ["datum.x === 'a' ? 'b' : 'c'", ['b', 'c']],
    ["if(datum.x > 'a', 'b', upper('c'))", ['b']],
    ["{'k': 'v', w: 'u'}[datum['x']]", ['v', 'u']],
    ["['a', 'a'][0] || 'z'", ['a', 'a', 'z']],
    ["datum['a b'] + \"it's 5\"", ["it's 5"]],
    ["'5' - '3'", []],
    ["'unclosed", []],
  ])('of %s are %j', (expression, expected) => {
    expect(outputStrings(expression).map(({ start, end }) => expression.slice(start, end))).toEqual(expected);
  });
});
