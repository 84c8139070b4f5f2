import type { Json, JsonObject, LocatedJson } from '../model/json.ts';
import { escapePointer } from '../util/json-pointer.ts';
import { mappedSource } from '../util/mapped-text.ts';
import { quoteTitles } from '../util/quote-titles.ts';
import { readYaml } from '../util/yaml.ts';
import { tell, type Draft, type Stretch } from './draft.ts';

/** A block of YAML in a foreign deck: what it says, and where. */
export interface Block extends Stretch {
  readonly located: LocatedJson;
  readonly value: JsonObject;
}

/** A key of a block with its value. */
export interface Entry {
  readonly key: string;
  readonly value: Json;
  /** From the key to the end of the value. */
  readonly at: Stretch;
  /** The value alone. */
  readonly valueAt: Stretch;
}

const nothing: JsonObject = {};

/** No settings at all, at a place. */
export function noBlock(at: number): Block {
  return { start: at, end: at, located: { value: null, places: new Map() }, value: nothing };
}

/** Reads the text of a block; where it cannot be read, that is told and nothing is taken from it. */
export function readBlock(draft: Draft, start: number, end: number): Block {
  const { located, problems } = readYaml(quoteTitles(mappedSource(draft.source, start, end)));
  const value = isMap(located.value) ? located.value : null;
  if (value !== null && problems.length === 0) return { start, end, located, value };
  if (draft.text.slice(start, end).trim() !== '')
    tell(draft, 'dropped', { start, end }, 'these settings cannot be read as YAML');
  return noBlock(start);
}

/** The keys of a block in their order. */
export function entriesOf(block: Block, within = ''): readonly Entry[] {
  const map = within === '' ? block.value : under(block.value, within);
  if (!isMap(map)) return [];
  return Object.entries(map).map(([key, value]) => {
    const place = block.located.places.get(`${within}/${escapePointer(key)}`);
    const valueAt = place === undefined ? block : { start: place.value.start, end: place.value.end };
    const start = place?.key?.start ?? valueAt.start;
    return { key, value, at: { start, end: Math.max(valueAt.end, place?.key?.end ?? 0) }, valueAt };
  });
}

function under(value: Json, pointer: string): Json {
  let at: Json = value;
  for (const part of pointer.split('/').slice(1)) at = isMap(at) ? (at[part] ?? null) : null;
  return at;
}

/** Is the value a map of keys? */
export function isMap(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A value as words, for those that are text or a number. */
export function wordsOf(value: Json | undefined): string | null {
  if (typeof value === 'string') return value.trim() === '' ? null : value.trim();
  return typeof value === 'number' ? String(value) : null;
}

/** A value that holds a ` #`, which YAML takes for a comment and other tools do not; `null` for any other. */
export function hashValue(
  draft: Draft,
  { key, at, value }: Entry,
): { readonly words: string; readonly at: Stretch } | null {
  if (value !== null && typeof value !== 'string') return null;
  const from = at.start + key.length;
  const rest = (draft.text.slice(from).split(/\n|-->/, 1)[0] as string).trimEnd();
  const [, space = '', words = ''] = /^([ \t]*:[ \t]*)([^"'\s].*)$/.exec(rest) ?? [];
  if (!/(?:^|[ ,(])#[\da-fA-F]{3,8}\b/.test(words)) return null;
  return { words, at: { start: at.start, end: from + space.length + words.length } };
}
