import { isSkipped, lookupAt, nextSeen, type Lookup } from './lookups.ts';
import { classOf, coverageIndex, type OpenType } from './open-type.ts';

/** Applies a lookup of `GSUB` along a line of glyphs, which it changes. */
export function substitute(font: OpenType, lookup: Lookup, glyphs: number[]): void {
  for (let i = 0; i < glyphs.length;) {
    const end = isSkipped(font, lookup, glyphs[i] as number) ? null : applyAt(font, lookup, { glyphs, at: i });
    i = end ?? i + 1;
  }
}

interface Place {
  readonly glyphs: number[];
  readonly at: number;
}

/** Applies the first subtable that fits. @returns where to go on, `null` where none fits */
function applyAt(font: OpenType, lookup: Lookup, place: Place): number | null {
  for (const subtable of beginningAt(font, lookup, place.glyphs[place.at] as number)) {
    const end = applySubtable(font, { lookup, subtable }, place);
    if (end !== null) return end;
  }
  return null;
}

function beginningAt({ data }: OpenType, lookup: Lookup, glyph: number): readonly number[] {
  let found = lookup.beginning.get(glyph);
  if (found === undefined) {
    found = lookup.subtables.filter((at) => coverageIndex(data, firstCoverage(data, lookup.type, at), glyph) !== null);
    lookup.beginning.set(glyph, found);
  }
  return found;
}

/** The table of glyphs that a subtable may begin with. */
function firstCoverage(data: DataView, type: number, at: number): number {
  const lists = data.getUint16(at) === 3;
  if (lists && type === 5) return at + data.getUint16(at + 6);
  // Behind the list of what stands before.
  if (lists && type === 6) return at + data.getUint16(at + 6 + data.getUint16(at + 2) * 2);
  return at + data.getUint16(at + 2);
}

interface Step {
  readonly lookup: Lookup;
  readonly subtable: number;
}

function applySubtable(font: OpenType, step: Step, place: Place): number | null {
  const { data } = font;
  const { lookup, subtable } = step;
  const format = data.getUint16(subtable);
  if (format === 3 && lookup.type === 5) return contextOfCoverages(font, step, place);
  if (format === 3 && lookup.type === 6) return chainOfCoverages(font, step, place);
  const glyph = place.glyphs[place.at] as number;
  const index = coverageIndex(data, subtable + data.getUint16(subtable + 2), glyph);
  if (index === null) return null;
  if (lookup.type === 1) {
    place.glyphs[place.at] =
      format === 1 ? (glyph + data.getUint16(subtable + 4)) & 0xffff : data.getUint16(subtable + 6 + index * 2);
    return place.at + 1;
  }
  if (lookup.type === 4) return joinGlyphs(font, step, { ...place, index });
  if (lookup.type === 6 && format === 2) return chainOfClasses(font, step, place);
  return null;
}

function joinGlyphs(
  font: OpenType,
  { lookup, subtable }: Step,
  { glyphs, at, index }: Place & { readonly index: number },
): number | null {
  const { data } = font;
  const set = subtable + data.getUint16(subtable + 6 + index * 2);
  for (let i = 0; i < data.getUint16(set); i++) {
    const ligature = set + data.getUint16(set + 2 + i * 2);
    const count = data.getUint16(ligature + 2) - 1;
    const rest = follow(font, lookup, {
      ...{ glyphs, from: at + 1, step: 1, count },
      fits: (k, glyph) => data.getUint16(ligature + 4 + k * 2) === glyph,
    });
    if (rest === null) continue;
    glyphs[at] = data.getUint16(ligature);
    for (const joined of rest.reverse()) glyphs.splice(joined, 1);
    return at + 1;
  }
  return null;
}

interface Walk {
  readonly glyphs: readonly number[];
  readonly from: number;
  readonly step: 1 | -1;
  readonly count: number;
  readonly fits: (index: number, glyph: number) => boolean;
}

/** The places of glyphs that fit one after the other. */
function follow(font: OpenType, lookup: Lookup, { glyphs, from, step, count, fits }: Walk): number[] | null {
  const places: number[] = [];
  for (let k = 0, next = from; k < count; k++, next += step) {
    next = nextSeen(font, lookup, { glyphs, from: next, step });
    if (next === -1 || !fits(k, glyphs[next] as number)) return null;
    places.push(next);
  }
  return places;
}

