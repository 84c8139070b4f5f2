/*
 * Runs in the page that is printed as a PDF, once the page has the form of sheets. It is evaluated by an exporter and is in
 * no page that anybody opens.
 */
import { appendNumbers, type AppendixPart } from './appendix.ts';
import { notesBelow } from './notes-sheets.ts';
import { keepSlides, type ShownPage } from './shown-pages.ts';

/** How the sheets are wished. */
export interface SheetWishes {
  /** Ids of the slides that stay; `null` for all. */
  readonly wanted: readonly string[] | null;
  /** The height of a sheet of 1280 px with a slide above and its notes below; `null` for slides alone. */
  readonly notesHeight: number | null;
  /** What is listed behind the slides, with its heading; `null` for nothing. */
  readonly appendix: { readonly title: string; readonly parts: readonly AppendixPart[] } | null;
}

/** Makes the sheets as wished and says what stands on each, in order; an appendix follows them. */
export function prepareSheets({ wanted, notesHeight, appendix }: SheetWishes): readonly ShownPage[] {
  const pages = keepSlides(wanted);
  const sheets = notesHeight === null ? pages : notesBelow(pages, notesHeight);
  if (appendix !== null) appendNumbers(appendix.title, appendix.parts);
  return sheets.map(({ id, step, steps }) => ({ id, step, steps }));
}
