import type { Json, LocatedJson } from '../../model/json.ts';
import type { MappedText, Span } from '../../model/text.ts';
import { escapePointer } from '../json-pointer.ts';
import { spanAt } from '../mapped-text.ts';
import { readBlockText } from './read-block-text.ts';
import { readFlow } from './read-flow.ts';
import {
  closePlace,
  deepest,
  endOf,
  longestKey,
  openPlace,
  plainValue,
  readPlainKey,
  readQuoted,
  withoutBlanks,
  type PlainPart,
  type PlainReading,
} from './reading.ts';

/** Characters of which YAML says more than of letters: tabs, other line ends, controls, a byte order mark. */
const special = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\ufeff]/;

/**
 * Reads the YAML and JSON that people write most, several times as fast as the library: maps and lists in lines or
 * brackets, texts on one line, numbers, booleans. What it reads, it reads as the library does, places included; a test
 * compares both.
 * @returns `null` for anything else: comments, texts over several lines, escapes, mistakes
 */
export function readPlainYaml(text: MappedText): LocatedJson | null {
  if (special.test(text.text)) return null;
  const reading: PlainReading = { text: text.text, places: new Map(), span: spanOf(text), at: 0 };
  const indent = nextLine(reading);
  const code = text.text.charCodeAt(reading.at);
  const root = { pointer: '', key: null, depth: 0 };
  const value = code === 123 || code === 91 ? readFlow(reading, root, -1) : readBlock(reading, root, indent);
  if (value === undefined || !atLineEnd(reading)) return null;
  nextLine(reading);
  return reading.at === text.text.length ? { value, places: reading.places } : null;
}

function spanOf(text: MappedText): PlainReading['span'] {
  const [only] = text.segments;
  if (text.segments.length !== 1 || only?.exact !== true) {
    const whole = spanAt(text, 0, text.text.length) ?? { file: '', start: 0, end: 0 };
    return (start, end) => spanAt(text, start, end) ?? whole;
  }
  const { file, start: base } = only.source;
  const first = base - only.at;
  return (start, end): Span => ({ file, start: first + start, end: first + end });
}

/** Goes on to the next line that holds something. @returns how far in it begins; -1 at the end */
function nextLine(reading: PlainReading): number {
  const { text } = reading;
  let { at } = reading;
  let line = at;
  for (; ; at++) {
    const code = text.charCodeAt(at);
    if (code === 10) line = at + 1;
    else if (code !== 32) break;
  }
  reading.at = at;
  return at >= text.length ? -1 : at - line;
}

function atLineEnd({ text, at }: PlainReading): boolean {
  let end = at;
  while (text.charCodeAt(end) === 32) end++;
  return end >= text.length || text.charCodeAt(end) === 10;
}

function readBlock(reading: PlainReading, part: PlainPart, indent: number): Json | undefined {
  if (indent === -1 || part.depth > deepest) return undefined;
  return isItem(reading) ? readBlockList(reading, part, indent) : readBlockMap(reading, part, indent);
}

function isItem({ text, at }: PlainReading): boolean {
  return text.charCodeAt(at) === 45 && text.charCodeAt(at + 1) === 32;
}

function readBlockList(reading: PlainReading, part: PlainPart, indent: number): Json | undefined {
  const start = reading.at;
  const items: Json[] = [];
  openPlace(reading, part, start);
  for (;;) {
    const line = reading.at - indent;
    reading.at += 2;
    while (reading.text.charCodeAt(reading.at) === 32) reading.at++;
    const inner = { pointer: `${part.pointer}/${items.length}`, key: null, depth: part.depth + 1 };
    const item = isKeyAhead(reading)
      ? readBlockMap(reading, inner, reading.at - line)
      : readInline(reading, inner, indent);
    if (item === undefined) return undefined;
    items.push(item);
    const end = lineBreakAfter(reading);
    const next = nextLine(reading);
    if (next > indent) return undefined;
    if (next === indent && isItem(reading)) continue;
    closePlace(reading, part, { start, end });
    reading.at = end;
    return items;
  }
}

function readBlockMap(reading: PlainReading, part: PlainPart, indent: number): Json | undefined {
  if (part.depth > deepest) return undefined;
  const start = reading.at;
  const object: Record<string, Json> = Object.create(null);
  openPlace(reading, part, start);
  for (;;) {
    const from = reading.at;
    const name = readBlockKey(reading);
    if (name === null || name in object) return undefined;
    const key = reading.span(from, reading.at);
    reading.at++;
    const inner = { pointer: `${part.pointer}/${escapePointer(name)}`, key, depth: part.depth + 1 };
    const value = atLineEnd(reading) ? readBelow(reading, inner, indent) : readAfterKey(reading, inner, indent);
    if (value === undefined) return undefined;
    object[name] = value;
    const end = lineBreakAfter(reading);
    const next = nextLine(reading);
    if (next > indent) return undefined;
    if (next === indent && !isItem(reading)) continue;
    closePlace(reading, part, { start, end });
    reading.at = end;
    return object;
  }
}

/** A map or list in the lines below its key; items may begin where the key does. */
function readBelow(reading: PlainReading, part: PlainPart, indent: number): Json | undefined {
  const below = nextLine(reading);
  if (below > indent || (below === indent && isItem(reading))) return readBlock(reading, part, below);
  return undefined;
}

function readAfterKey(reading: PlainReading, part: PlainPart, indent: number): Json | undefined {
  while (reading.text.charCodeAt(reading.at) === 32) reading.at++;
  return readInline(reading, part, indent);
}

/** A text without quotes up to its line's end. */
const lineText = /(?:[^\s,[\]{}:#&*!|>'"%@`?-]|-(?=[^\s]))[^\n]*/y;

/** A value that begins in the line of its key or mark. */
function readInline(reading: PlainReading, part: PlainPart, indent: number): Json | undefined {
  const start = reading.at;
  const code = reading.text.charCodeAt(start);
  if (code === 123 || code === 91 || code === 34 || code === 39) {
    const value = readFlow(reading, part, indent);
    return atLineEnd(reading) ? value : undefined;
  }
  if (code === 62 || code === 124) return readBlockText(reading, part, indent);
  const end = endOf(lineText, reading.text, start);
  if (end === -1) return undefined;
  const written = withoutBlanks(reading.text.slice(start, end));
  if (written.endsWith(':') || written.includes(': ') || written.includes(' #')) return undefined;
  reading.at = end;
  closePlace(reading, part, { start, end: start + written.length });
  return plainValue(written);
}

function readBlockKey(reading: PlainReading): string | null {
  const { text, at } = reading;
  const first = text.charCodeAt(at);
  if (first === 34 || first === 39) {
    const name = readQuoted(reading);
    const after = text.charCodeAt(reading.at + 1);
    const isKey = text.charCodeAt(reading.at) === 58 && (after === 32 || after === 10);
    return isKey && reading.at - at <= longestKey ? name : null;
  }
  return readPlainKey(reading);
}

function isKeyAhead(reading: PlainReading): boolean {
  const { at } = reading;
  const isKey = readBlockKey(reading) !== null;
  reading.at = at;
  return isKey;
}

/** The offset after the line in which the reading stands. */
function lineBreakAfter({ text, at }: PlainReading): number {
  // What was read may have ended with its line.
  if (at > 0 && text.charCodeAt(at - 1) === 10) return at;
  const end = text.indexOf('\n', at);
  return end === -1 ? text.length : end + 1;
}
