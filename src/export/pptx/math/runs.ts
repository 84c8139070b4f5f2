import { xml } from '../xml.ts';
import { textIn, type MathElement } from './mathml-tree.ts';

/** What a formula looks like. */
export interface MathStyle {
  /** Hundredths of a point. */
  readonly size: number;
  /** `rrggbb` */
  readonly color: string;
  /** Escaped. */
  readonly lang: string;
}

/** A run of letters; those of names of quantities are slanted, as in print. */
export function runXml(text: string, style: MathStyle, kind: 'slanted' | 'upright' | 'words'): string {
  if (text === '') return '';
  const mode =
    kind === 'slanted' ? '' : kind === 'words' ? '<m:rPr><m:nor/></m:rPr>' : '<m:rPr><m:sty m:val="p"/></m:rPr>';
  const face = kind === 'words' ? '' : '<a:latin typeface="Cambria Math"/>';
  const slant = kind === 'slanted' ? 1 : 0;
  const fill = `<a:solidFill><a:srgbClr val="${style.color.toUpperCase()}"/></a:solidFill>`;
  return `<m:r>${mode}<a:rPr lang="${style.lang}" sz="${style.size}" i="${slant}">${fill}${face}</a:rPr><m:t>${xml(text)}</m:t></m:r>`;
}

/**
 * A run that is not seen. PowerPoint shows a dotted box where a part of a formula is empty, LibreOffice an error; words
 * of no width are neither.
 */
export function nothingXml(style: MathStyle): string {
  return runXml('\u200B', style, 'words');
}

/** Signs that are heard and not seen: of a function, a product, a list, a sum. */
const unseen = /[\u2061-\u2064]/g;

/** A token of MathML: a name, a number, a sign, a word, a space; `null` for other elements. */
export function tokenXml(element: MathElement, style: MathStyle): string | null {
  const text = textIn(element).replace(unseen, '');
  switch (element.name) {
    case 'mi': {
      const upright = element.attributes.get('mathvariant') === 'normal' || [...text].length > 1 || !isLetter(text);
      return runXml(text, style, upright ? 'upright' : 'slanted');
    }
    case 'mn':
    case 'mo':
      return runXml(text, style, 'upright');
    case 'mtext':
    case 'ms':
      return runXml(text.replaceAll('\u00A0', ' '), style, 'words');
    case 'mspace':
      return element.attributes.has('linebreak')
        ? null
        : runXml(spaceOf(element.attributes.get('width') ?? ''), style, 'upright');
    default:
      return null;
  }
}

/** Mathematical alphabets have their slant in themselves. */
function isLetter(text: string): boolean {
  return /^[\p{Ll}\p{Lu}]$/u.test(text) && (text.codePointAt(0) ?? 0) < 0x21_00;
}

/** Spaces by their width in em. */
const spaces: readonly (readonly [number, string])[] = [
  [1.9, '\u2003\u2003'],
  [0.9, '\u2003'],
  [0.45, '\u2002'],
  [0.26, '\u2004'],
  [0.2, '\u2005'],
  [0.1, '\u2009'],
  [0.04, '\u200A'],
];

function spaceOf(width: string): string {
  const em = Number(/^(-?[\d.]+)em$/.exec(width)?.[1] ?? 0);
  return spaces.find(([least]) => em >= least)?.[1] ?? '';
}
