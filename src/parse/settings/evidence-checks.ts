import type { Json, JsonObject } from '../../model/json.ts';
import { text, type Check } from './check.ts';
import { isMap } from './read-settings.ts';

/** A map of keys, whose entries are judged one by one. */
export function mapOf(what: string, example: string): Check<JsonObject> {
  return {
    expected: `a map of ${what}`,
    hint: example,
    schema: { type: 'object' },
    read: (value) => (isMap(value) ? value : undefined),
  };
}

/** A list, whose items are judged one by one; a single text counts as a list of one. */
export function listOf(what: string, example: string): Check<readonly Json[]> {
  return {
    expected: `a list of ${what}`,
    hint: example,
    schema: { anyOf: [text.schema, { type: 'array', items: text.schema }] },
    read: (value) => (Array.isArray(value) ? value : typeof value === 'string' ? [value] : undefined),
  };
}

/** Text on one line; a number counts as it is written by YAML. */
export const textOrNumber: Check<string> = {
  ...text,
  hint: null,
  read: (value) => (typeof value === 'number' ? String(value) : text.read(value)),
};

/** A text, or a list of different texts. */
export const meaningsOf: Check<readonly string[]> = {
  expected: 'its meaning, or a list of meanings',
  hint: 'as in `CR: complete remission` or `HR: [hazard ratio, high risk]`',
  schema: { anyOf: [text.schema, { type: 'array', items: text.schema, minItems: 1 }] },
  read: (value) => {
    const items: readonly Json[] = Array.isArray(value) ? value : [value];
    const texts = items.map((item) => text.read(item));
    return texts.length > 0 && texts.every((item) => item !== undefined) ? [...new Set(texts)] : undefined;
  },
};
