import { expressionInterpreter } from 'vega-interpreter';

/*
 * Runs the expressions of a dataflow without making code, as Vega's interpreter does, but turns each syntax tree into
 * functions once, for all charts of a shape: the interpreter sets itself up anew for every channel of every mark, which
 * was a tenth of the time that a chart took. Trees that have more than charts mostly have are left to it.
 */

/** The part of a syntax tree's nodes that is looked into. */
interface Node {
  readonly type: string;
  readonly [part: string]: unknown;
}

/** Functions that a dataflow gives to expressions; they are called upon it. */
type Functions = Readonly<Record<string, ((...args: unknown[]) => unknown) | undefined>>;
type Params = Readonly<Record<string, unknown>>;
type Item = Record<string, unknown> & { readonly datum: unknown };

/** A syntax tree as a function. */
type Run = (functions: Functions, params: Params, datum: unknown, item: unknown) => unknown;

interface Context {
  readonly functions: Functions;
}

interface Written {
  readonly ast: Node;
}

/** What marks are given: an expression a channel. */
interface Encode {
  readonly marktype: string;
  readonly channels: Readonly<Record<string, Written>>;
}

const original = expressionInterpreter as {
  readonly operator: (context: Context, expression: Written) => unknown;
  readonly parameter: (context: Context, expression: Written) => unknown;
  readonly encode: (context: Context, encode: Encode) => unknown;
};

/** Stands in the place of Vega's interpreter, with the same results. */
export const expressions = {
  ...expressionInterpreter,
  operator(context: Context, expression: Written): unknown {
    const run = runOf(expression.ast, context.functions);
    if (run === null) return original.operator(context, expression);
    return (params: Params) => run(context.functions, params, undefined, undefined);
  },
  parameter(context: Context, expression: Written): unknown {
    const run = runOf(expression.ast, context.functions);
    if (run === null) return original.parameter(context, expression);
    return (datum: unknown, params: Params) => run(context.functions, params, datum, undefined);
  },
  encode(context: Context, encode: Encode): unknown {
    const { marktype, channels } = encode;
    const { functions } = context;
    const names = Object.keys(channels);
    const runs: Run[] = [];
    for (const name of names) {
      const run = runOf((channels[name] as Written).ast, functions);
      if (run === null) return original.encode(context, encode);
      runs.push(run);
    }
    const adjust = adjustment(marktype, channels);
    return (item: Item, params: Params): number => {
      const { datum } = item;
      let changed = 0;
      for (let i = 0; i < runs.length; i++) {
        const value = (runs[i] as Run)(functions, params, datum, item);
        const name = names[i] as string;
        if (item[name] === value) continue;
        item[name] = value;
        changed = 1;
      }
      adjust?.(item as unknown as Placed);
      return changed;
    };
  },
};

const known = new WeakMap<Node, Run | null>();

/** `null` for what is left to Vega's interpreter. */
function runOf(ast: Node, functions: Functions): Run | null {
  let run = known.get(ast);
  if (run === undefined) known.set(ast, (run = made(ast, functions)));
  return run;
}

function made(node: Node, functions: Functions): Run | null {
  const part = (name: string): Run | null => made(node[name] as Node, functions);
  switch (node.type) {
    case 'Literal':
      return node['regex'] === undefined ? constant(node['value']) : null;
    case 'Identifier':
      return identifier(node['name'] as string);
    case 'MemberExpression':
      return member(part('object'), node['computed'] === true ? part('property') : constant(nameOf(node['property'])));
    case 'CallExpression':
      return call(node, functions);
    case 'BinaryExpression':
      return binary[node['operator'] as string]?.(part('left'), part('right')) ?? null;
    case 'LogicalExpression':
      return logical(node['operator'] as string, part('left'), part('right'));
    case 'UnaryExpression':
      return unary(node['operator'] as string, part('argument'));
    case 'ConditionalExpression':
      return conditional(part('test'), part('consequent'), part('alternate'));
    default:
      return null;
  }
}

function nameOf(node: unknown): string {
  return (node as { readonly name: string }).name;
}

function constant(value: unknown): Run {
  return () => value;
}

/** Names that are no columns, items or signals: constants and what only a page has. */
const others: ReadonlySet<string> = new Set([
  ...['event', 'NaN', 'E', 'LN2', 'LN10', 'LOG2E', 'LOG10E', 'PI', 'SQRT1_2', 'SQRT2', 'MIN_VALUE', 'MAX_VALUE'],
  ...Object.getOwnPropertyNames(Object.prototype),
]);

function identifier(name: string): Run | null {
  if (name === 'datum') return (_, __, datum) => datum;
  if (name === 'item') return (_, __, ___, item) => item;
  if (others.has(name)) return null;
  const key = `$${name}`;
  return (_, params) => params[key];
}

/** No expression gets hold of a function, whatever it is a member of. */
function member(object: Run | null, property: Run | null): Run | null {
  if (object === null || property === null) return null;
  return (functions, params, datum, item) => {
    const of = object(functions, params, datum, item) as Readonly<Record<string, unknown>>;
    const value = of[property(functions, params, datum, item) as string];
    return typeof value === 'function' ? undefined : value;
  };
}

/** The functions of the language that charts call for every row and that a dataflow does not bring. */
const own: Functions = {
  isNaN: Number.isNaN as (value: unknown) => boolean,
  isFinite: Number.isFinite as (value: unknown) => boolean,
  abs: Math.abs as (value: unknown) => number,
  ceil: Math.ceil as (value: unknown) => number,
  floor: Math.floor as (value: unknown) => number,
  max: Math.max as (...values: unknown[]) => number,
  min: Math.min as (...values: unknown[]) => number,
  pow: Math.pow as (...values: unknown[]) => number,
  round: Math.round as (value: unknown) => number,
  sqrt: Math.sqrt as (value: unknown) => number,
  length: (value) => (value as { readonly length: unknown }).length,
};

