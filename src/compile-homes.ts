import { compileSlides, type CompiledSlides, type SlideSurroundings } from './compile-slides.ts';
import { planData } from './data/plan-data.ts';
import { resolveData } from './data/resolve-data.ts';
import { expandDeck } from './expand/expand-deck.ts';
import { lockFaults } from './evidence/claims/evaluate-claims.ts';
import type { GuestFacts } from './evidence/guest-facts.ts';
import { fetchData } from './load/fetch-data.ts';
import type { CompiledSlide } from './memory/compiled-slide.ts';
import { forget, guestMemory, remembered, tablesNow, type Memory } from './memory/memory.ts';
import type { Pace } from './memory/waiting.ts';
import type { DataFiles, Dataset } from './model/data.ts';
import type { Deck, ExpandedDeck, Guest, ParsedDeck, ParsedSlide, ResolvedDeck, SlideBase } from './model/deck.ts';
import type { Diagnostic, Staged } from './model/diagnostic.ts';
import type { FileSystem } from './model/effects.ts';
import type { Project } from './model/project.ts';
import type { References } from './model/references.ts';
import type { Span } from './model/text.ts';
import { readReferences } from './references/read-references.ts';
import { unifyReferences } from './references/unify-references.ts';
import { readLock } from './util/claim-lock.ts';
import { abbreviationsOf } from './util/slide-lang.ts';

/*
 * A talk may show slides of other talks, each with data, values, references and names of its own. Their slides go through
 * the middle of the pipeline with what their own talk has, theme and templates aside, and are then put back in order.
 */

/** The slides of one talk among those that are shown, with what lies around them. */
export interface HomeTalk {
  /** `null` for the talk itself. */
  readonly guest: string | null;
  readonly project: Project;
  readonly memory: Memory;
  readonly files: DataFiles;
  readonly references: References;
  readonly resolved: ResolvedDeck;
}

/** At least the talk itself. */
export type HomeTalks = readonly [HomeTalk, ...HomeTalk[]];

type Part = Pick<HomeTalk, 'guest' | 'project' | 'memory'> & { readonly parsed: ParsedDeck };

/** The talk itself first, then the others in the order in which they come. */
function partsOf(project: Project, parsed: ParsedDeck, memory: Memory): readonly Part[] {
  const { guests } = parsed;
  forget(memory.guests, new Set(guests?.all.keys()));
  if (guests === undefined) return [{ guest: null, project, parsed, memory }];
  const slidesOf = (guest: string | null): readonly ParsedSlide[] =>
    parsed.slides.filter(({ id }) => (guests.bySlide.get(id) ?? null) === guest);
  const host: Part = { guest: null, project, parsed: { ...parsed, slides: slidesOf(null) }, memory };
  const others = [...guests.all].map(([key, guest]): Part => {
    const { settings, deck } = guest;
    return {
      guest: key,
      project: projectOf(project, guest),
      parsed: { ...parsed, file: deck, settings, slides: slidesOf(key) },
      memory: guestMemory(memory, key),
    };
  });
  return [host, ...others];
}

function projectOf(project: Project, { home }: Guest): Project {
  const own = project.homes?.all.get(home);
  return own === undefined ? project : { ...project, data: own.data, lock: own.lock };
}

/** Plans, reads and resolves the data of each talk. */
export async function resolveHomes(
  project: Project,
  parsed: ParsedDeck,
  { fs, memory }: { readonly fs: FileSystem; readonly memory: Memory },
): Promise<Staged<HomeTalks>> {
  const diagnostics: Diagnostic[] = [];
  const told = new Set<string>();
  const open: (Part & { readonly files: DataFiles; readonly references: References })[] = [];
  const tell = (part: Part, found: readonly Diagnostic[]): void => {
    // A guest at home in the talk's own folder has its data, and its faults, in common with it.
    for (const one of found) if (part.guest === null || !told.has(keyOf(one))) diagnostics.push(ofGuest(one, part));
    for (const one of found) told.add(keyOf(one));
  };
  for (const part of partsOf(project, parsed, memory)) {
    const take = <T>(staged: Staged<T>): T => {
      tell(part, staged.diagnostics);
      return staged.value;
    };
    const plan = take(planData(part.parsed, part.project.data, part.guest !== null));
    const files = take(await fetchData(plan, fs));
    const { references: own } = part.project.data;
    const references = take(await remembered(part.memory.references, textOf(own), () => readReferences(own)));
    const isOther = part.guest !== null && part.project.lock !== project.lock;
    if (isOther) tell(part, lockFaults(readLock(part.project.lock)));
    open.push({ ...part, files, references });
  }
  const unified = unifyReferences(open.map(({ references }) => references));
  const value = open.map(({ parsed: deck, ...part }, i): HomeTalk => {
    const references = unified[i] as References;
    const resolved = resolveData(deck, part.files, references, part.memory);
    tell({ ...part, parsed: deck }, resolved.diagnostics);
    return { ...part, references, resolved: resolved.value };
  });
  return { value: value as unknown as HomeTalks, diagnostics };
}

function textOf(files: Project['data']['references']): string {
  return files.map(({ path, text }) => `${path}\n${text}`).join('\n');
}

/** That a table is not described is told where it is asked for first. */
function keyOf({ code, span, message }: Diagnostic): string {
  return `${code} ${code === 'data/not-described' ? '' : `${span?.file} ${span?.start}`} ${message}`;
}

