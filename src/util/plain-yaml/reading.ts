import type { Json, JsonPlace } from '../../model/json.ts';
import type { Span } from '../../model/text.ts';

/** A plain YAML text as it is read. Nothing in it moves back: what is not plain ends the reading. */
export interface PlainReading {
  readonly text: string;
  readonly places: Map<string, JsonPlace>;
  /** The place in the source of a stretch of the text. */
  readonly span: (start: number, end: number) => Span;
  /** Where the next part begins, in UTF-16 offsets. */
  at: number;
}

/** Where a part stands: its pointer, its key, how deep. */
export interface PlainPart {
  readonly pointer: string;
  readonly key: Span | null;
  readonly depth: number;
}

/** Deeper ones are the library's to refuse. */
export const deepest = 40;

/** Notes the place of a part that begins at `start`, before its own parts; the end is told when it is known. */
export function openPlace({ places, span }: PlainReading, { pointer, key }: PlainPart, start: number): void {
  places.set(pointer, { key, value: span(start, start + 1) });
}

/** Tells where the part of {@link openPlace} ends. */
export function closePlace(
  { places, span }: PlainReading,
  { pointer, key }: PlainPart,
  range: { readonly start: number; readonly end: number },
): void {
  places.set(pointer, { key, value: span(range.start, range.end) });
}

/** A text with double quotes whose escapes JSON has too. */
const doubleQuoted = /"(?:[^"\\\n]|\\["\\/nt])*"/y;
const singleQuoted = /'(?:[^'\n]|'')*'/y;

/** Reads a quoted text on one line; `null` where it is not there or not plain. */
export function readQuoted(reading: PlainReading): string | null {
  const { text, at } = reading;
  const isDouble = text.charCodeAt(at) === 34;
  const end = endOf(isDouble ? doubleQuoted : singleQuoted, text, at);
  if (end === -1) return null;
  reading.at = end;
  const inner = text.slice(at + 1, end - 1);
  if (!isDouble) return inner.includes("'") ? inner.replaceAll("''", "'") : inner;
  return inner.includes('\\') ? (JSON.parse(text.slice(at, end)) as string) : inner;
}

/** Where a sticky pattern that begins at `at` ends; -1 where it does not fit. */
export function endOf(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : -1;
}

const number = /^-?(?:0|[1-9]\d{0,14})(?:\.\d{1,15})?$/;
/** Other numbers of YAML's core schema, and infinities. */
const otherNumber =
  /^(?:0o[0-7]+|0x[0-9a-fA-F]+|[-+]?\d+|[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d+)?|[-+]?\.(?:inf|Inf|INF)|\.nan|\.NaN|\.NAN)$/;
const word = /^(?:~|[Nn]ull|NULL|[Tt]rue|TRUE|[Ff]alse|FALSE)$/;

/** What a text without quotes is; `undefined` where the library shall tell. */
export function plainValue(written: string): Json | undefined {
  const first = written.charCodeAt(0);
  // Digits, and the signs and the point that a number may begin with.
  if ((first >= 48 && first <= 57) || first === 43 || first === 45 || first === 46) {
    if (number.test(written)) return written === '-0' ? undefined : Number(written);
    return otherNumber.test(written) ? undefined : written;
  }
  if (written.length > 5 || !word.test(written)) return written;
  const letter = first | 32;
  return letter === 116 ? true : letter === 102 ? false : null;
}

/** Longer keys are the library's to judge: YAML has a limit for them. */
export const longestKey = 200;

/** Words of a key without quotes, up to the colon that ends it. */
const key = /[A-Za-z_$\u00a1-\ufefe][\w$.()/+<>=%\u00a1-\ufefe-]*(?: [\w$.()/+<>=%\u00a1-\ufefe-]+)*(?=:[ \n]|:$)/y;

/** Reads a key without quotes that is the text that is written, no number and no `null`; `null` where there is none. */
export function readPlainKey(reading: PlainReading): string | null {
  const { text, at } = reading;
  const end = endOf(key, text, at);
  if (end === -1 || end - at > longestKey) return null;
  const name = text.slice(at, end);
  if (name.length <= 5 && word.test(name)) return null;
  reading.at = end;
  return name;
}

/** A text without the blanks at its end; other spaces of Unicode belong to it. */
export function withoutBlanks(written: string): string {
  let end = written.length;
  while (written.charCodeAt(end - 1) === 32) end--;
  return written.slice(0, end);
}
