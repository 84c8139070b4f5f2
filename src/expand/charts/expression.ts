import { parseExpression } from 'vega-expression';
import {
  allowedFunctions,
  constants,
  isTamePattern,
  refusedFunctions,
  refusedMembers,
  scaleFunctions,
} from './expression-rules.ts';
import { syntaxProblem, type SyntaxProblem } from './expression-syntax.ts';

/** A node of Vega's expression syntax, with the members that the rules read. */
interface Node {
  readonly type: string;
  readonly name?: string;
  readonly value?: unknown;
  readonly raw?: string;
  readonly regex?: { readonly pattern: string };
  readonly computed?: boolean;
  readonly object?: Node;
  readonly property?: Node;
  readonly callee?: Node;
  readonly arguments?: readonly Node[];
  readonly elements?: readonly (Node | null)[];
  readonly properties?: readonly Node[];
  readonly key?: Node;
  readonly [part: string]: unknown;
}

/** A member of `datum`: its exact column name, and the parts of the cell that are read. */
export interface ReadField {
  readonly name: string;
  readonly steps: readonly string[];
  readonly offset: number;
  readonly length: number;
}

/** What an expression reads, and what is wrong with it. Offsets count from the expression's start. */
export interface ExpressionFacts {
  /** Members of `datum`, by their exact column name. */
  readonly fields: readonly ReadField[];
  /** Names that must be parameters; an `index` names a member (`datum[column]`) and must have a value that is written out. */
  readonly names: readonly { readonly name: string; readonly offset: number; readonly index: boolean }[];
  /** Patterns of numbers and times that are written out. */
  readonly formats: readonly { readonly format: string; readonly kind: 'number' | 'time'; readonly offset: number }[];
  /** Parameters that hold a regular expression. */
  readonly patterns: readonly { readonly name: string; readonly offset: number }[];
  readonly problems: readonly ExpressionProblem[];
  /** The whole row is used (`datum` alone), so that no column can be left out. */
  readonly wholeRow: boolean;
}

/** Why an expression is not taken; an offset of -1 means the whole of it. */
export type ExpressionProblem =
  | SyntaxProblem
  | { readonly kind: 'function'; readonly offset: number; readonly name: string; readonly why: string | null }
  | { readonly kind: 'refused'; readonly offset: number; readonly what: string };

/** Longest expression that is read. */
const maxLength = 10_000;

/**
 * Parses an expression with Vega's own parser and holds it against the allow-list: functions by name, names that are
 * parameters or constants, members that stay inside plain data, literal and tame regular expressions.
 */
export function readExpression(text: string): ExpressionFacts {
  if (text.length > maxLength)
    return failed({ kind: 'refused', offset: 0, what: `an expression of ${text.length} letters` });
  let root: Node;
  try {
    root = parseExpression(text) as unknown as Node;
  } catch (error) {
    return failed(syntaxProblem(error, text));
  }
  return walk(root, text);
}

function failed(problem: ExpressionProblem): ExpressionFacts {
  return { fields: [], names: [], formats: [], patterns: [], problems: [problem], wholeRow: false };
}

interface Findings {
  readonly text: string;
  readonly fields: ReadField[];
  readonly names: { name: string; offset: number; index: boolean }[];
  readonly formats: { format: string; kind: 'number' | 'time'; offset: number }[];
  readonly patterns: { name: string; offset: number }[];
  readonly problems: ExpressionProblem[];
  wholeRow: boolean;
}

function walk(root: Node, text: string): ExpressionFacts {
  const found: Findings = { text, fields: [], names: [], formats: [], patterns: [], problems: [], wholeRow: false };
  visit(root, found);
  return found;
}

function visit(node: Node, found: Findings): void {
  const { text, names, problems } = found;
  if (node.type === 'MemberExpression') return visitMember(node, found);
  if (node.type === 'CallExpression') {
    visitCall(node, found);
    return node.arguments?.forEach((argument) => visit(argument, found));
  }
  if (node.type === 'Identifier') {
    const name = node.name as string;
    if (name === 'datum') found.wholeRow = true;
    else if (!constants.has(name)) names.push({ name, offset: offsetOf(name, text), index: false });
    return;
  }
  if (node.type === 'Literal') {
    const pattern = node.regex?.pattern;
    if (pattern === undefined || isTamePattern(pattern)) return;
    const what = `the regular expression \`/${pattern}/\`, which can take endless time`;
    return void problems.push({ kind: 'refused', offset: Math.max(0, text.indexOf(pattern) - 1), what });
  }
  if (node.type === 'Property') {
    const key = String(node.key?.name ?? node.key?.value);
    if (refusedMembers.has(key))
      problems.push({ kind: 'refused', offset: offsetOf(key, text), what: `the key \`${key}\`` });
    return visit(node.value as Node, found);
  }
  for (const part of Object.values(node).flat()) if (isNode(part)) visit(part, found);
}

