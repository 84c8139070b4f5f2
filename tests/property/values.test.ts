import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseExpression } from 'vega-expression';
import { expressionInterpreter } from 'vega-interpreter';
import { evaluate } from '../../src/expressions/evaluate.ts';
import { isProblem } from '../../src/expressions/expression.ts';
import { nameResolver } from '../../src/expressions/resolver.ts';
import type { Column, Dataset } from '../../src/model/data.ts';
import type { Values } from '../../src/model/values.ts';
import { aggregate } from '../../src/util/aggregate.ts';
import { estimateOf, findValue, foldName, rowNamed, slugOf } from '../../src/util/estimates.ts';
import { matchingRows } from '../../src/util/match-rows.ts';

const nothing: Values = { named: new Map(), estimates: new Map(), broken: new Set() };

function datasetOf(columns: readonly Column[], primaryKey: readonly string[] = []): Dataset {
  const rowCount = columns[0]?.values.length ?? 0;
  const rest = { title: null, file: 'data/t.csv', hash: 'x', lines: new Int32Array(rowCount), sources: [] };
  return { name: 't', ...rest, columns, rowCount, primaryKey, citation: null, privacy: null };
}

const number = fc.oneof(fc.integer({ min: -50, max: 50 }), fc.double({ min: -1e6, max: 1e6, noNaN: true }));
const literal = number.map((n) => (n < 0 || Object.is(n, -0) ? `(-${Math.abs(n)})` : String(n)));
const { tree } = fc.letrec<{ tree: string; truth: string }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 5 },
    literal,
    fc
      .tuple(tie('tree'), fc.constantFrom('+', '-', '*', '/', '%'), tie('tree'))
      .map(([a, op, b]) => `(${a} ${op} ${b})`),
    fc.tuple(fc.constantFrom('abs', 'floor', 'ceil', 'sqrt', 'exp', 'sin'), tie('tree')).map(([f, a]) => `${f}(${a})`),
    fc.tuple(fc.constantFrom('min', 'max', 'pow'), tie('tree'), tie('tree')).map(([f, a, b]) => `${f}(${a}, ${b})`),
    fc.tuple(tie('truth'), tie('tree'), tie('tree')).map(([t, a, b]) => `(${t} ? ${a} : ${b})`),
    tie('tree').map((a) => `-${a.startsWith('-') ? `(${a})` : a}`),
  ),
  truth: fc.oneof(
    { maxDepth: 5 },
    fc
      .tuple(tie('tree'), fc.constantFrom('<', '<=', '>', '>=', '==', '!='), tie('tree'))
      .map(([a, op, b]) => `(${a} ${op} ${b})`),
    fc.tuple(tie('truth'), fc.constantFrom('&&', '||'), tie('truth')).map(([a, op, b]) => `(${a} ${op} ${b})`),
    tie('truth').map((a) => `!${a}`),
  ),
}));

test('arithmetic is as in Vega, or a problem where a part of it is no number', () => {
  fc.assert(
    fc.property(tree, (text) => {
      fc.pre(text.length <= 2000);
      const { result } = evaluate(text, nameResolver({ values: nothing, datasets: new Map(), broken: new Set() }));
      const ast = parseExpression(text);
      const theirs = expressionInterpreter.operator(
        { functions: {} } as never,
        { ast } as never,
      )({} as never) as unknown;
      if (isProblem(result)) expect(/Infinity|NaN/.test(partsGive(text)) || !Number.isFinite(theirs)).toBe(true);
      else expect(result).toBe(theirs);
    }),
  );
});

/** What Vega gives for each bracket of an expression, to see whether one of them is no number. */
function partsGive(text: string): string {
  const opens: number[] = [];
  const found: unknown[] = [];
  [...text].forEach((letter, i) => {
    if (letter === '(') opens.push(i);
    if (letter !== ')') return;
    const start = opens.pop() ?? 0;
    const inner = text.slice(/[a-z]+$/.exec(text.slice(0, start))?.index ?? start, i + 1);
    const ast = parseExpression(inner);
    found.push(expressionInterpreter.operator({ functions: {} } as never, { ast } as never)({} as never));
  });
  return found.map(String).join(' ');
}

