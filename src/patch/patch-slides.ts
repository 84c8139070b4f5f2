import { nameAssets } from '../assemble/assets.ts';
import { talkFonts } from '../assemble/fonts/talk-fonts.ts';
import { section, type Section, type SlideExtras } from '../assemble/sections.ts';
import { compileHomes, resolveHomes, type HomeTalks } from '../compile-homes.ts';
import { fetchAssets } from '../load/fetch-assets.ts';
import type { CompiledSlide } from '../memory/compiled-slide.ts';
import { emptyMemory } from '../memory/memory.ts';
import type { ParsedDeck, ParsedSlide, RenderedDeck, RenderedSlide, ResolvedDeck } from '../model/deck.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import type { DrawingStore } from '../model/drawing-store.ts';
import type { Effects } from '../model/effects.ts';
import type { UsedLetters } from '../model/fonts.ts';
import type { Project } from '../model/project.ts';
import type { SourceFile } from '../model/text.ts';
import { inTextForm } from '../util/citations/short-form.ts';
import { escapeHtml } from '../util/html.ts';
import { tellableFiles } from '../util/privacy.ts';
import type { KitSlide, TalkKit } from './talk-kit.ts';

/** The outside world of some slides. */
export interface PatchEffects extends Effects {
  /** Where drawings of charts are kept. */
  readonly drawings?: DrawingStore | undefined;
}

/** A slide that was made anew, and what it becomes in the page. */
export interface PatchedSlide {
  /** Its place in the deck. */
  readonly at: number;
  readonly was: KitSlide;
  readonly parsed: ParsedSlide;
  readonly made: CompiledSlide;
  readonly section: Section;
  readonly letters: UsedLetters;
}

/** Slides made anew, with what they were made among. */
export interface PatchedSlides {
  readonly slides: readonly PatchedSlide[];
  readonly resolved: ResolvedDeck;
  readonly talks: HomeTalks;
  readonly sources: ReadonlyMap<string, SourceFile>;
  /** What is said of their data. */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Makes some slides of a talk as a compilation of all of it makes them.
 * @param places of the slides in the deck
 * @returns `null` where one of them is not seen
 */
export async function patchSlides(
  {
    project,
    parsed,
    places,
    notes,
  }: {
    readonly project: Project;
    readonly parsed: ParsedDeck;
    readonly places: readonly number[];
    readonly notes: boolean;
  },
  kit: TalkKit,
  { fs, log, drawings }: PatchEffects,
): Promise<PatchedSlides | null> {
  const few = { ...parsed, slides: places.map((at) => parsed.slides[at] as ParsedSlide) };
  const { value: talks, diagnostics } = await resolveHomes(project, few, {
    fs,
    memory: emptyMemory(null, drawings),
  });
  const sources = new Map([...project.sources, ...parsed.texts]);
  for (const { files } of talks) for (const file of tellableFiles(files)) sources.set(file.path, file);
  const { resolved } = talks[0];
  const { value } = await compileHomes(talks, resolved.slides, { fs, log, sources } as never);
  const deck = { ...resolved, slides: value.slides.map(({ rendered }) => rendered) } as unknown as RenderedDeck;
  const named = nameAssets((await fetchAssets(deck, fs)).value);
  const found: PatchedSlide[] = [];
  for (const [i, at] of places.entries()) {
    const was = kit.slides[at] as KitSlide;
    const made = value.slides[i] as CompiledSlide;
    if (was.shown === null) return null;
    const { rendered } = made;
    const { place, footer } = was.shown;
    const extras: SlideExtras = {
      ...{ named, notes, draft: false, panels: 0, panel: () => '' },
      footers: new Map(footer === null ? [] : [[rendered.id, footer]]),
      places: placesIn(kit, talks, deck),
    };
    const own = section(rendered, place, deck, extras);
    const letters = await lettersOf(own, project, sources);
    found.push({ at, was, parsed: few.slides[i] as ParsedSlide, made, section: own, letters });
  }
  return { slides: found, resolved, talks, sources, diagnostics };
}

/** Where the references of the talk are listed. */
function placesIn(
  { talk: { numbers, slideOf } }: TalkKit,
  [{ references }]: HomeTalks,
  { settings: { lang, citationStyle } }: RenderedDeck,
): SlideExtras['places'] {
  const keys = new Map([...numbers].map(([key, number]) => [number, key]));
  return {
    lang,
    slideOf,
    numberOf: (_, key) => numbers.get(references.byKey.get(key)?.key ?? '') ?? null,
    nameOf(number) {
      const reference = references.byKey.get(keys.get(number) ?? '');
      return reference === undefined ? '' : inTextForm(reference, citationStyle === 'author-year');
    },
  };
}

async function lettersOf(
  { slide, html }: Section,
  { shell }: Project,
  sources: ReadonlyMap<string, SourceFile>,
): Promise<UsedLetters> {
  let found: UsedLetters = ['', '', '', '', ''];
  const letters = { find: () => null, keep: (_: string, used: UsedLetters) => void (found = used), shown: () => {} };
  const shown = [{ slide: slide as RenderedSlide, html: html + escapeHtml(slide.title) }];
  await talkFonts(shown, shell.fonts, { sources, embed: false, css: '', letters });
  return found;
}
