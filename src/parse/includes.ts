import { diagnose } from '../diagnostics/diagnose.ts';
import type { IncludeLine, Parameters, PinnedSlides } from '../model/deck.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import type { Project } from '../model/project.ts';
import type { SourceFile, Span } from '../model/text.ts';
import { extensionOf, resolveReference } from '../util/paths.ts';
import { writtenFile } from '../util/slide-text.ts';
import { readTarget, type IncludePart } from './include-parts.ts';
import { withWords } from './included-slide.ts';
import { unusedParameters } from './parameters.ts';
import { parseFile, type ParsedFile } from './parse-file.ts';
import type { ParseMemory } from './parse-memory.ts';
import type { FileSlide } from './parse-slide.ts';
import { settingKeys } from './settings/read-settings.ts';
import type { OpenTranslation } from './translation/open-translation.ts';
import { noIns, noParameters, noSpans, plainPlaces, type PlacedSlide } from './placed-slide.ts';
import { allSlides, pickSlides, type OpenedFile, type Picked } from './pick-slides.ts';
import { withChain } from './with-chain.ts';
import { admits, admitting, timeIn, type ScopedIn, type ScopedTimes, type VariantChoice } from './variants/admit.ts';
import { cutFile } from './variants/cut-slide.ts';

/** Files within files. */
const deepest = 50;
/** Slides of a talk, so that files that include each other twice over end. */
const mostSlides = 20_000;
/** Files brought in, each as often as it is. */
const mostIncludes = 5_000;

interface Walk {
  readonly project: Pick<Project, 'sources' | 'unread' | 'converted' | 'templates'>;
  readonly files: Map<string, ParsedFile>;
  readonly slides: PlacedSlide[];
  readonly lines: IncludeLine[];
  /** `src:` lines beside which a time for each of several variants is planned. */
  readonly timed: ScopedTimes[];
  readonly pins: PinnedSlides[];
  readonly diagnostics: Diagnostic[];
  /** Diagnostics of included files that are told: a file may come in many times. */
  readonly told: Set<Diagnostic>;
  readonly memory: ParseMemory;
  readonly translation: OpenTranslation | null;
  readonly choice: VariantChoice;
  includes: number;
  /** No more files are brought in, which has been said. */
  isFull: boolean;
}

/** Where a walk stands: the files above, outermost first, and the `src:` lines that led here. */
interface Chain {
  readonly paths: readonly string[];
  readonly spans: readonly Span[];
  /** All slides join the stack that the innermost `src:` stands in. */
  readonly stacked: boolean;
  /** What the `src:` lines give to templates: the innermost is heard. */
  readonly parameters: Parameters;
  /** The nearest file above, or itself, that has settings of a talk. */
  readonly deck: string | null;
  readonly ins: readonly ScopedIn[];
}

type Include = NonNullable<FileSlide['include']>;

/**
 * Puts the slides of included files in the places of the slides that name them.
 * Slides that the variant leaves out are there as well, but nothing is said of them.
 * @param deck the deck's own file, parsed
 */
export function followIncludes(
  path: string,
  deck: ParsedFile,
  project: Walk['project'],
  { memory, translation, choice }: Pick<Walk, 'memory' | 'translation' | 'choice'>,
): {
  readonly slides: readonly PlacedSlide[];
  readonly lines: readonly IncludeLine[];
  readonly timed: readonly ScopedTimes[];
  readonly pins: readonly PinnedSlides[];
  readonly texts: ReadonlyMap<string, SourceFile>;
  readonly diagnostics: readonly Diagnostic[];
} {
  const walk: Walk = {
    project,
    files: new Map([[path, deck]]),
    slides: [],
    lines: [],
    timed: [],
    pins: [],
    diagnostics: [],
    told: new Set(),
    memory,
    translation,
    choice,
    includes: 0,
    isFull: false,
  };
  const way: Chain = {
    paths: [path],
    spans: noSpans,
    stacked: false,
    parameters: noParameters,
    deck: null,
    ins: noIns,
  };
  tellFile(walk, deck, way, false);
  placeDeck(walk, { path, file: deck, way });
  const texts = new Map<string, SourceFile>();
  for (const { texts: own, moreTexts = [] } of walk.files.values())
    for (const all of [own, moreTexts]) for (const text of all) texts.set(text.path, text);
  const { slides, lines, timed, pins, diagnostics } = walk;
  return { slides, lines, timed, pins, texts, diagnostics };
}

