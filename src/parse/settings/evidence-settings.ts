import { diagnose } from '../../diagnostics/diagnose.ts';
import type { Diagnostic, Staged } from '../../model/diagnostic.ts';
import type { Json, JsonPlace, LocatedJson } from '../../model/json.ts';
import type { Abbreviation, PlacedText } from '../../model/settings.ts';
import type { Span } from '../../model/text.ts';
import { escapePointer } from '../../util/json-pointer.ts';
import { text, type Check } from './check.ts';
import { meaningsOf, textOrNumber } from './evidence-checks.ts';
import { isMap, settingValue } from './read-settings.ts';

/** `values:` and `estimates:` of a deck as one part of its settings, as `values.yaml` holds them; `null` for neither. */
export function valuesPart(block: LocatedJson): LocatedJson | null {
  const keys = ['values', 'estimates'].filter((key) => isMap(settingValue(block, key) ?? null));
  if (keys.length === 0) return null;
  const value: Record<string, Json> = Object.create(null);
  for (const key of keys) value[key] = settingValue(block, key) as Json;
  const places = new Map<string, JsonPlace>();
  for (const [at, place] of block.places) {
    if (at === '' || keys.some((key) => at === `/${key}` || at.startsWith(`/${key}/`))) places.set(at, place);
  }
  return { value, places };
}

/** The abbreviations of a deck, by term. */
export function readAbbreviations(block: LocatedJson): Staged<ReadonlyMap<string, Abbreviation>> {
  const { entries, diagnostics } = entriesOf(block, 'abbreviations', meaningsOf);
  const found = entries.map(
    ({ key, value, place }) => [key, { meanings: value, span: place.key ?? place.value }] as const,
  );
  return { value: new Map(found), diagnostics };
}

/** A map of texts in a slide's settings, each with the place of its whole entry. */
export function readPlacedMap(block: LocatedJson, key: string): Staged<ReadonlyMap<string, PlacedText>> {
  const { entries, diagnostics } = entriesOf(block, key, text);
  const found = entries.map(({ key: name, value, place }) => {
    return [name, { text: value, span: wholeEntry(place), valueSpan: place.value }] as const;
  });
  return { value: new Map(found), diagnostics };
}

/** A list of texts, or one text alone, each with its place. */
export function readPlacedList(block: LocatedJson, key: string): Staged<readonly PlacedText[]> {
  const value = settingValue(block, key);
  const items: readonly Json[] = Array.isArray(value) ? value : typeof value === 'string' ? [value] : [];
  const diagnostics: Diagnostic[] = [];
  const texts: PlacedText[] = [];
  items.forEach((item, i) => {
    const place = block.places.get(Array.isArray(value) ? `/${key}/${i}` : `/${key}`);
    const read = textOrNumber.read(item);
    if (read !== undefined && place !== undefined) texts.push({ text: read, span: place.value });
    else diagnostics.push(wrong(key, textOrNumber, item, place?.value ?? null));
  });
  return { value: texts, diagnostics };
}

interface Entry<T> {
  readonly key: string;
  readonly value: T;
  readonly place: JsonPlace;
}

function entriesOf<T>(
  block: LocatedJson,
  setting: string,
  check: Check<T>,
): { readonly entries: readonly Entry<T>[]; readonly diagnostics: readonly Diagnostic[] } {
  const map = settingValue(block, setting) ?? null;
  const entries: Entry<T>[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const [key, value] of isMap(map) ? Object.entries(map) : []) {
    const place = block.places.get(`/${setting}/${escapePointer(key)}`);
    const read = check.read(value);
    if (read !== undefined && place !== undefined && key.trim() !== '') entries.push({ key, value: read, place });
    else
      diagnostics.push(wrong(`${setting}.${key}`, check, value, (value === null ? place?.key : place?.value) ?? null));
  }
  return { entries, diagnostics };
}

function wrong(
  key: string,
  { expected, hint }: { readonly expected: string; readonly hint: string | null },
  value: Json,
  span: Span | null,
): Diagnostic {
  const isPlain = value !== null && typeof value !== 'object' && String(value).trim() !== '';
  const shown = isPlain ? `\`${String(value).slice(0, 40)}\`` : value === null || value === '' ? 'nothing' : null;
  return diagnose('parse/setting-value', span, { key, expected, hint, shown });
}

function wholeEntry({ key, value }: JsonPlace): Span {
  return key === null || key.file !== value.file
    ? value
    : { ...value, start: key.start, end: Math.max(key.end, value.end) };
}
