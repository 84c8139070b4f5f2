import { holdsList } from '../assemble/lists/with-lists.ts';
import { layoutOf } from '../assemble/sections.ts';
import { openProject } from '../compile.ts';
import { makeTrace } from '../evidence/trace/make-trace.ts';
import { slideTime } from '../evidence/time/talk-times.ts';
import { currentTable, withWays } from '../compile-homes.ts';
import { emptyMemory } from '../memory/memory.ts';
import type { Config } from '../model/config.ts';
import type { ParsedSlide, RenderedDeck } from '../model/deck.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import type { Project } from '../model/project.ts';
import type { SourceFile } from '../model/text.ts';
import { parseDeck } from '../parse/parse-deck.ts';
import { writtenSpan } from '../util/slide-text.ts';
import { plain } from '../util/without-places.ts';
import { keepsLetters } from './letters.ts';
import { countsOf, filesOf, isOfParse, thinPiece, toldBy } from './make-kit.ts';
import { movesOf, type Moves } from './moves.ts';
import { patchMessages } from './patch-messages.ts';
import { openHead, patchData, patchSections, type NewSection } from './patch-page.ts';
import { patchSlides, type PatchEffects, type PatchedSlide, type PatchedSlides } from './patch-slides.ts';
import { inHtml, patchTrace } from './patch-trace.ts';
import { slideFacts } from './slide-facts.ts';
import { kinds, type KitFile, type KitSlide, type TalkKit } from './talk-kit.ts';

/** A talk as it was built last. */
export interface BuiltTalk {
  readonly kit: TalkKit;
  readonly page: string;
  readonly trace: string;
  /** All messages, with places in the files that the user wrote. */
  readonly diagnostics: readonly Diagnostic[];
}

/** The talk with some of its slides made anew. */
export interface PatchedTalk extends BuiltTalk {
  /** Of a build that is still to be named. */
  readonly kit: TalkKit;
  readonly sources: ReadonlyMap<string, SourceFile>;
  /** Of Plenary. */
  readonly version: string;
}

/** Slides that are made anew at most: with more of them, a whole compilation costs little more. */
const most = 8;

/**
 * Puts edited slides of a deck's own file in the place of what they were, where the rest of the talk sees the same of
 * them. The result is that of a compilation of all of it.
 * @returns `null` where more than that is to be done
 */
export async function patchTalk(
  config: Config,
  { built, notes }: { readonly built: BuiltTalk; readonly notes: boolean },
  effects: PatchEffects,
): Promise<PatchedTalk | null> {
  const { kit } = built;
  const opened = await openProject(config, effects.fs);
  if (opened.diagnostics.length > 0) return null;
  const project = opened.value;
  const read = readEdited(project, kit);
  if (read === null) return null;
  const { parsed, edited, files } = read;
  const made = await patchSlides({ project, parsed: parsed.value, places: edited, notes }, kit, effects);
  if (made === null || !made.slides.every((one) => isSeenAlike(one, kit))) return null;
  if (!keepsLetters(kit.page.letters, made.slides)) return null;
  const moves = movesOf(kit.files, files);
  const diagnostics = messagesOf(built, read, made, moves);
  const texts = patchTexts(built, { made, moves, notes });
  if (diagnostics === null || texts === null) return null;
  const { sources } = made;
  return {
    ...texts,
    diagnostics,
    sources,
    version: project.shell.version,
    kit: kitOf(kit, { ...read, made, page: texts.kitPage }),
  };
}

/** The deck as it is read now. */
interface EditedDeck {
  readonly parsed: ReturnType<typeof parseDeck>;
  readonly pieces: TalkKit['pieces'];
  readonly files: TalkKit['files'];
  /** The slides, by their place in the deck, that are not what they were. */
  readonly edited: readonly number[];
}

