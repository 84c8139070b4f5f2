import type { Diagnostic, Staged } from '../../model/diagnostic.ts';
import type { ChartBlock, MeasuredSlide } from '../../model/measured.ts';
import type { NamedSection, TalkSource } from './talk-source.ts';
import type { SlideContext } from './deck/slide-context.ts';
import { slidePart } from './deck/slide-part.ts';
import { placeholderTaker } from './deck/slide-shapes.ts';
import type { LayoutContext, LayoutPart } from './frame/layout-parts.ts';
import { writeFormula } from './math/office-math.ts';
import type { Drawing, Part } from './parts.ts';
import { newSheet, type Sheet } from './sheet.ts';
import { standaloneSvg } from './svg.ts';
import { relationshipTypes } from './types.ts';

/** A slide of the presentation: a slide of the talk, or a state of it. */
export interface PlannedSlide {
  readonly section: NamedSection;
  readonly measured: MeasuredSlide;
  readonly layout: LayoutPart;
  /** Clicks that have been made; `null` for the slide as a whole. */
  readonly at: number | null;
  readonly path: string;
  readonly name: string;
}

/** Writes all slides with the parts that they need. */
export async function writeSlides(
  plan: readonly PlannedSlide[],
  source: TalkSource,
  frame: LayoutContext,
  progress: (done: number) => void,
): Promise<Staged<readonly Part[]>> {
  const parts: Part[] = [];
  const diagnostics: Diagnostic[] = [];
  const paths = new Map<string, string>();
  for (const { section, path } of plan) if (!paths.has(section.id)) paths.set(section.id, path);
  for (const [i, planned] of plan.entries()) {
    progress(i);
    const sheet = newSheet(frame.numbers);
    sheet.relate(relationshipTypes.slideLayout, planned.layout.part.path);
    const context = slideContext(planned, i + 1, { sheet, source, frame, paths });
    const { measured, layout, path, name, section } = planned;
    const job = {
      slide: measured,
      layout,
      path,
      name,
      title: section.slide.title,
      transition: transitionXml(source, planned),
    };
    const part = await slidePart(job, context, frame);
    parts.push(part, ...sheet.parts);
  }
  return { value: parts, diagnostics };
}

interface Around {
  readonly sheet: Sheet;
  readonly source: TalkSource;
  readonly frame: LayoutContext;
  /** Paths of slides by their ids. */
  readonly paths: ReadonlyMap<string, string>;
}

function slideContext(planned: PlannedSlide, index: number, { sheet, source, frame, paths }: Around): SlideContext {
  const { look, media } = frame;
  const { wish } = source.input;
  const placed = (bytes: Uint8Array | null): string | null => {
    const part = bytes === null ? null : media.picture(bytes);
    if (part === null) return null;
    sheet.parts.push(part);
    return sheet.relate(relationshipTypes.image, part.path);
  };
  return {
    look,
    sheet,
    media,
    index,
    at: planned.at,
    animates: wish.steps !== 'all' && wish.steps !== 'last',
    ground: groundOf(planned, frame),
    placeholders: planned.layout.placeholders,
    takePlaceholder: placeholderTaker(planned.layout.placeholders),
    link: (href) => linkTo(href, sheet, paths),
    file: (path) => {
      const contents = source.files.get(decodeURI(path));
      return contents === undefined
        ? null
        : typeof contents === 'string'
          ? new TextEncoder().encode(contents)
          : contents;
    },
    shoot: async (shot, box, step) => placed(await source.camera.shoot(shot, box, step)),
    shootDrawn: async (picture) => placed(await source.picture(picture, planned.section)),
    svg: (svg) => {
      const part = media.svg(standaloneSvg(svg, look.faces.text));
      sheet.parts.push(part);
      return sheet.relate(relationshipTypes.image, part.path);
    },
    drawChart: async (block) => drawChart(block, planned, { sheet, source, frame, paths }),
    writeFormula,
  };
}

function groundOf({ measured: { background }, layout }: PlannedSlide, { look }: LayoutContext): string | null {
  return background.shot === null ? (background.color ?? layout.background ?? look.palette.paper) : null;
}

/**
 * A chart as PowerPoint draws it. One that builds up stays the picture that its states are, since the last click would
 * move all of it by what two renderers differ in.
 */
async function drawChart(
  block: ChartBlock,
  { section }: PlannedSlide,
  { sheet, source: { input, charts }, frame: { look } }: Around,
): Promise<Drawing | null> {
  if (block.builds.length > 0 && input.wish.steps !== 'last') return null;
  const number = Number(/-chart-(\d+)$/.exec(block.id)?.[1]);
  const { box, alt } = block;
  const { names } = sheet;
  const expanded = charts.find(section.id, number);
  return charts.draw({ expanded, box, alt, name: `Chart ${number}`, names, faces: look.faces, lang: look.lang });
}

/** Links inside of the talk stay in it; others lead out where they are addresses of pages or of mail. */
function linkTo(href: string, sheet: Sheet, paths: ReadonlyMap<string, string>): ReturnType<SlideContext['link']> {
  if (href.startsWith('#')) {
    const path = paths.get(decodeURIComponent(href.replace(/^#\/?/, '')));
    if (path === undefined) return null;
    return { id: sheet.relate(relationshipTypes.slide, path), action: 'ppaction://hlinksldjump' };
  }
  if (!/^(?:https?|mailto):/i.test(href) || !URL.canParse(href)) return null;
  return { id: sheet.relate(relationshipTypes.hyperlink, new URL(href).href, true), action: null };
}

function transitionXml({ input }: TalkSource, { section }: PlannedSlide): string {
  const transition = section.slide.settings.transition ?? input.compilation.rendered.settings.transition;
  if (transition === 'none') return '';
  return `<p:transition>${transition === 'fade' ? '<p:fade/>' : '<p:push dir="l"/>'}</p:transition>`;
}
