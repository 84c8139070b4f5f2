import { diagnose } from '../../diagnostics/diagnose.ts';
import type { RenderedSlide } from '../../model/deck.ts';
import type { Diagnostic, Staged } from '../../model/diagnostic.ts';
import type { FontFile } from '../../model/project.ts';
import type { SourceFile, Span } from '../../model/text.ts';
import { pageFonts, shareCharacters, type PageFonts } from './page-fonts.ts';
import { usedCharacters, type FontUse, type UsedCharacters } from './used-characters.ts';

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

/**
 * The fonts of a talk, subset to what it shows. Text faces share one set of characters, in both cases, since a style
 * may transform or embolden any of it.
 * @returns no faces where they are not to be embedded; missing characters are told all the same
 */
export async function talkFonts(
  slides: readonly SlideHtml[],
  fonts: readonly FontFile[],
  { sources, embed }: { readonly sources: ReadonlyMap<string, SourceFile>; readonly embed: boolean },
): Promise<Staged<PageFonts>> {
  const all: Record<FontUse, Set<string>> = { text: new Set(pageCharacters), code: new Set(), math: new Set() };
  const diagnostics: Diagnostic[] = [];
  for (const { slide, html } of slides) {
    const { used, missing } = await charactersOf(slide, html, fonts);
    for (const character of missing) diagnostics.push(missingGlyph(character, slide, sources));
    add(all, used, missing);
  }
  if (!embed) return { value: { css: '', faces: [] }, diagnostics };
  const { shared } = await shareCharacters(withBothCases(all), fonts);
  return { value: await pageFonts(shared, fonts), diagnostics };
}

/** What a slide shows, and what of it no face has. */
interface SlideCharacters {
  readonly html: string;
  readonly fonts: readonly FontFile[];
  readonly used: UsedCharacters;
  readonly missing: ReadonlySet<string>;
}

/** Of slides that are kept from one compilation to the next, so that an edit looks through its own slide alone. */
const known = new WeakMap<RenderedSlide, SlideCharacters>();

async function charactersOf(slide: RenderedSlide, html: string, fonts: readonly FontFile[]): Promise<SlideCharacters> {
  const before = known.get(slide);
  if (before?.html === html && isSameFaces(before.fonts, fonts)) return before;
  const used = usedCharacters(html);
  const { missing } = await shareCharacters(used, fonts);
  const found = { html, fonts, used, missing };
  known.set(slide, found);
  return found;
}

function isSameFaces(a: readonly FontFile[], b: readonly FontFile[]): boolean {
  return (
    a === b ||
    (a.length === b.length && a.every(({ family, weight }, i) => family === b[i]?.family && weight === b[i].weight))
  );
}

function add(all: Record<FontUse, Set<string>>, used: UsedCharacters, missing: ReadonlySet<string>): void {
  for (const use of ['text', 'code', 'math'] as const) {
    for (const character of used[use]) if (!missing.has(character)) all[use].add(character);
  }
}

function withBothCases(used: UsedCharacters): UsedCharacters {
  const text = new Set(used.text);
  for (const character of used.text) {
    for (const other of character.toUpperCase() + character.toLowerCase()) text.add(other);
  }
  return { ...used, text };
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
