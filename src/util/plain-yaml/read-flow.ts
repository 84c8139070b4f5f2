import type { Json } from '../../model/json.ts';
import { escapePointer } from '../json-pointer.ts';
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

/** A text without quotes between brackets: nothing that could be more than a text. */
const flowText = /(?:[^\s,[\]{}:#&*!|>'"%@`?-]|-(?=[^\s,[\]{}:#]))[^\n,[\]{}:#]*/y;

/**
 * Reads what stands between brackets, as JSON writes it, or a text there.
 * @param indent lines that follow have to stand further in than this
 * @returns `undefined` where it is not plain
 */
export function readFlow(reading: PlainReading, part: PlainPart, indent: number): Json | undefined {
  if (part.depth > deepest) return undefined;
  const start = reading.at;
  switch (reading.text.charCodeAt(start)) {
    case 123:
      return readFlowMap(reading, part, indent);
    case 91:
      return readFlowList(reading, part, indent);
    case 34:
    case 39: {
      const value = readQuoted(reading);
      if (value === null) return undefined;
      closePlace(reading, part, { start, end: reading.at });
      return value;
    }
    default:
      return readFlowText(reading, part);
  }
}

function readFlowText(reading: PlainReading, part: PlainPart): Json | undefined {
  const start = reading.at;
  const end = endOf(flowText, reading.text, start);
  if (end === -1) return undefined;
  const written = withoutBlanks(reading.text.slice(start, end));
  reading.at = end;
  closePlace(reading, part, { start, end: start + written.length });
  return plainValue(written);
}

function readFlowList(reading: PlainReading, part: PlainPart, indent: number): Json | undefined {
  const start = reading.at++;
  const items: Json[] = [];
  openPlace(reading, part, start);
  if (!skipBlanks(reading, indent)) return undefined;
  while (reading.text.charCodeAt(reading.at) !== 93 || items.length > 0) {
    const pointer = `${part.pointer}/${items.length}`;
    const item = readFlow(reading, { pointer, key: null, depth: part.depth + 1 }, indent);
    if (item === undefined || !skipBlanks(reading, indent)) return undefined;
    items.push(item);
    const next = reading.text.charCodeAt(reading.at);
    if (next === 93) break;
    if (next !== 44) return undefined;
    reading.at++;
    if (!skipBlanks(reading, indent)) return undefined;
  }
  closePlace(reading, part, { start, end: ++reading.at });
  return items;
}

function readFlowMap(reading: PlainReading, part: PlainPart, indent: number): Json | undefined {
  const start = reading.at++;
  const object: Record<string, Json> = Object.create(null);
  openPlace(reading, part, start);
  if (!skipBlanks(reading, indent)) return undefined;
  for (let isFirst = true; !isFirst || reading.text.charCodeAt(reading.at) !== 125; isFirst = false) {
    const from = reading.at;
    const name = readFlowKey(reading);
    if (name === null || name in object) return undefined;
    const key = reading.span(from, reading.at);
    if (!skipColon(reading, indent)) return undefined;
    const pointer = `${part.pointer}/${escapePointer(name)}`;
    const value = readFlow(reading, { pointer, key, depth: part.depth + 1 }, indent);
    if (value === undefined || !skipBlanks(reading, indent)) return undefined;
    object[name] = value;
    const next = reading.text.charCodeAt(reading.at);
    if (next === 125) break;
    if (next !== 44) return undefined;
    reading.at++;
    if (!skipBlanks(reading, indent)) return undefined;
  }
  closePlace(reading, part, { start, end: ++reading.at });
  return object;
}

function readFlowKey(reading: PlainReading): string | null {
  const { text, at } = reading;
  const first = text.charCodeAt(at);
  if (first === 34 || first === 39) {
    const name = readQuoted(reading);
    return reading.at - at > longestKey ? null : name;
  }
  return readPlainKey(reading);
}

function skipColon(reading: PlainReading, indent: number): boolean {
  if (reading.text.charCodeAt(reading.at) !== 58) return false;
  reading.at++;
  return skipBlanks(reading, indent);
}

/** Goes on to the next part, over line ends too; `false` where a line does not stand far enough in. */
function skipBlanks(reading: PlainReading, indent: number): boolean {
  const { text } = reading;
  let { at } = reading;
  let line = -1;
  for (; ; at++) {
    const code = text.charCodeAt(at);
    if (code === 10) line = at + 1;
    else if (code !== 32) break;
  }
  reading.at = at;
  if (line === -1) return true;
  const code = text.charCodeAt(at);
  // At the first column `---` and `...` would end the document.
  return at - line > indent && (at > line || (code !== 45 && code !== 46));
}
