import { slideWith } from '../assemble/draft.ts';
import { countWarnings, errorsAmong } from '../diagnostics/severities.ts';
import { locate, type LocatedDiagnostic } from '../diagnostics/locate.ts';
import type { RenderedSlide } from '../model/deck.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import type { LiveError, LiveReport } from '../model/live.ts';
import type { SourceFile } from '../model/text.ts';

/** Draws the lines at fault as plain text. */
export type DrawFrame = (at: LocatedDiagnostic, sources: ReadonlyMap<string, SourceFile>) => string;

/** Errors that the overlay tells in full. */
const most = 12;

/** Says what is wrong, for the pages. @param stale the slides are those of an earlier save */
export function liveReport(
  diagnostics: readonly Diagnostic[],
  sources: ReadonlyMap<string, SourceFile>,
  { frame, stale }: { readonly frame: DrawFrame; readonly stale: boolean },
): LiveReport {
  const errors = errorsAmong(diagnostics);
  const told = errors.length === 0 ? [] : locate(errors, sources).slice(0, most);
  return {
    errors: told.map((at): LiveError => ({
      code: at.code,
      place: at.file === null ? null : at.line === null ? at.file : `${at.file}:${at.line}:${at.column}`,
      message: at.message,
      hint: at.hint,
      frame: frame(at, sources),
    })),
    errorCount: errors.length,
    warningCount: countWarnings(diagnostics),
    stale,
  };
}

/** Whether something is wrong that no slide can show: in the settings, the front matter, a file that is gone. */
export function isBeyondSlides(
  diagnostics: readonly Diagnostic[],
  slides: readonly RenderedSlide[],
  sources: ReadonlyMap<string, SourceFile>,
): boolean {
  return errorsAmong(diagnostics).some((one) => slideWith(slides, one, sources) === undefined);
}
