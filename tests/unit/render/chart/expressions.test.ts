import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseExpression } from 'vega-expression';
import { expressionInterpreter } from 'vega-interpreter';
import { expressions } from '../../../../src/render/chart/expressions.ts';

type Run = (first: unknown, second?: unknown) => unknown;
type Interpreter = Readonly<Record<'operator' | 'parameter' | 'encode', (context: unknown, part: unknown) => Run>>;
const vegas = expressionInterpreter as unknown as Interpreter;
const ours = expressions as unknown as Interpreter;

/** What a dataflow gives to expressions; one of them looks at what it is called upon. */
const functions = {
  base: 10,
  scale: function (this: { base: number }, name: string, value: number) {
    return name === 'x' ? value * this.base : value;
  },
  isValid: (value: unknown) => value !== null && value !== undefined && value === value,
  toNumber: (value: unknown) => Number(value),
  three: (a: unknown, b: unknown, c: unknown) => [a, b, c],
};
const context = { functions };
const signals = { $width: 300, $name: 'a', $list: [1, 2, { deep: 'x' }] };
const datum = { n: 4, minus: -2.5, text: 'word', none: null, 'a b': 7, row: { list: [3, 1] } };

const { tree } = fc.letrec<{ tree: string }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom('1', '0', '-3.5', '"word"', 'null', 'true', 'datum.n', 'datum["a b"]', 'datum.none', 'datum.gone'),
    fc.constantFrom('width', 'name', 'list[2].deep', 'PI', 'item.x', 'datum.row.list[0]', 'datum[name]', '[1, width]'),
    fc
      .tuple(tie('tree'), fc.constantFrom(...'+ - * / % < <= > >= == != === !== && || & ^ >>'.split(' ')), tie('tree'))
      .map(([a, op, b]) => `(${a} ${op} ${b})`),
    fc.tuple(tie('tree'), tie('tree'), tie('tree')).map(([a, b, c]) => `(${a} ? ${b} : ${c})`),
    fc.tuple(tie('tree'), tie('tree'), tie('tree')).map(([a, b, c]) => `if(${a}, ${b}, ${c})`),
    fc.tuple(fc.constantFrom('!', '-', '+', '~'), tie('tree')).map(([op, a]) => `${op} (${a})`),
    fc
      .tuple(fc.constantFrom('isValid', 'toNumber', 'abs', 'floor', 'isNaN', 'upper', 'sin'), tie('tree'))
      .map(([f, a]) => `${f}(${a})`),
    fc
      .tuple(fc.constantFrom('max', 'pow', 'three'), tie('tree'), tie('tree'))
      .map(([f, a, b]) => `${f}(${a}, ${b}, 2)`),
    tie('tree').map((a) => `scale("x", ${a})`),
    tie('tree').map((a) => `{first: ${a}}`),
  ),
}));

const result = (run: () => unknown): unknown => {
  try {
    return run();
  } catch {
    return 'thrown';
  }
};

describe('expressions of a chart', () => {
  test('mean what they mean to Vega', () => {
    fc.assert(
      fc.property(tree, (text) => {
        const written = { ast: parseExpression(text) };
        const give = ({ parameter }: Interpreter) => result(() => parameter(context, written)(datum, signals));
        expect(give(ours)).toEqual(give(vegas));
        const alone = ({ operator }: Interpreter) => result(() => operator(context, written)(signals));
        expect(alone(ours)).toEqual(alone(vegas));
      }),
    );
  });

  const sides = ['x', 'x2', 'xc', 'y', 'y2', 'yc', 'width', 'height', 'fill'];
  const channels = fc.uniqueArray(fc.constantFrom(...sides), { minLength: 1 });

  test('give marks the same places', () => {
    fc.assert(
      fc.property(
        channels,
        fc.array(fc.constantFrom('datum.n', 'datum.minus', '5', 'width', 'item.mark'), { minLength: 9, maxLength: 9 }),
        fc.constantFrom('rect', 'symbol', 'group', 'rule', 'text'),
        (names, texts, marktype) => {
          const written = names.map((name, i) => [name, { ast: parseExpression(texts[i] as string) }]);
          const encode = { marktype, channels: Object.fromEntries(written) as object };
          const give = (interpreter: Interpreter) => {
            const item = { datum, x: 1, fill: 5, mark: 9 };
            const run = interpreter.encode(context, encode);
            return [run(item, signals), item, run(item, signals)];
          };
          expect(give(ours)).toEqual(give(vegas));
        },
      ),
    );
  });

  test.each(['datum.constructor', 'datum["toString"]', 'list.map', 'name.constructor.constructor', 'scale.call'])(
    'get no hold of a function: %s',
    (text) => {
      const run = () => ours.parameter(context, { ast: parseExpression(text) })(datum, signals);
      expect(['undefined', 'thrown']).toContain(String(result(run)));
    },
  );
});
