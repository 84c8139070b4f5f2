import { diagnose } from '../../diagnostics/diagnose.ts';
import type { RenderedSlide } from '../../model/deck.ts';
import type { Diagnostic, Staged } from '../../model/diagnostic.ts';
import type { FontFamily, FontKit, LetterMemory, UsedLetters } from '../../model/fonts.ts';
import type { SourceFile, Span } from '../../model/text.ts';
import { byIdentity } from '../../util/by-identity.ts';
import { digest } from '../../util/digests.ts';
import { inBlocks } from '../../util/in-blocks.ts';
import { pageFonts, shareCharacters, type PageFonts } from './page-fonts.ts';
import { noCharacters, usedCharacters, type UsedCharacters } from './used-characters.ts';

/** What a slide brings to the page. */
export interface SlideHtml {
  readonly slide: RenderedSlide;
  /** The slide, its notes and its title, as HTML. */
  readonly html: string;
}

/**
 * What the page writes itself: every printable ASCII character, since search shows what is typed and the speaker
 * window what is in its buttons, and the signs of help and numbers.
 */
const pageCharacters = [...Array.from({ length: 94 }, (_, i) => String.fromCharCode(33 + i)), ...'–—…·×→←↑↓−±•“”‘’'];

/** Whether every page has a letter in the fonts of its text. */
export function isOnEveryPage(character: string): boolean {
  return pageCharacters.includes(character);
}

/** What the fonts of a talk follow from, beside its slides. */
export interface FontNeeds {
  readonly sources: ReadonlyMap<string, SourceFile>;
  readonly embed: boolean;
  /** The style sheets of the talk's theme and slides. */
  readonly css: string;
  readonly letters?: LetterMemory | undefined;
}

/**
 * The fonts of a talk: the pieces that hold what it shows. All upright text faces bring the same pieces, since a style
 * may embolden any of it; slanted ones come where something is slanted.
 * @returns no fonts where they are not to be embedded; missing characters are told all the same
 */
export async function talkFonts(
  slides: readonly SlideHtml[],
  kit: FontKit,
  { sources, embed, css, letters }: FontNeeds,
): Promise<Staged<PageFonts>> {
  const all = noCharacters();
  for (const character of pageCharacters) all.text.add(character);
  const diagnostics: Diagnostic[] = [];
  const blocks = lettersOf(kit.families)(slides, { kit, letters });
  letters?.shown(blocks.map(({ keys }) => keys));
  for (const { used, missing } of blocks) {
    for (const { character, slide } of missing) diagnostics.push(missingGlyph(character, slide, sources));
    addCharacters(all, used, nothing.text);
  }
  if (!embed) return { value: { css: '', families: [] }, diagnostics };
  const used = withBothCases(all);
  const slanted = /italic|oblique/.test(css) ? used.text : used.slanted;
  const { shared } = shareCharacters({ ...used, slanted }, kit.families);
  return { value: await pageFonts(shared, kit, all.math.size > 0), diagnostics };
}

interface LetterFacts {
  readonly kit: FontKit;
  readonly letters: LetterMemory | undefined;
}

/** What some slides show together. */
interface BlockLetters {
  /** What the letters of each slide are remembered by. */
  readonly keys: readonly string[];
  /** Without what no face has. */
  readonly used: UsedCharacters;
  readonly missing: readonly { readonly character: string; readonly slide: RenderedSlide }[];
}

/** Looks through slides, and through those that it has seen not once more. */
const lettersOf = byIdentity((families: readonly FontFamily[]) => {
  const special = beyondPlain(families);
  return inBlocks((slides: readonly SlideHtml[], { kit, letters }: LetterFacts): BlockLetters => {
    const keys: string[] = [];
    const all = noCharacters();
    const lacking: { character: string; slide: RenderedSlide }[] = [];
    for (const one of slides) {
      const { key, used, missing } = charactersOf(one, { kit, special, letters });
      keys.push(key);
      for (const character of missing) lacking.push({ character, slide: one.slide });
      addCharacters(all, used, missing);
    }
    return { keys, used: all, missing: lacking };
  });
});

/** By the slide's HTML, which is one and the same as long as nothing on the slide changes. */
const known = new WeakMap<SlideHtml, SlideCharacters>();

