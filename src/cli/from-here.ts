import { join, relative, sep } from 'node:path';
import type { Diagnostic } from '../model/diagnostic.ts';
import type { Span } from '../model/text.ts';
import type { Findings } from './report.ts';

/**
 * Findings with paths from the current folder, so that those of two talks can be told in one report. Only errors are
 * kept: what else is to be said about a talk is for `check` to say.
 */
export function errorsFromHere(findings: Findings, cwd: string): Findings {
  const { root } = findings;
  const moved = (path: string): string =>
    root === undefined ? path : join(relative(cwd, root), path).split(sep).join('/');
  const span = (at: Span): Span => ({ ...at, file: moved(at.file) });
  const diagnostics = findings.diagnostics
    .filter(({ severity }) => severity === 'error')
    .map((diagnostic): Diagnostic => ({
      ...diagnostic,
      span: diagnostic.span === null ? null : span(diagnostic.span),
      related: diagnostic.related.map((place) => ({ ...place, span: span(place.span) })),
    }));
  const sources = [...findings.sources].map(([path, { text, within }]) => {
    const home = within === undefined ? {} : { within: { ...within, file: moved(within.file) } };
    return [moved(path), { path: moved(path), text, ...home }] as const;
  });
  return { diagnostics, sources: new Map(sources), slideCount: null };
}
