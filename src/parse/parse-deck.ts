import { diagnose } from '../diagnostics/diagnose.ts';
import type { ParsedDeck, ParsedSlide } from '../model/deck.ts';
import type { Diagnostic, RelatedPlace, Staged } from '../model/diagnostic.ts';
import type { Project } from '../model/project.ts';
import type { Span } from '../model/text.ts';
import { byIdentity } from '../util/by-identity.ts';
import { creditsOf } from './credits.ts';
import { assignIds, type IdWish } from './ids.ts';
import { guestsOf } from './guests.ts';
import { followIncludes, type PlacedSlide } from './includes.ts';
import { homesOf } from './placed-homes.ts';
import { parseFile } from './parse-file.ts';
import type { FileSlide } from './parse-slide.ts';
import type { ParseMemory } from './parse-memory.ts';
import { deckSettings } from './settings/deck-settings.ts';
import { openTranslation } from './translation/open-translation.ts';

/**
 * Reads the deck and what it includes: settings, slides, notes and charts, each with its place. Nothing is filled in,
 * looked up or executed.
 *
 * ```
 * file ─ front matter ─ split ─▶ pieces ─ settings, notes, charts ─▶ slides ─ includes ─ ids ─▶ ParsedDeck
 * ```
 */
export function parseDeck(
  project: Project,
  memory: ParseMemory = { parse: new Map(), names: new Map() },
): Staged<ParsedDeck> {
  const { deckPath, sources, converted } = project;
  const source = converted?.get(deckPath) ?? sources.get(deckPath) ?? { path: deckPath, text: '' };
  const own = parseFile(source, 'deck', memory);
  const translation = openTranslation(project, own, memory);
  const file = translation === null ? own : translation.file(deckPath, own);
  const {
    slides: placed,
    lines,
    texts,
    diagnostics,
  } = followIncludes(deckPath, file, project, { memory, translation });
  const headed = placed.find(({ slide }) => slide.heading !== null && slide.heading.text !== '');
  const block = translation?.settings(deckPath, file.block) ?? { value: file.block, diagnostics: [] };
  const settings = deckSettings(block.value, {
    dialect: file.dialect,
    opening: file.opening,
    isBroken: file.isBroken,
    themes: new Set(project.themes.keys()),
    heading: headed?.slide.heading ?? null,
  });
  const { ids, diagnostics: ofIds } = assignIds(placed.map(({ slide }) => wishOf(slide)));
  const homed = { ids, homes: homesOf(placed, project) };
  const known = translation === null ? settings.value : { ...settings.value, original: translation.original };
  const guests = guestsOf(homed, known);
  for (const name of memory.parse.keys()) if (!texts.has(name)) memory.parse.delete(name);
  const slides = placed.map((place, i) => slideOf(place, ids[i] as string));
  const all = [
    ...block.diagnostics,
    ...settings.diagnostics,
    ...diagnostics,
    ...guests.diagnostics,
    ...ofIds.map((found) => withIncludes(found, placed)),
  ];
  all.push(...(translation?.missing(slides) ?? []));
  const isEmpty = slides.length === 0 && !all.some((found) => found.severity === 'error');
  if (isEmpty || file.slides.length === 0) all.push(diagnose('parse/empty-deck', file.opening, {}));
  return {
    value: {
      file: deckPath,
      settings: known,
      slides,
      texts,
      ...(lines.length === 0 ? {} : { includes: lines }),
      credits: creditsOf(placed, homed, known),
      ...(guests.value === undefined ? {} : { guests: guests.value }),
    },
    // A deck that is blank, or could not be read, is `load`'s to report.
    diagnostics: source.text.trim() === '' ? [] : all,
  };
}

const wishOf = byIdentity(({ id, words }: FileSlide): IdWish => ({ given: id, words }));

/** The slide that a text became last: what stands as it stood is one and the same. */
const known = new WeakMap<FileSlide, ParsedSlide>();

function slideOf(place: PlacedSlide, id: string): ParsedSlide {
  const before = known.get(place.slide);
  if (before?.id === id && before.vertical === place.vertical && isSameWay(before.includedFrom, place.includedFrom))
    return before;
  const made = placedSlide(place, id);
  known.set(place.slide, made);
  return made;
}

/** The places of `src:` lines name their texts by what they say, so `with` is the same where they are. */
function isSameWay(a: readonly Span[], b: readonly Span[]): boolean {
  return a.length === b.length && (a.length === 0 || JSON.stringify(a) === JSON.stringify(b));
}

function placedSlide({ slide, includedFrom, vertical, parameters }: PlacedSlide, id: string): ParsedSlide {
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
    ...(includedFrom.length === 0 ? {} : { parameters }),
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
