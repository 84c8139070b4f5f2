import { diagnose } from '../../diagnostics/diagnose.ts';
import type { Diagnostic, Staged } from '../../model/diagnostic.ts';
import type { Json, JsonObject, LocatedJson } from '../../model/json.ts';
import type { Span } from '../../model/text.ts';
import type { InVariants, PlacedWords, Variant, VariantTimes } from '../../model/variants.ts';
import { escapePointer } from '../../util/json-pointer.ts';
import { judgePath } from '../../util/paths.ts';
import { flag, language, text, type Check, type Setting, type SettingsTable } from './check.ts';
import { duration } from './duration.ts';
import {
  isMap,
  keySpan,
  readSettings,
  settingKeys,
  settingValue,
  under,
  valueSpan,
  wrongValue,
} from './read-settings.ts';

/** Every setting of a variant. */
export const variantTable = {
  time: { doc: 'Length of its slot: `20m`.', check: duration },
  backup: { doc: 'Put the slides that it leaves out behind its end.', check: flag },
  title: { doc: 'Its title, where it is not that of the talk.', check: text },
  subtitle: { doc: 'Its subtitle.', check: text },
  date: { doc: 'Its day.', check: text },
  lang: { doc: 'Its language.', check: language },
  footer: { doc: 'Its line in the footer.', check: text },
} satisfies Record<string, Setting<unknown>> & SettingsTable;

/** What a variant may be written as. */
const variantValue: Check<Json> = {
  expected: 'the length of its slot, or settings',
  hint: '`short: 8m`, or `short: {time: 8m, backup: true}`',
  schema: {},
  read: (value) => (value === null || isMap(value) || duration.read(value) !== undefined ? value : undefined),
};

/** `variants:` of a talk: a map, whose entries are judged one by one. */
export const variantsCheck: Check<JsonObject> = {
  expected: 'a map of names and lengths',
  hint: '`variants: {full: 20m, short: 8m}`',
  schema: {
    type: 'object',
    minProperties: 1,
    additionalProperties: {
      anyOf: [
        duration.schema,
        { type: 'null' },
        {
          type: 'object',
          properties: Object.fromEntries(
            Object.entries(variantTable).map(([key, { doc, check }]) => [key, { description: doc, ...check.schema }]),
          ),
          additionalProperties: false,
        },
      ],
    },
  },
  read: (value) => (isMap(value) && Object.keys(value).length > 0 ? value : undefined),
};

/** Names of variants: one, or several as a list or with blanks or commas between them. */
export const variantNames: Check<readonly string[]> = {
  expected: 'the name of a variant, or a list of names',
  hint: '`in: short` or `in: [short, full]`',
  schema: {
    anyOf: [
      { type: 'string', minLength: 1 },
      { type: 'array', items: { type: 'string', minLength: 1 } },
    ],
  },
  read: (value) => {
    if (typeof value === 'string') return value.trim() === '' ? undefined : wordsOf(value);
    if (!Array.isArray(value)) return undefined;
    return value.every((item: Json) => typeof item === 'string' && item.trim() !== '')
      ? (value as string[])
      : undefined;
  },
};

/** A length of time, or one for each of several variants. */
export const variantDuration: Check<number | JsonObject> = {
  expected: duration.expected,
  hint: duration.hint,
  schema: { anyOf: [duration.schema, { type: 'object', additionalProperties: duration.schema }] },
  read: (value) => (isMap(value) ? value : duration.read(value)),
};

function wordsOf(names: string): readonly string[] {
  return names.split(/[\s,]+/).filter((name) => name !== '');
}

/** The variants of a talk, in the order in which they are written. */
export function readVariants(block: LocatedJson): Staged<readonly Variant[]> {
  const all = under(block, 'variants');
  const diagnostics: Diagnostic[] = [];
  const variants: Variant[] = [];
  for (const name of isMap(all.value) ? settingKeys(all) : []) {
    const span = keySpan(all, name) as Span;
    const twin = variants.find((other) => folded(other.name) === folded(name));
    if (!isVariantName(name)) diagnostics.push(diagnose('parse/variant-name', span, { name }));
    else if (twin !== undefined) {
      const related = [{ message: 'the other one', span: twin.span }];
      diagnostics.push(diagnose('parse/variant-twice', span, { name, other: twin.name }, related));
    } else {
      const read = readVariant(all, name, span);
      diagnostics.push(...read.diagnostics);
      variants.push(read.value);
    }
  }
  return { value: variants, diagnostics };
}

function readVariant(all: LocatedJson, name: string, span: Span): Staged<Variant> {
  const value = settingValue(all, name) as Json;
  const bare = {
    name,
    span,
    time: null,
    timeSpan: null,
    backup: false,
    title: null,
    subtitle: null,
    date: null,
    lang: null,
    footer: null,
  };
  if (variantValue.read(value) === undefined)
    return { value: bare, diagnostics: [wrongValue(all, name, variantValue)] };
  if (!isMap(value)) {
    const time = duration.read(value) ?? null;
    return { value: { ...bare, time, timeSpan: time === null ? null : valueSpan(all, name) }, diagnostics: [] };
  }
  const block = under(all, name);
  const { value: read, diagnostics } = readSettings(variantTable, block);
  const timeSpan = read.time === null ? null : valueSpan(block, 'time');
  const footer = read.footer === null ? null : { text: read.footer, span: valueSpan(block, 'footer') ?? span };
  return { value: { ...bare, ...read, backup: read.backup ?? false, footer, timeSpan }, diagnostics };
}

/**
 * A variant's name is that of a file or folder, a word of a line `::: in`, and text for YAML without quotes.
 */
function isVariantName(name: string): boolean {
  const isWord = /^[\p{L}\p{N}][\p{L}\p{M}\p{N}_-]{0,39}$/u.test(name) && /\p{L}/u.test(name);
  return isWord && judgePath(name) === null;
}

/** Names that one file system or another takes for the same. */
function folded(name: string): string {
  return name.normalize('NFC').toLowerCase();
}

/** `in:` of a slide; `null` where it is not there or cannot be read, which `readSettings` has said. */
export function readIn(block: LocatedJson, names: readonly string[] | null): InVariants | null {
  if (names === null) return null;
  const span = valueSpan(block, 'in') as Span;
  const isList = Array.isArray(settingValue(block, 'in'));
  const placed = names.map((name, i): PlacedWords => ({
    text: name.trim(),
    span: (isList ? block.places.get(`/in/${i}`)?.value : undefined) ?? span,
  }));
  return { names: placed, span };
}

/** `time:` of a slide: one length, or the lengths for several variants. */
export function readTimes(
  block: LocatedJson,
  value: number | JsonObject | null,
): Staged<{ readonly time: number | null; readonly times: VariantTimes | null }> {
  if (value === null || typeof value === 'number') return { value: { time: value, times: null }, diagnostics: [] };
  const part = under(block, 'time');
  const diagnostics: Diagnostic[] = [];
  const times = new Map<string, { readonly seconds: number; readonly span: Span }>();
  for (const [name, written] of Object.entries(value)) {
    const seconds = duration.read(written);
    const span = part.places.get(`/${escapePointer(name)}`)?.key ?? (valueSpan(block, 'time') as Span);
    if (seconds === undefined) diagnostics.push(wrongValue(part, name, duration));
    else times.set(name, { seconds, span });
  }
  return { value: { time: null, times }, diagnostics };
}
