import { parseExpression } from 'vega-expression';
import { callFunction } from './functions.ts';
import { compare, reckon } from './operators.ts';
import { anything, isBlank, isUnknown, truth, valueOf, type Run, type Value } from './values.ts';

/** A node of Vega's expression syntax. */
interface Node {
  readonly type: string;
  readonly name?: string;
  readonly value?: unknown;
  readonly operator?: string;
  readonly computed?: boolean;
  readonly [part: string]: unknown;
}

const known = new Map<string, Node | null>();

/**
 * What an expression gives for one row, as far as it can be told; notes blank cells that it reckons or compares with.
 * @returns what is not known, also for text that is no expression
 */
export function evaluate(text: string, run: Run): Value {
  const root = parsed(text);
  return root === null ? anything : visit(root, run);
}

function parsed(text: string): Node | null {
  let root = known.get(text);
  if (root !== undefined) return root;
  try {
    root = parseExpression(text) as unknown as Node;
  } catch {
    root = null;
  }
  if (known.size > 1000) known.clear();
  known.set(text, root);
  return root;
}

function visit(node: Node, run: Run): Value {
  switch (node.type) {
    case 'Literal':
      return node['regex'] === undefined ? (node.value as Value) : anything;
    case 'Identifier':
      return node.name === 'undefined' ? undefined : valueOf(run.params.get(node.name as string));
    case 'MemberExpression':
      return member(node, run);
    case 'UnaryExpression':
      return unary(node, run);
    case 'BinaryExpression':
      return binary(node, run);
    case 'LogicalExpression':
      return logical(node, run);
    case 'ConditionalExpression':
      return choose(visit(part(node, 'test'), run), [part(node, 'consequent'), part(node, 'alternate')], run);
    case 'CallExpression':
      return call(node, run);
    default:
      partsOf(node).forEach((inner) => visit(inner, run));
      return anything;
  }
}

function member(node: Node, run: Run): Value {
  const name = columnRead(node);
  if (name !== null) return run.row.has(name) ? run.row.get(name) : anything;
  visit(part(node, 'object'), run);
  if (node.computed === true) visit(part(node, 'property'), run);
  return anything;
}

/** The column of `datum.column` or `datum['column']`. */
function columnRead(node: Node): string | null {
  if (node.type !== 'MemberExpression' || part(node, 'object').name !== 'datum') return null;
  const property = part(node, 'property');
  if (node.computed !== true) return property.name ?? null;
  return typeof property.value === 'string' ? property.value : null;
}

function unary(node: Node, run: Run): Value {
  const inner = part(node, 'argument');
  const value = visit(inner, run);
  const yes = truth(value);
  if (node.operator === '!') return yes === null ? anything : !yes;
  return reckon(node.operator === '-' ? '-' : '+', [0, value], { run, names: blanksIn(inner, run) });
}

function binary(node: Node, run: Run): Value {
  const sides = [part(node, 'left'), part(node, 'right')] as const;
  const values = [visit(sides[0], run), visit(sides[1], run)] as const;
  const blanks = { run, names: sides.flatMap((side, i) => (isBlank(values[i]) ? blanksIn(side, run) : [])) };
  const operator = String(node.operator);
  return /[<>=]/.test(operator) && !/<<|>>/.test(operator)
    ? compare(operator, values, blanks)
    : reckon(operator, values, blanks);
}

function logical(node: Node, run: Run): Value {
  const [left, right] = [part(node, 'left'), part(node, 'right')];
  const first = visit(left, run);
  const yes = truth(first);
  const settling = node.operator === '||';
  if (yes === settling) return first;
  const second = visit(right, run);
  return yes === null && truth(second) !== settling ? anything : second;
}

function choose(test: Value, branches: readonly [Node, Node], run: Run): Value {
  const yes = truth(test);
  if (yes !== null) return visit(branches[yes ? 0 : 1], run);
  const [first, second] = [visit(branches[0], run), visit(branches[1], run)];
  if (isUnknown(first) && isUnknown(second) && first.unknown === second.unknown) return first;
  return first === second ? first : anything;
}

function call(node: Node, run: Run): Value {
  const name = part(node, 'callee').name ?? '';
  const parts = (node['arguments'] ?? []) as readonly Node[];
  const [test, first, second] = parts;
  if (name === 'if' && test !== undefined && first !== undefined && second !== undefined)
    return choose(visit(test, run), [first, second], run);
  const values = parts.map((argument) => visit(argument, run));
  return callFunction(name, values, {
    run,
    names: parts.flatMap((argument, i) => (isBlank(values[i]) ? blanksIn(argument, run) : [])),
  });
}

/** The columns that a part reads and that are blank in this row. */
function blanksIn(node: Node, run: Run): string[] {
  const name = columnRead(node);
  if (name !== null) return run.row.has(name) && (run.row.get(name) ?? null) === null ? [name] : [];
  return partsOf(node).flatMap((inner) => blanksIn(inner, run));
}

function part(node: Node, key: string): Node {
  return node[key] as Node;
}

function partsOf(node: Node): readonly Node[] {
  return Object.values(node).flat().filter(isNode);
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && typeof (value as Node).type === 'string';
}
