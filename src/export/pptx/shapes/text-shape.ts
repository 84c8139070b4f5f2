import type { TextBlock } from '../../../model/measured.ts';
import { fillXml } from '../look.ts';
import { sameBox } from '../units.ts';
import { offsetAndExtent } from '../units.ts';
import type { TextBase } from '../text/base.ts';
import { bodyProperties, inPlace, type TextFrame } from '../text/body.ts';
import { countedOn, paragraphXml } from '../text/paragraphs.ts';
import type { RunContext } from '../text/runs.ts';
import { xml } from '../xml.ts';
import { geometry, lineXml } from './areas.ts';

/** The placeholder of the layout that a text fills. */
export interface Filled {
  /** `p:ph` as the slide writes it. */
  readonly mark: string;
  readonly frame: TextFrame;
  readonly base: TextBase;
}

/** A text on a slide. */
export interface TextShape {
  readonly id: number;
  readonly name: string;
  readonly block: TextBlock;
  readonly frame: TextFrame;
  readonly placeholder: Filled | null;
}

/**
 * A block of text as a shape: a placeholder that says only where it differs, or a text box. One with formulas is there
 * twice, as PowerPoint itself writes it: with them, and with their words for those who do not know Office Math.
 */
export function textShapeXml(shape: TextShape, context: RunContext): string {
  const written = shapeXml(shape, context);
  if (!written.includes('<a14:m')) return written;
  const instead = shapeXml(shape, { ...context, formula: null });
  return `<mc:AlternateContent><mc:Choice Requires="a14">${written}</mc:Choice><mc:Fallback>${instead}</mc:Fallback></mc:AlternateContent>`;
}

function shapeXml({ id, name, block, frame, placeholder }: TextShape, context: RunContext): string {
  const { look } = context;
  const base = placeholder?.base ?? null;
  const kind =
    placeholder === null
      ? '<p:cNvSpPr txBox="1"/><p:nvPr/>'
      : `<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr>${placeholder.mark}</p:nvPr>`;
  const place =
    placeholder !== null && sameBox(frame.box, placeholder.frame.box, 1)
      ? ''
      : `<a:xfrm>${offsetAndExtent(frame.box)}</a:xfrm>`;
  const look3 = block.fill !== null || block.line !== null || placeholder === null;
  const drawn = look3
    ? geometry(frame.box, block.radius) +
      fillXml(block.fill, look) +
      (block.line === null ? '' : lineXml(block.line, look))
    : '';
  const paragraphs = countedOn(inPlace(block.paragraphs))
    .map((paragraph) => paragraphXml(paragraph, base, context))
    .join('');
  return (
    `<p:sp><p:nvSpPr><p:cNvPr id="${id}" name="${xml(name)}"/>${kind}</p:nvSpPr><p:spPr>${place}${drawn}</p:spPr>` +
    `<p:txBody>${bodyProperties(frame, placeholder?.frame ?? null)}<a:lstStyle/>${paragraphs}</p:txBody></p:sp>`
  );
}
