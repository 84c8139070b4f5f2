import type { Staged } from '../model/diagnostic.ts';
import type { FileSystem } from '../model/effects.ts';
import type { SourceFile, Span } from '../model/text.ts';
import { decodeSource } from './decode.ts';
import { readFailure } from './read-failure.ts';

/** The largest text that is read beside data: Markdown, templates, styles, descriptors. */
export const textLimit = 5_000_000;

/**
 * Reads a text file of the talk.
 * @param span the place that asks for it; the file itself where nothing does
 * @returns `null` where it could not be read
 */
export async function readSource(
  path: string,
  fs: FileSystem,
  span: Span | null = { file: path, start: 0, end: 0 },
): Promise<Staged<SourceFile | null>> {
  const read = await fs.read(path, textLimit);
  if (read.ok) return decodeSource(path, read.bytes);
  return { value: null, diagnostics: [await readFailure(read, { path, span, limit: textLimit }, fs)] };
}