function charactersOf(slide: SlideHtml, { kit, special, letters }: LetterFacts & { special: RegExp }): SlideCharacters {
  const before = known.get(slide);
  if (before?.inputs === kit.inputs) return before;
  const key = letters === undefined ? '' : digest([kit.inputs, slide.html]);
  const kept = letters?.find(key) ?? null;
  const characters = kept === null ? findCharacters(slide.html, kit, special) : unpacked(kept);
  if (kept === null) letters?.keep(key, packed(characters));
  const found = { ...characters, inputs: kit.inputs, key };
  known.set(slide, found);
  return found;
}

function addCharacters(all: Characters, used: UsedCharacters, missing: ReadonlySet<string>): void {
  if (used === nothing) return;
  for (const use of ['text', 'code', 'math', 'slanted'] as const) {
    for (const character of used[use]) if (!missing.has(character)) all[use].add(character);
  }
}

type Characters = ReturnType<typeof noCharacters>;

/** What a slide shows, and what of it no face has. */
interface FoundCharacters {
  readonly used: UsedCharacters;
  readonly missing: ReadonlySet<string>;
}

interface SlideCharacters extends FoundCharacters {
  /** Of the fonts. */
  readonly inputs: string;
  /** What it is remembered by. */
  readonly key: string;
}

function findCharacters(html: string, kit: FontKit, special: RegExp): FoundCharacters {
  const used = special.test(html) ? usedCharacters(html) : nothing;
  return { used, missing: shareCharacters(used, kit.families).missing };
}

function packed({ used: { text, code, math, slanted }, missing }: FoundCharacters): UsedLetters {
  const joined = (set: ReadonlySet<string>): string => [...set].join('');
  return [joined(text), joined(code), joined(math), joined(slanted), joined(missing)];
}

function unpacked(letters: UsedLetters): FoundCharacters {
  if (letters.every((some) => some === '')) return { used: nothing, missing: nothing.text };
  const [text, code, math, slanted, missing] = letters;
  const used = { text: new Set(text), code: new Set(code), math: new Set(math), slanted: new Set(slanted) };
  return { used, missing: new Set(missing) };
}

const nothing: UsedCharacters = noCharacters();

/**
 * Finds what a slide needs beside the first core of the text family, which every talk has: most slides need nothing,
 * and need not be read letter by letter.
 */
function beyondPlain(families: readonly FontFamily[]): RegExp {
  const plain = families.find(({ use }) => use === 'text')?.cores[0]?.ranges ?? [];
  const escape = (code: number): string => `\\u${code.toString(16).padStart(4, '0')}`;
  const pairs = plain.filter((_, i) => i % 2 === 0).map((first, i) => [first, plain[i * 2 + 1] as number] as const);
  const listed = pairs.map(([first, last]) => `${escape(first)}-${escape(last)}`).join('');
  return new RegExp(`[^\\s${listed}]|&#|<(?:math|code|pre|kbd|samp|em|i|cite|dfn|var|address)\\b|italic|oblique`);
}

function withBothCases(used: UsedCharacters): UsedCharacters {
  const both = (set: ReadonlySet<string>): ReadonlySet<string> => {
    const cases = new Set(set);
    for (const character of set) {
      for (const other of character.toUpperCase() + character.toLowerCase()) cases.add(other);
    }
    return cases;
  };
  return { ...used, text: both(used.text), slanted: both(used.slanted) };
}

function missingGlyph(character: string, slide: RenderedSlide, sources: ReadonlyMap<string, SourceFile>): Diagnostic {
  const code = (character.codePointAt(0) as number).toString(16).toUpperCase().padStart(4, '0');
  return diagnose('assemble/missing-glyph', placeOf(character, slide, sources), { character, codePoint: `U+${code}` });
}

/** The character as written in the slide; else the value that brought it from data; else the slide's first line. */
function placeOf(character: string, slide: RenderedSlide, sources: ReadonlyMap<string, SourceFile>): Span {
  const { file, start, end } = slide.span;
  const text = sources.get(file)?.text ?? '';
  const at = text.indexOf(character, start);
  if (at !== -1 && at < end) return { file, start: at, end: at + character.length };
  const value = slide.values.find((shown) => shown.text.includes(character));
  if (value !== undefined) return value.span;
  const lineEnd = text.indexOf('\n', start);
  return { file, start, end: lineEnd === -1 || lineEnd > end ? end : Math.max(lineEnd, start) };
}
