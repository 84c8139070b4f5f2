import type { Cell } from '../model/data.ts';
import type { Origin, Reading, RowGroup } from '../model/values.ts';
import { didYouMean } from '../util/nearest.ts';
import { distinctGroups, judgeGroups, rowGroupsOf } from '../util/row-groups.ts';
import {
  isProblem,
  problemAt,
  type BinaryExpression,
  type CallExpression,
  type Expression,
  type ExpressionProblem,
  type PathExpression,
} from './expression.ts';
import { functions } from './functions.ts';
import { binaryOutcome, gives, unaryOutcome, type Outcome } from './operators.ts';
import { parse } from './parse.ts';
import { readsTable, tableFunctions, type TableRun } from './table-functions.ts';
import { isList, isTable, kindWords, type ExpressionValue, type Resolved, type Resolver } from './values.ts';

/** A named number that an expression read. */
export interface Read {
  /** As the talk calls it: `trials.e1910-hr.high`. */
  readonly name: string;
  readonly value: Cell;
  readonly origin: Origin;
}

/** What an expression gives, with all that it read; what it read is there also where it gives nothing. */
export interface Evaluation {
  readonly result: ExpressionValue | ExpressionProblem;
  /** Named values and cells, each once, in the order in which they stand. */
  readonly reads: readonly Read[];
  /** The cells behind all of that, and those that functions over tables went through. */
  readonly readings: readonly Reading[];
  /** Rows of sensitive tables behind each number that was computed with. */
  readonly groups: readonly RowGroup[];
}

/** Rows that one expression may walk, all its functions together. */
const mostRows = 20_000_000;

/**
 * Evaluates an expression in the language of Vega. The tree is walked: no code is made, nothing of JavaScript's objects
 * can be reached, and functions are those of `functions.ts` and `table-functions.ts` alone. Every name is looked up
 * before anything is computed, so that a misspelt name behind `||` is found too.
 */
export function evaluate(text: string, resolver: Resolver): Evaluation {
  const tree = parse(text);
  return isProblem(tree) ? { result: tree, reads: [], readings: [], groups: [] } : evaluateTree(tree, resolver);
}

/** {@link evaluate} for an expression that is parsed. */
export function evaluateTree(tree: Expression, resolver: Resolver): Evaluation {
  const names = new Map<PathExpression, Resolved>();
  const fault = resolveNames(tree, resolver, names);
  const reads = readsOf(names);
  const readings = reads.flatMap(({ origin }) => origin.readings);
  if (fault !== null) return { result: fault, reads, readings, groups: [] };
  const run: Run = { names, resolver, table: { readings: [...readings], groups: [], budget: { left: mostRows } } };
  const result = valueOf(tree, run);
  return { result, reads, readings: run.table.readings, groups: distinctGroups(run.table.groups) };
}

interface Run {
  readonly names: ReadonlyMap<PathExpression, Resolved>;
  readonly resolver: Resolver;
  readonly table: TableRun;
}

function readsOf(names: ReadonlyMap<PathExpression, Resolved>): Read[] {
  const reads = new Map<string, Read>();
  for (const found of names.values()) {
    if (found.kind === 'value' && !reads.has(found.name))
      reads.set(found.name, { name: found.name, value: found.value, origin: found.origin });
  }
  return [...reads.values()];
}

/** Looks up all names of a tree. @returns the first that means nothing, and all functions that are none */
function resolveNames(
  node: Expression,
  resolver: Resolver,
  names: Map<PathExpression, Resolved>,
): ExpressionProblem | null {
  if (node.kind === 'path') {
    if (constants.has(node.parts[0]?.name ?? '') && node.parts.length === 1) return null;
    const found = resolver.resolve(node.parts.map(({ name }) => name));
    names.set(node, found);
    if (found.kind === 'broken') return { ...problemAt(node, `\`${node.parts[0]?.name}\` has an error`), told: true };
    return found.kind === 'missing' ? problemAt(node.parts[found.part] ?? node, found.words, found.hint) : null;
  }
  if (node.kind === 'call' && !functions.has(node.name) && !tableFunctions.has(node.name) && !special.has(node.name)) {
    const known = [...functions.keys(), ...tableFunctions.keys(), ...special];
    const place = { at: node.at, end: node.at + node.name.length };
    return problemAt(place, `there is no function \`${node.name}\` here`, didYouMean(node.name, known));
  }
  let first: ExpressionProblem | null = null;
  for (const part of partsOf(node)) first ??= resolveNames(part, resolver, names);
  return first;
}

