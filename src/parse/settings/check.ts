import type { Json, JsonObject } from '../../model/json.ts';
import { isLanguageTag } from '../../util/language-tag.ts';

/** What a setting's value may be. */
export interface Check<T> {
  /** The end of the sentence "`key` must be …". */
  readonly expected: string;
  /** What to do about another value; `null` where `expected` says it. */
  readonly hint: string | null;
  /** JSON Schema of the value, for editors. */
  readonly schema: JsonObject;
  /** The value as used, or `undefined` where it is another. */
  readonly read: (value: Json) => T | undefined;
}

/** A setting: its check, and one line for the schema and the documentation. */
export interface Setting<T> {
  readonly doc: string;
  readonly check: Check<T>;
}

/** All settings of one kind, by key. */
export type SettingsTable = Readonly<Record<string, Setting<unknown>>>;

/** The values that a table gives; a setting that is not there or wrong is `null`. */
export type SettingValues<T extends SettingsTable> = {
  readonly [K in keyof T]: T[K] extends Setting<infer V> ? V | null : never;
};

/** Text on one line that says something. */
export const text: Check<string> = {
  expected: 'text',
  hint: 'put numbers and other values into quotes where they are meant as text',
  schema: { type: 'string', minLength: 1 },
  read: (value) => (typeof value === 'string' && value.trim() !== '' ? oneLine(value) : undefined),
};

/** Text, or a list of texts that are joined with commas. */
export const textOrList: Check<string> = {
  expected: 'text or a list of texts',
  hint: text.hint,
  schema: { anyOf: [text.schema, { type: 'array', items: text.schema, minItems: 1 }] },
  read: (value) => {
    if (!Array.isArray(value)) return text.read(value);
    const texts = value.map((item: Json) => text.read(item));
    return texts.length > 0 && texts.every((item) => item !== undefined) ? texts.join(', ') : undefined;
  },
};

/** Words to find slides by: a list of texts, or one text with commas. */
export const tagList: Check<readonly string[]> = {
  expected: 'words, as a list or with commas between them',
  hint: '`tags: [survival, first line]`',
  schema: { anyOf: [text.schema, { type: 'array', items: text.schema }] },
  read: (value) => {
    const items: readonly Json[] = Array.isArray(value)
      ? value
      : typeof value === 'string'
        ? value.split(',')
        : [value];
    const words = items.map((item) => text.read(item));
    return words.every((word) => word !== undefined) ? [...new Set(words)] : undefined;
  },
};

/** `true` or `false`. */
export const flag: Check<boolean> = {
  expected: '`true` or `false`',
  hint: null,
  schema: { type: 'boolean' },
  read: (value) => (typeof value === 'boolean' ? value : undefined),
};

/** One of a few words. */
export function oneOf<const W extends string>(...words: readonly W[]): Check<W> {
  return {
    expected:
      words.length === 2 ? `\`${words[0]}\` or \`${words[1]}\`` : `one of ${words.map((w) => `\`${w}\``).join(', ')}`,
    hint: null,
    schema: { enum: words },
    read: (value) => words.find((word) => word === value),
  };
}

/** Names for CSS: words, or a list of words. */
export const classNames: Check<readonly string[]> = {
  expected: 'names of letters, digits, `-` and `_`',
  hint: null,
  schema: { anyOf: [{ type: 'string' }, { type: 'array', items: { type: 'string' } }] },
  read: (value) => {
    const items: readonly Json[] = Array.isArray(value) ? value : [value];
    if (!items.every((item) => typeof item === 'string')) return undefined;
    const names = items.flatMap((item) => item.trim().split(/\s+/));
    return names.every((name) => /^-?[\p{L}_][\p{L}\p{M}\p{N}_-]{0,99}$/u.test(name)) ? [...new Set(names)] : undefined;
  },
};

/** A language tag. */
export const language: Check<string> = {
  expected: 'a language tag such as `en`, `de` or `pt-BR`',
  hint: null,
  schema: { type: 'string', examples: ['en', 'de', 'pt-BR'] },
  read: (value) => (typeof value === 'string' && isLanguageTag(value) ? value : undefined),
};

/** YAML's folded lines arrive as they are; a title is one line. */
function oneLine(value: string): string {
  return value.trim().replace(/\s*\n\s*/g, ' ');
}
