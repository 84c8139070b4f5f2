import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Json, JsonObject } from '../../src/model/json.ts';
import { schemas, type SchemaName } from '../../src/schemas.ts';
import { mappedSource } from '../../src/util/mapped-text.ts';
import { quoteTitles } from '../../src/util/quote-titles.ts';
import { readYaml } from '../../src/util/yaml.ts';

const root = join(import.meta.dirname, '../..');
const all = schemas();

/** What of a value a schema refuses, by JSON Pointer: as much of JSON Schema as ours use. */
function refused(value: Json | undefined, schema: JsonObject, at = ''): readonly string[] {
  if (value === undefined) return [];
  const options = schema['anyOf'] as readonly JsonObject[] | undefined;
  if (options !== undefined && !options.some((each) => refused(value, each, at).length === 0)) return [at];
  const types = schema['type'] === undefined ? null : [schema['type']].flat();
  if (types !== null && !types.includes(typeOf(value)) && !(types.includes('number') && typeOf(value) === 'integer'))
    return [at];
  if (schema['enum'] !== undefined && !(schema['enum'] as readonly Json[]).includes(value)) return [at];
  if (typeof value === 'string' && value.length < Number(schema['minLength'] ?? 0)) return [at];
  if (Array.isArray(value))
    return value.flatMap((each: Json, i) => refused(each, (schema['items'] ?? {}) as JsonObject, `${at}/${i}`));
  return typeof value === 'object' && value !== null ? refusedKeys(value as JsonObject, schema, at) : [];
}

function typeOf(value: Json): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  return Number.isInteger(value) ? 'integer' : typeof value;
}

function refusedKeys(value: JsonObject, schema: JsonObject, at: string): readonly string[] {
  const properties = (schema['properties'] ?? {}) as Readonly<Record<string, JsonObject>>;
  const patterns = Object.entries((schema['patternProperties'] ?? {}) as JsonObject);
  const rest = schema['additionalProperties'];
  const missing = ((schema['required'] ?? []) as readonly string[]).filter((key) => value[key] === undefined);
  return [
    ...missing.map((key) => `${at}/${key}`),
    ...Object.entries(value).flatMap(([key, each]) => {
      const here = `${at}/${key}`;
      const own = properties[key];
      if (own !== undefined) return refused(each, own, here);
      if (patterns.some(([pattern]) => new RegExp(pattern).test(key))) return [];
      if (rest === false) return [here];
      return refused(each, (rest ?? {}) as JsonObject, here);
    }),
  ];
}

function yaml(text: string): Json {
  return readYaml(quoteTitles(mappedSource({ path: 'a.yaml', text }))).located.value;
}

function filesNamed(name: RegExp): readonly string[] {
  return ['slides', 'data', 'templates'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .map((path) => join(folder, path))
      .filter((path) => name.test(path.replaceAll('\\', '/')) && !path.includes('dist')),
  );
}

const read = (path: string): string => readFileSync(join(root, path), 'utf8');

const examples: Readonly<Record<SchemaName, readonly (readonly [path: string, value: Json])[]>> = {
  deck: filesNamed(/deck\.md$/).map((path) => [path, yaml(/^---\n([^]*?)\n---/.exec(read(path))?.[1] ?? '')]),
  slide: filesNamed(/\.md$/).flatMap((path) =>
    [...read(path).matchAll(/\n---\n((?:[a-z-]+:.*\n(?:[ -].*\n)*)+)---\n/g)].map(
      (match) => [path, yaml(match[1] ?? '')] as const,
    ),
  ),
  values: filesNamed(/values\.yaml$/).map((path) => [path, yaml(read(path))]),
  config: filesNamed(/plenary\.config\.yaml$/).map((path) => [path, yaml(read(path))]),
  datapackage: filesNamed(/datapackage\.json$/).map((path) => [path, JSON.parse(read(path)) as Json]),
};

describe.each(Object.keys(examples) as SchemaName[])('the schema of %s', (name) => {
  test('takes all examples of the repository', () => {
    expect(examples[name].length).toBeGreaterThan(1);
    for (const [path, value] of examples[name]) expect([path, ...refused(value, all[name])]).toEqual([path]);
  });

  test('refuses a key that is not there, and takes one of the user’s own where the compiler does', () => {
    const [, value] = examples[name][0] as readonly [string, JsonObject];
    expect(refused({ ...value, titel: 'slip' }, all[name])).toEqual(['/titel']);
    const own = name === 'values' || name === 'config' ? ['/x-mine'] : [];
    expect(refused({ ...value, 'x-mine': 1 }, all[name])).toEqual(own);
  });
});

test('values of settings are judged as the compiler judges them', () => {
  expect(refused({ title: 'A', lang: 'en', transition: 'fly' }, all.deck)).toEqual(['/transition']);
  expect(refused({ title: 'A' }, all.deck)).toEqual(['/lang']);
  expect(refused({ visibility: 'hiden' }, all.slide)).toEqual(['/visibility']);
  expect(refused({ background: { colour: 'red' } }, all.slide)).toEqual(['/background']);
  expect(refused({ levels: { 'chart/many-colours': 'loud' } }, all.config)).toEqual(['/levels/chart/many-colours']);
  expect(refused({ values: { a: { summ: 'apples.crates' } } }, all.values)).toEqual(['/values/a/summ']);
  expect(refused({ estimates: { trials: { ci: ['low', 'high'] } } }, all.values)).toEqual(['/estimates/trials/value']);
});
