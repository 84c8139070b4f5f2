import type { Json } from '../../model/json.ts';
import type { MappedText, Span } from '../../model/text.ts';
import { mappedOpaque } from '../../util/mapped-text.ts';
import { child, isList, isObject, type Checks } from './checks.ts';

/** How the mustaches of a string become text. */
export interface StringFiller {
  /** Puts a token in the place of each value. */
  readonly fill: (text: MappedText) => MappedText;
  /** Puts the values' own text in the place of their tokens. */
  readonly plain: (text: string) => string;
}

/** A chart with its mustaches filled. */
export interface FilledChart {
  readonly value: Json;
  /** Strings that held mustaches, by JSON Pointer: with tokens, and the way back to what was written. */
  readonly texts: ReadonlyMap<string, MappedText>;
}

/** Claims are expressions of their own, in which a value is named without braces. */
const unfilled = /^(?:\/usermeta\/plenary)?\/claims(?:\/|$)/;

/** Fills the mustaches of every string in a chart; keys stay as they are. */
export function fillStrings(value: Json, filler: StringFiller, checks: Checks): FilledChart {
  const texts = new Map<string, MappedText>();
  const visit = (at: Json, pointer: string): Json => {
    if (typeof at === 'string') {
      if (!at.includes('{{') || unfilled.test(pointer)) return at;
      const filled = filler.fill(mappedString(at, checks.valueAt(pointer)));
      texts.set(pointer, filled);
      return filler.plain(filled.text);
    }
    if (isList(at)) return at.map((item, i) => visit(item, child(pointer, i)));
    if (!isObject(at)) return at;
    const object: Record<string, Json> = Object.create(null);
    for (const [key, part] of Object.entries(at)) object[key] = visit(part, child(pointer, key));
    return object;
  };
  return { value: visit(value, ''), texts };
}

/**
 * A string of YAML or JSON with its place. A plain or simply quoted one maps letter by letter; where escapes or folded
 * lines stand between, the whole value is the place.
 */
export function mappedString(text: string, value: Span): MappedText {
  const quotes = value.end - value.start - text.length;
  if (text === '' || (quotes !== 0 && quotes !== 2)) return mappedOpaque(text, value);
  const source = { file: value.file, start: value.start + quotes / 2, end: value.end - quotes / 2 };
  return { text, segments: [{ at: 0, source, exact: true }] };
}
