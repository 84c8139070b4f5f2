import { diagnose } from '../diagnostics/diagnose.ts';
import type { Diagnostic, Staged } from '../model/diagnostic.ts';
import type { SourceFile } from '../model/text.ts';
import { byIdentity } from '../util/by-identity.ts';
import { changeBetween, followText } from '../util/text-change.ts';
import { cleanText } from './clean-text.ts';
import { detectEncoding, firstInvalidByte, type Encoding } from './detect-encoding.ts';

/**
 * Turns a file's bytes into text with `\n` as the only line end and without byte order mark. Text in another encoding
 * than UTF-8 is an error, but is read as well as can be, so that what else is wrong is said in the same run.
 * @param path from the root
 */
export function decodeSource(path: string, bytes: Uint8Array): Staged<SourceFile> {
  const known = decoded(bytes);
  let found = known.get(path);
  if (found === undefined) known.set(path, (found = decode(path, bytes)));
  return found;
}

/** Texts by the bytes that they were read from, and by their path. */
const decoded = byIdentity<Uint8Array, Map<string, Staged<SourceFile>>>(() => new Map());

function decode(path: string, bytes: Uint8Array): Staged<SourceFile> {
  const encoding = detectEncoding(bytes);
  const read = encoding === 'utf-8' ? decodeUtf8(path, bytes) : decodeOther(path, bytes, encoding);
  const text = read.text.replace(/\r\n?/g, '\n');
  if (text.length < longText) return cleaned(path, text, read.diagnostics);
  const before = long.get(path);
  const change = before === undefined ? null : changeBetween(before.text, text);
  // A letter of two halves may have but one of them changed.
  const isClean =
    change !== null &&
    cleanText(path, text.slice(Math.max(0, change.start - 1), change.now + 1)).diagnostics.length === 0;
  const found = isClean
    ? { value: { path, text }, diagnostics: read.diagnostics }
    : cleaned(path, text, read.diagnostics);
  if (found.diagnostics.length > 0) long.delete(path);
  else if (long.has(path) || long.size < mostLong) long.set(path, found.value);
  if (isClean && before !== undefined) followText(before, found.value, change);
  return found;
}

/** Letters of a text of which an edit changes but a small part. */
const longText = 50_000;
/** Long texts that are remembered. */
const mostLong = 16;

/** What long files said last, as far as nothing in them was wrong. */
const long = new Map<string, SourceFile>();

function cleaned(path: string, text: string, diagnostics: readonly Diagnostic[]): Staged<SourceFile> {
  const clean = cleanText(path, text);
  return { value: { path, text: clean.text }, diagnostics: [...diagnostics, ...clean.diagnostics] };
}

interface Decoded {
  readonly text: string;
  readonly diagnostics: readonly Diagnostic[];
}

function decodeUtf8(path: string, bytes: Uint8Array): Decoded {
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), diagnostics: [] };
  } catch {
    const at = firstInvalidByte(bytes);
    // The place counts in the text as it will be: without what is taken out before it.
    const before = new TextDecoder().decode(bytes.subarray(0, at)).replace(/\r\n?/g, '\n');
    const start = cleanText(path, before).text.length;
    const facts = { path, byte: (bytes[at] as number).toString(16).toUpperCase().padStart(2, '0') };
    const diagnostic = diagnose('load/not-utf-8', { file: path, start, end: start + 1 }, facts);
    return { text: new TextDecoder().decode(bytes), diagnostics: [diagnostic] };
  }
}

function decodeOther(path: string, bytes: Uint8Array, encoding: Exclude<Encoding, 'utf-8'>): Decoded {
  const diagnostic = diagnose('load/other-encoding', { file: path, start: 0, end: 0 }, { path, encoding });
  return { text: encoding.startsWith('utf-16') ? decodeUtf16(bytes, encoding) : '', diagnostics: [diagnostic] };
}

function decodeUtf16(bytes: Uint8Array, encoding: Encoding): string {
  if (encoding === 'utf-16le') return new TextDecoder('utf-16le').decode(bytes);
  const swapped = Uint8Array.from({ length: bytes.length & ~1 }, (_, i) => bytes[i ^ 1] as number);
  return new TextDecoder('utf-16le').decode(swapped);
}
