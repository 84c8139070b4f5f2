import { holdsList } from '../assemble/lists/with-lists.ts';
import type { Section } from '../assemble/sections.ts';
import type { Compilation } from '../compile.ts';
import type { CompiledSlide } from '../memory/compiled-slide.ts';
import type { Memory } from '../memory/memory.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import type { UsedLetters } from '../model/fonts.ts';
import type { SourceFile, Span } from '../model/text.ts';
import type { ParsedPiece } from '../parse/parse-memory.ts';
import type { Project } from '../model/project.ts';
import { escapeHtml } from '../util/html.ts';
import { lineIndex, placeAt, type LineIndex } from '../util/lines.ts';
import { plain } from '../util/without-places.ts';
import { inHtml } from './patch-trace.ts';
import { slideFacts } from './slide-facts.ts';
import {
  kinds,
  type Kind,
  type KitBuild,
  type KitFile,
  type KitPage,
  type KitPlace,
  type KitSection,
  type KitSlide,
  type KitTalk,
  type TalkKit,
} from './talk-kit.ts';

/** What a kit is made of beside a compilation. */
export interface KitInputs {
  readonly of: KitBuild;
  /** The page as it was written. */
  readonly page: string;
  /** What the compilation has left. */
  readonly memory: Memory;
}

/**
 * Notes of a talk what it takes to put one edited slide in its place.
 * @returns `null` for a talk of which more depends on each slide than is noted: with variants, translations, slides of
 * other talks
 */
export function makeKit(compilation: Compilation, { of, page, memory }: KitInputs): TalkKit | null {
  const made = memory.last?.made;
  const written = isPlain(compilation) && made !== undefined ? writtenSections(compilation.talk.sections, page) : null;
  if (made === undefined || written === null || !made.every(isWrittenInPlace)) return null;
  const { parsed, project, diagnostics } = compilation;
  const begins = beginsOf(diagnostics, made);
  const letters = lettersOf(memory, compilation.talk.sections.length);
  if (begins === null || letters === null) return null;
  const talk = talkOf(compilation);
  const files = filesOf(project, parsed.texts);
  if (!diagnostics.every(({ span }) => isOfFront(span, files))) return null;
  return {
    of,
    files,
    settings: plain(parsed.settings),
    pieces: thinPieces(memory.parse),
    parsed: [...diagnostics, null].findIndex((one) => one === null || !isOfParse(one)),
    begins,
    slides: slidesOf(compilation, made, talk, toldOf(diagnostics, begins, made)),
    page: { ...written, letters },
    talk,
  };
}

/** The files that slides are in. */
export function filesOf(
  { sources }: Pick<Project, 'sources'>,
  texts: ReadonlyMap<string, SourceFile>,
): ReadonlyMap<string, KitFile> {
  const found = new Map<string, KitPlace[]>();
  const indexes = new Map<string, LineIndex>();
  for (const { path, within } of texts.values()) {
    if (within === undefined) continue;
    const { file, start } = within;
    const index = indexes.get(file) ?? lineIndex(sources.get(file)?.text ?? '');
    indexes.set(file, index);
    const places = found.get(file) ?? [];
    found.set(file, places);
    places.push({ name: path, start, line: placeAt(index, start).line });
  }
  const files = [...found].map(([file, places]): readonly [string, KitFile] => {
    const sorted = places.sort((a, b) => a.start - b.start);
    return [file, { front: sources.get(file)?.text.slice(0, sorted[0]?.start) ?? '', places: sorted }];
  });
  return new Map(files);
}

/** Whether a message about a file of slides as a whole is one about its beginning, which stays. */
function isOfFront(span: Span | null, files: ReadonlyMap<string, KitFile>): boolean {
  const file = span === null ? undefined : files.get(span.file);
  return span === null || file === undefined || span.end <= file.front.length;
}

/** Whether a message comes from reading the deck. */
export function isOfParse({ code }: Diagnostic): boolean {
  return code.startsWith('parse/');
}

/** Whether each slide is the talk's own, in the words that it was written in. */
function isPlain({ parsed, project, talks, isFinished, isWellRead, diagnostics }: Compilation): boolean {
  const { settings, guests, pins, credits, slides } = parsed;
  return (
    isFinished &&
    isWellRead &&
    talks.length === 1 &&
    guests === undefined &&
    project.converted === undefined &&
    pins === undefined &&
    (credits?.size ?? 0) === 0 &&
    settings.original === undefined &&
    settings.variants.length === 0 &&
    slides.every(({ parameters }) => (parameters?.size ?? 0) === 0) &&
    !diagnostics.some(({ severity }) => severity === 'error')
  );
}

/** Whether no chart or claim comes from a template, whose lines would be taken for the slide's. */
function isWrittenInPlace({ rendered, evidence }: CompiledSlide): boolean {
  const spans = [...rendered.charts.map(({ span }) => span), ...evidence.claims.map(({ claim }) => claim.span)];
  return spans.every(({ file }) => file === rendered.span.file);
}

