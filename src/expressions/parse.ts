import { parseExpression } from 'vega-expression';
import {
  isProblem,
  problemAt,
  type Expression,
  type ExpressionProblem,
  type Literal,
  type PathPart,
} from './expression.ts';

/** Longest expression that is read, in UTF-16 units. */
export const longestExpression = 2000;
/** How deep brackets, and operators in each other, may stand. */
const deepest = 200;

/** Reads an expression in the language of Vega, with its own parser; regular expressions are not taken. */
export function parse(text: string): Expression | ExpressionProblem {
  const whole = { at: 0, end: text.length };
  if (text.trim() === '') return problemAt(whole, 'the expression is empty');
  if (text.length > longestExpression)
    return problemAt(whole, `the expression has ${text.length} letters; ${longestExpression} are read`);
  if (bracketDepth(text) > deepest) return problemAt(whole, `brackets stand more than ${deepest} deep`);
  let root: Node;
  try {
    root = parseExpression(text) as unknown as Node;
  } catch (error) {
    return syntaxProblem(text, error as { index?: number; description?: string });
  }
  return convert(root, { text, at: 0 }, 0);
}

function bracketDepth(text: string): number {
  let depth = 0;
  let most = 0;
  for (const letter of text) {
    if (letter === '(' || letter === '[' || letter === '{') most = Math.max(most, ++depth);
    else if (letter === ')' || letter === ']' || letter === '}') depth--;
  }
  return most;
}

