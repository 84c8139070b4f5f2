import type { FontFace, FontFamily, FontKit } from '../../model/fonts.ts';
import { inRanges } from '../../util/code-ranges.ts';
import { isTabular } from './tabular.ts';
import { shapedFace, type ShapedFace } from './text/shape.ts';

/** What decides a text's face and size. */
export interface TextStyle {
  readonly font?: string | undefined;
  readonly fontWeight?: string | number | undefined;
  readonly fontStyle?: string | undefined;
  /** CSS px; 11 where it is not given, as in Vega. */
  readonly fontSize?: number | undefined;
}

/** Measures text with the talk's own font files, as a browser would set it. */
export interface Ruler {
  /** Width in CSS px. */
  width(text: string, style: TextStyle): number;
  /** Families that were asked for since the last call and that the talk does not have. */
  takeUnknown(): readonly string[];
}

interface LoadedFace {
  readonly family: string;
  readonly weight: number;
  readonly style: string;
  readonly shaped: ShapedFace;
  /** Which piece of the family holds a character: only within one piece are letters kerned. */
  readonly pieceOf: (character: string) => number;
}

/** The face that a style is set in, and the family that was wanted where the talk has none of that name. */
interface FoundFace {
  readonly face: LoadedFace | null;
  readonly unknown: string | null;
}

const cacheSize = 4000;
const generic = new Set(['sans-serif', 'system-ui']);

/** Loads the faces that charts may use. */
export async function loadRuler(kit: FontKit): Promise<Ruler> {
  const texts = kit.families.filter(({ use }) => use === 'text');
  const faces = await Promise.all(
    texts.flatMap((family) => family.faces.map((face) => loadFace(kit, { family, face }))),
  );
  /** Widths in em. */
  const caches = new Map<LoadedFace, Map<string, number>>();
  const families = new Set<string>();
  /** What was found for a style: a chart asks for the width of each of its texts some times over. */
  const found = new Map<string, FoundFace>();

  const faceFor = (style: TextStyle): FoundFace => {
    const key = `${style.font ?? ''}|${style.fontWeight ?? ''}|${style.fontStyle ?? ''}`;
    let known = found.get(key);
    if (known === undefined) {
      const family = familyOf(style.font, faces);
      if (found.size >= cacheSize) found.clear();
      found.set(key, (known = { face: nearestFace(faces, family.name, style), unknown: family.unknown }));
    }
    return known;
  };

  const widthInEm = (face: LoadedFace, text: string): number => {
    let cache = caches.get(face);
    if (cache === undefined || cache.size > cacheSize) caches.set(face, (cache = new Map()));
    let width = cache.get(text);
    if (width === undefined) cache.set(text, (width = widthOf(face, text)));
    return width;
  };

  return {
    width(text, style) {
      const size = style.fontSize ?? 11;
      if (text === '' || size <= 0) return 0;
      const { face, unknown } = faceFor(style);
      if (unknown !== null) families.add(unknown);
      if (face === null) return 0.6 * size * text.length;
      return widthInEm(face, text) * size;
    },
    takeUnknown() {
      const taken = [...families];
      families.clear();
      return taken;
    },
  };
}

/** Faces by their bytes: a second renderer for the same talk finds them opened. */
const loaded = new WeakMap<Uint8Array, LoadedFace>();

async function loadFace(
  kit: FontKit,
  { family, face }: { readonly family: FontFamily; readonly face: FontFace },
): Promise<LoadedFace> {
  const bytes = await kit.read(`${face.name}.metrics`);
  const known = loaded.get(bytes);
  if (known !== undefined) return known;
  const { weight, style } = face;
  const result = { family: family.family, weight, style, shaped: shapedFace(bytes), pieceOf: pieces(family) };
  loaded.set(bytes, result);
  return result;
}

function pieces({ blocks }: FontFamily): LoadedFace['pieceOf'] {
  return (character) => {
    const code = character.codePointAt(0) as number;
    return code < 0x180 ? -1 : blocks.findIndex(({ ranges }) => inRanges(ranges, code));
  };
}

/** In em. A browser sets what comes from one piece together. */
function widthOf({ shaped, pieceOf }: LoadedFace, text: string): number {
  const tabular = isTabular(text);
  if (/^[\0-\u017f]*$/.test(text)) return shaped.width(text, tabular);
  const runs: { readonly piece: number; text: string }[] = [];
  for (const character of text) {
    const piece = pieceOf(character);
    const last = runs.at(-1);
    if (last !== undefined && last.piece === piece) last.text += character;
    else runs.push({ piece, text: character });
  }
  return runs.reduce((sum, run) => sum + shaped.width(run.text, tabular), 0);
}

function familyOf(font: string | undefined, faces: readonly LoadedFace[]): { name: string; unknown: string | null } {
  const wanted = (font ?? 'sans-serif').split(',').map((name) => name.trim().replace(/^["']|["']$/g, ''));
  const own = wanted.find((name) => faces.some((face) => face.family.toLowerCase() === name.toLowerCase()));
  if (own !== undefined) return { name: own, unknown: null };
  const first = wanted[0] ?? '';
  return { name: 'Inter', unknown: generic.has(first) || first === '' ? null : first };
}

/** The face that a browser would take: style first, then the nearest weight, heavier first above 500. */
function nearestFace(faces: readonly LoadedFace[], family: string, style: TextStyle): LoadedFace | null {
  const own = faces.filter((face) => face.family.toLowerCase() === family.toLowerCase());
  const slanted = style.fontStyle === 'italic' || style.fontStyle === 'oblique' ? 'italic' : 'normal';
  const styled = own.some((face) => face.style === slanted) ? own.filter((face) => face.style === slanted) : own;
  const weight = weightOf(style.fontWeight);
  const distance = (face: LoadedFace): number => {
    const difference = face.weight - weight;
    return Math.abs(difference) + ((weight > 500 ? difference < 0 : difference > 0) ? 0.5 : 0);
  };
  let best: LoadedFace | null = null;
  for (const face of styled) if (best === null || distance(face) < distance(best)) best = face;
  return best;
}

function weightOf(weight: string | number | undefined): number {
  if (weight === 'bold' || weight === 'bolder') return 700;
  const number = Number(weight);
  return Number.isFinite(number) && number > 0 ? number : 400;
}
