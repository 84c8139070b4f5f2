import type { Inline, MeasuredStyle } from '../../../model/measured.ts';
import { colorXml, fillXml, type Look } from '../look.ts';
import type { WriteFormula } from '../parts.ts';
import { fontSize, hundredths } from '../units.ts';
import { attributes, xml } from '../xml.ts';

/** What runs need to know of the slide that they are on. */
export interface RunContext {
  readonly look: Look;
  /** The relationship for a link, with its action; `null` where it leads nowhere. */
  readonly link: (href: string) => { readonly id: string; readonly action: string | null } | null;
  readonly formula: WriteFormula | null;
}

/** How much smaller a raised text is shown than its size says. */
const raisedScale = 0.66;

/** A piece of a paragraph as XML. */
export function inlineXml(inline: Inline, base: MeasuredStyle | null, context: RunContext): string {
  switch (inline.kind) {
    case 'break':
      return `<a:br>${runProperties('a:rPr', inline.style, base, context)}</a:br>`;
    case 'text':
      return textXml(inline.text, inline.style, base, context);
    case 'formula': {
      const { mathml, display, style } = inline;
      const wish = { mathml, display, size: style.size, color: style.color.slice(0, 6), lang: context.look.lang };
      const math = context.formula?.(wish) ?? null;
      return math ?? textXml(inline.text, { ...style, italic: true }, base, context);
    }
  }
}

/** A tab and a line's end would be written as white space that is lost: they are elements or nothing. */
function textXml(text: string, style: MeasuredStyle, base: MeasuredStyle | null, context: RunContext): string {
  const plain = text.replaceAll('\t', '    ').replace(/[\r\n]+/g, ' ');
  return `<a:r>${runProperties('a:rPr', style, base, context)}<a:t>${xml(plain)}</a:t></a:r>`;
}

/** `a:rPr` or its like: only what differs from what is inherited. */
export function runProperties(
  name: 'a:rPr' | 'a:endParaRPr' | 'a:defRPr',
  style: MeasuredStyle,
  base: MeasuredStyle | null,
  context: RunContext,
): string {
  const { look } = context;
  const size = style.raise === 'none' ? style.size : style.size / raisedScale;
  const differs = <T>(value: T, inherited: T | undefined, none: T): T | null =>
    value === (inherited ?? none) ? null : value;
  const isNear = base !== null && Math.abs(size - base.size) < (style.raise === 'none' ? 0.05 : base.size * 0.1);
  const given = attributes({
    lang: look.lang,
    sz: isNear ? null : fontSize(size),
    b: differs(style.bold, base?.bold, false),
    i: differs(style.italic, base?.italic, false),
    u: style.underline === (base?.underline ?? false) ? null : style.underline ? 'sng' : 'none',
    strike: style.strike ? 'sngStrike' : null,
    spc: differs(hundredths(style.spacing), base === null ? undefined : hundredths(base.spacing), 0),
    baseline: style.raise === 'none' ? null : style.raise === 'super' ? 30_000 : -25_000,
    dirty: 0,
  });
  const link = style.href === null ? null : context.link(style.href);
  const color = base !== null && style.color === base.color ? '' : fillXml(style.color, look);
  const inner = [
    color,
    style.highlight === null ? '' : `<a:highlight>${colorXml(style.highlight.slice(0, 6), look)}</a:highlight>`,
    style.code === (base?.code ?? false) ? '' : faceXml(style.code, look),
    link === null ? '' : linkXml(link, style.color === look.palette.accent && style.underline),
  ].join('');
  return `<${name}${given}${inner === '' ? '/>' : `>${inner}</${name}>`}`;
}

function faceXml(code: boolean, { faces }: Look): string {
  if (!code) return '<a:latin typeface="+mn-lt"/><a:cs typeface="+mn-cs"/>';
  const face = xml(faces.code);
  return `<a:latin typeface="${face}"/><a:cs typeface="${face}"/>`;
}

/** A link that does not look like one keeps the colour of its text, which newer PowerPoint lets it do. */
function linkXml({ id, action }: { readonly id: string; readonly action: string | null }, plain: boolean): string {
  const keep =
    '<a:extLst><a:ext uri="{A12FA001-AC4F-418D-AE19-62706E023703}">' +
    '<ahyp:hlinkClr xmlns:ahyp="http://schemas.microsoft.com/office/drawing/2018/hyperlinkcolor" val="tx"/></a:ext></a:extLst>';
  return `<a:hlinkClick${attributes({ 'r:id': id, action })}${plain ? '/>' : `>${keep}</a:hlinkClick>`}`;
}
