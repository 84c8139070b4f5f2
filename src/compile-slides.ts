import { readingFacts, readSlide } from './evidence/read-slide.ts';
import { chartWords, checkRoleUse } from './expand/charts/colors/check-roles.ts';
import { talkFacts } from './expand/expand-deck.ts';
import { expandSlide } from './expand/expand-slide.ts';
import type { CompiledSlide } from './memory/compiled-slide.ts';

import { forget, tablesNow, type Memory } from './memory/memory.ts';
import { unpackSlide, type PackedSlide } from './memory/pack-slide.ts';
import { waitingFor, type Pace } from './memory/waiting.ts';
import { slideKeys, type SlideKeys } from './memory/slide-key.ts';
import type { Dataset } from './model/data.ts';
import type { RenderedSlide, ResolvedDeck, ResolvedSlide } from './model/deck.ts';
import type { Diagnostic, Staged } from './model/diagnostic.ts';
import type { ChartThread } from './model/chart-thread.ts';
import type { Log } from './model/effects.ts';
import type { Project } from './model/project.ts';
import type { References } from './model/references.ts';
import type { SourceFile } from './model/text.ts';
import type { Values } from './model/values.ts';
import { renderFaults, slideTools } from './render/slide-tools.ts';
import { keptDrawings } from './render/kept-drawings.ts';
import { renderSlide, type SlideTools } from './render/render-slide.ts';
import { slideClock } from './util/slide-clock.ts';
import { workLine } from './util/work-line.ts';
import { readLock } from './util/claim-lock.ts';
import { flatInBlocks } from './util/in-blocks.ts';

/** What slides are compiled with beside the deck. */
export interface SlideSurroundings {
  readonly project: Project;
  readonly references: References;
  readonly sources: ReadonlyMap<string, SourceFile>;
  readonly memory: Memory;
  readonly log: Log;
  /** Left out where all slides are made at once. */
  readonly pace?: Pace;
  /** Another thread that draws charts. */
  readonly charts?: ChartThread;
  /** The slides of another talk: what that talk has and they have no use for is no news. */
  readonly isGuest?: boolean;
}

/** The slides of a talk, and what they were read with. */
export interface CompiledSlides {
  readonly slides: readonly CompiledSlide[];
  /** Those of them that are still to be made. */
  readonly waiting: ReadonlySet<RenderedSlide>;
  /** Some are still what they were before the edit. */
  readonly isOld: boolean;
  readonly reading: ReturnType<typeof readingFacts>;
}

/**
 * Expands, renders and reads along, slide by slide. A slide that was made before from the same text, data, templates
 * and settings is taken as it was made then.
 */
export async function compileSlides(deck: ResolvedDeck, around: SlideSurroundings): Promise<Staged<CompiledSlides>> {
  const { project, references, sources, memory, log, pace, isGuest = false, charts } = around;
  const { settings, file } = deck;
  const values = deck.slides[0]?.values ?? noValues;
  const tableNames = deck.slides[0]?.knownData ?? [];
  const talk = talkFacts(settings, project);
  const tools = withKeptDrawings(slideTools(settings, project, charts), { project, settings, memory });
  const lock = readLock(project.lock);
  const reading = readingFacts(file, settings, { lock, sources, values });
  const keys = slideKeys({ project, settings, values, references, tableNames, lock, deck: file });
  const make = async (slide: ResolvedSlide): Promise<CompiledSlide> => {
    const { part, away, end } = slideClock(log.timer, slide.id);
    const expanded = part('expand', () => expandSlide(slide, talk.value));
    const rendered = await part('render', async () => renderSlide(expanded.value, { ...tools, away }));
    const evidence = part('read along', () => readSlide(rendered.value, slide, reading));
    end();
    return {
      rendered: rendered.value,
      evidence,
      diagnostics: { expand: expanded.diagnostics, render: rendered.diagnostics },
      chartWords: settings.colors.size === 0 ? noWords : chartWords(expanded.value.charts),
    };
  };
  const { asBefore, findOrMake, letGo } = slideFinder(keys, deck.slides, memory, make);
  const made: (CompiledSlide | null)[] = deck.slides.map(asBefore);
  const waiting = new Set<RenderedSlide>();
  const line = workLine(() => charts?.isOpen() === true);
  const put = async (slide: ResolvedSlide, i: number): Promise<void> => void (made[i] = await findOrMake(slide, i));
  let goesOn = true;
  let isOld = false;
  const places = inOrder(deck.slides, made, pace);
  const old = pace?.keepsOld === true ? oldSlides(deck.slides, places, memory.last, pace.looked()) : null;
  for (const i of places) {
    log.progress('drawing slides', i, deck.slides.length);
    const slide = deck.slides[i] as ResolvedSlide;
    if (goesOn) await line.add(put(slide, i));
    else if (old !== null) [made[i], isOld] = [old[i] as CompiledSlide, true];
    else waiting.add((made[i] = waitingFor(slide)).rendered);
    goesOn &&= pace === undefined || (pace.keepsOld === true && old === null) || (await pace.next());
  }
  await line.all();
  const slides = made as CompiledSlide[];
  if (waiting.size === 0 && !isOld) letGo(slides);
  const diagnostics: Diagnostic[] = [...talk.diagnostics, ...expandFaults(slides)];
  if (!isGuest && settings.colors.size > 0)
    diagnostics.push(
      ...checkRoleUse(
        settings.colors,
        slides.map((slide) => slide.chartWords),
      ),
    );
  diagnostics.push(...renderFaults(slides));
  return { value: { slides, waiting, isOld, reading }, diagnostics };
}

