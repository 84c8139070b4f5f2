/* What is read of plain OpenType tables to cut a font: its characters, and those that grow. */

/** The code points that a font has a glyph for, with their glyphs. */
export function characters(sfnt) {
  const font = view(sfnt);
  const found = new Map();
  const cmap = tableAt(font, 'cmap');
  for (let i = 0; i < font.getUint16(cmap + 2); i++) {
    const record = cmap + 4 + i * 8;
    const [platform, at] = [font.getUint16(record), cmap + font.getUint32(record + 4)];
    if (platform !== 0 && platform !== 3) continue;
    if (font.getUint16(at) === 4) readFormat4(font, at, found);
    if (font.getUint16(at) === 12) readFormat12(font, at, found);
  }
  for (const [code, glyph] of found) if (glyph === 0) found.delete(code);
  return new Map([...found].sort(([a], [b]) => a - b));
}

function readFormat4(font, at, found) {
  const segments = font.getUint16(at + 6) / 2;
  for (let i = 0; i < segments; i++) {
    const end = font.getUint16(at + 14 + i * 2);
    const start = font.getUint16(at + 16 + segments * 2 + i * 2);
    const delta = font.getUint16(at + 16 + segments * 4 + i * 2);
    const offsetAt = at + 16 + segments * 6 + i * 2;
    const offset = font.getUint16(offsetAt);
    for (let code = start; code <= end && code !== 0xffff; code++) {
      const raw = offset === 0 ? code : font.getUint16(offsetAt + offset + (code - start) * 2);
      found.set(code, raw === 0 && offset !== 0 ? 0 : (raw + delta) & 0xffff);
    }
  }
}

function readFormat12(font, at, found) {
  for (let i = 0; i < font.getUint32(at + 12); i++) {
    const group = at + 16 + i * 12;
    const [start, end, glyph] = [0, 4, 8].map((offset) => font.getUint32(group + offset));
    for (let code = start; code <= end; code++) found.set(code, glyph + code - start);
  }
}

/** Glyphs that the MATH table lets grow, as brackets, roots and sums do. */
export function growingGlyphs(sfnt) {
  const font = view(sfnt);
  const math = tableAt(font, 'MATH');
  const variants = math + font.getUint16(math + 8);
  return new Set([2, 4].flatMap((offset) => coverage(font, variants + font.getUint16(variants + offset))));
}

function coverage(font, at) {
  const count = font.getUint16(at + 2);
  if (font.getUint16(at) === 1) return Array.from({ length: count }, (_, i) => font.getUint16(at + 4 + i * 2));
  return Array.from({ length: count }, (_, i) => at + 4 + i * 6).flatMap((range) => {
    const [first, last] = [font.getUint16(range), font.getUint16(range + 2)];
    return Array.from({ length: last - first + 1 }, (_, i) => first + i);
  });
}

function tableAt(font, tag) {
  for (let i = 0; i < font.getUint16(4); i++) {
    const record = 12 + i * 16;
    const name = String.fromCharCode(...[0, 1, 2, 3].map((k) => font.getUint8(record + k)));
    if (name === tag) return font.getUint32(record + 8);
  }
  throw new Error(`a font without the table ${tag}`);
}

function view(bytes) {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