function readEdited(project: Project, kit: TalkKit): EditedDeck | null {
  const memory = { ...emptyMemory(), parsedBefore: (name: string) => kit.pieces.get(name) ?? null };
  const parsed = parseDeck(project, memory);
  const { slides, texts, settings } = parsed.value;
  const files = filesOf(project, texts);
  if (slides.length !== kit.slides.length || !areCutAlike(files, kit.files)) return null;
  if (plain(settings) !== kit.settings || !parsed.diagnostics.every(isOfParse)) return null;
  const edited = slides.flatMap(({ span }, i) => (span.file === kit.slides[i]?.name ? [] : [i]));
  const changed = [...files].flatMap(([path, { places }]) =>
    places.filter(({ name }, i) => name !== kit.files.get(path)?.places[i]?.name),
  );
  const isShort = edited.length > 0 && edited.length <= most && changed.length === edited.length;
  const own = new Set(changed.map(({ name }) => name));
  if (!isShort || !edited.every((i) => own.has((slides[i] as ParsedSlide).span.file))) return null;
  const isMoved = slides.some(({ id }, i) => !edited.includes(i) && id !== kit.slides[i]?.id);
  const pieces = new Map([...memory.parse].map(([name, piece]) => [name, own.has(name) ? thinPiece(piece) : piece]));
  return isMoved ? null : { parsed, pieces, files, edited };
}

/** Whether files have as many slides as they had, and begin as they began. */
function areCutAlike(now: TalkKit['files'], before: TalkKit['files']): boolean {
  const isAlike = ([path, { front, places }]: readonly [string, KitFile]): boolean => {
    const was = before.get(path);
    return was !== undefined && was.front === front && was.places.length === places.length;
  };
  return now.size === before.size && [...now].every(isAlike);
}

/** Whether the rest of the talk sees nothing else of a slide than before. */
function isSeenAlike({ was, parsed, made, section }: PatchedSlide, { slides, talk }: TalkKit): boolean {
  const { rendered } = made;
  const { id, links, html } = rendered;
  if (was.isTold || !section.footerFits) return false;
  if (slideFacts(made, parsed, section, talk) !== was.facts) return false;
  if (holdsList(rendered) || layoutOf(html) === 'references') return false;
  const ids = new Set(slides.map((one) => (one === was ? id : one.id)));
  if (!links.every(({ target }) => ids.has(target) && /\D/.test(target))) return false;
  const all = kinds.flatMap((kind) => toldBy(kind, made));
  if (all.some(({ severity }) => severity === 'error')) return false;
  // What is wrong in a layout is said once, whichever slide has it first.
  if (made.diagnostics.render.some(({ span }) => span?.file !== rendered.span.file)) return false;
  if (rendered.charts.some(({ live }) => live)) return false;
  return id === was.id || isFree(was.id, id, talk);
}

/** Whether nobody calls a slide by its name, and nobody has, or was given, another name because of it. */
function isFree(was: string, now: string, { linked, added, hasLists, numbers }: TalkKit['talk']): boolean {
  const near = (id: string): boolean =>
    added.some((one) => one.startsWith(id) || id.startsWith(one.replace(/-\d+$/, '')));
  return !hasLists && !linked.has(was) && !linked.has(now) && (numbers.size === 0 || (!near(was) && !near(now)));
}

function messagesOf(
  { kit, diagnostics }: BuiltTalk,
  { parsed, edited }: EditedDeck,
  { slides, sources, diagnostics: ofData }: PatchedSlides,
  moves: Moves,
): readonly Diagnostic[] | null {
  const written = (told: Diagnostic): Diagnostic => {
    const one = withWays([told], parsed.value)[0] as Diagnostic;
    return {
      ...one,
      span: one.span === null ? null : writtenSpan(one.span, sources),
      related: one.related.map((place) => ({ ...place, span: writtenSpan(place.span, sources) })),
    };
  };
  const others = slides.flatMap(({ was, made: { evidence, rendered } }) =>
    [
      ...evidence.citations.otherForms,
      ...evidence.citations.withoutSource,
      ...evidence.terms.choiceFaults,
      ...evidence.terms.contradictions,
    ].map((told) => ({ told: written(told), before: written(renamed(told, rendered.id, was.id)) })),
  );
  if (parsed.diagnostics.some(({ severity }) => severity === 'error')) return null;
  return patchMessages(diagnostics, kit, {
    moves,
    others: [...ofData.map(written).map((told) => ({ told, before: told })), ...others],
    parsed: parsed.diagnostics.map(written),
    made: new Map(edited.map((at, i) => [at, (slides[i] as PatchedSlide).made])),
    written,
  });
}

