import { schemeColors, type Look } from '../look.ts';
import { xml, xmlHead } from '../xml.ts';

/** A theme: colours, faces, and the plainest of effects. */
export function themeXml(name: string, look: Look): string {
  const colors = schemeColors(look)
    .map(([slot, value]) => `<a:${slot}><a:srgbClr val="${value.slice(0, 6).toUpperCase()}"/></a:${slot}>`)
    .join('');
  const face = (kind: string): string =>
    `<a:${kind}><a:latin typeface="${xml(look.faces.text)}"/><a:ea typeface=""/><a:cs typeface=""/></a:${kind}>`;
  const fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>';
  const line = (width: number): string =>
    `<a:ln w="${width}" cap="flat" cmpd="sng" algn="ctr">${fill}<a:prstDash val="solid"/></a:ln>`;
  const effect = '<a:effectStyle><a:effectLst/></a:effectStyle>';
  return (
    `${xmlHead}<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="${xml(name)}"><a:themeElements>` +
    `<a:clrScheme name="${xml(name)}">${colors}</a:clrScheme>` +
    `<a:fontScheme name="${xml(name)}">${face('majorFont')}${face('minorFont')}</a:fontScheme>` +
    `<a:fmtScheme name="${xml(name)}"><a:fillStyleLst>${fill.repeat(3)}</a:fillStyleLst>` +
    `<a:lnStyleLst>${line(9525)}${line(19_050)}${line(28_575)}</a:lnStyleLst>` +
    `<a:effectStyleLst>${effect.repeat(3)}</a:effectStyleLst><a:bgFillStyleLst>${fill.repeat(3)}</a:bgFillStyleLst></a:fmtScheme>` +
    '</a:themeElements><a:objectDefaults/><a:extraClrSchemeLst/></a:theme>'
  );
}
