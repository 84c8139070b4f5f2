import type { Block, ChartBlock, PictureBlock, TextBlock } from '../../../model/measured.ts';
import type { Drawing } from '../parts.ts';
import { fillXml } from '../look.ts';
import { pictureXml } from '../shapes/picture.ts';
import { tableXml } from '../shapes/table.ts';
import { textShapeXml } from '../shapes/text-shape.ts';
import { numberFrame, type Placeholder } from '../frame/placeholders.ts';
import { textFrame } from '../text/body.ts';
import type { RunContext } from '../text/runs.ts';
import { relationshipTypes } from '../types.ts';
import { xml } from '../xml.ts';
import { offsetAndExtent } from '../units.ts';
import type { SlideContext } from './slide-context.ts';

/** Something that appears or leaves with a click. */
export interface Animated {
  readonly step: number;
  readonly shape: number;
  /** Of a shape with text: all of it at once, or these paragraphs. */
  readonly paragraphs?: 'all' | { readonly from: number; readonly to: number };
  readonly leaves?: boolean;
}

/** A block as shapes, with the clicks that show them. */
export interface Shapes {
  readonly xml: string;
  readonly animated: readonly Animated[];
}

/** What is there at once and needs no shape. */
export const noShapes: Shapes = { xml: '', animated: [] };

/** One thing on a slide as shapes. */
export async function blockShapes(block: Block, context: SlideContext): Promise<Shapes> {
  switch (block.kind) {
    case 'text':
      return textShapes(block, context);
    case 'table': {
      const id = context.sheet.names.shape();
      return { xml: tableXml(id, `Table ${id}`, block, runContext(context)), animated: whole(block, id) };
    }
    case 'picture':
      return pictureShapes(block, context);
    case 'chart':
      return chartShapes(block, context);
  }
}

function whole({ step }: Block, shape: number): Animated[] {
  return step === null ? [] : [{ step, shape }];
}

function runContext({ look, link, writeFormula }: SlideContext): RunContext {
  return { look, link, formula: writeFormula };
}

async function textShapes(block: TextBlock, context: SlideContext): Promise<Shapes> {
  const { sheet, look } = context;
  const id = sheet.names.shape();
  if (block.role === 'number') return { xml: numberXml(id, block, context), animated: [] };
  if (block.role === 'formula') {
    const drawn = await formulaPicture(id, block, context);
    if (drawn !== null) return drawn;
  }
  const placeholder = context.takePlaceholder(block);
  const frame = textFrame(block, placeholder?.slot ?? null);
  const name = `${placeholder?.name ?? names[block.role]} ${id}`;
  const shape = { id, name, block, frame, placeholder };
  return { xml: textShapeXml(shape, { ...runContext(context), look }), animated: textAnimations(block, id) };
}

const names: Readonly<Record<TextBlock['role'], string>> = {
  title: 'Title',
  text: 'Text',
  source: 'Footer',
  number: 'Slide Number',
  code: 'Code',
  caption: 'Caption',
  formula: 'Formula',
};

/** A box that appears as a whole, or paragraph after paragraph; neighbours with one click are one. */
function textAnimations(block: TextBlock, shape: number): Animated[] {
  if (block.step !== null) return [{ step: block.step, shape, paragraphs: 'all' }];
  const found: Animated[] = [];
  let last: { step: number; from: number; to: number } | null = null;
  const close = (): void => {
    if (last !== null) found.push({ step: last.step, shape, paragraphs: { from: last.from, to: last.to } });
    last = null;
  };
  block.paragraphs.forEach(({ step }, i) => {
    if (last !== null && last.step === step) last.to = i;
    else {
      close();
      if (step !== null) last = { step, from: i, to: i };
    }
  });
  close();
  return found;
}

/** The number as PowerPoint counts, where that is what the page prints. */
function numberXml(id: number, block: TextBlock, context: SlideContext): string {
  const placeholder = context.placeholders.get('number');
  const said = block.paragraphs.flatMap(({ inlines }) => inlines.map((one) => (one.kind === 'text' ? one.text : '')));
  const text = said.join('');
  const lang = xml(context.look.lang);
  const run =
    text === String(context.index)
      ? `<a:fld id="{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}" type="slidenum"><a:rPr lang="${lang}"/><a:t>${xml(text)}</a:t></a:fld>`
      : `<a:r><a:rPr lang="${lang}"/><a:t>${xml(text)}</a:t></a:r>`;
  const mark = placeholder?.mark ?? '<p:ph type="sldNum" sz="quarter" idx="12"/>';
  const box = placeholder?.frame.box;
  const [first] = block.paragraphs;
  const own =
    box === undefined && first !== undefined
      ? numberFrame({ name: 'number', box: block.box, anchor: 'top', padding: block.padding, levels: [], plain: first })
          .box
      : null;
  const place = own === null ? '' : `<a:xfrm>${offsetAndExtent(own)}</a:xfrm>`;
  return (
    `<p:sp><p:nvSpPr><p:cNvPr id="${id}" name="Slide Number ${id}"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr>${mark}</p:nvPr></p:nvSpPr>` +
    `<p:spPr>${place}</p:spPr><p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:pPr algn="r"/>${run}</a:p></p:txBody></p:sp>`
  );
}

