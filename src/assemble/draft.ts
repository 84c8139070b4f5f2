import { locate } from '../diagnostics/locate.ts';
import type { RenderedSlide } from '../model/deck.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import type { SourceFile, Span } from '../model/text.ts';
import { escapeHtml } from '../util/html.ts';
import { say } from '../util/words/say.ts';
import { writtenSpan } from '../util/slide-text.ts';

/** The mark that a talk with errors carries on every page. */
export function draftMark(lang: string): string {
  return `<p class="draft-mark">${say(lang, 'DRAFT')}</p>`;
}

/** Sorts errors by the slide that holds them; those outside all slides go to the first, where they are seen. */
export function errorsBySlide(
  slides: readonly RenderedSlide[],
  diagnostics: readonly Diagnostic[],
  sources: ReadonlyMap<string, SourceFile>,
): ReadonlyMap<RenderedSlide, readonly Diagnostic[]> {
  const found = new Map<RenderedSlide, Diagnostic[]>();
  for (const error of diagnostics.filter((d) => d.severity === 'error')) {
    const home = slideWith(slides, error, sources) ?? slides[0];
    if (home !== undefined) found.set(home, [...(found.get(home) ?? []), error]);
  }
  return found;
}

/** The slide that holds the place of a diagnostic. */
export function slideWith(
  slides: readonly RenderedSlide[],
  diagnostic: Diagnostic,
  sources: ReadonlyMap<string, SourceFile>,
): RenderedSlide | undefined {
  const span = diagnostic.span === null ? null : writtenSpan(diagnostic.span, sources);
  return slides.find((slide) => holds(writtenSpan(slide.span, sources), span));
}

function holds(slide: Span, span: Span | null): boolean {
  if (span === null || span.file !== slide.file) return false;
  return span.start >= slide.start && span.start < Math.max(slide.end, slide.start + 1);
}

/** What is wrong with a slide, on the slide: messages with their places. */
export function errorPanel(errors: readonly Diagnostic[], sources: ReadonlyMap<string, SourceFile>): string {
  const items = locate(errors, sources).map(({ file, line, message, hint }) => {
    const place = file === null ? '' : `<code class="place">${escapeHtml(`${file}:${line}`)}</code>`;
    return `<li>${place}${escapeHtml(message)}${hint === null ? '' : ` (${escapeHtml(hint)})`}</li>`;
  });
  return `<div class="error-panel"><ul>${items.join('')}</ul></div>`;
}
