import { diagnose } from '../diagnostics/diagnose.ts';
import type { Diagnostic, Staged } from '../model/diagnostic.ts';
import type { SourceFile } from '../model/text.ts';
import { byIdentity } from '../util/by-identity.ts';
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
  const cleaned = cleanText(path, read.text.replace(/\r\n?/g, '\n'));
  return { value: { path, text: cleaned.text }, diagnostics: [...read.diagnostics, ...cleaned.diagnostics] };
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
