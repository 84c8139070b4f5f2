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

/**
 * The characters that a piece of well-formed HTML or SVG shows, by family. Titles and descriptions inside SVG are
 * for assistive technology and need no font.
 */
export function usedCharacters(html: string): UsedCharacters {
  const found = noCharacters();
  // Said in a style or by a drawing: which of its text is meant is for the browser to tell.
  const styled = /italic|oblique/.test(html);
  const open: string[] = [];
  for (const [piece] of html.matchAll(/<!--[\s\S]*?-->|<\/?[a-zA-Z](?:[^>"']|"[^"]*"|'[^']*')*>|[^<]+|</g)) {
    if (piece.startsWith('<!--')) continue;
    const tag = /^<(\/?)([a-zA-Z][\w:-]*)/.exec(piece);
    if (tag === null) addText(found, piece, open);
    else if (tag[1] === '/') close(open, (tag[2] as string).toLowerCase());
    else if (!piece.endsWith('/>') && !voidTags.has((tag[2] as string).toLowerCase()))
      open.push((tag[2] as string).toLowerCase());
  }
  if (styled) for (const character of found.text) found.slanted.add(character);
  return found;
}

/** Sets to gather characters in. */
export function noCharacters(): Record<FontUse | 'slanted', Set<string>> {
  return { text: new Set(), code: new Set(), math: new Set(), slanted: new Set() };
}

function close(open: string[], tag: string): void {
  const at = open.lastIndexOf(tag);
  if (at !== -1) open.length = at;
}

/** Adds a piece of text. A root draws its sign itself, so formulas always bring it. */
function addText(found: Record<FontUse | 'slanted', Set<string>>, piece: string, open: readonly string[]): void {
  const inSvg = open.includes('svg');
  if (open.some((tag) => silentTags.has(tag) && (inSvg || (tag !== 'title' && tag !== 'desc')))) return;
  const use: FontUse = open.includes('math') ? 'math' : open.some((tag) => codeTags.has(tag)) ? 'code' : 'text';
  const text = decodeEntities(piece);
  const slanted = open.some((tag) => slantedTags.has(tag));
  for (const character of text) {
    if (!isShown(character)) continue;
    found[use].add(character);
    if (slanted) found.slanted.add(character);
  }
  if (use === 'math') found.math.add('√');
  const identifier = use === 'math' && open.at(-1) === 'mi' ? mathItalic(text.trim()) : null;
  if (identifier !== null) found.math.add(identifier);
}

/** Few characters make up all texts. */
const shown = new Map<string, boolean>();

function isShown(character: string): boolean {
  let is = shown.get(character);
  if (is === undefined) shown.set(character, (is = isVisible(character)));
  return is;
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