/** Functions of the event that a dataflow is told of. */
const ofEvents: ReadonlySet<string> = new Set(['view', 'item', 'group', 'xy', 'x', 'y']);

function call(node: Node, functions: Functions): Run | null {
  const written = nameOf(node['callee']);
  const name = written.startsWith('_') ? written.slice(1) : written;
  const args: Run[] = [];
  for (const argument of node['arguments'] as readonly Node[]) {
    const run = made(argument, functions);
    if (run === null) return null;
    args.push(run);
  }
  const [first, second, third] = args;
  if (name === 'if') return conditional(first ?? null, second ?? null, third ?? null);
  if (ofEvents.has(name)) return null;
  const plain = functions[name] === undefined && Object.hasOwn(own, name) ? own[name] : undefined;
  if (functions[name] === undefined && plain === undefined) return null;
  type Called = (...args: unknown[]) => unknown;
  const find = (given: Functions): Called => plain ?? (given[name] as Called);
  if (first !== undefined && second === undefined) {
    return (given, params, datum, item) => find(given).call(given, first(given, params, datum, item));
  }
  if (first !== undefined && second !== undefined && third === undefined) {
    return (given, params, datum, item) =>
      find(given).call(given, first(given, params, datum, item), second(given, params, datum, item));
  }
  return (given, params, datum, item) =>
    find(given).apply(
      given,
      args.map((run) => run(given, params, datum, item)),
    );
}

type Operation = (left: number, right: number) => unknown;

function operation(apply: Operation): (left: Run | null, right: Run | null) => Run | null {
  return (left, right) => {
    if (left === null || right === null) return null;
    return (functions, params, datum, item) =>
      apply(left(functions, params, datum, item) as number, right(functions, params, datum, item) as number);
  };
}

const binary: Readonly<Record<string, ReturnType<typeof operation> | undefined>> = {
  '*': operation((a, b) => a * b),
  '+': operation((a, b) => a + b),
  '-': operation((a, b) => a - b),
  '/': operation((a, b) => a / b),
  '%': operation((a, b) => a % b),
  '>': operation((a, b) => a > b),
  '<': operation((a, b) => a < b),
  '<=': operation((a, b) => a <= b),
  '>=': operation((a, b) => a >= b),
  // The language has these two, which take `null` and nothing for the same.
  // oxlint-disable-next-line eqeqeq
  '==': operation((a, b) => a == b),
  // oxlint-disable-next-line eqeqeq
  '!=': operation((a, b) => a != b),
  '===': operation((a, b) => a === b),
  '!==': operation((a, b) => a !== b),
};

function logical(operator: string, left: Run | null, right: Run | null): Run | null {
  if (left === null || right === null) return null;
  return operator === '&&'
    ? (functions, params, datum, item) => left(functions, params, datum, item) && right(functions, params, datum, item)
    : (functions, params, datum, item) => left(functions, params, datum, item) || right(functions, params, datum, item);
}

function unary(operator: string, argument: Run | null): Run | null {
  if (argument === null) return null;
  if (operator === '!') return (functions, params, datum, item) => !argument(functions, params, datum, item);
  if (operator === '-')
    return (functions, params, datum, item) => -(argument(functions, params, datum, item) as number);
  if (operator === '+')
    return (functions, params, datum, item) => +(argument(functions, params, datum, item) as number);
  return null;
}

function conditional(test: Run | null, consequent: Run | null, alternate: Run | null): Run | null {
  if (test === null || consequent === null || alternate === null) return null;
  return (functions, params, datum, item) =>
    test(functions, params, datum, item)
      ? consequent(functions, params, datum, item)
      : alternate(functions, params, datum, item);
}

/** An item whose place is being worked out. */
type Placed = Record<'x' | 'y' | 'x2' | 'y2' | 'xc' | 'yc' | 'width' | 'height', number>;

/** What stands between two ends, or about a middle, gets its corner and size; `null` where nothing does. */
function adjustment(marktype: string, channels: Encode['channels']): ((item: Placed) => void) | null {
  if (marktype === 'rule') return null;
  const swaps = marktype === 'group' || marktype === 'image' || marktype === 'rect';
  const parts = axes.flatMap(([start, end, middle, size]) => [
    ...(channels[end] ? [fromEnd(start, end, size, { isBetween: Boolean(channels[start]), swaps })] : []),
    ...(channels[middle] ? [fromMiddle(start, middle, size)] : []),
  ]);
  if (parts.length === 0) return null;
  return (item) => {
    for (const part of parts) part(item);
  };
}

type Side = keyof Placed;

const axes: readonly (readonly [start: Side, end: Side, middle: Side, size: Side])[] = [
  ['x', 'x2', 'xc', 'width'],
  ['y', 'y2', 'yc', 'height'],
];

function fromEnd(
  start: Side,
  end: Side,
  size: Side,
  { isBetween, swaps }: { readonly isBetween: boolean; readonly swaps: boolean },
): (item: Placed) => void {
  if (!isBetween) {
    return (item) => {
      item[start] = item[end] - (item[size] || 0);
    };
  }
  return (item) => {
    const first = item[start];
    if (swaps && first > item[end]) {
      item[start] = item[end];
      item[end] = first;
    }
    item[size] = item[end] - item[start];
  };
}

function fromMiddle(start: Side, middle: Side, size: Side): (item: Placed) => void {
  return (item) => {
    item[start] = item[middle] - (item[size] || 0) / 2;
  };
}