/** The expressions that an expression is made of, in their order. */
export function partsOf(node: Expression): readonly Expression[] {
  switch (node.kind) {
    case 'literal':
    case 'path':
      return [];
    case 'item':
      return [node.of, node.key];
    case 'call':
      return node.args;
    case 'unary':
      return [node.operand];
    case 'binary':
      return [node.left, node.right];
    case 'choice':
      return [node.test, node.yes, node.no];
    case 'list':
      return node.items;
    case 'record':
      return node.entries.map(([, value]) => value);
  }
}

/** Names of numbers that are the same in every talk. */
export const constants: ReadonlyMap<string, number> = new Map([
  ['PI', Math.PI],
  ['E', Math.E],
  ['LN2', Math.LN2],
  ['LN10', Math.LN10],
  ['SQRT2', Math.SQRT2],
]);

/** Functions that do not take all of their arguments as values. */
const special: ReadonlySet<string> = new Set(['if', 'format']);

function valueOf(node: Expression, run: Run): ExpressionValue | ExpressionProblem {
  switch (node.kind) {
    case 'literal':
      return node.value;
    case 'path':
      return pathValue(node, run);
    case 'item':
      return itemValue(node, run);
    case 'call':
      return callValue(node, run);
    case 'unary': {
      const operand = valueOf(node.operand, run);
      return isProblem(operand)
        ? operand
        : settled(node, unaryOutcome(node.operator, operand), [[node.operand, operand]]);
    }
    case 'binary':
      return node.operator === '&&' || node.operator === '||' ? logical(node, run) : binary(node, run);
    case 'choice':
      return choose(node.test, node.yes, node.no, run);
    case 'list': {
      const items = valuesOf(node.items, run);
      return isProblem(items) ? items : { kind: 'list', items };
    }
    case 'record': {
      const values = valuesOf(partsOf(node), run);
      return isProblem(values)
        ? values
        : { kind: 'fields', fields: new Map(node.entries.map(([key], i) => [key, values[i] ?? null])) };
    }
  }
}

function pathValue(node: PathExpression, { names, table }: Run): ExpressionValue | ExpressionProblem {
  const found = names.get(node);
  if (found?.kind === 'value') {
    table.groups.push(...rowGroupsOf(found.origin));
    return found.value;
  }
  if (found?.kind === 'table') return found.table;
  return constants.get(node.parts[0]?.name ?? '') ?? problemAt(node, 'this name means nothing here');
}

/** A result at its place; a problem names the operand without a value, where one is to blame. */
function settled(
  node: Expression,
  outcome: Outcome,
  operands: readonly (readonly [Expression, ExpressionValue])[],
): ExpressionValue | ExpressionProblem {
  if (outcome.ok) return outcome.value;
  const empty = operands.find(([, value]) => value === null)?.[0];
  if (empty?.kind !== 'path') return problemAt(node, outcome.words);
  return problemAt(empty, `\`${empty.parts.map(({ name }) => name).join('.')}\` has no value`);
}

function binary(node: BinaryExpression, run: Run): ExpressionValue | ExpressionProblem {
  const { groups } = run.table;
  const before = groups.length;
  const left = valueOf(node.left, run);
  if (isProblem(left)) return left;
  const right = valueOf(node.right, run);
  if (isProblem(right)) return right;
  // What is compared gives true or false; what is computed gives a number.
  const fault = comparisons.has(node.operator) ? null : judgeGroups(groups.slice(before), node.operator);
  if (fault !== null) return problemAt(node, fewBetween(fault.table, fault.minimum), 'join groups, or leave it out');
  const outcome = binaryOutcome(node.operator, left, right);
  return settled(node, outcome, [
    [node.left, left],
    [node.right, right],
  ]);
}

const comparisons: ReadonlySet<string> = new Set(['==', '===', '!=', '!==', '<', '>', '<=', '>=']);

