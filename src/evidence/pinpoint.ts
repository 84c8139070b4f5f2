import type { SourceFile, Span } from '../model/text.ts';
import { spanAt } from '../util/mapped-text.ts';
import { valueMark, type ReadRun } from './read-run.ts';

/** Letters in front of a stretch by which it is told from others like it. */
const context = 40;

/**
 * The place of a stretch of a text in the source. A text that YAML folded knows only the place of its whole: there the
 * stretch is looked for by what stands before it.
 */
export function pinpoint(
  { text: mapped }: Pick<ReadRun, 'text'>,
  start: number,
  end: number,
  sources: ReadonlyMap<string, SourceFile>,
): Span | null {
  const span = spanAt(mapped, start, end);
  const source = span === null ? undefined : sources.get(span.file)?.text.slice(span.start, span.end);
  if (span === null || source === undefined || source.length <= end - start) return span;
  for (const before of [context, 12, 0]) {
    const from = Math.max(0, start - before);
    const head = patternOf(mapped.text.slice(from, start));
    const found = [...source.matchAll(new RegExp(`(${head})(${patternOf(mapped.text.slice(start, end))})`, 'g'))];
    const [match] = found;
    if (match === undefined || (found.length > 1 && before > 0)) continue;
    if (found.length > 1) return span;
    const at = span.start + match.index + (match[1] as string).length;
    return { file: span.file, start: at, end: at + (match[2] as string).length };
  }
  return span;
}

/** A pattern for a text as YAML or a template may write it: any space for a space, a mustache for a value. */
function patternOf(text: string): string {
  return text
    .replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')
    .replace(/\s+/g, '\\s+')
    .replace(new RegExp(valueMark, 'g'), '\\{\\{[^{}]{0,300}\\}\\}');
}
