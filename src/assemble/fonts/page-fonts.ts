import type { FontFile } from '../../model/project.ts';
import { coverage } from './coverage.ts';
import { subset } from './subset.ts';
import type { FontUse, UsedCharacters } from './used-characters.ts';

/** The faces of a page: their style sheet, and the families that it embeds. */
export interface PageFonts {
  readonly css: string;
  readonly faces: readonly FontFile[];
}

/** In which order a character is looked for, as in the font stacks of the style sheet. */
const stacks: Readonly<Record<FontUse, readonly FontUse[]>> = {
  text: ['text', 'math'],
  code: ['code', 'text', 'math'],
  math: ['math', 'text'],
};

/** Shares the used characters out to the families that will show them, by the stacks of the style sheet. */
export async function shareCharacters(
  used: UsedCharacters,
  fonts: readonly FontFile[],
): Promise<{ readonly shared: UsedCharacters; readonly missing: ReadonlySet<string> }> {
  const shared: Record<FontUse, Set<string>> = { text: new Set(), code: new Set(), math: new Set() };
  const missing = new Set<string>();
  const covered = await coverageByUse(fonts);
  for (const use of ['text', 'code', 'math'] as const) {
    for (const character of used[use]) {
      const holder = stacks[use].find((family) =>
        covered[family].some((set) => set.has(character.codePointAt(0) as number)),
      );
      if (holder === undefined) missing.add(character);
      else shared[holder].add(character);
    }
  }
  return { shared, missing };
}

/** Blanks draw nothing but are as wide as their face says: plain, no-break, figure, thin and narrow. */
const blanks = [' ', '\u00a0', '\u2007', '\u2009', '\u202f'];

/** Subsets every face that shows something and embeds it as a `data:` address, which works from a disk everywhere. */
export async function pageFonts(shared: UsedCharacters, fonts: readonly FontFile[]): Promise<PageFonts> {
  const rules: string[] = [];
  const faces: FontFile[] = [];
  for (const face of fonts) {
    const held = await coverage(face);
    if (![...shared[face.use]].some((c) => held.has(c.codePointAt(0) as number))) continue;
    const used = new Set([...shared[face.use], ...blanks]);
    const characters = [...used].filter((c) => held.has(c.codePointAt(0) as number)).sort();
    const bytes = await subset(face, characters.join(''));
    const several = fonts.some((f) => f !== face && f.family === face.family && sameSlant(f, face));
    rules.push(fontFaceRule(face, bytes, several ? characters : null));
    faces.push(face);
  }
  return { css: rules.join(''), faces };
}

function sameSlant(a: FontFile, b: FontFile): boolean {
  return a.weight === b.weight && a.style === b.style;
}

async function coverageByUse(fonts: readonly FontFile[]): Promise<Record<FontUse, readonly ReadonlySet<number>[]>> {
  // The sets stay apart: this is asked for every slide, and to join thousands of characters takes longer than to ask.
  const of = (use: FontUse): Promise<readonly ReadonlySet<number>[]> =>
    Promise.all(fonts.filter((face) => face.use === use).map(coverage));
  return { text: await of('text'), code: await of('code'), math: await of('math') };
}

function fontFaceRule(face: FontFile, bytes: Uint8Array, range: readonly string[] | null): string {
  const unicodeRange =
    range === null
      ? ''
      : `unicode-range:${range.map((c) => `U+${(c.codePointAt(0) as number).toString(16)}`).join(',')};`;
  return (
    `@font-face{font-family:"${face.family}";font-weight:${face.weight};font-style:${face.style};${unicodeRange}` +
    `src:url(data:font/woff2;base64,${Buffer.from(bytes).toString('base64')})format("woff2")}\n`
  );
}
