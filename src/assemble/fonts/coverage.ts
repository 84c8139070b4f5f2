import type { FontFile } from '../../model/project.ts';
import { sfntOf } from '../../util/sfnt.ts';

const known = new WeakMap<FontFile, Promise<ReadonlySet<number>>>();

/** The code points that a face has a glyph for; read once per face. */
export function coverage(face: FontFile): Promise<ReadonlySet<number>> {
  let found = known.get(face);
  if (found === undefined) known.set(face, (found = readCoverage(face.bytes)));
  return found;
}

async function readCoverage(woff2: Uint8Array): Promise<ReadonlySet<number>> {
  const sfnt = await sfntOf(woff2);
  return characterMap(new DataView(sfnt.buffer, sfnt.byteOffset, sfnt.byteLength));
}

/** OpenType `cmap`, formats 4 and 12: every Unicode subtable of a modern font is one of them. */
export function characterMap(font: DataView): ReadonlySet<number> {
  const covered = new Set<number>();
  const cmap = tableOffset(font, 0x636d6170);
  if (cmap === null) return covered;
  for (let i = 0; i < font.getUint16(cmap + 2); i++) {
    const record = cmap + 4 + i * 8;
    const [platform, subtable] = [font.getUint16(record), cmap + font.getUint32(record + 4)];
    if (platform !== 0 && platform !== 3) continue;
    if (font.getUint16(subtable) === 4) readFormat4(font, subtable, covered);
    if (font.getUint16(subtable) === 12) readFormat12(font, subtable, covered);
  }
  return covered;
}

function tableOffset(font: DataView, tag: number): number | null {
  for (let i = 0; i < font.getUint16(4); i++) {
    if (font.getUint32(12 + i * 16) === tag) return font.getUint32(12 + i * 16 + 8);
  }
  return null;
}

function readFormat4(font: DataView, at: number, covered: Set<number>): void {
  const segments = font.getUint16(at + 6) / 2;
  for (let i = 0; i < segments; i++) {
    const end = font.getUint16(at + 14 + i * 2);
    const start = font.getUint16(at + 16 + segments * 2 + i * 2);
    for (let code = start; code <= end && code !== 0xffff; code++) covered.add(code);
  }
}

function readFormat12(font: DataView, at: number, covered: Set<number>): void {
  for (let i = 0; i < font.getUint32(at + 12); i++) {
    const group = at + 16 + i * 12;
    for (let code = font.getUint32(group); code <= font.getUint32(group + 4); code++) covered.add(code);
  }
}
