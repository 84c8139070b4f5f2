import type { Diagnostic, Severity } from '../model/diagnostic.ts';
import type { SourceFile, Span } from '../model/text.ts';
import { lineIndex, placeAt, type LineIndex } from '../util/lines.ts';
import { writtenSpan } from '../util/slide-text.ts';

/** A place as people and editors count: lines and columns from 1, in code points, the end exclusive. */
export interface Location {
  /** Path from the root; `null` where no file of the user's is to blame. */
  readonly file: string | null;
  readonly line: number | null;
  readonly column: number | null;
  readonly endLine: number | null;
  readonly endColumn: number | null;
}

/** A diagnostic as it is printed: the form of `--format json`. */
export interface LocatedDiagnostic extends Location {
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly hint: string | null;
  readonly related: readonly (Location & { readonly message: string })[];
}

/** Turns spans into lines and columns, in order of file and place. */
export function locate(
  diagnostics: readonly Diagnostic[],
  sources: ReadonlyMap<string, SourceFile>,
): LocatedDiagnostic[] {
  const indexes = new Map<string, LineIndex>();
  const at = (span: Span | null): Location => locateSpan(span, sources, indexes);
  return diagnostics
    .map((d) => ({
      code: d.code,
      severity: d.severity,
      ...at(d.span),
      message: d.message,
      hint: d.hint,
      related: d.related.map((r) => ({ message: r.message, ...at(r.span) })),
    }))
    .sort(byPlace);
}

/** Diagnostics in order of file and place, which {@link locate} keeps, before any line is counted. */
export function inOrder(
  diagnostics: readonly Diagnostic[],
  sources: ReadonlyMap<string, SourceFile>,
): readonly Diagnostic[] {
  const placed = diagnostics.map((diagnostic) => {
    const span = diagnostic.span === null ? null : writtenSpan(diagnostic.span, sources);
    const end = span === null ? 0 : (sources.get(span.file)?.text.length ?? 0);
    return { diagnostic, file: span?.file ?? '', start: Math.max(0, Math.min(span?.start ?? 0, end)) };
  });
  return placed
    .sort((a, b) => (a.file === b.file ? a.start - b.start : a.file < b.file ? -1 : 1))
    .map(({ diagnostic }) => diagnostic);
}

function locateSpan(
  place: Span | null,
  sources: ReadonlyMap<string, SourceFile>,
  indexes: Map<string, LineIndex>,
): Location {
  if (place === null) return { file: null, line: null, column: null, endLine: null, endColumn: null };
  const span = writtenSpan(place, sources);
  const source = sources.get(span.file);
  if (source === undefined) return { file: span.file, line: null, column: null, endLine: null, endColumn: null };
  let index = indexes.get(span.file);
  if (index === undefined) indexes.set(span.file, (index = lineIndex(source.text)));
  const start = placeAt(index, span.start);
  const end = placeAt(index, span.end);
  return { file: span.file, line: start.line, column: start.column, endLine: end.line, endColumn: end.column };
}

function byPlace(a: LocatedDiagnostic, b: LocatedDiagnostic): number {
  const file = (a.file ?? '') < (b.file ?? '') ? -1 : (a.file ?? '') > (b.file ?? '') ? 1 : 0;
  return file || (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0);
}