/** Charts that were drawn before, in this run or an earlier one, are not drawn again. */
function withKeptDrawings(
  tools: SlideTools,
  {
    project,
    settings,
    memory: { drawings },
  }: Pick<SlideSurroundings, 'project' | 'memory'> & Pick<ResolvedDeck, 'settings'>,
): SlideTools {
  if (drawings === undefined) return tools;
  const around = { fonts: project.shell.fonts.inputs, theme: project.themes.get(settings.theme)?.chart ?? {} };
  const renderer = keptDrawings(tools.charts, drawings, around);
  return { ...tools, charts: () => Promise.resolve(renderer) };
}

const expandFaults = flatInBlocks(({ diagnostics }: CompiledSlide) => diagnostics.expand);

interface SlideFinder {
  /** The slide as it was made last, where nothing around it has changed. */
  readonly asBefore: (slide: ResolvedSlide, at: number) => CompiledSlide | null;
  readonly findOrMake: (slide: ResolvedSlide, at: number) => Promise<CompiledSlide>;
  /** Lets go of what was not found or made this time, once all slides are there. */
  readonly letGo: (made: readonly CompiledSlide[]) => void;
}

/** Finds slides in memory or on the disk, and makes those that are not there. */
function slideFinder(
  keys: SlideKeys,
  slides: readonly ResolvedSlide[],
  memory: Memory,
  make: (slide: ResolvedSlide) => Promise<CompiledSlide>,
): SlideFinder {
  const findTable = tablesNow(memory);
  const known = (key: string): CompiledSlide | null => memory.slides.get(key) ?? fromDisk(key, memory, findTable);
  const general = keys.general();
  const { last } = memory;
  /** What is in its place since the last time, with what it was made with, is what it was. */
  const stood: readonly ResolvedSlide[] = last?.with === general ? last.slides : [];
  const run = { with: general, slides, keys: [] as string[], doubts: [] as string[] };
  const note = (at: number, key: string, doubt: string): void => {
    run.keys[at] = key;
    run.doubts[at] = doubt;
  };
  const isCertain = (doubt: string): boolean => doubt === '' || doubt === keys.everything();
  return {
    asBefore(slide, at) {
      if (last !== undefined && stood[at] === slide && isCertain(last.doubts[at] as string)) {
        note(at, last.keys[at] as string, last.doubts[at] as string);
        return last.made[at] as CompiledSlide;
      }
      const before = memory.made.get(slide);
      if (before?.with !== general || !isCertain(before.doubt)) return null;
      note(at, before.key, before.doubt);
      return before.slide;
    },
    async findOrMake(slide, at) {
      const key = keys.keyOf(slide);
      const doubtful = (): string => `${keys.everything()} ${key}`;
      const made = known(key) ?? known(doubtful()) ?? (await make(slide));
      const doubt = isSilent(made) ? '' : keys.everything();
      const own = doubt === '' ? key : doubtful();
      memory.slides.set(own, made);
      memory.made.set(slide, { with: general, doubt, key: own, slide: made });
      note(at, own, doubt);
      return made;
    },
    letGo(made) {
      memory.last = { ...run, made };
      const [before, now] = [last?.keys ?? [], run.keys];
      const isNew = now.length !== before.length;
      const fresh = isNew ? [] : now.filter((key, at) => key !== before[at]);
      for (let at = 0; at < before.length && !isNew; at++)
        if (before[at] !== now[at] && !fresh.includes(before[at] as string)) memory.slides.delete(before[at] as string);
      if (isNew || memory.slides.size !== now.length) forget(memory.slides, new Set(now));
    },
  };
}

/** Places of the slides to be made, that of the one that is looked at first. */
function inOrder(
  slides: readonly ResolvedSlide[],
  made: readonly (CompiledSlide | null)[],
  pace: Pace | undefined,
): readonly number[] {
  const places = [...made.keys()].filter((i) => made[i] === null);
  const looked = pace?.looked() ?? null;
  const first = looked === null ? -1 : places.findIndex((i) => slides[i]?.id === looked);
  return first === -1 ? places : [places[first] as number, ...places.filter((_, i) => i !== first)];
}

/** The slides as they were made last, where those to be made have their words and places, and the first is looked at. */
function oldSlides(
  slides: readonly ResolvedSlide[],
  places: readonly number[],
  last: Memory['last'],
  looked: string | null,
): readonly CompiledSlide[] | null {
  const [first] = places;
  if (last === undefined || first === undefined || slides[first]?.id !== looked) return null;
  if (last.slides.length !== slides.length) return null;
  const isStill = places.every((at) => {
    const [a, b] = [last.slides[at] as ResolvedSlide, slides[at] as ResolvedSlide];
    return a.id === b.id && a.span.file === b.span.file && a.vertical === b.vertical;
  });
  return isStill ? last.made : null;
}

/** A slide that an earlier run has made. */
function fromDisk(
  key: string,
  { stored }: Memory,
  findTable: (file: string, name: string) => Dataset | null,
): CompiledSlide | null {
  const packed = stored?.read(key) ?? null;
  const slide = packed === null ? null : unpackSlide(packed as PackedSlide, findTable);
  if (packed !== null && slide === null) stored?.drop(key);
  return slide;
}

const noValues: Values = { named: new Map(), estimates: new Map(), broken: new Set() };

const noWords: ReadonlySet<string> = new Set();

/** What a slide with nothing to be said about it depends on is known; a message may name anything of the talk. */
function isSilent({ diagnostics, evidence }: CompiledSlide): boolean {
  const { citations, terms } = evidence;
  const all = [
    diagnostics.expand,
    diagnostics.render,
    ...Object.values(evidence.diagnostics),
    citations.otherForms,
    terms.choiceFaults,
    terms.contradictions,
  ];
  return all.every(({ length }) => length === 0);
}
