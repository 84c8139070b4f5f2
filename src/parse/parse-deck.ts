import { diagnose } from '../diagnostics/diagnose.ts';
import type { ParsedDeck, ParsedSlide } from '../model/deck.ts';
import type { Diagnostic, Staged } from '../model/diagnostic.ts';
import type { Project } from '../model/project.ts';
import type { Span } from '../model/text.ts';
import { byIdentity } from '../util/by-identity.ts';
import { creditsOf } from './credits.ts';
import { assignIds, isSameWish, type IdWish } from './ids.ts';
import { guestsOf } from './guests.ts';
import { followIncludes } from './includes.ts';
import type { PlacedSlide } from './placed-slide.ts';
import { homesOf } from './placed-homes.ts';
import { plainSlides } from './plain-slides.ts';
import { parseFile, type ParsedFile } from './parse-file.ts';
import type { FileSlide } from './parse-slide.ts';
import type { ParseMemory } from './parse-memory.ts';
import { deckSettings } from './settings/deck-settings.ts';
import { openTranslation } from './translation/open-translation.ts';
import { withChain } from './with-chain.ts';
import { admitting, timeIn, type VariantChoice } from './variants/admit.ts';
import { choiceOf } from './variants/choose.ts';
import { notShown } from './variants/not-shown.ts';
import { cutFile } from './variants/cut-slide.ts';
import { judgeVariants } from './variants/judge-variants.ts';
import { pickVariant, type PickedSlide } from './variants/pick-variant.ts';

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
  const read = parseFile(source, 'deck', memory);
  const choice = choiceOf(read.block, project.variant);
  const own = cutFile(read, choice);
  const translation = openTranslation(project, own, { memory, choice });
  const file = translation === null ? own : translation.file(deckPath, own);
  const followed = followIncludes(deckPath, file, project, { memory, translation, choice });
  const { slides: placed, lines, timed, pins, texts, diagnostics } = followed;
  const { ids, diagnostics: ofIds } = idsOf(placed, choice, memory);
  const { slides, shown, shownIds, leftOut, partly } = shownSlides(placed, ids, choice);
  const headed = shown.find(({ slide }) => slide.heading !== null && slide.heading.text !== '');
  const block = translation?.settings(deckPath, file.block) ?? { value: file.block, diagnostics: [] };
  const settings = deckSettings(block.value, {
    ...file,
    themes: new Set(project.themes.keys()),
    heading: headed?.slide.heading ?? null,
    variant: choice.variant,
    isTranslated: translation !== null,
  });
  const hidden = placed === shown ? null : notShown(placed, shown);
  const homed = placed === shown ? { ids: [], homes: [] } : { ids: shownIds, homes: homesOf(shown, project) };
  const known = translation === null ? settings.value : { ...settings.value, original: translation.original };
  const guests = guestsOf(homed, known);
  letGo(memory, texts);
  const all = [
    ...block.diagnostics,
    ...settings.diagnostics,
    ...diagnostics,
    ...guests.diagnostics,
    ...ofIds.map((found) => withIncludes(found, placed)),
    ...judgeAll(placed === shown ? [] : placed, timed, { choice, project, file }),
    ...(translation?.missing(slides) ?? []),
  ];
  all.push(...emptiness(file, { slides: placed.length, shown: shown.length, isWrong: all.some(isError), choice }));
  return {
    value: {
      file: deckPath,
      settings: known,
      slides,
      texts,
      ...(lines.length === 0 ? {} : { includes: lines }),
      ...(pins.length === 0 ? {} : { pins }),
      credits: placed === shown ? new Map() : creditsOf(shown, homed, known),
      ...(guests.value === undefined ? {} : { guests: guests.value }),
      ...(leftOut.size === 0 ? {} : { leftOut }),
      ...(partly.size === 0 ? {} : { partly }),
      ...(hidden === null ? {} : { notShown: hidden }),
    },
    // A deck that is blank, or could not be read, is `load`'s to report.
    diagnostics: source.text.trim() === '' ? [] : all,
  };
}

/** The ids of slides; those that they were given last where all wish what they wished then. */
function idsOf(
  placed: readonly PlacedSlide[],
  choice: VariantChoice,
  memory: ParseMemory,
): ReturnType<typeof assignIds> {
  const wishes = placed.map((place) => wishOf(place, choice));
  const last = memory.ids;
  if (last?.wishes.length === wishes.length && last.wishes.every((wish, i) => isSameWish(wish, wishes[i] as IdWish)))
    return last.given;
  const given = assignIds(wishes);
  memory.ids = { wishes, given };
  return given;
}

/** What a talk shows of its slides, each in its place. */
interface ShownSlides {
  readonly slides: readonly ParsedSlide[];
  /** All that there are, as one and the same list, where nothing sets one apart. */
  readonly shown: readonly PlacedSlide[];
  readonly shownIds: readonly string[];
  readonly leftOut: ReadonlyMap<string, readonly string[]>;
  readonly partly: ReadonlySet<string>;
}

function shownSlides(placed: readonly PlacedSlide[], ids: readonly string[], choice: VariantChoice): ShownSlides {
  const plain = plainSlides(placed, ids, (place, id) =>
    slideOf({ place, id, vertical: place.vertical, backup: false }, choice),
  );
  if (plain !== null) return { slides: plain, shown: placed, shownIds: ids, leftOut: new Map(), partly: new Set() };
  const { slides: picked, leftOut, partly } = pickVariant(placed, ids, choice);
  return {
    ...{ leftOut, partly },
    slides: picked.map((one) => slideOf(one, choice)),
    shown: picked.map(({ place }) => place),
    shownIds: picked.map(({ id }) => id),
  };
}

