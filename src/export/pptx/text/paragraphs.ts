import type { Bullet, Paragraph } from '../../../model/measured.ts';
import { colorXml, type Look } from '../look.ts';
import { emu, hundredths } from '../units.ts';
import { attributes } from '../xml.ts';
import { levelOf, type LevelBase, type TextBase } from './base.ts';
import { inlineXml, runProperties, type RunContext } from './runs.ts';

/**
 * Items of a list all name the number that it begins with: PowerPoint counts on from there, also when somebody adds one.
 */
export function countedOn(paragraphs: readonly Paragraph[]): readonly Paragraph[] {
  const last = new Map<number, { readonly first: number; readonly number: number }>();
  return paragraphs.map((paragraph) => {
    const { level, bullet } = paragraph;
    for (const depth of [...last.keys()]) if (depth > level) last.delete(depth);
    if (bullet.kind !== 'number') {
      last.delete(level);
      return paragraph;
    }
    const before = last.get(level);
    const first = before !== undefined && before.number === bullet.start - 1 ? before.first : bullet.start;
    last.set(level, { first, number: bullet.start });
    return { ...paragraph, bullet: { ...bullet, start: first } };
  });
}

/** A paragraph as XML. */
export function paragraphXml(paragraph: Paragraph, base: TextBase | null, context: RunContext): string {
  const level = levelOf(base, paragraph.level);
  const inlines = paragraph.inlines.map((inline) => inlineXml(inline, level?.style ?? null, context)).join('');
  const last = paragraph.inlines.at(-1);
  const end =
    inlines !== '' || last === undefined
      ? ''
      : runProperties('a:endParaRPr', last.style, level?.style ?? null, context);
  return `<a:p>${paragraphProperties('a:pPr', paragraph, { level, look: context.look })}${inlines}${end}</a:p>`;
}

interface ParagraphAround {
  readonly level: LevelBase | null;
  readonly look: Look;
  /** What a level's style says of its runs. */
  readonly inner?: string;
}

/**
 * `a:pPr`, or a level of a list of styles: only what differs from what is inherited.
 */
export function paragraphProperties(
  name: string,
  paragraph: Paragraph,
  { level, look, inner = '' }: ParagraphAround,
): string {
  const base = level?.paragraph ?? null;
  const { left, hang } = margins(paragraph);
  const inherited = base === null ? null : margins(base);
  const isLevel = name !== 'a:pPr';
  const given = attributes({
    marL: inherited === null || inherited.left !== left ? left : null,
    indent: inherited === null || inherited.hang !== hang ? -hang : null,
    lvl: isLevel || paragraph.level === 0 ? null : paragraph.level,
    algn: base !== null && base.align === paragraph.align ? null : alignments[paragraph.align],
    rtl: (base?.rtl ?? false) === paragraph.rtl ? null : paragraph.rtl,
  });
  const children = [
    base !== null && Math.abs(base.lineHeight - paragraph.lineHeight) < 0.1
      ? ''
      : `<a:lnSpc><a:spcPts val="${hundredths(paragraph.lineHeight)}"/></a:lnSpc>`,
    base !== null && Math.abs(base.before - paragraph.before) < 0.1
      ? ''
      : `<a:spcBef><a:spcPts val="${hundredths(paragraph.before)}"/></a:spcBef>`,
    sameBullet(paragraph.bullet, base?.bullet ?? null) ? '' : bulletXml(paragraph.bullet, look),
    inner,
  ].join('');
  return given === '' && children === '' ? '' : `<${name}${given}>${children}</${name}>`;
}

const alignments = { left: 'l', center: 'ctr', right: 'r', justify: 'just' } as const;

/** Whole EMU: the bullet hangs to the left of the text. */
function margins({ indent, bullet }: Paragraph): { readonly left: number; readonly hang: number } {
  const hang = bullet.kind === 'none' ? 0 : emu(bullet.hang);
  return { left: Math.max(emu(indent), hang), hang };
}

function sameBullet(bullet: Bullet, base: Bullet | null): boolean {
  if (base === null) return bullet.kind === 'none';
  if (bullet.kind === 'number' || base.kind === 'number') return false;
  return bullet.kind === base.kind && (bullet.kind === 'none' || (base.kind === 'dash' && bullet.color === base.color));
}

function bulletXml(bullet: Bullet, look: Look): string {
  if (bullet.kind === 'none') return '<a:buNone/>';
  const color = `<a:buClr>${colorXml(bullet.color, look)}</a:buClr>`;
  if (bullet.kind === 'dash') return `${color}<a:buFont typeface="Arial"/><a:buChar char="–"/>`;
  const start = Math.max(1, Math.min(32_767, bullet.start));
  const font = bullet.plain === true ? '' : '<a:buFont typeface="+mj-lt"/>';
  return `${color}${font}<a:buAutoNum type="arabic${bullet.plain === true ? 'Plain' : 'Period'}"${start === 1 ? '' : ` startAt="${start}"`}/>`;
}
