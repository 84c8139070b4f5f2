import { diagnose } from '../../diagnostics/diagnose.ts';
import type { Diagnostic, Staged } from '../../model/diagnostic.ts';
import type { Json, JsonObject, LocatedJson } from '../../model/json.ts';
import type { Span } from '../../model/text.ts';
import { escapePointer } from '../../util/json-pointer.ts';
import {
  citationParts,
  profileFormats,
  type Bounds,
  type CitationRule,
  type DisclosureRule,
  type Profile,
  type TypeRule,
} from './profile.ts';

/** Keys of a profile, `extends` not among them. */
export const profileKeys = [
  ...['disclosure', 'minutes', 'slides', 'aspect', 'formats', 'fonts', 'type', 'citations', 'names', 'megabytes'],
] as const;

/** A profile as written: the value at a pointer of a file. */
export interface WrittenProfile {
  readonly located: LocatedJson;
  /** `/profiles/ours`, or empty for a file of its own. */
  readonly pointer: string;
}

interface Reader {
  readonly places: LocatedJson['places'];
  readonly diagnostics: Diagnostic[];
}

/**
 * Reads the rules of a profile over those that it extends: what is not said stays, and `off` takes a rule away.
 * @param base what it extends
 */
export function readProfile(base: Profile, value: JsonObject, { located, pointer }: WrittenProfile): Staged<Profile> {
  const diagnostics: Diagnostic[] = [];
  const reader = { places: located.places, diagnostics };
  const allowed = [...profileKeys, 'extends'];
  for (const key of Object.keys(value).filter((key) => !allowed.includes(key))) {
    diagnostics.push(diagnose('profile/unknown-key', place(reader, at(pointer, key), 'key'), { key, keys: allowed }));
  }
  const rule = <T>(key: string, kept: T | null, read: (value: Json, pointer: string) => T | null): T | null => {
    const written = value[key];
    if (written === undefined) return kept;
    // `off` is a word in YAML 1.2 and `false` in the YAML before.
    return written === 'off' || written === false || written === null ? null : read(written, at(pointer, key));
  };
  const profile: Profile = {
    name: base.name,
    disclosure: rule('disclosure', base.disclosure, (v, p) => readDisclosure(v, p, reader)),
    minutes: rule('minutes', base.minutes, (v, p) => readBounds(v, p, reader)),
    slides: rule('slides', base.slides, (v, p) => readBounds(v, p, reader)),
    aspect: rule('aspect', base.aspect, (v, p) => readAspect(v, p, reader)),
    formats: rule('formats', base.formats, (v, p) => readWords(v, p, { words: profileFormats, reader })),
    fonts: rule('fonts', base.fonts, (v, p) => readWords(v, p, { words: null, reader })),
    type: rule('type', base.type, (v, p) => readType(v, p, reader)),
    citations: rule('citations', base.citations, (v, p) => readCitations(v, p, reader)),
    names: rule('names', base.names, (v, p) => readNames(v, p, reader)),
    megabytes: rule('megabytes', base.megabytes, (v, p) => readNumber(v, p, reader)),
  };
  return { value: profile, diagnostics };
}

function readDisclosure(value: Json, pointer: string, reader: Reader): DisclosureRule | null {
  const map = readMap(value, pointer, { keys: ['by', 'seconds', 'says'], as: '{by: 2, seconds: 10}', reader });
  if (map === null) return null;
  const number = (key: string): number | null => optional(map[key], (v) => readNumber(v, at(pointer, key), reader));
  const says = optional(map['says'], (v) => readWords(v, at(pointer, 'says'), { words: null, reader }));
  return { by: number('by') ?? 2, seconds: number('seconds'), says: says ?? [] };
}

function readBounds(value: Json, pointer: string, reader: Reader): Bounds | null {
  const map = readMap(value, pointer, { keys: ['least', 'most'], as: '{most: 12}', reader });
  if (map === null) return null;
  const number = (key: string): number | null => optional(map[key], (v) => readNumber(v, at(pointer, key), reader));
  return { least: number('least'), most: number('most') };
}

