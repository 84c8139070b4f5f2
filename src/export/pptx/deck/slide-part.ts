import type { Block, MeasuredSlide, TextBlock } from '../../../model/measured.ts';
import type { LayoutPart } from '../frame/layout-parts.ts';
import { decorationXml, type LayoutContext } from '../frame/layout-parts.ts';
import { fillXml } from '../look.ts';
import type { Part } from '../parts.ts';
import { shapeTree } from '../sheet.ts';
import { contentTypes } from '../types.ts';
import { laterNamespaces, slideNamespaces, xml, xmlHead } from '../xml.ts';
import { blockAtStep } from './at-step.ts';
import type { SlideContext } from './slide-context.ts';
import { blockShapes, type Shapes } from './slide-shapes.ts';
import { timingXml } from './timing.ts';

/** A slide to be written. */
export interface SlideJob {
  readonly slide: MeasuredSlide;
  readonly layout: LayoutPart;
  readonly path: string;
  /** Unique in the presentation. */
  readonly name: string;
  /** Its heading in words, for a slide that shows none. */
  readonly title: string;
  readonly transition: string;
}

/** A slide as a part. */
export async function slidePart(job: SlideJob, context: SlideContext, frame: LayoutContext): Promise<Part> {
  const { slide, layout, path, name } = job;
  const { at, sheet } = context;
  const blocks = at === null ? slide.blocks : slide.blocks.flatMap((block) => blockAtStep(block, at) ?? []);
  const drawn = slide.decorations.map((one) => decorationXml(one, sheet, frame)).join('');
  const shapes: Shapes[] = [];
  for (const block of blocks) shapes.push(await blockShapes(block, context));
  const title = blocks.some(isTitle) ? '' : hiddenTitle(job.title, context);
  const inside = title + drawn + shapes.map((one) => one.xml).join('');
  const timing = context.animates ? timingXml(shapes.flatMap(({ animated }) => animated)) : '';
  const background = await backgroundXml(slide, layout, context);
  const contents =
    `${xmlHead}<p:sld${slideNamespaces}${laterNamespaces}><p:cSld name="${xml(name)}">${background}` +
    `${shapeTree(inside)}</p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr>${job.transition}${timing}</p:sld>`;
  return { path, contentType: contentTypes.slide, contents, relationships: sheet.relationships };
}

function isTitle(block: Block): block is TextBlock {
  return block.kind === 'text' && block.role === 'title';
}

/** Every slide has a title, for those who hear it and for the list of slides: beside the slide where none is on it. */
function hiddenTitle(title: string, { sheet, look }: SlideContext): string {
  const id = sheet.names.shape();
  return (
    `<p:sp><p:nvSpPr><p:cNvPr id="${id}" name="Title ${id}"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="title"/></p:nvPr></p:nvSpPr>` +
    '<p:spPr><a:xfrm><a:off x="0" y="-952500"/><a:ext cx="12192000" cy="762000"/></a:xfrm></p:spPr>' +
    `<p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:r><a:rPr lang="${xml(look.lang)}"/><a:t>${xml(title)}</a:t></a:r></a:p></p:txBody></p:sp>`
  );
}

async function backgroundXml(
  { background }: MeasuredSlide,
  layout: LayoutPart,
  context: SlideContext,
): Promise<string> {
  const { color, shot } = background;
  if (shot !== null) {
    const image = await context.shoot(shot, { x: 0, y: 0, width: 1280, height: 720 }, null);
    if (image !== null)
      return `<p:bg><p:bgPr><a:blipFill><a:blip r:embed="${image}"/><a:stretch><a:fillRect/></a:stretch></a:blipFill><a:effectLst/></p:bgPr></p:bg>`;
  }
  if (color === null || color === layout.background) return '';
  return `<p:bg><p:bgPr>${fillXml(color, context.look)}<a:effectLst/></p:bgPr></p:bg>`;
}
