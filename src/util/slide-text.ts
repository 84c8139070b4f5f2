import type { SourceFile, Span } from '../model/text.ts';
import { spanAt } from './mapped-text.ts';

/** Between a file's path and the mark of a slide in it; no path of a file holds it. */
const mark = '\u0000';

/** The name of a slide's text as a source of its own. @param key tells it from all other slides of the file */
export function slideTextPath(file: string, key: string): string {
  return file + mark + key;
}

/** The file that a span's `file` lies in: the file itself, or that of the slide. */
export function writtenFile(file: string): string {
  const at = file.indexOf(mark);
  return at === -1 ? file : file.slice(0, at);
}

/** The name of a deck's text once it is converted from another tool's dialect. */
export function convertedPath(file: string): string {
  return `${file}${mark}converted`;
}

/**
 * A place in the file that the user wrote, for one that counts from the beginning of its slide or that stands in a text
 * made of that file.
 */
export function writtenSpan(span: Span, sources: ReadonlyMap<string, SourceFile>): Span {
  const source = sources.get(span.file);
  const { within, converted } = source ?? {};
  if (within !== undefined)
    return writtenSpan({ file: within.file, start: within.start + span.start, end: within.start + span.end }, sources);
  if (converted === undefined) return span;
  return spanAt(converted, span.start, span.end) ?? { file: writtenFile(span.file), start: 0, end: 0 };
}