/** Lets go of slides that are no longer written, and files that are no longer included; every text that there is has been read. */
function letGo({ parse, files, names }: ParseMemory, texts: ReadonlyMap<string, unknown>): void {
  for (const [key, { source, cut }] of files ?? []) {
    if (cut.texts.some(({ path }) => texts.has(path))) continue;
    files?.delete(key);
    names.delete(source.path);
  }
  if (parse.size === texts.size) return;
  for (const name of parse.keys()) if (!texts.has(name)) parse.delete(name);
}

/** Where the settings cannot be read, which variants there are is not known, and that has been said. */
function judgeAll(
  placed: readonly PlacedSlide[],
  timed: Parameters<typeof judgeVariants>[1],
  around: { readonly choice: VariantChoice; readonly project: Project; readonly file: ParsedFile },
): readonly Diagnostic[] {
  const { choice, project, file } = around;
  if (file.isBroken) return [];
  return [...judgeVariants(placed, timed, around), ...unknownVariant(project, choice, file.opening)];
}

function isError({ severity }: Diagnostic): boolean {
  return severity === 'error';
}

/** What is said where there are no slides; where something is wrong, that is why there are none. */
function emptiness(
  { slides: own, opening }: Pick<ParsedFile, 'slides' | 'opening'>,
  found: {
    readonly slides: number;
    readonly shown: number;
    readonly isWrong: boolean;
    readonly choice: VariantChoice;
  },
): readonly Diagnostic[] {
  const isEmpty = found.shown === 0 && !found.isWrong;
  const { variant } = found.choice;
  if (isEmpty && found.slides > 0 && variant !== null)
    return [diagnose('parse/empty-variant', variant.span, { name: variant.name })];
  return isEmpty || own.length === 0 ? [diagnose('parse/empty-deck', opening, {})] : [];
}

/** What a slide wishes to be called, and where: two slides may wish the same where no variant shows both. */
function wishOf({ slide, ins }: PlacedSlide, choice: VariantChoice): IdWish {
  const wish = plainWish(slide);
  return ins.length === 0 ? wish : { ...wish, variants: admitting(ins, choice) };
}

const plainWish = byIdentity(({ id, words }: FileSlide): IdWish => ({ given: id, words }));

/** The slide that a text became last: what stands as it stood is one and the same. */
const known = new WeakMap<FileSlide, ParsedSlide>();

function slideOf(picked: PickedSlide, choice: VariantChoice): ParsedSlide {
  const { place, id, vertical, backup } = picked;
  const made = pickOf(place, { backup, choice });
  const before = known.get(place.slide);
  const isSame = before?.id === id && before.vertical === vertical && before.picked === made;
  if (isSame && isSameWay(before.includedFrom, place.includedFrom)) return before;
  const slide = placedSlide(picked, made, choice);
  known.set(place.slide, slide);
  return slide;
}

/** What a variant makes of a slide beside what its text says, as a text to compare; `undefined` for nothing. */
function pickOf(
  { slide: { settings, cut } }: PlacedSlide,
  { backup, choice }: { readonly backup: boolean; readonly choice: VariantChoice },
): string | undefined {
  if (!backup && settings.times === null && cut === undefined) return undefined;
  return JSON.stringify([backup, timeIn(settings, choice), cut?.key ?? '']);
}

/** The places of `src:` lines name their texts by what they say, so `with` is the same where they are. */
function isSameWay(a: readonly Span[], b: readonly Span[]): boolean {
  return a.length === b.length && (a.length === 0 || JSON.stringify(a) === JSON.stringify(b));
}

function placedSlide(
  { place, id, vertical, backup }: PickedSlide,
  picked: string | undefined,
  choice: VariantChoice,
): ParsedSlide {
  const { slide, includedFrom, parameters } = place;
  const { settings, span, text, charts, dataRefs } = slide;
  const visibility = backup && settings.visibility === 'visible' ? 'uncounted' : settings.visibility;
  return {
    stage: 'parsed',
    id,
    settings: { ...settings, id: slide.id?.id ?? null, time: timeIn(settings, choice), visibility },
    span,
    includedFrom,
    vertical,
    ...(backup ? { backup } : {}),
    ...(picked === undefined ? {} : { picked }),
    text,
    charts,
    dataRefs,
    ...(includedFrom.length === 0 ? {} : { parameters }),
  };
}

/** An id in an included file says which `src:` lines led there, as its other diagnostics do. */
function withIncludes(diagnostic: Diagnostic, placed: readonly PlacedSlide[]): Diagnostic {
  const owner = placed.find(({ slide }) => slide.id?.span === diagnostic.span);
  return withChain(diagnostic, owner?.includedFrom ?? []);
}

/** The variant that was asked for is checked before a talk is compiled; `serve` may see it go. */
function unknownVariant(
  { variant: asked }: Project,
  { variants }: VariantChoice,
  opening: Span,
): readonly Diagnostic[] {
  const known = variants.map(({ name }) => name);
  if (asked === undefined || known.includes(asked)) return [];
  return [diagnose('config/unknown-variant', opening, { name: asked, known })];
}
