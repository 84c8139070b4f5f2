import type { Padding } from '../../../model/measured.ts';
import type { Box } from '../parts.ts';
import { offsetAndExtent } from '../units.ts';
import { attributes, xml } from '../xml.ts';
import { decorative } from './areas.ts';

/** A picture on a slide. */
export interface Picture {
  readonly id: number;
  readonly name: string;
  readonly alt: string;
  readonly box: Box;
  readonly crop: Padding | null;
  /** The relationship of what every program can show. */
  readonly image: string;
  /** The relationship of the same as SVG, for those that can draw it. */
  readonly svg: string | null;
  /** The relationship and action of a link on it. */
  readonly link: { readonly id: string; readonly action: string | null } | null;
  /** `a:solidFill` behind a drawing that others lie under; '' for none. */
  readonly ground?: string;
  /** What a layout draws cannot be chosen on a slide. */
  readonly drawnByUser?: boolean;
}

/** A picture as a shape. */
export function pictureXml({
  id,
  name,
  alt,
  box,
  crop,
  image,
  svg,
  link,
  ground = '',
  drawnByUser = false,
}: Picture): string {
  const about = attributes({ id, name, descr: alt });
  const inner =
    (link === null ? '' : `<a:hlinkClick${attributes({ 'r:id': link.id, action: link.action })}/>`) +
    (alt === '' ? decorative : '');
  const part = (side: number): number | null => (side < 0.00001 ? null : Math.round(side * 100_000));
  const cut =
    crop === null
      ? ''
      : `<a:srcRect${attributes({ l: part(crop.left), t: part(crop.top), r: part(crop.right), b: part(crop.bottom) })}/>`;
  const drawing =
    svg === null
      ? ''
      : '<a:extLst><a:ext uri="{96DAC541-7B7A-43D3-8B79-37D633B846F1}"><asvg:svgBlip ' +
        `xmlns:asvg="http://schemas.microsoft.com/office/drawing/2016/SVG/main" r:embed="${xml(svg)}"/></a:ext></a:extLst>`;
  const blip = `<a:blip r:embed="${xml(image)}"${drawing === '' ? '/>' : `>${drawing}</a:blip>`}`;
  return (
    `<p:pic><p:nvPicPr><p:cNvPr${about}${inner === '' ? '/>' : `>${inner}</p:cNvPr>`}` +
    `<p:cNvPicPr><a:picLocks noChangeAspect="1"/></p:cNvPicPr><p:nvPr${drawnByUser ? ' userDrawn="1"' : ''}/></p:nvPicPr>` +
    `<p:blipFill>${blip}${cut}<a:stretch><a:fillRect/></a:stretch></p:blipFill>` +
    `<p:spPr><a:xfrm>${offsetAndExtent(box)}</a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>${ground}</p:spPr></p:pic>`
  );
}
