import { locate } from '../diagnostics/locate.ts';
import type { RenderedSlide } from '../model/deck.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import type { SourceFile } from '../model/text.ts';
import { escapeHtml } from '../util/html.ts';

/** The mark that a talk with errors carries on every page. */
export const draftMark = '<p class="draft-mark">DRAFT</p>';

/** Sorts errors by the slide that holds them; those outside all slides go to the first, where they are seen. */
export function errorsBySlide(
  slides: readonly RenderedSlide[],
  diagnostics: readonly Diagnostic[],
): ReadonlyMap<RenderedSlide, readonly Diagnostic[]> {
  const found = new Map<RenderedSlide, Diagnostic[]>();
  for (const error of diagnostics.filter((d) => d.severity === 'error')) {
    const home = slides.find((slide) => holds(slide, error)) ?? slides[0];
    if (home !== undefined) found.set(home, [...(found.get(home) ?? []), error]);
  }
  return found;
}

function holds(slide: RenderedSlide, { span }: Diagnostic): boolean {
  if (span === null || span.file !== slide.span.file) return false;
  return span.start >= slide.span.start && span.start < Math.max(slide.span.end, slide.span.start + 1);
}

/** What is wrong with a slide, on the slide: messages with their places. */
export function errorPanel(errors: readonly Diagnostic[], sources: ReadonlyMap<string, SourceFile>): string {
  const items = locate(errors, sources).map(({ file, line, message, hint }) => {
    const place = file === null ? '' : `<code class="place">${escapeHtml(`${file}:${line}`)}</code>`;
    return `<li>${place}${escapeHtml(message)}${hint === null ? '' : ` (${escapeHtml(hint)})`}</li>`;
  });
  return `<div class="error-panel"><ul>${items.join('')}</ul></div>`;
}
