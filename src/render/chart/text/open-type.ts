/** The tables of a font, read where they lie. Names and formats are those of the OpenType specification. */
export interface OpenType {
  readonly data: DataView;
  readonly unitsPerEm: number;
  /** Offsets of tables by their tag. */
  readonly tables: ReadonlyMap<string, number>;
  readonly longMetrics: number;
}

/** Opens a font that is not packed. */
export function openFont(bytes: Uint8Array): OpenType {
  const data = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const tables = new Map<string, number>();
  for (let i = 0; i < data.getUint16(4); i++) {
    const record = 12 + i * 16;
    tables.set(tagAt(data, record), data.getUint32(record + 8));
  }
  const table = (tag: string): number => tables.get(tag) ?? 0;
  const unitsPerEm = data.getUint16(table('head') + 18);
  return { data, unitsPerEm, tables, longMetrics: data.getUint16(table('hhea') + 34) };
}

/** Four letters that name a table or a feature. */
export function tagAt(data: DataView, at: number): string {
  return String.fromCharCode(data.getUint8(at), data.getUint8(at + 1), data.getUint8(at + 2), data.getUint8(at + 3));
}

/** The glyph of a character, 0 where there is none: `cmap`, formats 12 and 4. */
export function glyphOf({ data, tables }: OpenType, code: number): number {
  const cmap = tables.get('cmap') ?? 0;
  let glyph = 0;
  for (let i = data.getUint16(cmap + 2) - 1; i >= 0 && glyph === 0; i--) {
    const at = cmap + data.getUint32(cmap + 4 + i * 8 + 4);
    if (data.getUint16(at) === 12) glyph = inFormat12(data, at, code);
    if (data.getUint16(at) === 4) glyph = inFormat4(data, at, code);
  }
  return glyph;
}

function inFormat12(data: DataView, at: number, code: number): number {
  const group = findRange(data.getUint32(at + 12), code, (i) => [
    data.getUint32(at + 16 + i * 12),
    data.getUint32(at + 20 + i * 12),
  ]);
  if (group === null) return 0;
  return data.getUint32(at + 24 + group * 12) + code - data.getUint32(at + 16 + group * 12);
}

function inFormat4(data: DataView, at: number, code: number): number {
  const size = data.getUint16(at + 6);
  const start = (i: number): number => data.getUint16(at + 16 + size + i * 2);
  const segment = findRange(size / 2, code, (i) => [start(i), data.getUint16(at + 14 + i * 2)]);
  if (segment === null) return 0;
  const offsetAt = at + 16 + size * 2 + size + segment * 2;
  const offset = data.getUint16(offsetAt);
  const raw = offset === 0 ? code : data.getUint16(offsetAt + offset + (code - start(segment)) * 2);
  return raw === 0 ? 0 : (raw + data.getUint16(at + 16 + size * 2 + segment * 2)) & 0xffff;
}

/** How far a glyph moves the pen, in units of the font. */
export function advanceOf({ data, tables, longMetrics }: OpenType, glyph: number): number {
  return data.getUint16((tables.get('hmtx') ?? 0) + Math.min(glyph, longMetrics - 1) * 4);
}

/** Base 1, ligature 2, mark 3, component 4, unknown 0. */
export function glyphClass({ data, tables }: OpenType, glyph: number): number {
  const gdef = tables.get('GDEF');
  const offset = gdef === undefined ? 0 : data.getUint16(gdef + 4);
  return gdef === undefined || offset === 0 ? 0 : classOf(data, gdef + offset, glyph);
}

/** Whether a mark is in one of the sets that lookups filter marks by. */
export function inMarkSet({ data, tables }: OpenType, set: number, glyph: number): boolean {
  const gdef = tables.get('GDEF') ?? 0;
  const sets = gdef + data.getUint16(gdef + 12);
  return coverageIndex(data, sets + data.getUint32(sets + 4 + set * 4), glyph) !== null;
}

/** The place of a glyph in a coverage table, `null` where it is not covered. */
export function coverageIndex(data: DataView, at: number, glyph: number): number | null {
  const count = data.getUint16(at + 2);
  if (data.getUint16(at) === 1) {
    return findRange(count, glyph, (i) => [data.getUint16(at + 4 + i * 2), data.getUint16(at + 4 + i * 2)]);
  }
  const record = (i: number): number => at + 4 + i * 6;
  const range = findRange(count, glyph, (i) => [data.getUint16(record(i)), data.getUint16(record(i) + 2)]);
  return range === null ? null : data.getUint16(record(range) + 4) + glyph - data.getUint16(record(range));
}

/** The class of a glyph in a table of classes, 0 where it has none. */
export function classOf(data: DataView, at: number, glyph: number): number {
  if (data.getUint16(at) === 1) {
    const index = glyph - data.getUint16(at + 2);
    return index >= 0 && index < data.getUint16(at + 4) ? data.getUint16(at + 6 + index * 2) : 0;
  }
  const record = (i: number): number => at + 4 + i * 6;
  const range = findRange(data.getUint16(at + 2), glyph, (i) => [
    data.getUint16(record(i)),
    data.getUint16(record(i) + 2),
  ]);
  return range === null ? 0 : data.getUint16(record(range) + 4);
}

/** Index of the sorted range that holds a value. */
export function findRange(
  count: number,
  value: number,
  rangeAt: (index: number) => readonly [number, number],
): number | null {
  let [low, high] = [0, count - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    const [first, last] = rangeAt(middle);
    if (value < first) high = middle - 1;
    else if (value > last) low = middle + 1;
    else return middle;
  }
  return null;
}
