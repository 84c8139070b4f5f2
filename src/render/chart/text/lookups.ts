import { glyphClass, inMarkSet, tagAt, type OpenType } from './open-type.ts';

/** One step of `GSUB` or `GPOS`: subtables of one type, of which the first that fits is applied. */
export interface Lookup {
  readonly type: number;
  readonly flag: number;
  readonly markSet: number;
  /** Offsets. */
  readonly subtables: readonly number[];
  /** Those that may fit where a glyph stands, by glyph: few glyphs begin anything. Filled as glyphs are met. */
  readonly beginning: Map<number, readonly number[]>;
}

/** Types that stand for another one, at an offset that needs more bits. */
const extensions: Readonly<Record<string, number>> = { GSUB: 7, GPOS: 9 };

/**
 * The lookups of a table that some features ask for, in the order in which they are applied: as listed, whichever
 * feature asked first. Inter has the same for all its scripts.
 */
export function lookupsFor(font: OpenType, table: 'GSUB' | 'GPOS', features: ReadonlySet<string>): readonly Lookup[] {
  const { data } = font;
  const at = font.tables.get(table);
  if (at === undefined) return [];
  const list = at + data.getUint16(at + 6);
  const found = new Set<number>();
  for (const index of defaultFeatures(data, at)) {
    if (!features.has(tagAt(data, list + 2 + index * 6))) continue;
    const feature = list + data.getUint16(list + 2 + index * 6 + 4);
    for (let i = 0; i < data.getUint16(feature + 2); i++) found.add(data.getUint16(feature + 4 + i * 2));
  }
  return [...found].sort((a, b) => a - b).map((index) => lookupAt(font, table, index));
}

/** Features of the Latin script where no language is named. */
function defaultFeatures(data: DataView, table: number): readonly number[] {
  const scripts = table + data.getUint16(table + 4);
  const records = Array.from({ length: data.getUint16(scripts) }, (_, i) => scripts + 2 + i * 6);
  const record = records.find((one) => tagAt(data, one) === 'latn') ?? records[0];
  if (record === undefined) return [];
  const script = scripts + data.getUint16(record + 4);
  const language = script + data.getUint16(script);
  return Array.from({ length: data.getUint16(language + 4) }, (_, i) => data.getUint16(language + 6 + i * 2));
}

/** A lookup by its number. */
export function lookupAt({ data, tables }: OpenType, table: 'GSUB' | 'GPOS', index: number): Lookup {
  const at = tables.get(table) ?? 0;
  const list = at + data.getUint16(at + 8);
  const lookup = list + data.getUint16(list + 2 + index * 2);
  const [type, flag, count] = [data.getUint16(lookup), data.getUint16(lookup + 2), data.getUint16(lookup + 4)];
  const offsets = Array.from({ length: count }, (_, i) => lookup + data.getUint16(lookup + 6 + i * 2));
  const markSet = (flag & 16) === 0 ? -1 : data.getUint16(lookup + 6 + count * 2);
  const [first] = offsets;
  if (type !== extensions[table] || first === undefined) {
    return { type, flag, markSet, subtables: offsets, beginning: new Map() };
  }
  const subtables = offsets.map((offset) => offset + data.getUint32(offset + 4));
  return { type: data.getUint16(first + 2), flag, markSet, subtables, beginning: new Map() };
}

/** Whether a lookup passes over a glyph, as kerning does over accents. */
export function isSkipped(font: OpenType, { flag, markSet }: Lookup, glyph: number): boolean {
  if (flag === 0) return false;
  const kind = glyphClass(font, glyph);
  if (kind === 1) return (flag & 2) !== 0;
  if (kind === 2) return (flag & 4) !== 0;
  if (kind !== 3) return false;
  return (flag & 8) !== 0 || (markSet !== -1 && !inMarkSet(font, markSet, glyph));
}

/** Index of the next glyph that a lookup sees, from one on and in one direction; -1 beyond the ends. */
export function nextSeen(
  font: OpenType,
  lookup: Lookup,
  { glyphs, from, step }: { readonly glyphs: readonly number[]; readonly from: number; readonly step: 1 | -1 },
): number {
  for (let i = from; i >= 0 && i < glyphs.length; i += step) {
    if (!isSkipped(font, lookup, glyphs[i] as number)) return i;
  }
  return -1;
}