function fewBetween(table: string, minimum: number): string {
  return `between these numbers are fewer than ${minimum} rows of the sensitive table \`${table}\``;
}

function logical(node: BinaryExpression, run: Run): ExpressionValue | ExpressionProblem {
  const left = truth(node.left, run);
  if (isProblem(left) || left === (node.operator === '||')) return left;
  return truth(node.right, run);
}

/** `true` or `false`; JavaScript takes any value for one of them, and so hides what was meant. */
function truth(node: Expression, run: Run): boolean | ExpressionProblem {
  const value = valueOf(node, run);
  if (typeof value === 'boolean' || isProblem(value)) return value;
  return problemAt(node, `this must be \`true\` or \`false\`, and is ${kindWords(value)}`, 'compare it with something');
}

function choose(test: Expression, yes: Expression, no: Expression, run: Run): ExpressionValue | ExpressionProblem {
  const holds = truth(test, run);
  return isProblem(holds) ? holds : valueOf(holds ? yes : no, run);
}

function valuesOf(nodes: readonly Expression[], run: Run): ExpressionValue[] | ExpressionProblem {
  const values: ExpressionValue[] = [];
  for (const node of nodes) {
    const value = valueOf(node, run);
    if (isProblem(value)) return value;
    values.push(value);
  }
  return values;
}

/** An item of a list by its number from 0. */
function itemValue(node: Extract<Expression, { kind: 'item' }>, run: Run): ExpressionValue | ExpressionProblem {
  const of = valueOf(node.of, run);
  if (isProblem(of)) return of;
  const key = valueOf(node.key, run);
  if (isProblem(key)) return key;
  if (isList(of) && typeof key === 'number')
    return of.items[key] ?? problemAt(node.key, `this list has no item ${key}`);
  if (isList(of) && key === 'length') return of.items.length;
  if (isTable(of))
    return problemAt(node.key, 'a row is named by its key, in quotes', `write \`${of.dataset.name}['key']\``);
  return problemAt(node, `${kindWords(of)} has no such part`);
}

function callValue(node: CallExpression, run: Run): ExpressionValue | ExpressionProblem {
  const { name, args } = node;
  if (name === 'if') {
    const [test, yes, no] = args;
    return test && yes && no && args.length === 3 ? choose(test, yes, no, run) : wrongCount(node, [3, 3]);
  }
  const values = valuesOf(args, run);
  if (isProblem(values)) return values;
  const operands = args.map((arg, i) => [arg, values[i] ?? null] as const);
  if (name === 'format') return settled(node, formatted(values, run.resolver), operands);
  if (readsTable(name, values)) {
    const known = tableFunctions.get(name);
    const [table, ...rest] = values;
    if (known === undefined || !inside(known.arguments, args.length))
      return wrongCount(node, known?.arguments ?? [1, 1]);
    if (table === undefined || !isTable(table))
      return problemAt(args[0] ?? node, `\`${name}\` needs a table, and this is ${kindWords(table ?? null)}`);
    return settled(node, known.run(table, rest, run.table), []);
  }
  const known = functions.get(name);
  if (known === undefined || !inside(known.arguments, args.length)) return wrongCount(node, known?.arguments ?? [1, 1]);
  if (name === 'length' && values[0] !== undefined && isTable(values[0]))
    return settled(node, tableFunctions.get('count')?.run(values[0], [], run.table) ?? gives(null), []);
  return settled(node, known.run(values), operands);
}

function inside([least, most]: readonly [number, number], count: number): boolean {
  return count >= least && count <= most;
}

function wrongCount(node: CallExpression, [least, most]: readonly [number, number]): ExpressionProblem {
  const wanted = least === most ? `${least}` : `${least} to ${most}`;
  return problemAt(node, `\`${node.name}\` takes ${wanted} argument${most === 1 ? '' : 's'}, not ${node.args.length}`);
}

function formatted([value, pattern]: readonly ExpressionValue[], { format }: Resolver): Outcome {
  if (typeof value !== 'number' || typeof pattern !== 'string')
    return { ok: false, words: '`format` needs a number and a pattern in quotes' };
  const text = format?.(value, pattern) ?? null;
  return text === null ? { ok: false, words: `\`${pattern}\` is no format of numbers` } : gives(text);
}
