/*
 * Steps through JSON (RFC 8259) without building values, so that every part has a place and a large table costs no
 * objects. Engines word their own syntax errors differently and give an offset at best; these are ours.
 */

/** Why the text is not JSON, and where (UTF-16 offsets). */
export interface JsonProblem {
  readonly kind: 'syntax' | 'deep' | 'duplicate';
  readonly detail: string;
  readonly hint: string | null;
  readonly start: number;
  readonly end: number;
}

/** Where the scan stands; it stops at the first problem. */
export interface JsonCursor {
  readonly text: string;
  at: number;
  depth: number;
  problem: JsonProblem | null;
}

/** A range of the text; of a string, what is between its quotes. */
export interface JsonRange {
  readonly start: number;
  readonly end: number;
  readonly escaped: boolean;
}

/** Levels of nesting that are followed. */
export const jsonDepth = 64;

/** A cursor at an offset. */
export function jsonCursor(text: string, at = 0): JsonCursor {
  return { text, at, depth: 0, problem: null };
}

/** Moves over blanks and returns the next character, or '' at the end. */
export function nextCharacter(cursor: JsonCursor): string {
  const { text } = cursor;
  for (
    let code = text.charCodeAt(cursor.at);
    code === 32 || code === 10 || code === 13 || code === 9;
    code = text.charCodeAt(cursor.at)
  ) {
    cursor.at++;
  }
  return text[cursor.at] ?? '';
}

/** Notes a problem at the cursor, unless there is one. */
export function failJson(cursor: JsonCursor, expected: string, hint: string | null = null): void {
  if (cursor.problem !== null) return;
  const found = nextCharacter(cursor);
  const at = cursor.at;
  const word =
    /^[\w$+.-]{1,20}/.exec(cursor.text.slice(at, at + 20))?.[0] ??
    String.fromCodePoint(cursor.text.codePointAt(at) ?? 32);
  const detail = found === '' ? `expected ${expected}, but the text ends` : `expected ${expected}, found \`${word}\``;
  const end = found === '' ? at : at + word.length;
  cursor.problem = { kind: 'syntax', detail, hint: hint ?? hintFor(found, word), start: at, end };
}

function hintFor(found: string, word: string): string | null {
  if (found === "'") return 'JSON takes double quotes only';
  if (found === '/' || found === '#') return 'JSON has no comments: remove it';
  if (found === ']' || found === '}') return 'remove the comma before it';
  if (/^[+-]?(?:nan|infinity|inf|undefined|none)$/i.test(word)) return 'write `null` for "no value"';
  if (/^(?:true|false|null)$/i.test(word)) return `write \`${word.toLowerCase()}\``;
  return null;
}

/** Moves over a string and returns what is between its quotes; `null` where there is none. */
export function scanString(cursor: JsonCursor): JsonRange | null {
  const { text } = cursor;
  const open = cursor.at;
  if (text.charCodeAt(open) !== 34) return null;
  let escaped = false;
  for (let at = open + 1; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 34) {
      cursor.at = at + 1;
      return { start: open + 1, end: at, escaped };
    }
    if (code === 92) {
      escaped = true;
      const length = escapeLength(text, at);
      if (length === 0) return failAt(cursor, at, `\`${text.slice(at, at + 2)}\` is no escape`);
      at += length - 1;
    } else if (code < 32)
      return failAt(
        cursor,
        at,
        'a line end or control character stands in a text',
        'close the quote, or write it as `\\n`',
      );
  }
  return failAt(cursor, open, 'this quote is never closed');
}

function escapeLength(text: string, at: number): number {
  const letter = text[at + 1] ?? '';
  if (letter === 'u') return /^[\da-fA-F]{4}$/.test(text.slice(at + 2, at + 6)) ? 6 : 0;
  return letter !== '' && '"\\/bfnrt'.includes(letter) ? 2 : 0;
}

function failAt(cursor: JsonCursor, at: number, detail: string, hint: string | null = null): null {
  cursor.problem ??= { kind: 'syntax', detail, hint, start: at, end: at + 1 };
  return null;
}