function syntaxProblem(text: string, error: { index?: number; description?: string }): ExpressionProblem {
  const whole = { at: 0, end: text.length };
  const single = /(?<![=!<>])=(?!=)/.exec(text.replace(/'[^']*'|"[^"]*"/g, (quoted) => ' '.repeat(quoted.length)));
  if (single !== null) {
    const turned = /[<>]/.exec(text[single.index + 1] ?? '')?.[0];
    const end = single.index + (turned === undefined ? 1 : 2);
    const hint = turned === undefined ? 'write `==`' : `write \`${turned}=\``;
    return problemAt({ at: single.index, end }, `\`${text.slice(single.index, end)}\` compares nothing`, hint);
  }
  const said = error.description;
  if (said === undefined || error.index === undefined)
    return problemAt(
      whole,
      `\`${text.trim()}\` is more than one expression`,
      'join its parts with an operator: `&&`, `+`',
    );
  if (said.includes('end of input'))
    return problemAt({ at: text.trimEnd().length, end: text.length }, `\`${text.trim()}\` ends too early`);
  // The parser may name the space behind what it stumbled over.
  const offset = Math.min(error.index, text.length) - (/^\s/.test(text.slice(error.index)) && error.index > 0 ? 1 : 0);
  const letter = text[offset];
  if (letter === undefined) return problemAt(whole, 'a quote is not closed');
  return problemAt({ at: offset, end: offset + 1 }, `\`${letter}\` is not expected here`);
}

/** A node of the parser's tree, with the members that are read. */
interface Node {
  readonly type: string;
  readonly name?: string;
  readonly value?: unknown;
  readonly raw?: string;
  readonly regex?: object;
  readonly computed?: boolean;
  readonly operator?: string;
  readonly object?: Node;
  readonly property?: Node;
  readonly callee?: Node;
  readonly argument?: Node;
  readonly left?: Node;
  readonly right?: Node;
  readonly test?: Node;
  readonly consequent?: Node;
  readonly alternate?: Node;
  readonly key?: Node;
  readonly arguments?: readonly Node[];
  readonly elements?: readonly (Node | null)[];
  readonly properties?: readonly Node[];
}

/** Where the walk is: the parser keeps no places, so names are looked for in the order in which they stand. */
interface Cursor {
  readonly text: string;
  at: number;
}

function take(cursor: Cursor, written: string): { readonly at: number; readonly end: number } {
  let at = cursor.text.indexOf(written, cursor.at);
  if (/^[\w$]/.test(written)) {
    const isInWord = (i: number): boolean =>
      /[\w$]/.test(cursor.text[i - 1] ?? '') || /[\w$]/.test(cursor.text[i + written.length] ?? '');
    while (at !== -1 && isInWord(at)) at = cursor.text.indexOf(written, at + 1);
  }
  if (at === -1) return { at: cursor.at, end: cursor.at };
  cursor.at = at + written.length;
  return { at, end: cursor.at };
}

function convert(node: Node, cursor: Cursor, depth: number): Expression | ExpressionProblem {
  if (depth > deepest)
    return problemAt({ at: 0, end: cursor.text.length }, `the expression is more than ${deepest} steps deep`);
  switch (node.type) {
    case 'Literal':
      return literal(node, cursor);
    case 'Identifier':
    case 'MemberExpression':
      return path(node, cursor, depth) ?? item(node, cursor, depth);
    case 'CallExpression':
      return call(node, cursor, depth);
    case 'UnaryExpression':
      return unary(node, cursor, depth);
    case 'BinaryExpression':
    case 'LogicalExpression':
      return binary(node, cursor, depth);
    case 'ConditionalExpression':
      return choice(node, cursor, depth);
    case 'ArrayExpression':
      return list(node, cursor, depth);
    case 'ObjectExpression':
      return record(node, cursor, depth);
    default:
      return problemAt({ at: cursor.at, end: cursor.text.length }, 'this is not taken in an expression');
  }
}

function literal(node: Node, cursor: Cursor): Expression | ExpressionProblem {
  const place = take(cursor, node.raw ?? String(node.value));
  if (node.regex !== undefined) return problemAt(place, 'regular expressions are not taken here');
  return { kind: 'literal', ...place, value: node.value as Literal };
}

/** A name followed by members that are written out; `null` where it is something else. */
function path(node: Node, cursor: Cursor, depth: number): Expression | null {
  const steps: Node[] = [];
  let at = node;
  for (; at.type === 'MemberExpression'; at = at.object as Node) {
    const property = at.property as Node;
    const isWritten = at.computed !== true || (property.type === 'Literal' && typeof property.value === 'string');
    if (!isWritten || steps.length + depth > deepest) return null;
    steps.unshift(property);
  }
  if (at.type !== 'Identifier') return null;
  const parts = [at, ...steps].map((step): PathPart => {
    const isName = step.type === 'Identifier';
    const place = take(cursor, isName ? (step.name as string) : (step.raw ?? ''));
    return { name: isName ? (step.name as string) : String(step.value), ...place };
  });
  const first = parts[0] as PathPart;
  return { kind: 'path', at: first.at, end: (parts.at(-1) as PathPart).end, parts };
}

function item(node: Node, cursor: Cursor, depth: number): Expression | ExpressionProblem {
  const of = convert(node.object as Node, cursor, depth + 1);
  if (isProblem(of)) return of;
  const property = node.property as Node;
  if (node.computed !== true) {
    const place = take(cursor, property.name as string);
    return {
      kind: 'item',
      at: of.at,
      end: place.end,
      of,
      key: { kind: 'literal', ...place, value: property.name as string },
    };
  }
  const key = convert(property, cursor, depth + 1);
  return isProblem(key) ? key : { kind: 'item', at: of.at, end: key.end, of, key };
}

function call(node: Node, cursor: Cursor, depth: number): Expression | ExpressionProblem {
  const callee = node.callee as Node;
  if (callee.type !== 'Identifier')
    return problemAt({ at: cursor.at, end: cursor.text.length }, 'only functions by name can be called');
  const name = callee.name as string;
  const place = take(cursor, name);
  const args = convertAll(node.arguments ?? [], cursor, depth);
  if (isProblem(args)) return args;
  return { kind: 'call', at: place.at, end: closing(cursor), name, args };
}

function unary(node: Node, cursor: Cursor, depth: number): Expression | ExpressionProblem {
  const { at } = take(cursor, node.operator as string);
  const operand = convert(node.argument as Node, cursor, depth + 1);
  return isProblem(operand)
    ? operand
    : { kind: 'unary', at, end: operand.end, operator: node.operator as string, operand };
}

function binary(node: Node, cursor: Cursor, depth: number): Expression | ExpressionProblem {
  const left = convert(node.left as Node, cursor, depth + 1);
  if (isProblem(left)) return left;
  take(cursor, node.operator as string);
  const right = convert(node.right as Node, cursor, depth + 1);
  if (isProblem(right)) return right;
  return { kind: 'binary', at: left.at, end: right.end, operator: node.operator as string, left, right };
}

function choice(node: Node, cursor: Cursor, depth: number): Expression | ExpressionProblem {
  const parts = convertAll([node.test as Node, node.consequent as Node, node.alternate as Node], cursor, depth);
  if (isProblem(parts)) return parts;
  const [test, yes, no] = parts as [Expression, Expression, Expression];
  return { kind: 'choice', at: test.at, end: no.end, test, yes, no };
}

function list(node: Node, cursor: Cursor, depth: number): Expression | ExpressionProblem {
  const { at } = take(cursor, '[');
  const elements = node.elements ?? [];
  if (elements.some((element) => element === null))
    return problemAt({ at, end: at + 1 }, 'an item of this list is missing');
  const items = convertAll(elements as readonly Node[], cursor, depth);
  return isProblem(items) ? items : { kind: 'list', at, end: closing(cursor), items };
}

function record(node: Node, cursor: Cursor, depth: number): Expression | ExpressionProblem {
  const { at } = take(cursor, '{');
  const entries: (readonly [string, Expression])[] = [];
  for (const { key, value } of node.properties ?? []) {
    const name = key?.type === 'Identifier' ? (key.name as string) : String(key?.value);
    take(cursor, key?.raw ?? name);
    const converted = convert(value as Node, cursor, depth + 1);
    if (isProblem(converted)) return converted;
    entries.push([name, converted]);
  }
  return { kind: 'record', at, end: closing(cursor), entries };
}

function convertAll(nodes: readonly Node[], cursor: Cursor, depth: number): Expression[] | ExpressionProblem {
  const converted: Expression[] = [];
  for (const node of nodes) {
    const part = convert(node, cursor, depth + 1);
    if (isProblem(part)) return part;
    converted.push(part);
  }
  return converted;
}

/** The end of a bracket whose content has been read. */
function closing(cursor: Cursor): number {
  const rest = /^[\s)\]}]*?[)\]}]/.exec(cursor.text.slice(cursor.at));
  if (rest !== null) cursor.at += rest[0].length;
  return cursor.at;
}
