import type { Json } from '../../model/json.ts';
import { nearest } from '../../util/nearest.ts';
import { child, isList, isObject } from './checks.ts';
import { fits, fitsAlone, fitsType, itemSchema, propertySchema } from './fits.ts';
import { branchesOf, type Schema, type SchemaNode } from './schema.ts';

/** One thing that keeps a value from fitting its schema, at the deepest place to which it can be traced. */
export type Problem =
  | { readonly kind: 'unknown-key'; readonly pointer: string; readonly key: string; readonly known: readonly string[] }
  | { readonly kind: 'missing-key'; readonly pointer: string; readonly key: string }
  | { readonly kind: 'value'; readonly pointer: string; readonly found: Json; readonly expected: readonly string[] };

interface Verdict {
  readonly problems: readonly Problem[];
  /** How far the value is from this alternative. What is wrong deeper inside weighs less, so that the deepest fit wins. */
  readonly cost: number;
}

const perfect: Verdict = { problems: [], cost: 0 };

/** Weight of a value of another kind altogether, and of one that tells alternatives apart (`type: boxplot`). */
const wrongKind = 4;
const wrongTag = 2;

/**
 * Says why a value does not fit: of the alternatives of each `anyOf`, the one that fits best is taken to be meant.
 * @param pointer JSON Pointer of the value
 */
export function explain(schema: Schema, value: Json, pointer: string): readonly Problem[] {
  return judge(schema, value, pointer).problems;
}

function judge(schema: Schema, value: Json, pointer: string): Verdict {
  if (fits(schema, value)) return perfect;
  const branches = branchesOf(schema);
  const verdicts = branches.map((branch) => judgeBranch(branch, value, pointer));
  let best = verdicts[0] ?? { problems: [], cost: wrongKind };
  for (const verdict of verdicts) if (verdict.cost < best.cost) best = verdict;
  const problems = best.problems.map((problem) => (problem.kind === 'value' ? widened(problem, verdicts) : problem));
  return { problems, cost: best.cost };
}

/** A value that no alternative takes is told all that any of them takes at that place. */
function widened(problem: Problem & { readonly kind: 'value' }, verdicts: readonly Verdict[]): Problem {
  const expected = new Set(problem.expected);
  for (const verdict of verdicts) {
    for (const other of verdict.problems) {
      if (other.kind === 'value' && other.pointer === problem.pointer)
        other.expected.forEach((word) => expected.add(word));
    }
  }
  return { ...problem, expected: [...expected] };
}

function judgeBranch(node: SchemaNode, value: Json, pointer: string): Verdict {
  if (!fitsAlone(node, value)) {
    const cost = fitsType(node, value) ? 1 : wrongKind;
    return { problems: [{ kind: 'value', pointer, found: value, expected: expectation(node) }], cost };
  }
  if (isList(value)) return judgeItems(node, value, pointer);
  return isObject(value) ? judgeObject(node, value, pointer) : perfect;
}

function judgeItems(node: SchemaNode, list: readonly Json[], pointer: string): Verdict {
  const verdicts = list.map((item, i) => judge(itemSchema(node, i), item, child(pointer, i)));
  return { problems: verdicts.flatMap((verdict) => verdict.problems), cost: inner(verdicts) };
}

function judgeObject(node: SchemaNode, value: { readonly [key: string]: Json }, pointer: string): Verdict {
  const known = Object.keys(node.properties ?? {});
  let missing = (node.required ?? []).filter((key) => !(key in value));
  const problems: Problem[] = [];
  const parts: Verdict[] = [];
  let cost = 0;
  for (const [key, part] of Object.entries(value)) {
    const schema = propertySchema(node, key);
    if (schema === false) {
      // A misspelt key is most likely the one that is missing.
      const meant = nearest(key, missing);
      if (meant !== null) missing = missing.filter((name) => name !== meant);
      cost += meant !== null ? 0.6 : nearest(key, known) !== null ? 0.8 : 1;
      problems.push({ kind: 'unknown-key', pointer, key, known: meant === null ? known : [meant] });
      continue;
    }
    const verdict = judge(schema, part, child(pointer, key));
    if (verdict.cost > 0 && isTag(schema)) cost += wrongTag;
    parts.push(verdict);
  }
  for (const key of missing) problems.push({ kind: 'missing-key', pointer, key });
  return {
    problems: [...problems, ...parts.flatMap((part) => part.problems)],
    cost: cost + missing.length + inner(parts),
  };
}

/** What is wrong inside a value never outweighs what is wrong with the value itself. */
function inner(parts: readonly Verdict[]): number {
  return Math.min(
    0.5,
    parts.reduce((sum, part) => sum + Math.min(0.4, part.cost * 0.2), 0),
  );
}

function isTag(schema: Schema): boolean {
  return branchesOf(schema).every((branch) => branch.const !== undefined);
}

const typeWords: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  integer: 'a whole number',
  boolean: 'true or false',
  null: 'null',
  array: 'a list',
  object: 'keys and values',
};

function expectation(node: SchemaNode): readonly string[] {
  if (node.const !== undefined) return [literal(node.const)];
  if (node.enum !== undefined) return node.enum.map(literal);
  const types = typeof node.type === 'string' ? [node.type] : (node.type ?? []);
  const bounds = [
    node.minimum === undefined ? '' : ` from ${node.minimum}`,
    node.maximum === undefined ? '' : ` up to ${node.maximum}`,
    node.minItems === undefined ? '' : ` of ${node.minItems === node.maxItems ? '' : 'at least '}${node.minItems}`,
  ].join('');
  return types.map((type) => (typeWords[type] ?? type) + (type === 'number' || type === 'array' ? bounds : ''));
}

function literal(value: string | number | boolean | null): string {
  return `\`${String(value)}\``;
}