/** What is wrong in the data of another talk says which line brings its slides in. */
function ofGuest(found: Diagnostic, { guest, parsed }: Part): Diagnostic {
  const from = guest === null ? undefined : parsed.slides[0]?.includedFrom[0];
  const isOfSlide = found.span !== null && parsed.texts.has(found.span.file);
  if (from === undefined || isOfSlide) return found;
  const message = `its slides come in here${parsed.file === '' ? '' : `, from the talk of ${parsed.file}`}`;
  return { ...found, related: [...found.related, { message, span: from }] };
}

/** Expands, renders and reads along the slides of each talk. */
export async function compileHomes(
  talks: readonly HomeTalk[],
  order: readonly SlideBase[],
  around: Omit<SlideSurroundings, 'project' | 'references' | 'memory' | 'isGuest'>,
): Promise<Staged<CompiledSlides>> {
  const diagnostics: Diagnostic[] = [];
  const made: CompiledSlides[] = [];
  const pace = around.pace === undefined ? {} : { pace: sharedPace(around.pace) };
  for (const { guest, project, references, memory, resolved } of talks) {
    const own = { ...around, ...pace, project, references, memory, isGuest: guest !== null };
    const { value, diagnostics: found } = await compileSlides(resolved, own);
    diagnostics.push(...found);
    made.push(value);
  }
  around.charts?.rest();
  const [host] = made as [CompiledSlides];
  if (made.length === 1) return { value: host, diagnostics };
  const byId = new Map<string, CompiledSlide>();
  for (const { slides } of made) for (const slide of slides) byId.set(slide.rendered.id, slide);
  const slides = order.map(({ id }) => byId.get(id) as CompiledSlide);
  const waiting = new Set(made.flatMap((each) => [...each.waiting]));
  const isOld = made.some((each) => each.isOld);
  return { value: { slides, waiting, isOld, reading: host.reading }, diagnostics };
}

/** Time that is over for one talk is over for the next. */
function sharedPace({ looked, next, ...rest }: Pace): Pace {
  let goesOn = true;
  return { ...rest, looked, next: async () => (goesOn &&= await next()) };
}

/** The slides of all talks in the order of the deck. */
export function inOneDeck(parsed: ParsedDeck, talks: HomeTalks): ResolvedDeck {
  const [host] = talks;
  return talks.length === 1
    ? host.resolved
    : inOrder(
        parsed,
        talks.map(({ resolved }) => resolved),
        host.resolved,
      );
}

function inOrder<S extends SlideBase>(order: Deck<SlideBase>, decks: readonly Deck<S>[], host: Deck<S>): Deck<S> {
  const byId = new Map(decks.flatMap(({ slides }) => slides.map((slide) => [slide.id, slide] as const)));
  return { ...host, slides: order.slides.map(({ id }) => byId.get(id) as S) };
}

/** What evidence knows of the talks whose slides are shown. */
export function guestFacts({ guests }: ParsedDeck, talks: HomeTalks): GuestFacts | null {
  if (guests === undefined) return null;
  const byKey = new Map(talks.map((talk) => [talk.guest, talk]));
  const files = new Map(
    talks.slice(1).flatMap((talk) => [...talk.files.files.keys()].map((path) => [path, talk.references] as const)),
  );
  for (const path of talks[0].files.files.keys()) files.delete(path);
  const of = (slide: string): HomeTalk => byKey.get(guests.bySlide.get(slide) ?? null) ?? talks[0];
  return {
    isGuest: (slide) => guests.bySlide.has(slide),
    referencesOf: (slide) => of(slide).references,
    abbreviationsOf: (slide) => abbreviationsOf(slide, of(slide.id).resolved.settings),
    keyIn: (dataset, key) => files.get(dataset.file)?.byKey.get(key)?.key ?? key,
  };
}

/** A table as it is now, for slides that were made with an earlier one. */
export function currentTable(talks: readonly HomeTalk[]): (dataset: Dataset) => Dataset {
  const tables = talks.map(({ memory }) => tablesNow(memory));
  return (dataset) => {
    if (dataset.hash === '') return dataset;
    for (const find of tables) {
      const now = find(dataset.file, dataset.name);
      if (now !== null) return now;
    }
    return dataset;
  };
}

/** The slides with complete charts, before anything is drawn. */
export function expandHomes(talks: readonly HomeTalk[], resolved: ResolvedDeck): ExpandedDeck {
  const expanded = talks.map((talk) => expandDeck(talk.resolved, talk.project).value);
  const [host] = expanded as [ExpandedDeck];
  return expanded.length === 1 ? host : inOrder(resolved, expanded, host);
}

/** A message about an included slide says which `src:` lines led there, innermost first. */
export function withWays(diagnostics: readonly Diagnostic[], { slides }: ParsedDeck): readonly Diagnostic[] {
  const ways = new Map<string, readonly Span[]>();
  for (const { span, includedFrom } of slides) if (includedFrom.length > 0) ways.set(span.file, includedFrom);
  if (ways.size === 0) return diagnostics;
  return diagnostics.map((one) => {
    const way = one.span === null ? undefined : ways.get(one.span.file);
    const isTold = one.related.some(({ message }) => message === fromHere);
    if (way === undefined || isTold) return one;
    return { ...one, related: [...one.related, ...way.map((span) => ({ message: fromHere, span })).reverse()] };
  });
}

const fromHere = 'included from here';
