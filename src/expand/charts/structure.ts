import type { Json, JsonObject } from '../../model/json.ts';
import { nearest } from '../../util/nearest.ts';
import { child, isObject, pathOf, type Checks } from './checks.ts';
import { explain, type Problem } from './explain.ts';
import { fits } from './fits.ts';
import { definition } from './schema.ts';
import { forEachData } from './tables.ts';

/** Most structure errors that one chart lists. */
const most = 20;

/**
 * Checks a spec against Vega-Lite's own schema: every key, mark, channel, type and value, one line for each that is
 * wrong, with the place where it was written.
 * @returns whether the spec has the right structure
 */
export function checkStructure(spec: JsonObject, checks: Checks): boolean {
  const bare = withoutRows(spec);
  const schema = definition('TopLevelSpec');
  if (fits(schema, bare)) return true;
  for (const problem of explain(schema, bare, '').slice(0, most)) report(problem, bare, checks);
  return false;
}

/** Rows are data, not structure: long lists would only cost time. */
function withoutRows(spec: JsonObject): JsonObject {
  const pointers = new Set<string>();
  forEachData(spec, '', (data, pointer) => {
    if ('values' in data) pointers.add(child(pointer, 'values'));
  });
  const { datasets: _, ...rest } = spec;
  if (pointers.size === 0) return rest;
  const visit = (value: Json, pointer: string): Json => {
    if (pointers.has(pointer)) return [];
    if (Array.isArray(value)) return value.map((item, i) => visit(item as Json, child(pointer, i)));
    if (!isObject(value)) return value;
    return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, visit(part, child(pointer, key))]));
  };
  return visit(rest, '') as JsonObject;
}

function report(problem: Problem, bare: JsonObject, checks: Checks): void {
  const path = pathOf(problem.pointer);
  if (problem.kind !== 'value' && /\/transform\/\d+$/.test(problem.pointer)) {
    const transform = partAt(bare, problem.pointer);
    if (isObject(transform) && !transformNames.some((name) => name in transform)) {
      return reportTransform(transform, problem.pointer, checks);
    }
  }
  if (problem.kind === 'missing-key') {
    return checks.report('chart/missing-key', checks.keyAt(problem.pointer), { key: problem.key, of: path });
  }
  if (problem.kind === 'unknown-key') {
    const at = checks.keyAt(child(problem.pointer, problem.key));
    const { key } = problem;
    if (problem.pointer.endsWith('/encoding'))
      return checks.report('chart/unknown-channel', at, { key, known: channels() });
    return checks.report('chart/unknown-key', at, {
      key,
      of: path,
      known: problem.known,
      clash: clashOf(problem, bare),
    });
  }
  const word = wordFor(problem.pointer);
  if (word !== null && typeof problem.found === 'string') {
    const known = literals(problem.expected);
    return checks.report('chart/unknown-word', checks.valueAt(problem.pointer), {
      word: problem.found,
      what: word,
      known,
    });
  }
  const near = typeof problem.found === 'string' ? nearest(problem.found, literals(problem.expected)) : null;
  checks.report('chart/bad-value', checks.valueAt(problem.pointer), {
    path,
    found: problem.found,
    expected: problem.expected,
    near,
  });
}

/** A transform is named by one of its keys: the one that is near to a name, else the first. */
function reportTransform(transform: JsonObject, pointer: string, checks: Checks): void {
  const keys = Object.keys(transform);
  const key = keys.find((name) => nearest(name, transformNames) !== null) ?? keys[0] ?? '';
  const at = key === '' ? pointer : child(pointer, key);
  checks.report('chart/unknown-transform', checks.keyAt(at), { key, known: transformNames });
}

/** Keys that say what a view is; it can be only one thing. */
const viewKeys: readonly string[] = ['mark', 'layer', 'concat', 'hconcat', 'vconcat', 'repeat', 'facet'];

function clashOf(problem: Problem & { readonly kind: 'unknown-key' }, bare: JsonObject): string | null {
  const view = partAt(bare, problem.pointer);
  if (!viewKeys.includes(problem.key) || !isObject(view)) return null;
  return viewKeys.find((key) => key !== problem.key && key in view) ?? null;
}

function partAt(value: Json, pointer: string): Json | undefined {
  let part: Json | undefined = value;
  for (const step of pointer.split('/').slice(1)) {
    part = (part as JsonObject | undefined)?.[step.replaceAll('~1', '/').replaceAll('~0', '~')];
  }
  return part;
}

const transformNames: readonly string[] = [
  'aggregate',
  'bin',
  'calculate',
  'density',
  'extent',
  'filter',
  'flatten',
  'fold',
  'impute',
  'joinaggregate',
  'loess',
  'lookup',
  'pivot',
  'quantile',
  'regression',
  'sample',
  'stack',
  'timeUnit',
  'window',
];

function channels(): readonly string[] {
  return Object.keys(definition('FacetedEncoding').properties ?? {});
}

/** What a word at this place names. */
function wordFor(pointer: string): string | null {
  if (/(?:^|\/)mark(?:\/type)?$/.test(pointer)) return 'a mark';
  if (/\/encoding\/[^/]+(?:\/\d+)?\/type$/.test(pointer)) return 'a type of field';
  if (/\/aggregate$|\/op$/.test(pointer)) return 'an aggregate';
  if (/\/timeUnit$/.test(pointer)) return 'a time unit';
  if (/\/scale\/type$/.test(pointer)) return 'a scale';
  return null;
}

/** The literal values among what is expected, without their marks. */
function literals(expected: readonly string[]): readonly string[] {
  return expected.filter((word) => word.startsWith('`')).map((word) => word.slice(1, -1));
}
