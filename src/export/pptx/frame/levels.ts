import type { MeasuredStyle, Paragraph } from '../../../model/measured.ts';
import type { Look } from '../look.ts';
import type { TextBase } from '../text/base.ts';
import { paragraphProperties } from '../text/paragraphs.ts';
import { fillXml } from '../look.ts';
import { fontSize, hundredths } from '../units.ts';
import { attributes } from '../xml.ts';

/** Levels of text as a list of styles: `a:lvl1pPr` and those that follow. */
export function levelsXml(base: TextBase, look: Look): string {
  return base.levels
    .map(({ style, paragraph }, i) =>
      paragraphProperties(`a:lvl${i + 1}pPr`, alone(paragraph), { level: null, look, inner: runDefaults(style, look) }),
    )
    .join('');
}

/** A level says everything, what is nothing too: what it inherits would be another's. */
function alone(paragraph: Paragraph): Paragraph {
  return { ...paragraph, level: 0 };
}

/** `a:defRPr` of a style. */
export function runDefaults(style: MeasuredStyle, look: Look): string {
  const given = attributes({
    sz: fontSize(style.size),
    b: style.bold,
    i: style.italic,
    kern: 1200,
    spc: hundredths(style.spacing),
  });
  return `<a:defRPr${given}>${fillXml(style.color, look)}<a:latin typeface="+mn-lt"/><a:ea typeface="+mn-ea"/><a:cs typeface="+mn-cs"/></a:defRPr>`;
}