/** Puts slides of the deck in their places. */
function placeDeck(walk: Walk, { path, file, way }: OpenedFile<Chain>): void {
  const blocks = plainPlaces(file.slides);
  const isPlain = blocks.every((block) => block !== null) && file.slides[0]?.vertical !== true;
  if (!isPlain) return placeSlides(walk, allSlides({ path, file, way }));
  if (file.diagnostics.length > 0) for (const slide of file.slides) tellSlide(walk, file, slide, way);
  for (const places of blocks) walk.slides.push(...(places ?? []));
}

function placeSlides(walk: Walk, picked: readonly Picked<Chain>[]): void {
  picked.forEach(({ path, file, way, index }, i) => {
    const slide = file.slides[index] as FileSlide;
    const before = picked[i - 1];
    const follows = before?.file === file && before.index === index - 1;
    const vertical = way.stacked || (slide.vertical && follows);
    const { spans, parameters, deck } = way;
    const from = { file: spans.length === 0 ? null : path, deck };
    const stands = { includedFrom: spans, vertical: vertical && walk.slides.length > 0 };
    const own = slide.settings.in;
    const ins = own === null ? way.ins : [...way.ins, { value: own, way: from }];
    if (isTold(walk, ins)) tellSlide(walk, file, slide, way);
    const said = { parameters, way: from, changed: false, ins };
    if (slide.include === null) walk.slides.push({ slide, ...stands, ...said });
    else {
      const { times } = slide.include;
      if (times !== null) walk.timed.push({ times, way: from });
      include(walk, slide.include, { ...way, stacked: vertical, ins });
    }
  });
}

/** Whether anything is said of slides: not of those that the variant leaves out altogether. */
function isTold({ choice: { variants, variant } }: Walk, ins: readonly ScopedIn[]): boolean {
  return variant?.backup === true || admits(ins, variant?.name ?? null, variants);
}

function include(walk: Walk, wanted: Include, chain: Chain): void {
  const { span, settings } = wanted;
  const opened = openFile(walk, wanted, chain);
  const tells = isTold(walk, chain.ins);
  const tell = (found: Diagnostic): void => {
    if (tells) walk.diagnostics.push(withChain(found, chain.spans));
  };
  if ('code' in opened) {
    tell(opened);
    return;
  }
  walk.includes += 1;
  if (walk.isFull || walk.includes > mostIncludes || walk.slides.length > mostSlides) {
    if (!walk.isFull) tell(tooMany(walk, span));
    walk.isFull = true;
    return;
  }
  const { file, parts, way, isNew } = opened;
  if (tells) tellFile(walk, file, way, parts !== null);
  if (isNew && file.slides.length === 0) tell(diagnose('parse/include-empty', span, { path: opened.path }));
  const open = (next: Include, from: OpenedFile<Chain>) => {
    const below = openFile(walk, next, from.way);
    return 'code' in below ? null : below;
  };
  const { picked, pins, diagnostics } = pickSlides(opened, parts, { open, span });
  diagnostics.forEach(tell);
  walk.pins.push(...pins);
  const { act, timeSpan } = wanted;
  const time = timeIn(wanted, walk.choice);
  walk.lines.push({ way: way.spans, act, time, timeSpan, isFile: parts === null });
  const first = walk.slides.length;
  placeSlides(walk, picked);
  const placed = walk.slides.slice(first);
  if (settings.said.length > 0 && isOneInEach(placed, walk.choice)) {
    const renamed = settings.words.title !== null || settings.words.notes !== null;
    placed.forEach((one, i) => {
      walk.slides[first + i] = { ...one, slide: withWords(one.slide, settings), changed: one.changed || renamed };
    });
  } else if (settings.said.length > 0)
    tell(diagnose('parse/with-many', settings.span, { keys: settings.said, count: placed.length }));
  if (settings.parameters.size > 0) unusedParameters(settings, placed, walk.project).forEach(tell);
}

