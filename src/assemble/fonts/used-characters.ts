import type { FontUse } from '../../model/fonts.ts';

/** Characters by the family that shows them, and those that stand slanted, whatever shows them. */
export type UsedCharacters = Readonly<Record<FontUse | 'slanted', ReadonlySet<string>>>;

const codeTags = new Set(['code', 'pre', 'kbd', 'samp']);
/** Slanted by the style sheet. */
const slantedTags = new Set(['em', 'i', 'cite', 'dfn', 'var', 'address']);
const silentTags = new Set(['style', 'script', 'title', 'desc']);
const voidTags = new Set([
  'area',
  'base',
  'br',
  'col',
  'embed',
  'hr',
  'img',
  'input',
  'link',
  'meta',
  'source',
  'track',
  'wbr',
]);

/** What text inside an element is: by the tag, and then for all that is in it. */
const inCode = 1;
const inMath = 2;
const inSlanted = 4;
const inSvg = 8;
const inSilent = 16;

/* A comment, a tag with its name, text, or a sign that begins none of them. */
const pieces = /<!--[\s\S]*?-->|<(\/?)([a-zA-Z][\w:-]*)(?:[^>"']|"[^"]*"|'[^']*')*>|[^<]+|</g;

/**
 * The characters that a piece of well-formed HTML or SVG shows, by family. Titles and descriptions inside SVG are
 * for assistive technology and need no font.
 */
export function usedCharacters(html: string): UsedCharacters {
  // Texts are put together first: a set takes the letters of a whole slide faster than those of its pieces.
  const texts: Record<FontUse | 'slanted', string> = { text: '', code: '', math: '', slanted: '' };
  const open: { readonly tag: string; readonly within: number }[] = [];
  let within = 0;
  for (const match of html.matchAll(pieces)) {
    const piece = match[0];
    const tag = match[2]?.toLowerCase();
    if (tag === undefined) {
      if ((within & inSilent) === 0 && !piece.startsWith('<!--')) addText(texts, piece, within, open.at(-1)?.tag);
    } else if (match[1] === '/') {
      close(open, tag);
      within = open.at(-1)?.within ?? 0;
    } else if (!piece.endsWith('/>') && !voidTags.has(tag)) {
      within |= kindOf(tag, within);
      open.push({ tag, within });
    }
  }
  // Said in a style or by a drawing: which of its text is meant is for the browser to tell.
  if (/italic|oblique/.test(html)) texts.slanted += texts.text;
  const { text, code, math, slanted } = texts;
  return { text: shownIn(text), code: shownIn(code), math: shownIn(math), slanted: shownIn(slanted) };
}

function kindOf(tag: string, within: number): number {
  if (tag === 'svg') return inSvg;
  if (tag === 'math') return inMath;
  if (silentTags.has(tag)) return tag === 'style' || tag === 'script' || (within & inSvg) !== 0 ? inSilent : 0;
  return (codeTags.has(tag) ? inCode : 0) | (slantedTags.has(tag) ? inSlanted : 0);
}

/** Sets to gather characters in. */
export function noCharacters(): Record<FontUse | 'slanted', Set<string>> {
  return { text: new Set(), code: new Set(), math: new Set(), slanted: new Set() };
}

function close(open: { readonly tag: string }[], tag: string): void {
  const at = open.findLastIndex((one) => one.tag === tag);
  if (at !== -1) open.length = at;
}

/** Adds a piece of text. A root draws its sign itself, so formulas always bring it. */
function addText(
  texts: Record<FontUse | 'slanted', string>,
  piece: string,
  within: number,
  tag: string | undefined,
): void {
  const use: FontUse = (within & inMath) !== 0 ? 'math' : (within & inCode) !== 0 ? 'code' : 'text';
  const text = piece.includes('&') ? decodeEntities(piece) : piece;
  texts[use] += text;
  if ((within & inSlanted) !== 0) texts.slanted += text;
  if (use === 'math') texts.math += `√${(tag === 'mi' ? mathItalic(text.trim()) : null) ?? ''}`;
}

/** Few characters make up all texts. */
const shown = new Map<string, boolean>();

function shownIn(text: string): Set<string> {
  const characters = new Set(text);
  for (const character of characters) {
    let is = shown.get(character);
    if (is === undefined) shown.set(character, (is = isVisible(character)));
    if (!is) characters.delete(character);
  }
  return characters;
}

/** Spaces, controls, joiners and other invisible characters (Unicode's default ignorables) need no glyph. */
function isVisible(character: string): boolean {
  return !/[\p{White_Space}\p{Cc}\p{Default_Ignorable_Code_Point}\p{Cs}]/u.test(character);
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0' };

function decodeEntities(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w{2,8}));/gi, (whole, decimal, hex, name) => {
    if (name !== undefined) return entities[name as string] ?? whole;
    const code = decimal !== undefined ? Number(decimal) : Number.parseInt(hex as string, 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

/** MathML Core, 2.2.1: an identifier of one letter is shown as its mathematical italic form. */
export function mathItalic(identifier: string): string | null {
  const code = identifier.codePointAt(0);
  if (code === undefined || [...identifier].length !== 1) return null;
  if (identifier === 'h') return '\u210e';
  const ranges = [
    [0x41, 0x5a, 0x1d434],
    [0x61, 0x7a, 0x1d44e],
    [0x391, 0x3a9, 0x1d6e2],
    [0x3b1, 0x3c9, 0x1d6fc],
  ] as const;
  const range = ranges.find(([first, last]) => code >= first && code <= last);
  return range === undefined ? null : String.fromCodePoint(range[2] + code - range[0]);
}
