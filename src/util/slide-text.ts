import type { SourceFile, Span } from '../model/text.ts';

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

/** A place in the file that the user wrote, for one that counts from the beginning of its slide. */
export function writtenSpan(span: Span, sources: ReadonlyMap<string, SourceFile>): Span {
  const within = sources.get(span.file)?.within;
  if (within === undefined) return span;
  return { file: within.file, start: within.start + span.start, end: within.start + span.end };
}
