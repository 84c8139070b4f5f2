import type { Diagnostic } from '../model/diagnostic.ts';
import type { SourceFile } from '../model/text.ts';
import { writtenSpan } from '../util/slide-text.ts';
import type { Fate, ReportEntry } from './draft.ts';
import type { ToldFile } from './report.ts';

/** What reading a deck of reveal-md says of things that are there no longer, or are something else. */
const fates: Readonly<Record<string, Fate>> = {
  'parse/theme-mapped': 'changed',
  'parse/setting-not-taken': 'dropped',
  'parse/setting-lost': 'dropped',
  'parse/reveal-options': 'dropped',
  'parse/unknown-attribute': 'dropped',
  'parse/active-attribute': 'dropped',
  'parse/background-page': 'dropped',
  'render/html-not-allowed': 'dropped',
  'render/unknown-attribute': 'dropped',
};

/** What becomes of a deck that needs no conversion: told by what reading it says. */
export function toldAsItStands(
  diagnostics: readonly Diagnostic[],
  sources: ReadonlyMap<string, SourceFile>,
): readonly ToldFile[] {
  const found = new Map<SourceFile, ReportEntry[]>();
  for (const { code, span, message, hint } of diagnostics) {
    const fate = fates[code];
    if (fate === undefined || span === null) continue;
    const { file, start, end } = writtenSpan(span, sources);
    const source = sources.get(file);
    if (source === undefined) continue;
    const why = hint === null ? message : `${message}; ${hint}`;
    const entry = { fate, what: source.text.slice(start, end), why, start, end };
    found.set(source, [...(found.get(source) ?? []), entry]);
  }
  return [...found].map(([source, entries]) => ({ source, entries: entries.toSorted((a, b) => a.start - b.start) }));
}
