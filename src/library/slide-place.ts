import type { SourceFile, Span } from '../model/text.ts';
import { lineIndex, placeAt } from '../util/lines.ts';

/** Where a slide is written, as a library names it: `acts/one.md:12`, from the deck's root. */
export function slidePlace({ span }: { readonly span: Span }, sources: ReadonlyMap<string, SourceFile>): string {
  const source = sources.get(span.file);
  const file = source?.within?.file ?? span.file;
  const whole = sources.get(file)?.text ?? '';
  const text = source?.text ?? '';
  const start = (source?.within?.start ?? span.start) + (text.length - text.trimStart().length);
  return `${file}:${placeAt(lineIndex(whole), start).line}`;
}
