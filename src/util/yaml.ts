import { createRequire } from 'node:module';
import type * as Yaml from 'yaml';
import type { Json, JsonPlace, LocatedJson } from '../model/json.ts';
import type { MappedText, Span } from '../model/text.ts';
import { escapePointer } from './json-pointer.ts';
import { spanAt } from './mapped-text.ts';
import { readPlainYaml } from './plain-yaml/read-plain-yaml.ts';

/** Why a text is not YAML that we take: the library's sentence in short, and where. */
export interface YamlProblem {
  readonly kind: 'syntax' | 'duplicate-key' | 'alias' | 'tag' | 'depth' | 'key';
  readonly detail: string;
  readonly span: Span | null;
  /** The first of two keys that are the same; `detail` is then the key. */
  readonly first?: Span;
}

const maxDepth = 64;

/** The library, loaded where a text needs all of YAML: it takes longer to load than most decks take to be read. */
const library = (): typeof Yaml => createRequire(import.meta.url)('yaml') as typeof Yaml;

/**
 * Reads YAML 1.2 (core schema) or JSON with the place of every part. Anchors, custom tags, merge keys and duplicate
 * keys are problems, not features: deck settings, charts and data are plain data.
 * @returns the value (`null` where nothing could be read) with its places, and what is wrong
 */
export function readYaml(text: MappedText): {
  readonly located: LocatedJson;
  readonly problems: readonly YamlProblem[];
} {
  const plain = readPlainYaml(text);
  return plain === null ? readAnyYaml(text) : { located: plain, problems: [] };
}

/** {@link readYaml} by the library, which takes all of YAML and says what is wrong. */
export function readAnyYaml(text: MappedText): {
  readonly located: LocatedJson;
  readonly problems: readonly YamlProblem[];
} {
  const problems: YamlProblem[] = [];
  const { LineCounter, parseDocument } = library();
  const document = parseDocument(text.text, {
    lineCounter: new LineCounter(),
    merge: false,
    schema: 'core',
    strict: true,
    // The library compares each key with all before it; `toJson` does the same work in linear time.
    uniqueKeys: false,
    logLevel: 'silent',
  });
  const issues = [...document.errors, ...document.warnings];
  if (issues.some((issue) => issue.code === 'RESOURCE_EXHAUSTION')) {
    // Where the stack ends depends on the machine, so neither the place nor what follows is told.
    return tooDeep(text);
  }
  const syntax = issues.findIndex((issue) => issue.code !== 'TAG_RESOLVE_FAILED');
  // One slip makes the library stumble over line after line: only its first complaint tells of the slip.
  for (const issue of syntax === -1 ? issues : issues.slice(syntax, syntax + 1)) {
    problems.push({
      kind: issue.code === 'TAG_RESOLVE_FAILED' ? 'tag' : 'syntax',
      detail: firstSentence(issue.message),
      span: issueSpan(text, issue.pos[0], issue.pos[1]),
    });
  }
  const places = new Map<string, JsonPlace>();
  const value = problems.length > 0 ? null : toJson(document, text, places, problems);
  return { located: { value, places }, problems };
}

/** The place of a fault, no further than its line; what is missing at the end is missing after the last letter. */
function issueSpan(text: MappedText, from: number, to: number): Span | null {
  const start = Math.max(0, Math.min(from, text.text.trimEnd().length - 1));
  const end = Math.min(text.text.length, Math.max(start + 1, Math.min(to, lineEnd(text.text, start))));
  return spanAt(text, start, end);
}

function tooDeep(text: MappedText): ReturnType<typeof readYaml> {
  const problem: YamlProblem = { kind: 'depth', detail: `more than ${maxDepth} levels deep`, span: spanAt(text, 0, 1) };
  return { located: { value: null, places: new Map() }, problems: [problem] };
}

function toJson(
  document: Yaml.Document,
  text: MappedText,
  places: Map<string, JsonPlace>,
  problems: YamlProblem[],
): Json {
  const { isMap, isPair, isScalar, isSeq } = library();
  const whole = spanAt(text, 0, text.text.length) ?? { file: '', start: 0, end: 0 };
  const nodeSpan = (node: unknown): Span => {
    const range = (node as Yaml.Node | null)?.range;
    return (range ? spanAt(text, range[0], Math.max(range[0], range[1])) : null) ?? whole;
  };
  const visit = (node: unknown, pointer: string, key: Span | null, depth: number): Json => {
    places.set(pointer, { key, value: node === null && key !== null ? key : nodeSpan(node) });
    if (depth > maxDepth) return refuse('depth', `more than ${maxDepth} levels deep`, nodeSpan(node));
    if (node === null || node === undefined) return null;
    if (hasAnchor(node)) return refuse('alias', 'anchors and aliases are not taken here', nodeSpan(node));
    if (isScalar(node)) return scalarOf(node.value);
    if (isSeq(node)) return node.items.map((item, i) => visit(item, `${pointer}/${i}`, null, depth + 1));
    if (!isMap(node)) return refuse('alias', 'anchors and aliases are not taken here', nodeSpan(node));
    const object: Record<string, Json> = Object.create(null);
    for (const pair of node.items) {
      if (!isPair(pair) || !isScalar(pair.key)) {
        refuse('key', 'a key must be plain text', nodeSpan(isPair(pair) ? pair.key : pair));
        continue;
      }
      const name = String(pair.key.value);
      const first = places.get(`${pointer}/${escapePointer(name)}`)?.key;
      if (name in object && first) {
        problems.push({ kind: 'duplicate-key', detail: name, span: nodeSpan(pair.key), first });
        continue;
      }
      object[name] = visit(pair.value, `${pointer}/${escapePointer(name)}`, nodeSpan(pair.key), depth + 1);
    }
    return object;
  };
  const refuse = (kind: YamlProblem['kind'], detail: string, span: Span): null => {
    problems.push({ kind, detail, span });
    return null;
  };
  return visit(document.contents, '', null, 0);
}

function hasAnchor(node: unknown): boolean {
  return typeof (node as { readonly anchor?: unknown }).anchor === 'string';
}

function scalarOf(value: unknown): Json {
  if (typeof value === 'bigint') return Number(value);
  if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    return value;
  return String(value);
}

function firstSentence(message: string): string {
  return (message.split('\n')[0] ?? message).replace(/ at line \d+, column \d+:?$/, '');
}

function lineEnd(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  return end === -1 ? text.length : end;
}
