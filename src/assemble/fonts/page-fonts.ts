import type { CodeRanges, FontFace, FontFamily, FontKit, FontUse } from '../../model/fonts.ts';
import { inRanges } from '../../util/code-ranges.ts';
import { choosePieces } from './choose-pieces.ts';
import type { UsedCharacters } from './used-characters.ts';

/** The fonts of a page: their style sheet, and the families that it embeds. */
export interface PageFonts {
  readonly css: string;
  readonly families: readonly EmbeddedFamily[];
}

/** A family of which some piece is in the page. */
export interface EmbeddedFamily {
  readonly family: string;
  readonly licence: string;
}

/** In which order a character is looked for, as in the font stacks of the style sheet. */
const stacks: Readonly<Record<FontUse, readonly FontUse[]>> = {
  text: ['text', 'math'],
  code: ['code', 'text', 'math'],
  math: ['math', 'text'],
};

/** Shares the used characters out to the families that will show them, by the stacks of the style sheet. */
export function shareCharacters(
  used: UsedCharacters,
  families: readonly FontFamily[],
): { readonly shared: UsedCharacters; readonly missing: ReadonlySet<string> } {
  const shared = { text: new Set<string>(), code: new Set<string>(), math: new Set<string>(), slanted: used.slanted };
  const missing = new Set<string>();
  const holds = (use: FontUse, code: number): boolean =>
    families.some((family) => family.use === use && inRanges(family.covered, code));
  for (const use of ['text', 'code', 'math'] as const) {
    for (const character of used[use]) {
      const holder = stacks[use].find((one) => holds(one, codeOf(character)));
      if (holder === undefined) missing.add(character);
      else shared[holder].add(character);
    }
  }
  return { shared, missing };
}

/**
 * Embeds the pieces that show something as `data:` addresses, which work from a disk everywhere.
 * @param formulas whether there are any: a formula needs the core of its family, by which its signs grow
 */
export async function pageFonts(shared: UsedCharacters, kit: FontKit, formulas: boolean): Promise<PageFonts> {
  const rules: string[] = [];
  const families: EmbeddedFamily[] = [];
  for (const family of kit.families) {
    const own = await familyRules(family, { shared, kit, withCore: family.use !== 'math' || formulas });
    if (own.length === 0) continue;
    rules.push(...own);
    families.push({ family: family.family, licence: new TextDecoder().decode(await kit.read(family.licence)) });
  }
  return { css: rules.join(''), families };
}

interface Choice {
  readonly shared: UsedCharacters;
  readonly kit: FontKit;
  readonly withCore: boolean;
}

async function familyRules(family: FontFamily, { shared, kit, withCore }: Choice): Promise<string[]> {
  const rules: string[] = [];
  const upright = [...shared[family.use]].map(codeOf);
  const slanted = [...shared.slanted].map(codeOf).filter((code) => inRanges(family.covered, code));
  for (const face of family.faces) {
    const codes = face.style === 'italic' ? slanted : upright;
    if (codes.length === 0) continue;
    const pieces = choosePieces(family, codes, withCore);
    for (const piece of pieces) {
      const bytes = await kit.read(`${face.name}-${piece.name}.woff2`);
      rules.push(fontFaceRule(family.family, face, { bytes, ranges: pieces.length > 1 ? piece.ranges : null }));
    }
  }
  return rules;
}

function fontFaceRule(
  family: string,
  { weight, style }: FontFace,
  { bytes, ranges }: { readonly bytes: Uint8Array; readonly ranges: CodeRanges | null },
): string {
  return (
    `@font-face{font-family:"${family}";font-weight:${weight};font-style:${style};` +
    (ranges === null ? '' : `unicode-range:${unicodeRange(ranges)};`) +
    `src:url(data:font/woff2;base64,${Buffer.from(bytes).toString('base64')})format("woff2")}\n`
  );
}

/** Ranges as a style sheet writes them. */
export function unicodeRange(ranges: CodeRanges): string {
  const parts: string[] = [];
  for (let i = 0; i < ranges.length; i += 2) {
    const [first, last] = [ranges[i] as number, ranges[i + 1] as number];
    parts.push(`U+${first.toString(16)}${last === first ? '' : `-${last.toString(16)}`}`);
  }
  return parts.join(',');
}

function codeOf(character: string): number {
  return character.codePointAt(0) as number;
}