/** Whether no variant shows two of the slides: one slide, or one of each variant under one id. */
function isOneInEach(placed: readonly PlacedSlide[], choice: VariantChoice): boolean {
  if (placed.length <= 1) return true;
  const names = placed.flatMap(({ ins }) => admitting(ins, choice));
  return new Set(names).size === names.length;
}

/** What is said of a file as a whole; where only some of its slides come in, blank ones are of no interest. */
function tellFile(walk: Walk, file: ParsedFile, way: Chain, isPart: boolean): void {
  if (file.diagnostics.length === 0) return;
  const ofSlides = new Set(file.texts.map(({ path }) => path));
  for (const found of file.diagnostics) {
    if (found.span !== null && ofSlides.has(found.span.file)) continue;
    if (!isPart || found.code !== 'parse/empty-slide') tellOnce(walk, found, way);
  }
}

function tellSlide(walk: Walk, file: ParsedFile, slide: FileSlide, way: Chain): void {
  if (file.diagnostics.length === 0) return;
  for (const found of file.diagnostics) if (found.span?.file === slide.span.file) tellOnce(walk, found, way);
}

function tellOnce({ told, diagnostics }: Walk, found: Diagnostic, way: Chain): void {
  if (told.has(found)) return;
  told.add(found);
  diagnostics.push(withChain(found, way.spans));
}

function tooMany(walk: Walk, span: Span): Diagnostic {
  const ofSlides = walk.slides.length > mostSlides;
  const facts = ofSlides
    ? ({ limit: mostSlides, what: 'slides' } as const)
    : ({ limit: mostIncludes, what: 'files' } as const);
  return diagnose('parse/too-many-slides', span, facts);
}

interface Opened extends OpenedFile<Chain> {
  readonly parts: readonly IncludePart[] | null;
  readonly isNew: boolean;
}

/** The file that a `src:` names, or why it is not followed. */
function openFile(walk: Walk, wanted: Include, chain: Chain): Opened | Diagnostic {
  const { span, settings } = wanted;
  const { path: written, parts, fault } = readTarget(wanted.path);
  if (fault !== null) return diagnose('parse/include-part', span, { part: fault, path: written });
  const found = sourceOf(walk, { path: written, span }, chain);
  if ('code' in found) return found;
  const { path, source } = found;
  const given = new Map([...settings.parameters].map(([name, { value }]) => [name, value]));
  const known = walk.files.get(path);
  const file = known ?? inTranslation(walk, path, cutFile(parseFile(source, 'included', walk.memory), walk.choice));
  if (known === undefined) walk.files.set(path, file);
  const way: Chain = {
    paths: [...chain.paths, path],
    spans: [...chain.spans, span],
    stacked: chain.stacked,
    parameters: given.size === 0 ? chain.parameters : new Map([...chain.parameters, ...given]),
    deck: settingKeys(file.block).length === 0 ? chain.deck : path,
    ins: chain.ins,
  };
  return { path, file, way, parts, isNew: known === undefined };
}

function inTranslation({ translation }: Walk, path: string, file: ParsedFile): ParsedFile {
  return translation === null ? file : translation.file(path, file);
}

function sourceOf(
  { project }: Walk,
  { path: written, span }: Pick<Include, 'path' | 'span'>,
  chain: Chain,
): { readonly path: string; readonly source: SourceFile } | Diagnostic {
  const resolved = resolveReference(span.file, written);
  if (!resolved.ok) return diagnose('parse/include-path', span, { path: written, why: resolved.why });
  const { path } = resolved;
  if (!['md', 'markdown'].includes(extensionOf(path))) return diagnose('parse/include-kind', span, { path: written });
  const cycle = chain.paths.indexOf(path);
  if (cycle !== -1) return diagnose('parse/include-cycle', span, { chain: [...chain.paths.slice(cycle), path] });
  if (chain.paths.length > deepest) return diagnose('parse/include-depth', span, { limit: deepest });
  const why = project.unread?.get(path);
  if (why !== undefined) return { ...why, span };
  const source = project.converted?.get(path) ?? project.sources.get(path);
  const siblings = [...project.sources.keys()].filter((other) => other !== writtenFile(span.file));
  return source === undefined ? diagnose('load/missing-file', span, { path, siblings }) : { path, source };
}
