import type { Paint, SceneStroke, SceneText } from '../../../model/drawn-scene.ts';
import { attributes, xml } from '../xml.ts';
import { emu, hundredths } from '../units.ts';

/** How a chart is written: by how much it is shown larger than it was drawn, with which face, in which language. */
export interface ChartStyle {
  readonly scale: number;
  readonly face: string;
  readonly lang: string;
}

/** A fill, `a:noFill` for none. */
export function fillXml(paint: Paint | null): string {
  if (paint === null) return '<a:noFill/>';
  const alpha = paint.alpha < 1 ? `<a:alpha val="${Math.round(paint.alpha * 100_000)}"/>` : '';
  return `<a:solidFill><a:srgbClr val="${paint.hex.toUpperCase()}">${alpha}</a:srgbClr></a:solidFill>`;
}

/** A line, `a:noFill` for none. */
export function lineXml(line: SceneStroke | null, { scale }: ChartStyle, cap: 'flat' | 'rnd' = 'flat'): string {
  if (line === null) return '<a:ln><a:noFill/></a:ln>';
  const width = emu(line.width * scale);
  return `<a:ln w="${width}" cap="${cap}">${fillXml(line.paint)}${dashXml(line)}<a:round/></a:ln>`;
}

/** Dashes in thousandths of a per cent of the line's width. */
function dashXml({ dash, width }: SceneStroke): string {
  if (dash.length < 2) return '';
  const share = (length: number): number => Math.round((length / Math.max(width, 0.1)) * 100_000);
  const parts: string[] = [];
  for (let i = 0; i + 1 < dash.length; i += 2)
    parts.push(`<a:ds d="${share(dash[i] as number)}" sp="${share(dash[i + 1] as number)}"/>`);
  return `<a:custDash>${parts.join('')}</a:custDash>`;
}

/** What a text of a chart looks like. */
export type TextLook = Pick<SceneText, 'size' | 'bold' | 'color' | 'angle'>;

/** The properties of a run of text, under the name that its place asks for. */
export function runXml(tag: 'a:rPr' | 'a:defRPr', look: TextLook, { scale, face, lang }: ChartStyle): string {
  const language = tag === 'a:rPr' ? { lang } : {};
  const given = attributes({ ...language, sz: hundredths(look.size * scale), b: look.bold, i: false });
  const fill = look.color === null ? '' : fillXml(look.color);
  const faces = ['latin', 'ea', 'cs'].map((script) => `<a:${script} typeface="${xml(face)}"/>`);
  return `<${tag}${given}>${fill}${faces.join('')}</${tag}>`;
}

/** `c:txPr`: what the texts of a part of a chart look like. */
export function textPropertiesXml(look: TextLook, style: ChartStyle): string {
  return `<c:txPr>${bodyXml(look)}<a:lstStyle/><a:p><a:pPr>${runXml('a:defRPr', look, style)}</a:pPr><a:endParaRPr lang="${xml(style.lang)}"/></a:p></c:txPr>`;
}

/** `c:tx` with words of their own. */
export function richTextXml(text: string, look: TextLook, style: ChartStyle): string {
  return `<c:tx><c:rich>${bodyXml(look)}<a:lstStyle/>${paragraphsXml(text, look, style)}</c:rich></c:tx>`;
}

/** A text as paragraphs, one a line. */
export function paragraphsXml(text: string, look: TextLook, style: ChartStyle): string {
  const lines = text.split('\n');
  const run = (line: string): string => `<a:r>${runXml('a:rPr', look, style)}<a:t>${xml(line)}</a:t></a:r>`;
  return lines
    .map((line) => `<a:p><a:pPr>${runXml('a:defRPr', look, style)}</a:pPr>${line === '' ? '' : run(line)}</a:p>`)
    .join('');
}

function bodyXml({ angle }: TextLook): string {
  const turned = ((((angle % 360) + 540) % 360) - 180) * 60_000;
  return `<a:bodyPr rot="${Math.round(turned)}" vert="horz"/>`;
}
