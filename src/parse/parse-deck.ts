import { diagnose } from '../diagnostics/diagnose.ts';
import type { ParsedDeck, ParsedSlide } from '../model/deck.ts';
import type { Diagnostic, RelatedPlace, Staged } from '../model/diagnostic.ts';
import type { Project } from '../model/project.ts';
import { assignIds } from './ids.ts';
import { followIncludes, type PlacedSlide } from './includes.ts';
import { parseFile } from './parse-file.ts';
import type { ParseMemory } from './parse-memory.ts';
import { deckSettings } from './settings/deck-settings.ts';

/**
 * Reads the deck and what it includes: settings, slides, notes and charts, each with its place. Nothing is filled in,
 * looked up or executed.
 *
 * ```
 * file ─ front matter ─ split ─▶ pieces ─ settings, notes, charts ─▶ slides ─ includes ─ ids ─▶ ParsedDeck
 * ```
 */
export function parseDeck(project: Project, memory: ParseMemory = { parse: new Map() }): Staged<ParsedDeck> {
  const source = project.sources.get(project.deckPath) ?? { path: project.deckPath, text: '' };
  const file = parseFile(source, 'deck', memory);
  const { slides: placed, texts, diagnostics } = followIncludes(source.path, file, project, memory);
  const headed = placed.find(({ slide }) => slide.heading !== null && slide.heading.text !== '');
  const settings = deckSettings(file.block, {
    dialect: file.dialect,
    opening: file.opening,
    isBroken: file.isBroken,
    themes: new Set(project.themes.keys()),
    heading: headed?.slide.heading ?? null,
  });
  const { ids, diagnostics: ofIds } = assignIds(placed.map(({ slide }) => ({ given: slide.id, words: slide.words })));
  for (const name of memory.parse.keys()) if (!texts.has(name)) memory.parse.delete(name);
  const slides = placed.map((place, i) => slideOf(place, ids[i] as string));
  const all = [...settings.diagnostics, ...diagnostics, ...ofIds.map((found) => withIncludes(found, placed))];
  const isEmpty = slides.length === 0 && !all.some((found) => found.severity === 'error');
  if (isEmpty || file.slides.length === 0) all.push(diagnose('parse/empty-deck', file.opening, {}));
  return {
    value: { file: source.path, settings: settings.value, slides, texts },
    // A deck that is blank, or could not be read, is `load`'s to report.
    diagnostics: source.text.trim() === '' ? [] : all,
  };
}

function slideOf({ slide, includedFrom, vertical }: PlacedSlide, id: string): ParsedSlide {
  const { settings, span, text, charts, dataRefs } = slide;
  return {
    stage: 'parsed',
    id,
    settings: { ...settings, id: slide.id?.id ?? null },
    span,
    includedFrom,
    vertical,
    text,
    charts,
    dataRefs,
  };
}

/** An id in an included file says which `src:` lines led there, as its other diagnostics do. */
function withIncludes(diagnostic: Diagnostic, placed: readonly PlacedSlide[]): Diagnostic {
  const owner = placed.find(({ slide }) => slide.id?.span === diagnostic.span);
  const chain: RelatedPlace[] = (owner?.includedFrom ?? [])
    .map((span) => ({ message: 'included from here', span }))
    .reverse();
  return chain.length === 0 ? diagnostic : { ...diagnostic, related: [...diagnostic.related, ...chain] };
}
