import { kerning } from './kern.ts';
import { lookupsFor, type Lookup } from './lookups.ts';
import { advanceOf, glyphClass, glyphOf, openFont, type OpenType } from './open-type.ts';
import { substitute } from './substitute.ts';

/** A face that text can be measured with. */
export interface ShapedFace {
  /** Width of a text in em, set on one line in one piece. */
  width(text: string, tabular: boolean): number;
}

/** Features that are on unless a style turns them off. */
const byDefault = ['calt', 'ccmp', 'clig', 'liga', 'locl', 'rclt', 'rlig'];

/**
 * Opens a font for measuring, as HarfBuzz would shape it for Latin, Greek and Cyrillic text: a test compares the two.
 * HarfBuzz itself takes longer to start than all charts of a talk have to measure.
 */
export function shapedFace(bytes: Uint8Array): ShapedFace {
  const font = openFont(bytes);
  const plain = lookupsFor(font, 'GSUB', new Set(byDefault));
  const tabularFigures = lookupsFor(font, 'GSUB', new Set([...byDefault, 'tnum']));
  const kern = lookupsFor(font, 'GPOS', new Set(['kern']));
  const glyphs = new Map<number, number>();
  const glyph = (code: number): number => {
    let found = glyphs.get(code);
    if (found === undefined) glyphs.set(code, (found = glyphOf(font, code)));
    return found;
  };
  return {
    width(text, tabular) {
      const line = [...composed(text)].filter(isShown).map((character) => glyph(character.codePointAt(0) as number));
      for (const lookup of tabular ? tabularFigures : plain) substitute(font, lookup, line);
      return unitsOf(font, kern, line) / font.unitsPerEm;
    },
  };
}

function unitsOf(font: OpenType, kern: readonly Lookup[], line: readonly number[]): number {
  let units = 0;
  // Accents stand on their letters.
  for (const glyph of line) if (glyphClass(font, glyph) !== 3) units += advanceOf(font, glyph);
  for (const lookup of kern) units += kerning(font, lookup, line);
  return units;
}

/** A letter and its accents as one character where there is one. */
function composed(text: string): string {
  return text.replace(/\p{L}\p{M}+/gu, (letter) => letter.normalize('NFC'));
}

function isShown(character: string): boolean {
  return character <= '~' || !/\p{Default_Ignorable_Code_Point}/u.test(character);
}
