import type { Border, Decoration } from '../../../model/measured.ts';
import { fillXml, type Look } from '../look.ts';
import type { Box } from '../parts.ts';
import { emu, offsetAndExtent } from '../units.ts';

/** `a:prstGeom` of a box, with round corners where it has some. */
export function geometry({ width, height }: Box, radius = 0): string {
  const shorter = Math.min(width, height);
  if (radius < 1 || shorter === 0) return '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>';
  const part = Math.min(50_000, Math.round((radius / shorter) * 100_000));
  return `<a:prstGeom prst="roundRect"><a:avLst><a:gd name="adj" fmla="val ${part}"/></a:avLst></a:prstGeom>`;
}

/** `a:ln` of a border. */
export function lineXml(border: Border | null, look: Look): string {
  return border === null
    ? '<a:ln><a:noFill/></a:ln>'
    : `<a:ln w="${emu(border.width)}">${fillXml(border.color, look)}</a:ln>`;
}

/** A coloured area: a rule, a bar, a ground. It says nothing to those who do not see it. */
export function areaXml(id: number, { box, color, radius }: Decoration & { kind: 'area' }, look: Look): string {
  return (
    `<p:sp><p:nvSpPr><p:cNvPr id="${id}" name="Line ${id}">${decorative}</p:cNvPr><p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr>` +
    `<p:spPr><a:xfrm>${offsetAndExtent(box)}</a:xfrm>${geometry(box, radius)}${fillXml(color, look)}<a:ln><a:noFill/></a:ln></p:spPr>` +
    '<p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:endParaRPr/></a:p></p:txBody></p:sp>'
  );
}

/** Marks what is only there for the eye. */
export const decorative =
  '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}">' +
  '<adec:decorative xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>';
