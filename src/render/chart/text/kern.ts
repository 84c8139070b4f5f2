import { isSkipped, nextSeen, type Lookup } from './lookups.ts';
import { classOf, coverageIndex, findRange, type OpenType } from './open-type.ts';

/** What pairs of glyphs by a lookup of `GPOS` add to their advances, in units of the font. */
export function kerning(font: OpenType, lookup: Lookup, glyphs: readonly number[]): number {
  if (lookup.type !== 2) return 0;
  let sum = 0;
  for (let i = 0; i < glyphs.length;) {
    const skipped = isSkipped(font, lookup, glyphs[i] as number);
    const second = skipped ? -1 : nextSeen(font, lookup, { glyphs, from: i + 1, step: 1 });
    const found = second === -1 ? null : pairIn(font.data, lookup, [glyphs[i] as number, glyphs[second] as number]);
    sum += found?.value ?? 0;
    i = found === null ? i + 1 : second + (found.takesBoth ? 1 : 0);
  }
  return sum;
}

interface PairValue {
  readonly value: number;
  /** The second glyph had a value of its own, and begins no further pair. */
  readonly takesBoth: boolean;
}

function pairIn(data: DataView, { subtables }: Lookup, [first, second]: readonly [number, number]): PairValue | null {
  for (const at of subtables) {
    const index = coverageIndex(data, at + data.getUint16(at + 2), first);
    if (index === null) continue;
    const formats = [data.getUint16(at + 4), data.getUint16(at + 6)] as const;
    const record = data.getUint16(at) === 1 ? inSet(data, at, [index, second]) : inClasses(data, at, [first, second]);
    if (record === null) continue;
    const own = advanceIn(data, record, formats[0]);
    return { value: own + advanceIn(data, record + sizeOf(formats[0]), formats[1]), takesBoth: formats[1] !== 0 };
  }
  return null;
}

/** The values of a pair that is listed; behind the second glyph. */
function inSet(data: DataView, at: number, [index, second]: readonly [number, number]): number | null {
  const size = 2 + sizeOf(data.getUint16(at + 4)) + sizeOf(data.getUint16(at + 6));
  const set = at + data.getUint16(at + 10 + index * 2);
  const glyphAt = (i: number): number => data.getUint16(set + 2 + i * size);
  const found = findRange(data.getUint16(set), second, (i) => [glyphAt(i), glyphAt(i)]);
  return found === null ? null : set + 4 + found * size;
}

function inClasses(data: DataView, at: number, [first, second]: readonly [number, number]): number | null {
  const size = sizeOf(data.getUint16(at + 4)) + sizeOf(data.getUint16(at + 6));
  const left = classOf(data, at + data.getUint16(at + 8), first);
  const right = classOf(data, at + data.getUint16(at + 10), second);
  if (right === 0) return null;
  return at + 16 + (left * data.getUint16(at + 14) + right) * size;
}

function advanceIn(data: DataView, at: number, format: number): number {
  if ((format & 4) === 0) return 0;
  return data.getInt16(at + ((format & 1) === 0 ? 0 : 2) + ((format & 2) === 0 ? 0 : 2));
}

function sizeOf(format: number): number {
  let size = 0;
  for (let bits = format; bits !== 0; bits &= bits - 1) size += 2;
  return size;
}