test('whatever is written, evaluating it ends, and a problem lies within it', () => {
  const signs = fc.constantFrom(
    ...'abc.()[]{}\'",+-*/%<>=!&|?:0123456789 _$\\\n'.split(''),
    'count(',
    'true',
    'null',
    't',
  );
  const table = datasetOf([{ name: 'n', type: 'number', values: [1, null, 3] }]);
  const resolver = nameResolver({ values: nothing, datasets: new Map([['t', table]]), broken: new Set() });
  fc.assert(
    fc.property(fc.array(signs, { maxLength: 40 }), (parts) => {
      const text = parts.join('');
      const { result } = evaluate(text, resolver);
      if (isProblem(result)) expect(result.offset >= 0 && result.offset + result.length <= text.length).toBe(true);
    }),
    { numRuns: 1000 },
  );
});

const cells = fc.array(fc.option(fc.double({ min: -1e9, max: 1e9, noNaN: true }), { freq: 4 }), {
  minLength: 1,
  maxLength: 60,
});

test('an aggregate is the plain computation', () => {
  fc.assert(
    fc.property(cells, (values) => {
      const known = values.filter((value) => value !== null).sort((a, b) => a - b);
      const column: Column = { name: 'n', type: 'number', values };
      const of = (name: 'sum' | 'mean' | 'median' | 'min' | 'max'): number | undefined =>
        aggregate(
          name,
          column,
          values.map((_, i) => i),
        )?.value;
      if (known.length === 0) {
        expect(of('sum')).toBeUndefined();
        return;
      }
      const sum = known.reduce((a, b) => a + b, 0);
      const middle = known.length / 2;
      const median = ((known[Math.ceil(middle) - 1] as number) + (known[Math.floor(middle)] as number)) / 2;
      const scale = 1e-9 * Math.max(1, ...known.map(Math.abs)) * known.length;
      expect(Math.abs((of('sum') as number) - sum)).toBeLessThan(scale);
      expect(Math.abs((of('mean') as number) - sum / known.length)).toBeLessThan(scale);
      expect(Math.abs((of('median') as number) - median)).toBeLessThan(scale);
      expect(Math.abs((of('min') as number) - (known[0] as number))).toBeLessThan(scale);
      expect(Math.abs((of('max') as number) - (known.at(-1) as number))).toBeLessThan(scale);
    }),
  );
});

test('rows are found as one would find them by looking', () => {
  const cell = fc.constantFrom('a', 'b', 'c', null);
  const table = fc.array(fc.tuple(cell, cell), { maxLength: 40 });
  const wanted = fc.uniqueArray(cell, { minLength: 1, maxLength: 3 });
  fc.assert(
    fc.property(table, wanted, wanted, (rows, x, y) => {
      const column = (name: string, i: 0 | 1): Column => ({ name, type: 'string', values: rows.map((row) => row[i]) });
      const dataset = { ...datasetOf([column('x', 0), column('y', 1)]), rowCount: rows.length };
      const looked = rows.flatMap(([a, b], i) => (x.includes(a) && y.includes(b) ? [i] : []));
      expect(
        matchingRows(dataset, [
          { column: 'x', wanted: x },
          { column: 'y', wanted: y },
        ]),
      ).toEqual(looked);
    }),
  );
});

test('every row of a table with estimates is found by the name that it gives itself', () => {
  const word = fc.string({ unit: fc.constantFrom(...'aB1-_ ,./ö≥'.split('')), minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(fc.uniqueArray(word, { minLength: 1, maxLength: 20, selector: slugOf }), (keys) => {
      const named = keys.filter((key) => slugOf(key) !== '');
      const dataset = datasetOf(
        [
          { name: 'id', type: 'string', values: named },
          { name: 'n', type: 'number', values: named.map((_, i) => i) },
        ],
        ['id'],
      );
      const columns = { value: 'n', low: null, high: null, level: null, n: null };
      const span = { file: 'x', start: 0, end: 0 };
      const estimates = { dataset, columns, level: null, unit: null, label: null, format: null, span };
      const values = { ...nothing, estimates: new Map([['t', estimates]]) };
      named.forEach((key, row) => {
        const value = estimateOf(estimates, row);
        expect([rowNamed(dataset, key), rowNamed(dataset, slugOf(key))]).toEqual([row, row]);
        expect(findValue(values, value.name.split('.'))?.value).toEqual(value);
        expect(findValue(values, foldName(value.name).replaceAll('-', '_').split('.'), true)?.row?.row).toBe(row);
      });
    }),
  );
});