/** Moves over a number, `true`, `false` or `null`; `null` where none of them stands here. */
export function scanLiteral(cursor: JsonCursor): JsonRange | null {
  const { text } = cursor;
  const start = cursor.at;
  let end = start;
  while (end < text.length && isWordCode(text.charCodeAt(end))) end++;
  if (end === start) return null;
  const word = text.slice(start, end);
  const known = word === 'true' || word === 'false' || word === 'null' || jsonNumber.test(word);
  if (!known) return null;
  cursor.at = end;
  return { start, end, escaped: false };
}

const jsonNumber = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

function isWordCode(code: number): boolean {
  return (
    (code >= 48 && code <= 57) ||
    (code >= 97 && code <= 122) ||
    (code >= 65 && code <= 90) ||
    code === 43 ||
    code === 45 ||
    code === 46
  );
}

/**
 * Moves over the members of an object that begins at the cursor; `member` must move over each value.
 * @returns `false` where no object stands here or it is broken
 */
export function scanObject(cursor: JsonCursor, member: (key: JsonRange, name: string) => void): boolean {
  if (nextCharacter(cursor) !== '{' || !enter(cursor)) return false;
  cursor.at++;
  if (nextCharacter(cursor) === '}') return leave(cursor);
  for (;;) {
    if (nextCharacter(cursor) !== '"') {
      const bare = /[\w$]/.test(nextCharacter(cursor));
      failJson(cursor, 'a key in double quotes', bare ? 'JSON keys stand in double quotes' : null);
    }
    const key = cursor.problem === null ? scanString(cursor) : null;
    if (key === null) return false;
    if (nextCharacter(cursor) !== ':') failJson(cursor, '`:` after the key');
    else cursor.at++;
    if (cursor.problem !== null) return false;
    member(key, stringValue(cursor.text, key));
    if (cursor.problem !== null) return false;
    const next = nextCharacter(cursor);
    if (next === '}') return leave(cursor);
    if (next !== ',') failJson(cursor, '`,` or `}`', missingComma(next));
    else cursor.at++;
    if (cursor.problem !== null) return false;
  }
}

/** Moves over the items of a list that begins at the cursor; `item` must move over each. */
export function scanArray(cursor: JsonCursor, item: () => void): boolean {
  if (nextCharacter(cursor) !== '[' || !enter(cursor)) return false;
  cursor.at++;
  if (nextCharacter(cursor) === ']') return leave(cursor);
  for (;;) {
    item();
    if (cursor.problem !== null) return false;
    const next = nextCharacter(cursor);
    if (next === ']') return leave(cursor);
    if (next !== ',') failJson(cursor, '`,` or `]`', missingComma(next));
    else cursor.at++;
    if (cursor.problem !== null) return false;
  }
}

/** Moves over any value; duplicate keys in it are a problem. */
export function skipValue(cursor: JsonCursor): void {
  const first = nextCharacter(cursor);
  if (first === '{') {
    const seen = new Set<string>();
    scanObject(cursor, (key, name) => {
      if (seen.has(name)) noteDuplicate(cursor, key, name);
      seen.add(name);
      skipValue(cursor);
    });
  } else if (first === '[') scanArray(cursor, () => skipValue(cursor));
  else if (first === '"') scanString(cursor);
  else if (scanLiteral(cursor) === null) failJson(cursor, 'a value');
}

/** Notes that a key stands twice in one object. */
export function noteDuplicate(cursor: JsonCursor, key: JsonRange, name: string): void {
  cursor.problem ??= { kind: 'duplicate', detail: name, hint: null, start: key.start - 1, end: key.end + 1 };
}

/** The text of a string's range. */
export function stringValue(text: string, range: JsonRange): string {
  const raw = text.slice(range.start, range.end);
  return range.escaped ? unescapeJson(raw) : raw;
}

/** What a checked JSON string says. */
export function unescapeJson(raw: string): string {
  return JSON.parse(`"${raw}"`) as string;
}

function missingComma(next: string): string | null {
  return next === '"' || next === '{' || next === '[' ? 'a comma is missing before it' : null;
}

function enter(cursor: JsonCursor): boolean {
  if (++cursor.depth <= jsonDepth) return true;
  cursor.problem ??= { kind: 'deep', detail: '', hint: null, start: cursor.at, end: cursor.at + 1 };
  return false;
}

function leave(cursor: JsonCursor): boolean {
  cursor.at++;
  cursor.depth--;
  return true;
}