/** @param after the parts that are read of this member, outermost first */
function visitMember(node: Node, found: Findings, after: readonly string[] = []): void {
  const { text, fields, names, problems } = found;
  const [object, property] = [node.object as Node, node.property as Node];
  const ofRow = object.type === 'Identifier' && object.name === 'datum';
  const key = memberName(node);
  if (ofRow && key !== null) return void fields.push({ name: key, steps: after, ...placeOfField(text, key) });
  if (ofRow) found.wholeRow = true;
  else if (object.type === 'MemberExpression') visitMember(object, found, stepsFrom(node, after));
  else visit(object, found);
  if (key !== null && refusedMembers.has(key)) {
    problems.push({ kind: 'refused', offset: offsetOf(key, text), what: `\`.${key}\`` });
  }
  if (key === null && !isPlainIndex(property, object)) {
    problems.push({ kind: 'refused', offset: -1, what: 'a member whose name is computed' });
  }
  if (node.computed !== true) return;
  visit(property, found);
  if (property.type !== 'Identifier') return;
  const name = property.name as string;
  names.push({ name, offset: offsetOf(name, text), index: true });
}

/** What is read of a cell: names and places in lists, as far as they are written out. */
function stepsFrom(node: Node, after: readonly string[]): readonly string[] {
  const key = memberName(node);
  if (key !== null) return [key, ...after];
  const place = (node.property as Node).value;
  return typeof place === 'number' ? [String(place), ...after] : [];
}

/** Where a name stands as a word of its own, or after a dot. */
function offsetOf(name: string, text: string): number {
  return Math.max(0, text.search(new RegExp(`(?<!\\w)${escapePattern(name)}(?!\\w)`)));
}

function visitCall(node: Node, { text, problems, patterns, formats }: Findings): void {
  const name = node.callee?.type === 'Identifier' ? (node.callee.name as string) : '';
  const offset = Math.max(0, text.indexOf(`${name}(`));
  const [first, second] = node.arguments ?? [];
  const kind = formatting.get(name);
  if (kind !== undefined && typeof second?.value === 'string') {
    formats.push({ format: second.value, kind, offset: Math.max(0, text.indexOf(second.value, offset)) });
  }
  if (!allowedFunctions.has(name)) {
    problems.push({
      kind: 'function',
      offset,
      name,
      why: Object.hasOwn(refusedFunctions, name) ? (refusedFunctions[name] as string) : null,
    });
  } else if (scaleFunctions.has(name) && typeof first?.value !== 'string') {
    problems.push({ kind: 'refused', offset, what: `\`${name}\` of a scale whose name is not written out` });
  } else if (name === 'regexp' && first?.type === 'Identifier') {
    patterns.push({ name: first.name as string, offset });
  } else if (name === 'regexp' && !(typeof first?.value === 'string' && isTamePattern(first.value))) {
    problems.push({
      kind: 'refused',
      offset,
      what: 'a regular expression that is not written out or can take endless time',
    });
  }
}

/** Functions whose second argument is a pattern. */
const formatting: ReadonlyMap<string, 'number' | 'time'> = new Map([
  ['format', 'number'],
  ...['timeFormat', 'timeParse', 'utcFormat', 'utcParse'].map((name) => [name, 'time'] as const),
]);

/** The name of a member that is known before the chart runs. */
function memberName(node: Node): string | null {
  const property = node.property as Node;
  if (node.computed !== true) return property.name ?? null;
  return property.type === 'Literal' && typeof property.value === 'string' ? property.value : null;
}

/** A place in a list, a name that a parameter holds, or a cell that picks from what the expression itself lists. */
function isPlainIndex(index: Node, object: Node): boolean {
  if (index.type === 'Literal') return typeof index.value === 'number';
  if (index.type === 'Identifier') return index.name !== 'datum' && index.name !== 'parent';
  if (index.type === 'MemberExpression') return object.type === 'ObjectExpression' || object.type === 'ArrayExpression';
  return index.type === 'BinaryExpression' && ['-', '*', '/', '%'].includes(index['operator'] as string);
}

function placeOfField(text: string, name: string): { offset: number; length: number } {
  const direct = new RegExp(`datum\\s*\\.\\s*${escapePattern(name)}(?!\\w)`).exec(text);
  if (direct !== null) return { offset: direct.index + direct[0].length - name.length, length: name.length };
  const quoted = text.indexOf(name);
  return quoted === -1 ? { offset: 0, length: text.length } : { offset: quoted, length: name.length };
}

function escapePattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && typeof (value as Node).type === 'string';
}