function readType(value: Json, pointer: string, reader: Reader): TypeRule | null {
  const map = readMap(value, pointer, { keys: ['text', 'footer'], as: '{text: 18, footer: 9}', reader });
  if (map === null) return null;
  const number = (key: string): number | null => optional(map[key], (v) => readNumber(v, at(pointer, key), reader));
  return { text: number('text'), footer: number('footer') };
}

function readCitations(value: Json, pointer: string, reader: Reader): CitationRule | null {
  const map = readMap(value, pointer, { keys: ['parts'], as: '{parts: [author, year]}', reader });
  if (map === null) return null;
  const parts = optional(map['parts'], (v) => readWords(v, at(pointer, 'parts'), { words: citationParts, reader }));
  return { parts: parts ?? [] };
}

function readNames(value: Json, pointer: string, reader: Reader): ReadonlyMap<string, string> | null {
  if (!isMap(value) || Object.values(value).some((generic) => typeof generic !== 'string'))
    return wrong(
      'names',
      'a list of trade names with their generic names, as in `{Gleevec: imatinib}`',
      pointer,
      reader,
    );
  return new Map(Object.entries(value as Readonly<Record<string, string>>));
}

function readAspect(value: Json, pointer: string, reader: Reader): string | null {
  // `16:9` is a text in YAML 1.2; 969 is what older readers make of it, base 60.
  if (typeof value === 'string' && /^\d+:\d+$/.test(value)) return value;
  return wrong('aspect', 'two numbers, as in `16:9`', pointer, reader);
}

function readNumber(value: Json, pointer: string, reader: Reader): number | null {
  if (typeof value === 'number' && value > 0) return value;
  return wrong(pointer.slice(pointer.lastIndexOf('/') + 1), 'a number above 0', pointer, reader);
}

interface Words<T extends string> {
  /** `null`: any. */
  readonly words: readonly T[] | null;
  readonly reader: Reader;
}

function readWords<T extends string>(value: Json, pointer: string, { words, reader }: Words<T>): readonly T[] | null {
  const key = pointer.slice(pointer.lastIndexOf('/') + 1);
  const list = typeof value === 'string' ? [value] : value;
  const fits = (one: Json): one is T => typeof one === 'string' && (words === null || words.includes(one as T));
  if (Array.isArray(list) && list.length > 0 && list.every(fits)) return list;
  const expected = words === null ? 'a list of words' : `a list of some of ${words.join(', ')}`;
  return wrong(key, expected, pointer, reader);
}

interface MapShape {
  readonly keys: readonly string[];
  /** An example of one. */
  readonly as: string;
  readonly reader: Reader;
}

function readMap(value: Json, pointer: string, { keys, as, reader }: MapShape): JsonObject | null {
  if (!isMap(value)) return wrong(pointer.slice(pointer.lastIndexOf('/') + 1), `as in \`${as}\``, pointer, reader);
  for (const key of Object.keys(value).filter((key) => !keys.includes(key)))
    reader.diagnostics.push(diagnose('profile/unknown-key', place(reader, at(pointer, key), 'key'), { key, keys }));
  return value;
}

function optional<T>(value: Json | undefined, read: (value: Json) => T | null): T | null {
  return value === undefined || value === null ? null : read(value);
}

function wrong(key: string, expected: string, pointer: string, reader: Reader): null {
  reader.diagnostics.push(diagnose('profile/wrong-type', place(reader, pointer, 'value'), { key, expected }));
  return null;
}

/** Whether it is a map of YAML. */
export function isMap(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function at(pointer: string, key: string): string {
  return `${pointer}/${escapePointer(key)}`;
}

function place({ places }: Reader, pointer: string, part: 'key' | 'value'): Span | null {
  const found = places.get(pointer);
  return (part === 'key' ? found?.key : null) ?? found?.value ?? null;
}