/** A message in which a slide has the name that it had. */
function renamed(told: Diagnostic, now: string, was: string): Diagnostic {
  const back = (text: string): string => text.replaceAll(`\`${now}\``, `\`${was}\``);
  return { ...told, message: back(told.message), hint: told.hint === null ? null : back(told.hint) };
}

interface Around {
  readonly made: PatchedSlides;
  readonly moves: Moves;
  readonly notes: boolean;
}

function patchTexts({ kit, page, trace }: BuiltTalk, { made, moves, notes }: Around) {
  const { slides } = made;
  const head = openHead(page.slice(0, kit.page.base));
  if (head === null) return null;
  const sections = slides.map(newSection);
  const data = patchData(head.data, sections);
  const around = { ids: kit.slides.flatMap(({ id, shown }) => (shown === null ? [] : [id])), moves };
  const entries = slides.map((slide) => ({ was: slide.was.id, trace: traceOf(slide, made, notes) }));
  const traces = patchTrace({ file: trace, packed: head.trace }, entries, around);
  if (data === null || traces === null) return null;
  const text = head.before + data + head.between + traces.packed + head.after;
  const { body, sections: places } = patchSections(page.slice(kit.page.base), kit.page, sections);
  const letters = [...kit.page.letters];
  for (const { was, letters: own } of slides) letters[was.shown?.at ?? -1] = own;
  return { page: text + body, trace: traces.file, kitPage: { base: text.length, sections: places, letters } };
}

function newSection({ was, made, section }: PatchedSlide): NewSection {
  const { place, data } = was.shown ?? { place: null, data: '' };
  const { id, title } = made.rendered;
  const { seconds } = slideTime(made.rendered);
  // The time of slides behind the end counts for nothing.
  const now = inHtml({ id, title, time: made.rendered.backup === true ? 0 : seconds, number: place?.number ?? null });
  return { at: was.shown?.at ?? -1, html: section.html, data: { was: data, now } };
}

/** The trace of a talk that is this slide alone. */
function traceOf({ made }: PatchedSlide, { resolved, talks, sources }: PatchedSlides, notes: boolean) {
  const { rendered, evidence } = made;
  const cited = { all: [], bySlide: new Map(), numberOf: () => null };
  const deck: RenderedDeck = { ...resolved, slides: [rendered] };
  const { claims, drawings } = evidence;
  return makeTrace(deck, { claims, cited, sources, notes, current: currentTable(talks), drawings: () => drawings });
}

function kitOf(
  kit: TalkKit,
  {
    pieces,
    files,
    edited,
    parsed,
    made,
    page,
  }: EditedDeck & { readonly made: PatchedSlides; readonly page: TalkKit['page'] },
): TalkKit {
  const slides = [...kit.slides];
  for (const [i, at] of edited.entries()) {
    const own = made.slides[i] as PatchedSlide;
    const { rendered } = own.made;
    const shown = own.was.shown === null ? null : { ...own.was.shown, data: newSection(own).data.now };
    const { file } = rendered.span;
    slides[at] = { ...own.was, name: file, id: rendered.id, counts: countsOf(own.made), shown } satisfies KitSlide;
  }
  return {
    ...kit,
    pieces,
    files,
    parsed: parsed.diagnostics.length,
    begins: beginsNow(kit, slides, parsed.diagnostics.length),
    slides,
    page,
  };
}

/** Where the messages of each kind begin once those of some slides are more or fewer. */
function beginsNow(
  { begins, slides: before, parsed }: TalkKit,
  now: readonly KitSlide[],
  first: number,
): TalkKit['begins'] {
  const sum = (slides: readonly KitSlide[], kind: keyof TalkKit['begins']): number =>
    slides.reduce((all, { counts }) => all + counts[kind], 0);
  const kindsOf = Object.keys(begins) as (keyof TalkKit['begins'])[];
  const moved = (kind: keyof TalkKit['begins']): number | null => {
    const begin = begins[kind];
    if (begin === null || sum(now, kind) === 0) return null;
    const earlier = kindsOf.filter((other) => begins[other] !== null && (begins[other] as number) < begin);
    return begin + first - parsed + earlier.reduce((all, other) => all + sum(now, other) - sum(before, other), 0);
  };
  return Object.fromEntries(kindsOf.map((kind) => [kind, moved(kind)])) as TalkKit['begins'];
}