/** What has to stand before, at and behind a place, and what is done then. */
interface Rule {
  readonly before: Pick<Walk, 'count' | 'fits'>;
  /** Without the first glyph where that is known to fit. */
  readonly input: Pick<Walk, 'count' | 'fits'>;
  readonly behind: Pick<Walk, 'count' | 'fits'>;
  /** Pairs of place and lookup. */
  readonly records: number;
  readonly recordCount: number;
}

function applyRule(font: OpenType, lookup: Lookup, rule: Rule & Place): number | null {
  const { glyphs, at, before, input, behind } = rule;
  const places = follow(font, lookup, { ...input, glyphs, from: at + 1, step: 1 });
  if (places === null) return null;
  const end = (places.at(-1) ?? at) + 1;
  if (follow(font, lookup, { ...behind, glyphs, from: end, step: 1 }) === null) return null;
  if (follow(font, lookup, { ...before, glyphs, from: at - 1, step: -1 }) === null) return null;
  const matched = [at, ...places];
  let shift = 0;
  for (let i = 0; i < rule.recordCount; i++) {
    const record = rule.records + i * 4;
    const target = matched[font.data.getUint16(record)];
    if (target === undefined) continue;
    const length = glyphs.length;
    const nested = lookupAt(font, 'GSUB', font.data.getUint16(record + 2));
    if (!isSkipped(font, nested, glyphs[target + shift] as number)) {
      applyAt(font, nested, { glyphs, at: target + shift });
    }
    shift += glyphs.length - length;
  }
  return Math.max(end + shift, at + 1);
}

const none = { count: 0, fits: (): boolean => true };

function contextOfCoverages(font: OpenType, { lookup, subtable }: Step, place: Place): number | null {
  const { data } = font;
  const [count, recordCount] = [data.getUint16(subtable + 2), data.getUint16(subtable + 4)];
  const input = coverages(data, { subtable, list: subtable + 6, count });
  const rule = { before: none, behind: none, input: without(input), records: subtable + 6 + count * 2, recordCount };
  return applyRule(font, lookup, { ...rule, ...place });
}

function chainOfCoverages(font: OpenType, { lookup, subtable }: Step, place: Place): number | null {
  const { data } = font;
  const listAt = (at: number): ReturnType<typeof coverages> & { readonly end: number } => {
    const count = data.getUint16(at);
    return { ...coverages(data, { subtable, list: at + 2, count }), end: at + 2 + count * 2 };
  };
  const before = listAt(subtable + 2);
  const input = listAt(before.end);
  const behind = listAt(input.end);
  const recordCount = data.getUint16(behind.end);
  return applyRule(font, lookup, {
    ...{ before, input: without(input), behind, records: behind.end + 2, recordCount },
    ...place,
  });
}

function coverages(
  data: DataView,
  { subtable, list, count }: { readonly subtable: number; readonly list: number; readonly count: number },
): Pick<Walk, 'count' | 'fits'> {
  const fits = (k: number, glyph: number): boolean =>
    coverageIndex(data, subtable + data.getUint16(list + k * 2), glyph) !== null;
  return { count, fits };
}

function without({ count, fits }: Pick<Walk, 'count' | 'fits'>): Pick<Walk, 'count' | 'fits'> {
  return { count: count - 1, fits: (k, glyph) => fits(k + 1, glyph) };
}

function chainOfClasses(font: OpenType, { lookup, subtable }: Step, place: Place): number | null {
  const { data } = font;
  const [before, input, behind] = [4, 6, 8].map((at) => subtable + data.getUint16(subtable + at)) as [
    number,
    number,
    number,
  ];
  const offset = data.getUint16(subtable + 12 + classOf(data, input, place.glyphs[place.at] as number) * 2);
  if (offset === 0) return null;
  const set = subtable + offset;
  for (let i = 0; i < data.getUint16(set); i++) {
    let at = set + data.getUint16(set + 2 + i * 2);
    const classes = (definition: number, known: number): Pick<Walk, 'count' | 'fits'> => {
      const list = at + 2;
      const count = Math.max(data.getUint16(at) - known, 0);
      at = list + count * 2;
      return { count, fits: (k, glyph) => classOf(data, definition, glyph) === data.getUint16(list + k * 2) };
    };
    const rule = { before: classes(before, 0), input: classes(input, 1), behind: classes(behind, 0) };
    const end = applyRule(font, lookup, { ...rule, records: at + 2, recordCount: data.getUint16(at), ...place });
    if (end !== null) return end;
  }
  return null;
}