/** A formula that does not convert is a picture, with what it says as its alternative text. */
async function formulaPicture(id: number, block: TextBlock, context: SlideContext): Promise<Shapes | null> {
  const [formula] = block.paragraphs.flatMap(({ inlines }) => inlines.filter((one) => one.kind === 'formula'));
  if (formula === undefined) return null;
  const { mathml, display, style, text } = formula;
  const wish = { mathml, display, size: style.size, color: style.color.slice(0, 6), lang: context.look.lang };
  if (context.writeFormula?.(wish) != null) return null;
  const image = await context.shoot(formula.shot, formula.box, null);
  if (image === null) return null;
  const picture = { id, name: `Formula ${id}`, alt: text, box: formula.box, crop: null, image, svg: null, link: null };
  return { xml: pictureXml(picture), animated: whole(block, id) };
}

async function pictureShapes(block: PictureBlock, context: SlideContext): Promise<Shapes> {
  const { sheet } = context;
  const file = block.src === null ? null : context.file(block.src);
  const native = file === null ? null : context.media.picture(file);
  let image: string | null = null;
  if (native !== null) {
    sheet.parts.push(native);
    image = sheet.relate(relationshipTypes.image, native.path);
  } else if (file !== null && block.what === 'image')
    image = await context.shootDrawn({ shot: block.shot, box: block.box, step: null, drawn: file });
  else image = await context.shoot(block.shot, block.box, null);
  if (image === null) return noShapes;
  const isSvg = native === null && file !== null && /\.svg$/i.test(block.src ?? '');
  const svg = isSvg && isUncut(block) ? context.svg(new TextDecoder().decode(file)) : null;
  const id = sheet.names.shape();
  const link = block.href === null ? null : context.link(block.href);
  const crop = native === null ? null : block.crop;
  const name = `Picture ${id}`;
  return {
    xml: pictureXml({ id, name, alt: block.alt, box: block.box, crop, image, svg, link }),
    animated: whole(block, id),
  };
}

function isUncut({ crop }: PictureBlock): boolean {
  return crop.top + crop.right + crop.bottom + crop.left < 0.001;
}

/**
 * A chart: natively, else as a picture. What builds up is a picture for each state on the way, each of which gives way to
 * the next; the last is the chart itself.
 */
async function chartShapes(block: ChartBlock, context: SlideContext): Promise<Shapes> {
  const { at } = context;
  const finished = at === null || block.builds.every((step) => step <= at);
  if (!finished) return chartPicture(block, context, at, '');
  const drawn = await context.drawChart(block);
  if (!context.animates || block.builds.length === 0) {
    if (drawn === null) return chartPicture(block, context, null, '');
    return placeDrawing(drawn, block, context);
  }
  const states = block.builds.map((step) => step - 1);
  const parts: Shapes[] = [];
  for (const [i, state] of states.entries()) {
    const picture = await chartPicture(block, context, state, 'before');
    const [id] = idsIn(picture.xml);
    const comes = i === 0 ? block.step : (block.builds[i - 1] as number);
    const animated: Animated[] = id === undefined ? [] : [{ step: block.builds[i] as number, shape: id, leaves: true }];
    if (id !== undefined && comes !== null) animated.unshift({ step: comes, shape: id });
    parts.push({ xml: picture.xml, animated });
  }
  const end =
    drawn === null
      ? await chartPicture({ ...block, step: null }, context, null, 'last')
      : placeDrawing(drawn, { ...block, step: null }, context);
  const last = block.builds.at(-1) as number;
  parts.push({ xml: end.xml, animated: idsIn(end.xml).map((shape) => ({ step: last, shape })) });
  return { xml: parts.map((part) => part.xml).join(''), animated: parts.flatMap(({ animated }) => animated) };
}

/** Ids of the shapes that stand at the top of some XML. */
function idsIn(shapes: string): number[] {
  return [...shapes.matchAll(/<p:cNvPr id="(\d+)"/g)].map(([, id]) => Number(id));
}

function placeDrawing(drawn: Drawing, block: ChartBlock, { sheet }: SlideContext): Shapes {
  sheet.parts.push(...drawn.parts);
  sheet.relationships.push(...drawn.relationships);
  return {
    xml: drawn.xml,
    animated: block.step === null ? [] : idsIn(drawn.xml).map((shape) => ({ step: block.step as number, shape })),
  };
}

async function chartPicture(
  block: ChartBlock,
  context: SlideContext,
  step: number | null,
  kind: '' | 'before' | 'last',
): Promise<Shapes> {
  const { shot, box, svg: drawn } = block;
  const image = await context.shootDrawn({ shot, box, step, drawn });
  if (image === null) return noShapes;
  const id = context.sheet.names.shape();
  const svg = step === null ? context.svg(block.svg) : null;
  const alt = kind === 'before' ? '' : block.alt;
  // On paper and in outlines all states are there at once: the last one covers those that it followed.
  const ground = kind === 'last' && context.ground !== null ? fillXml(context.ground, context.look) : '';
  const picture = { id, name: `Chart ${id}`, alt, box: block.box, crop: null, image, svg, link: null, ground };
  return { xml: pictureXml(picture), animated: kind === 'before' ? [] : whole(block, id) };
}

/** The placeholders that a slide's texts may fill, each once. */
export function placeholderTaker(
  placeholders: ReadonlyMap<string, Placeholder>,
): (block: TextBlock) => Placeholder | null {
  const taken = new Set<string>();
  return (block) => {
    const name = block.role === 'title' ? 'title' : block.slot;
    if (name === null || taken.has(name) || (block.role !== 'title' && (!block.alone || block.fill !== null)))
      return null;
    const found = placeholders.get(name) ?? null;
    if (found !== null) taken.add(name);
    return found;
  };
}
