import { diagnose } from '../../diagnostics/diagnose.ts';
import type { Diagnostic, Staged } from '../../model/diagnostic.ts';
import type { Json, JsonObject, LocatedJson } from '../../model/json.ts';
import type { Span } from '../../model/text.ts';
import { escapePointer } from '../../util/json-pointer.ts';
import type { SettingValues, SettingsTable } from './check.ts';

/** Is the value a map of keys? */
export function isMap(value: Json): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The keys of a block of settings; none where it is no map. */
export function settingKeys(block: LocatedJson): readonly string[] {
  return isMap(block.value) ? Object.keys(block.value) : [];
}

/** The value under a key, or `undefined`. */
export function settingValue(block: LocatedJson, key: string): Json | undefined {
  return isMap(block.value) ? block.value[key] : undefined;
}

/** Where a key stands, else the whole block. */
export function keySpan(block: LocatedJson, key: string): Span | null {
  return (block.places.get(`/${escapePointer(key)}`) ?? block.places.get(''))?.key ?? wholeSpan(block);
}

/** Where the value of a key stands, else the whole block. */
export function valueSpan(block: LocatedJson, key: string): Span | null {
  return block.places.get(`/${escapePointer(key)}`)?.value ?? wholeSpan(block);
}

function wholeSpan(block: LocatedJson): Span | null {
  return block.places.get('')?.value ?? null;
}

/** The part of a located value under a key, as one of its own. */
export function under(block: LocatedJson, key: string): LocatedJson {
  const root = `/${escapePointer(key)}`;
  const places = new Map(
    [...block.places].flatMap(([at, place]) =>
      at === root || at.startsWith(`${root}/`) ? [[at.slice(root.length), place] as const] : [],
    ),
  );
  return { value: settingValue(block, key) ?? null, places };
}

/**
 * Reads settings by their table: unknown keys and wrong values are errors with their places.
 * @param block a map, or `null` for none; anything else gives no values and no diagnostics
 * @param taken keys that are dealt with elsewhere; keys that begin with `x-` are free
 */
export function readSettings<T extends SettingsTable>(
  table: T,
  block: LocatedJson,
  taken: ReadonlySet<string> = new Set(),
): Staged<SettingValues<T>> {
  const diagnostics: Diagnostic[] = [];
  const values: Record<string, unknown> = Object.create(null);
  for (const key of Object.keys(table)) values[key] = null;
  for (const key of settingKeys(block)) {
    if (taken.has(key) || key.startsWith('x-')) continue;
    const setting = Object.hasOwn(table, key) ? table[key] : undefined;
    if (setting === undefined) {
      diagnostics.push(diagnose('parse/unknown-setting', keySpan(block, key), { key, known: Object.keys(table) }));
      continue;
    }
    const { check } = setting;
    const value = check.read(settingValue(block, key) as Json);
    if (value !== undefined) values[key] = value;
    else diagnostics.push(wrongValue(block, key, check));
  }
  return { value: values as SettingValues<T>, diagnostics };
}

/** Says that a value is not what its setting takes. */
export function wrongValue(
  block: LocatedJson,
  key: string,
  check: { readonly expected: string; readonly hint: string | null },
): Diagnostic {
  const { expected, hint } = check;
  const value = settingValue(block, key) ?? null;
  const span = value === null ? keySpan(block, key) : valueSpan(block, key);
  return diagnose('parse/setting-value', span, { key, expected, hint, shown: shownValue(value) });
}

/** A short form of a value for a message; `null` where it is a list or a map. */
function shownValue(value: Json): string | null {
  if (value === null) return 'nothing';
  if (typeof value === 'object') return null;
  const text = String(value);
  return text.trim() === ''
    ? 'nothing'
    : `\`${text.length > 40 ? `${text.slice(0, 39)}…` : text}\``.replaceAll('\n', ' ');
}
