import { diagnose } from '../../diagnostics/diagnose.ts';
import type { Diagnostic, Staged } from '../../model/diagnostic.ts';
import type { Json, JsonObject, JsonPlace, LocatedJson } from '../../model/json.ts';
import type { DeckSettings } from '../../model/settings.ts';
import {
  child,
  isList,
  isObject,
  keyPlace,
  valuePlace,
  wrongShape,
  type DefinitionReader,
} from './definition-reader.ts';

/** The variants of the talk that definitions are read for. */
export interface DefinitionsFor extends Pick<DeckSettings, 'variants' | 'variant'> {
  /** They belong to another talk, whose variants may have other names: those say nothing here. */
  readonly isGuest: boolean;
}

/**
 * The definitions that are for a variant: `in` beside a definition names the variants that have it, and of a list of
 * definitions under one name the variant has one. What is left has neither `in` nor lists.
 */
export function pickDefinitions(located: LocatedJson, choice: DefinitionsFor): Staged<LocatedJson> {
  const root = located.value;
  if (!isObject(root)) return { value: located, diagnostics: [] };
  const diagnostics: Diagnostic[] = [];
  const reader: DefinitionReader = { located, diagnostics };
  const places = new Map<string, JsonPlace>(located.places);
  const picked: Record<string, Json> = { ...root };
  for (const section of ['values', 'estimates']) {
    const map = root[section];
    if (!isObject(map) || !Object.values(map).some(isForSome)) continue;
    const kept: Record<string, Json> = Object.create(null);
    for (const [name, value] of Object.entries(map)) {
      const pointer = child(`/${section}`, name);
      const one = isForSome(value) ? pickOne(reader, { name, value, pointer }, choice) : { value, pointer };
      if (one === null) continue;
      kept[name] = withoutIn(one.value);
      if (one.pointer !== pointer) movePlaces(places, one.pointer, pointer);
    }
    picked[section] = kept;
  }
  return { value: { value: picked, places }, diagnostics };
}

interface Written {
  readonly value: Json;
  readonly pointer: string;
}

function isForSome(value: Json): boolean {
  return isList(value) || (isObject(value) && Object.hasOwn(value, 'in'));
}

/** The definition of a name that a variant has; `null` for none. */
function pickOne(
  reader: DefinitionReader,
  { name, value, pointer }: Written & { readonly name: string },
  choice: DefinitionsFor,
): Written | null {
  if (!isList(value)) return isFor(reader, { value, pointer }, choice) ? { value, pointer } : null;
  const all = value.map((item, i) => ({ value: item, pointer: child(pointer, i) }));
  const odd = all.find((one) => !isObject(one.value));
  if (odd !== undefined)
    return wrongShape(
      reader,
      odd.pointer,
      name,
      'a list of mappings, each with the variants that have it: `in: short`',
    );
  const fitting = all.filter((one) => isFor(reader, one, choice));
  const [first, second] = fitting;
  if (first !== undefined && second !== undefined) {
    const related = [{ message: 'it is defined here already', span: valuePlace(reader, first.pointer) }];
    reader.diagnostics.push(
      diagnose('values/duplicate', valuePlace(reader, second.pointer), { name, same: name }, related),
    );
  }
  return first ?? null;
}

function isFor(
  reader: DefinitionReader,
  { value, pointer }: Written,
  { variants, variant, isGuest }: DefinitionsFor,
): boolean {
  if (!isObject(value) || !Object.hasOwn(value, 'in')) return true;
  const at = child(pointer, 'in');
  const names = namesIn(value['in'] as Json);
  if (names === null) {
    wrongShape(reader, at, 'in', 'the name of a variant, or a list of names');
    return true;
  }
  const known = variants.map((one) => one.name);
  const heard = names.filter((name) => known.includes(name));
  if (!isGuest)
    for (const name of names.filter((one) => !known.includes(one)))
      reader.diagnostics.push(diagnose('parse/unknown-variant', keyPlace(reader, at), { name, known }));
  return heard.length === 0 ? names.length > 0 : heard.some((name) => name === variant?.name);
}

function namesIn(value: Json): readonly string[] | null {
  if (typeof value === 'string') return value.split(/[\s,]+/).filter((name) => name !== '');
  return isList(value) && value.every((item) => typeof item === 'string') ? value : null;
}

function withoutIn(value: Json): Json {
  if (!isObject(value) || !Object.hasOwn(value, 'in')) return value;
  const { in: _, ...rest } = value as JsonObject & { readonly in: Json };
  return rest;
}

/** What stands in a list is from here on what stands under the name. */
function movePlaces(places: Map<string, JsonPlace>, from: string, to: string): void {
  for (const [pointer, place] of [...places]) {
    if (pointer === from)
      places.set(to, {
        ...place,
        ...(places.get(to)?.key === undefined ? {} : { key: places.get(to)?.key }),
      } as JsonPlace);
    else if (pointer.startsWith(`${from}/`)) places.set(to + pointer.slice(from.length), place);
  }
}
