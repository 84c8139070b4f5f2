import type { Staged } from '../model/diagnostic.ts';
import type { SourceFile } from '../model/text.ts';

/** Text of a file, with what is wrong with its encoding. */
export function decodeSource(path: string, bytes: Uint8Array): Staged<SourceFile> {
  const text = new TextDecoder('utf-8').decode(bytes).replace(/\r\n?/g, '\n');
  return { value: { path, text }, diagnostics: [] };
}