/** Where each section stands in the page; `null` where one is not found in its place. */
function writtenSections(sections: readonly Section[], page: string): Omit<KitPage, 'letters'> | null {
  const from = page.indexOf(opening) + opening.length;
  const found: (readonly [number, number])[] = [];
  let at = from;
  for (const { slide, html } of sections) {
    const begin = `<section id="${escapeHtml(slide.id)}" `;
    const start = gaps.map((gap) => at + gap.length).find((place) => page.startsWith(begin, place));
    if (start === undefined || !page.startsWith('</section>', start + html.length - '</section>'.length)) return null;
    at = start + html.length;
    found.push([start, at]);
  }
  const base = found[0]?.[0] ?? -1;
  if (from < opening.length || base === -1) return null;
  return { base, sections: found.map(([start, end]) => [start - base, end - base]) };
}

const opening = '</head>\n<body>\n<main class="reveal">\n<div class="slides">\n';

/** What may stand before a section: the ends of stacks, and breaks. */
const gaps = ['\n', '', '<section>\n', '\n<section>\n', '\n</section>\n', '\n</section>\n<section>\n'];

function lettersOf({ letters }: Memory, count: number): readonly UsedLetters[] | null {
  const keys = letters.shown.flat();
  const all = keys.map((key) => letters.known.get(key));
  return all.length === count && all.every((one) => one !== undefined) ? all : null;
}

/** Slides as they were read, but for what only those need who make them. */
function thinPieces(parse: Memory['parse']): ReadonlyMap<string, ParsedPiece> {
  return new Map([...parse].map(([name, piece]) => [name, thinPiece(piece)]));
}

/** A slide as far as its place in the talk follows from it. */
export function thinPiece({ slide, diagnostics }: ParsedPiece): ParsedPiece {
  const text = { body: { text: '', segments: [] }, notes: null };
  return { slide: { ...slide, text, charts: [], dataRefs: [] }, diagnostics };
}

/** What is told of a slide, by kind. */
export function toldBy(kind: Kind, { diagnostics, evidence }: CompiledSlide): readonly Diagnostic[] {
  return kind === 'expand' || kind === 'render' ? diagnostics[kind] : evidence.diagnostics[kind];
}

/** Where the messages of each kind begin; `null` where they do not follow one another. */
function beginsOf(all: readonly Diagnostic[], slides: readonly CompiledSlide[]): TalkKit['begins'] | null {
  const begins: Partial<Record<Kind, number | null>> = {};
  for (const kind of kinds) {
    const own = slides.flatMap((slide) => toldBy(kind, slide));
    const [first] = own;
    const begin = first === undefined ? null : all.findIndex((one) => isSame(one, first));
    if (begin !== null && !own.every((one, i) => isSame(all[begin + i], one))) return null;
    begins[kind] = begin;
  }
  return begins as TalkKit['begins'];
}

/** A message about an included slide is told with the way there. */
function isSame(a: Diagnostic | undefined, b: Diagnostic): boolean {
  return a === b || (a?.span === b.span && a.code === b.code && a.message === b.message);
}

/** Names of slides that messages about something else point to. */
function toldOf(
  all: readonly Diagnostic[],
  begins: TalkKit['begins'],
  slides: readonly CompiledSlide[],
): ReadonlySet<string> {
  const own = new Map<number, string>();
  for (const kind of kinds) {
    let at = begins[kind] ?? 0;
    for (const slide of slides) for (const _ of toldBy(kind, slide)) own.set(at++, slide.rendered.span.file);
  }
  const told = new Set<string>();
  all.forEach(({ span, related }, i) => {
    const owner = own.get(i) ?? span?.file;
    for (const place of [span, ...related.map((one) => one.span)])
      if (place !== null && place.file !== owner) told.add(place.file);
  });
  return told;
}

function slidesOf(
  { parsed, talk, evidence }: Compilation,
  made: readonly CompiledSlide[],
  facts: KitTalk,
  told: ReadonlySet<string>,
): readonly KitSlide[] {
  const sections = new Map(talk.sections.map((section, at) => [section.slide.id, { section, at }]));
  const slides = new Map(talk.page.data.slides.map((data) => [data.id, data]));
  return parsed.slides.map((slide, i): KitSlide => {
    const one = made[i] as CompiledSlide;
    const placed = sections.get(slide.id);
    const shown =
      placed === undefined
        ? null
        : ({
            at: placed.at,
            place: placed.section.place,
            data: inHtml(slides.get(slide.id)),
            footer: evidence.footers.get(slide.id) ?? null,
          } satisfies KitSection);
    return {
      name: slide.span.file,
      id: slide.id,
      facts: slideFacts(one, slide, placed?.section ?? null, facts),
      counts: countsOf(one),
      isTold: told.has(slide.span.file),
      shown,
    };
  });
}

/** How many messages a slide has of each kind. */
export function countsOf(slide: CompiledSlide): KitSlide['counts'] {
  return Object.fromEntries(kinds.map((kind) => [kind, toldBy(kind, slide).length])) as KitSlide['counts'];
}

function talkOf({ parsed, rendered, evidence, talk }: Compilation): KitTalk {
  const own = new Set(parsed.slides.map(({ id }) => id));
  return {
    numbers: new Map(evidence.cited.map(({ number, reference }) => [reference.key, number])),
    slideOf: talk.slideOf,
    linked: new Set(rendered.slides.flatMap(({ links }) => links.map(({ target }) => target))),
    added: talk.sections.flatMap(({ slide: { id } }) => (own.has(id) ? [] : [id])),
    hasLists: rendered.slides.some(holdsList),
    isTimed: parsed.settings.time !== null || (parsed.includes ?? []).some(({ time }) => time !== null),
  };
}
