import { catalogue, type Code } from '../diagnostics/catalogue.ts';
import { configKeys, levelNames } from '../diagnostics/catalogue/config.ts';
import { diagnose } from '../diagnostics/diagnose.ts';
import type { Config } from '../model/config.ts';
import type { Diagnostic, Staged } from '../model/diagnostic.ts';
import type { Json, LocatedJson } from '../model/json.ts';
import type { SourceFile, Span } from '../model/text.ts';
import { mappedSource } from '../util/mapped-text.ts';
import { resolveReference } from '../util/paths.ts';
import { escapePointer } from '../util/json-pointer.ts';
import { readYaml } from '../util/yaml.ts';

/** What `plenary.config.yaml` says; `null` for what it leaves out. Paths are from its folder. */
export interface Settings {
  readonly deck: SettingPath | null;
  readonly data: SettingPath | null;
  readonly templates: SettingPath | null;
  readonly levels: Config['levels'];
  /** Rules of congresses by name, as written: `check/` reads those that are asked for. */
  readonly profiles: LocatedJson | null;
}

/** A path and the place where it was written. */
export interface SettingPath {
  readonly path: string;
  readonly span: Span;
}

/** Settings that say nothing. */
export const noSettings: Settings = { deck: null, data: null, templates: null, levels: {}, profiles: null };

/** Reads `plenary.config.yaml`. Its list of keys is closed. */
export function readSettings(source: SourceFile): Staged<Settings> {
  const { located, problems } = readYaml(mappedSource(source));
  const diagnostics = problems.map(({ detail, span }) => diagnose('config/syntax', span, { detail }));
  const { value } = located;
  if (diagnostics.length > 0 || value === null) return { value: noSettings, diagnostics };
  if (!isMap(value)) {
    const facts = { key: source.path, expected: `a list of settings, as in \`deck: talk/deck.md\`` };
    return { value: noSettings, diagnostics: [diagnose('config/wrong-type', placeOf(located, ''), facts)] };
  }
  for (const key of Object.keys(value)) {
    if ((configKeys as readonly string[]).includes(key)) continue;
    diagnostics.push(diagnose('config/unknown-key', keyPlace(located, `/${escapePointer(key)}`), { key }));
  }
  const path = (key: 'deck' | 'data' | 'templates'): SettingPath | null =>
    readPath(key, value[key], located, diagnostics);
  const settings = {
    deck: path('deck'),
    data: path('data'),
    templates: path('templates'),
    levels: readLevels(value['levels'], located, diagnostics),
    profiles: readProfiles(value['profiles'], located, diagnostics),
  };
  return { value: settings, diagnostics };
}

function readPath(
  key: string,
  value: Json | undefined,
  located: LocatedJson,
  diagnostics: Diagnostic[],
): SettingPath | null {
  if (value === undefined) return null;
  const span = placeOf(located, `/${key}`);
  if (typeof value !== 'string') {
    diagnostics.push(diagnose('config/wrong-type', span, { key, expected: 'a path' }));
    return null;
  }
  const resolved = resolveReference('', value.replace(/(?<=.)\/+$/, ''));
  if (resolved.ok) return { path: resolved.path, span };
  diagnostics.push(diagnose('config/bad-path', span, { path: value, why: resolved.why }));
  return null;
}

function readLevels(value: Json | undefined, located: LocatedJson, diagnostics: Diagnostic[]): Config['levels'] {
  const levels: Record<string, Config['levels'][string]> = Object.create(null);
  if (value === undefined || value === null) return levels;
  if (!isMap(value)) {
    const expected = 'a list, as in `chart/many-colours: off`';
    diagnostics.push(diagnose('config/wrong-type', placeOf(located, '/levels'), { key: 'levels', expected }));
    return levels;
  }
  for (const [code, written] of Object.entries(value)) {
    const pointer = `/levels/${escapePointer(code)}`;
    const problem = judgeCode(code, keyPlace(located, pointer));
    // YAML 1.1 writers read `off` as false; both mean the same here.
    const name = written === false ? 'off' : typeof written === 'string' ? written : JSON.stringify(written);
    const level = levelNames.find((each) => each === name);
    if (problem !== null) diagnostics.push(problem);
    else if (level === undefined)
      diagnostics.push(diagnose('config/unknown-level', placeOf(located, pointer), { level: name }));
    else levels[code] = level;
  }
  return levels;
}

/** The part of the settings with places of its own; that each profile is a map is said here, what is in it elsewhere. */
function readProfiles(
  value: Json | undefined,
  { places }: LocatedJson,
  diagnostics: Diagnostic[],
): Settings['profiles'] {
  if (value === undefined || value === null) return null;
  const root = '/profiles';
  const wrong = isMap(value)
    ? Object.keys(value)
        .filter((name) => !isMap(value[name] as Json))
        .map((name) => ({ key: name, pointer: `${root}/${escapePointer(name)}` }))
    : [{ key: 'profiles', pointer: root }];
  for (const { key, pointer } of wrong) {
    const expected = 'a list of rules, as in `minutes: {most: 12}`';
    diagnostics.push(diagnose('config/wrong-type', places.get(pointer)?.value ?? null, { key, expected }));
  }
  const inside = [...places].filter(([pointer]) => pointer === root || pointer.startsWith(`${root}/`));
  return { value, places: new Map(inside.map(([pointer, place]) => [pointer.slice(root.length), place])) };
}

function judgeCode(code: string, span: Span | null): Diagnostic | null {
  if (!Object.hasOwn(catalogue, code)) {
    return diagnose('config/unknown-code', span, { key: code, codes: Object.keys(catalogue).sort() });
  }
  return catalogue[code as Code].severity === 'error' ? diagnose('config/fixed-level', span, { key: code }) : null;
}

function isMap(value: Json): value is { readonly [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function placeOf(located: LocatedJson, pointer: string): Span {
  return located.places.get(pointer)?.value as Span;
}

function keyPlace(located: LocatedJson, pointer: string): Span {
  return located.places.get(pointer)?.key ?? placeOf(located, pointer);
}
