import { createHash } from 'node:crypto';
import type { Diagnostic, Staged } from '../../model/diagnostic.ts';
import type { MeasuredSlide, MeasuredTalk } from '../../model/measured.ts';
import { takeNotes } from '../../util/notes-html.ts';
import { say } from '../../util/words/say.ts';
import type { ExportEffects, ExportInput } from '../exporter.ts';
import { hasNumbers, talkNumbers, type SlideNumbers } from '../numbers/slide-numbers.ts';
import { numberLines } from '../numbers/number-lines.ts';
import type { Camera } from './camera.ts';
import type { TalkSource } from './talk-source.ts';
import { notesMasterParts, notesPart } from './deck/notes.ts';
import { notesLines } from './deck/notes-text.ts';
import { firstSlideId, presentationParts, propertyParts } from './deck/presentation.ts';
import { sectionList } from './deck/sections.ts';
import { frameOf } from './frame/frame.ts';
import type { LayoutContext, LayoutPart } from './frame/layout-parts.ts';
import { otherStyle } from './frame/master.ts';
import type { Look } from './look.ts';
import { newMedia } from './media.ts';
import type { Part } from './parts.ts';
import { partNumbers } from './sheet.ts';
import { writeSlides, type PlannedSlide } from './write-slides.ts';

/** All parts of the presentation. */
export interface WrittenTalk {
  readonly parts: readonly Part[];
  readonly slideCount: number;
}

/** Writes the whole presentation: layouts and master, slides, notes, and what lists them. */
export async function writeTalk(source: TalkSource, { log }: ExportEffects): Promise<Staged<WrittenTalk>> {
  const { input, camera } = source;
  const { talk } = camera;
  const diagnostics: Diagnostic[] = [];
  const look = lookOf(input, talk);
  const numbers = partNumbers();
  const frame: LayoutContext = { look, numbers, media: newMedia(sha256), shots: await layoutShots(camera) };
  const { layouts, master, parts: framing } = frameOf(talk, source.template, frame);
  const plan = planSlides(source, layouts);
  const slides = await writeSlides(plan, source, frame, (done) => log.progress('writing slides', done, plan.length));
  diagnostics.push(...slides.diagnostics);
  const notes = notesParts(plan, input, look);
  const listed = plan.map(({ path, section, measured }, i) => ({
    ...{ id: firstSlideId + i, path, slide: section.slide },
    opensAct: measured.layout.startsWith('section(') && !section.slide.settings.class.includes('unnumbered'),
  }));
  const extensions = sectionList(listed);
  const withNotes = slides.value.map((part) => ({
    ...part,
    relationships: [...part.relationships, ...notes.linkOf(part.path)],
  }));
  const hasNotes = notes.parts.length > 0;
  const parts = [
    ...presentationParts(
      { slides: listed, hasNotes, extensions, defaults: otherStyle(look), rtl: look.rtl, master },
      numbers,
    ),
    ...framing,
    ...withNotes,
    ...(hasNotes ? notesMasterParts(look) : []),
    ...notes.parts,
    ...propertyParts(documentFacts(input)),
  ];
  return { value: { parts, slideCount: plan.length }, diagnostics };
}

function sha256(contents: Uint8Array | string): string {
  return createHash('sha256').update(contents).digest('hex');
}

function lookOf({ compilation }: ExportInput, talk: MeasuredTalk): Look {
  const { project, rendered, talk: arranged } = compilation;
  const colors = project.themes.get(rendered.settings.theme)?.colors;
  const accents = ['orange', 'purple', 'grey', 'teal'].flatMap((name) => colors?.get(name)?.replace('#', '') ?? []);
  return {
    palette: talk.palette,
    accents: accents.filter((color) => /^[\da-f]{6}$/i.test(color)),
    faces: { text: 'Arial', code: 'Courier New' },
    lang: rendered.settings.lang,
    rtl: arranged.page.data.rtl,
  };
}

async function layoutShots({ talk, shoot }: Camera): Promise<ReadonlyMap<string, Uint8Array>> {
  const shots = new Map<string, Uint8Array>();
  for (const { decorations } of talk.layouts) {
    for (const one of decorations) {
      if (one.kind !== 'shot') continue;
      const bytes = await shoot(one.shot, one.box, null);
      if (bytes !== null) shots.set(one.shot, bytes);
    }
  }
  return shots;
}

function planSlides({ camera, sections, input }: TalkSource, layouts: ReadonlyMap<string, LayoutPart>): PlannedSlide[] {
  const byId = new Map(camera.talk.slides.map((slide) => [slide.id, slide]));
  const taken = new Set<string>();
  const found: PlannedSlide[] = [];
  for (const section of sections) {
    const measured = byId.get(section.id);
    const layout = measured === undefined ? undefined : layouts.get(measured.layout);
    if (measured === undefined || layout === undefined) continue;
    for (const at of statesOf(measured, input)) {
      const n = found.length + 1;
      const title = section.slide.title === '' ? section.id : section.slide.title;
      found.push({ section, measured, layout, at, path: `ppt/slides/slide${n}.xml`, name: uniqueName(title, taken) });
    }
  }
  return found;
}

/** The states of a slide that become slides: `null` is the whole slide. */
function statesOf({ steps }: MeasuredSlide, { wish }: ExportInput): readonly (number | null)[] {
  if (wish.steps !== 'all' || steps === 0) return [null];
  return [...Array.from({ length: steps }, (_, i) => i - 1), null];
}

function uniqueName(title: string, taken: Set<string>): string {
  let name = title;
  for (let n = 2; taken.has(name); n++) name = `${title} (${n})`;
  taken.add(name);
  return name;
}

interface NotesOfTalk {
  readonly parts: readonly Part[];
  readonly linkOf: (slide: string) => Part['relationships'];
}

function notesParts(plan: readonly PlannedSlide[], input: ExportInput, look: Look): NotesOfTalk {
  const { wish, compilation } = input;
  const spoken = wish.notes && !wish.audience;
  const numbers = talkNumbers(compilation.talk.trace, compilation.rendered.slides);
  const bySlide = new Map<string, SlideNumbers>(numbers.map((one) => [one.slide, one]));
  const parts: Part[] = [];
  const paths = new Map<string, string>();
  for (const { section, path } of plan) {
    const said = spoken ? notesLines(takeNotes(section.html).notes) : [];
    const facts = bySlide.get(section.id);
    const shown = facts === undefined ? null : { ...facts, spoken: spoken ? facts.spoken : [] };
    const told =
      shown === null || !hasNumbers(shown)
        ? []
        : [say(look.lang, 'Numbers on this slide:'), ...numberLines(shown, look.lang)];
    const lines = said.length > 0 && told.length > 0 ? [...said, '', ...told] : [...said, ...told];
    if (lines.length === 0) continue;
    const own = `ppt/notesSlides/notesSlide${parts.length + 1}.xml`;
    parts.push(notesPart(own, path, lines, look));
    paths.set(path, own);
  }
  const type = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/notesSlide';
  return {
    parts,
    linkOf: (slide) => {
      const target = paths.get(slide);
      return target === undefined ? [] : [{ id: 'rIdNotes', type, target }];
    },
  };
}

function documentFacts({ compilation, epoch }: ExportInput): Parameters<typeof propertyParts>[0] {
  const { title, author, subtitle, lang } = compilation.rendered.settings;
  return { title, author, description: subtitle, lang, version: compilation.project.shell.version, epoch };
}
