import type { Buffer, Feature, Font } from 'harfbuzzjs';
import type { FontFile } from '../../model/project.ts';
import { sfntOf } from '../../util/sfnt.ts';
import { isTabular } from './tabular.ts';

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

/** Loaded when a chart is drawn, since it waits for WebAssembly. */
type HarfBuzz = typeof import('harfbuzzjs');

interface Shaper {
  readonly shape: HarfBuzz['shape'];
  readonly buffer: Buffer;
  /** Figures of one width, as the style sheet asks for of such texts. */
  readonly tabularFigures: Feature[];
}

interface LoadedFace {
  readonly family: string;
  readonly weight: number;
  readonly style: string;
  readonly font: Font;
  readonly unitsPerEm: number;
}

const cacheSize = 4000;
const generic = new Set(['sans-serif', 'system-ui']);

/**
 * Loads the faces that charts may use. One HarfBuzz buffer serves all calls: each new one would stay in the memory of
 * the WebAssembly module.
 */
export async function loadRuler(files: readonly FontFile[]): Promise<Ruler> {
  const library = await import('harfbuzzjs');
  const faces = await Promise.all(files.filter((file) => file.use === 'text').map((file) => loadFace(file, library)));
  const shaper: Shaper = {
    shape: library.shape,
    buffer: new library.Buffer(),
    tabularFigures: [new library.Feature('tnum', 1)],
  };
  /** Widths in em. */
  const caches = new Map<LoadedFace, Map<string, number>>();
  const families = new Set<string>();

  const widthInEm = (face: LoadedFace, text: string): number => {
    let cache = caches.get(face);
    if (cache === undefined || cache.size > cacheSize) caches.set(face, (cache = new Map()));
    let found = cache.get(text);
    if (found === undefined) cache.set(text, (found = shapeText(face, text, shaper)));
    return found;
  };

  return {
    width(text, style) {
      const size = style.fontSize ?? 11;
      if (text === '' || size <= 0) return 0;
      const family = familyOf(style.font, faces);
      if (family.unknown !== null) families.add(family.unknown);
      const face = nearestFace(faces, family.name, style);
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

/** Faces by their bytes: a second renderer for the same talk finds them unpacked. */
const loaded = new WeakMap<Uint8Array, LoadedFace>();

async function loadFace(file: FontFile, { Blob, Face, Font }: HarfBuzz): Promise<LoadedFace> {
  const known = loaded.get(file.bytes);
  if (known !== undefined) return known;
  const sfnt = await sfntOf(file.bytes);
  const face = new Face(new Blob(new Uint8Array(sfnt)));
  const { family, weight, style } = file;
  const result = { family, weight, style, font: new Font(face), unitsPerEm: face.upem };
  loaded.set(file.bytes, result);
  return result;
}

function shapeText(face: LoadedFace, text: string, { shape, buffer, tabularFigures }: Shaper): number {
  buffer.reset();
  buffer.addText(text);
  buffer.guessSegmentProperties();
  shape(face.font, buffer, isTabular(text) ? tabularFigures : []);
  let width = 0;
  for (const position of buffer.getGlyphPositions()) width += position.xAdvance;
  return width / face.unitsPerEm;
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
