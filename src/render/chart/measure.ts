import { Blob, Buffer, Face, Font, shape } from 'harfbuzzjs';
import { convert } from 'fontverter';
import type { FontFile } from '../../model/project.ts';

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
  /** Characters that no face of the asked family holds, and families that the talk does not have; emptied by `take`. */
  take(): { readonly characters: readonly string[]; readonly families: readonly string[] };
}

interface LoadedFace {
  readonly family: string;
  readonly weight: number;
  readonly style: string;
  readonly font: Font;
  readonly unitsPerEm: number;
}

interface Shaped {
  /** In em. */
  readonly width: number;
  readonly missing: readonly string[];
}

const cacheSize = 4000;
const generic = new Set(['sans-serif', 'serif', 'monospace', 'system-ui']);

/**
 * Loads the faces that charts may use. One HarfBuzz buffer serves all calls: each new one would stay in the memory of
 * the WebAssembly module.
 */
export async function loadRuler(files: readonly FontFile[]): Promise<Ruler> {
  // One after the other: the WOFF2 decoder hands out the same memory to all who wait.
  const faces: LoadedFace[] = [];
  for (const file of files) if (file.use !== 'math') faces.push(await loadFace(file));
  const buffer = new Buffer();
  const caches = new Map<LoadedFace, Map<string, Shaped>>();
  const characters = new Set<string>();
  const families = new Set<string>();

  const shaped = (face: LoadedFace, text: string): Shaped => {
    let cache = caches.get(face);
    if (cache === undefined || cache.size > cacheSize) caches.set(face, (cache = new Map()));
    let found = cache.get(text);
    if (found === undefined) cache.set(text, (found = shapeText(face, text, buffer)));
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
      const result = shaped(face, text);
      for (const character of result.missing) characters.add(character);
      return result.width * size;
    },
    take() {
      const taken = { characters: [...characters], families: [...families] };
      characters.clear();
      families.clear();
      return taken;
    },
  };
}

async function loadFace(file: FontFile): Promise<LoadedFace> {
  const sfnt = await convert(asBuffer(file.bytes), 'sfnt');
  const face = new Face(new Blob(new Uint8Array(sfnt)));
  return { family: file.family, weight: file.weight, style: file.style, font: new Font(face), unitsPerEm: face.upem };
}

/** The converter reads the signature with a method of Node's own buffers. */
function asBuffer(bytes: Uint8Array): Uint8Array {
  return globalThis.Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function shapeText(face: LoadedFace, text: string, buffer: Buffer): Shaped {
  buffer.reset();
  buffer.addText(text);
  buffer.guessSegmentProperties();
  shape(face.font, buffer);
  const clusters = buffer.getGlyphInfos();
  let width = 0;
  for (const position of buffer.getGlyphPositions()) width += position.xAdvance;
  // Glyph 0 stands for "no glyph"; its cluster is the offset of the character.
  const missing = clusters.filter((glyph) => glyph.codepoint === 0).map((glyph) => characterAt(text, glyph.cluster));
  return { width: width / face.unitsPerEm, missing };
}

function characterAt(text: string, offset: number): string {
  return String.fromCodePoint(text.codePointAt(offset) ?? 0xfffd);
}

function familyOf(font: string | undefined, faces: readonly LoadedFace[]): { name: string; unknown: string | null } {
  const wanted = (font ?? 'sans-serif').split(',').map((name) => name.trim().replace(/^["']|["']$/g, ''));
  const own = wanted.find((name) => faces.some((face) => face.family.toLowerCase() === name.toLowerCase()));
  const fallback = wanted.includes('monospace') ? 'JetBrains Mono' : 'Inter';
  if (own !== undefined) return { name: own, unknown: null };
  const first = wanted[0] ?? '';
  return { name: fallback, unknown: generic.has(first) || first === '' ? null : first };
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
