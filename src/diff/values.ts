import type { Trace } from '../model/evidence.ts';
import { pairUp, type Likeness, type Paired } from './pairs.ts';
import { originChange, provenanceOf, type Provenance } from './provenance.ts';
import { beside, sourceKey, sourceWords } from './readings.ts';
import type { OriginChange, ValueChange } from './talk-diff.ts';

/** A value where it is shown. */
interface Occurrence {
  /** Id of the slide in the new version, where it is in both. */
  readonly slide: string;
  /** Text, notes or the strings of a chart. */
  readonly part: string;
  readonly name: string;
  readonly text: string;
  readonly number: number | null;
  readonly key: string;
  readonly source: string | null;
  readonly provenance: Provenance;
  /** The source of a change of the text alone. */
  readonly beside: (old: string) => string | null;
}

/**
 * Values that are others, came or went: compared on each slide by name and source, then by name alone, then over the
 * whole talk.
 * @param newId the new id of each old slide that is in both versions
 */
export function compareValues(old: Trace, now: Trace, newId: ReadonlyMap<string, string>): readonly ValueChange[] {
  const before = occurrences(old, (id) => newId.get(id) ?? `${id} (removed)`);
  const after = occurrences(now, (id) => id);
  const isColumn = columnNames([...before], [...after]);
  const named = (key: (value: Occurrence) => string) => (value: Occurrence) =>
    isColumn.has(value.name) ? null : key(value);
  const keys: readonly Likeness<Occurrence>['key'][] = [
    ({ slide, part, name, key }) => JSON.stringify([slide, part, name, key]),
    named(({ slide, part, name }) => JSON.stringify([slide, part, name])),
    ({ name, key }) => JSON.stringify([name, key]),
    named(({ name }) => name),
  ];
  let left: Paired<Occurrence> = { pairs: [], old: before, new: after };
  const pairs = keys.flatMap((key) => {
    left = pairUp(left.old, left.new, { key, same: ({ text, number }) => `${text}\n${number}` });
    return left.pairs;
  });
  const changed = pairs.filter(
    ([from, to]) => from.text !== to.text || isOther(from.number, to.number) || originOf(from, to) !== null,
  );
  return [...changedValues(changed), ...cameAndWent('added', left.new), ...cameAndWent('removed', left.old)];
}

function occurrences(trace: Trace, idOf: (id: string) => string): readonly Occurrence[] {
  return trace.slides.flatMap(({ id, values }) =>
    values.map((value) => ({
      slide: idOf(id),
      part: value.in ?? '',
      name: value.name,
      text: value.text,
      number: value.number ?? null,
      key: sourceKey(trace, value.from),
      source: sourceWords(trace, value.from),
      provenance: provenanceOf(trace, value.from, value.transform),
      beside: (old: string) => beside(trace, value.from, [old, value.text]),
    })),
  );
}

/** Inside `each` a name is a column's, and says nothing of the row: only the source tells its values apart. */
function columnNames(...versions: readonly (readonly Occurrence[])[]): ReadonlySet<string> {
  const columns = new Set<string>();
  for (const version of versions) {
    const sources = new Map<string, string>();
    for (const { slide, name, provenance } of version) {
      const place = JSON.stringify([slide, name]);
      // Not the columns: a value with its interval reads more of the same row.
      const rows = `${provenance.files}\n${provenance.rows}`;
      const known = sources.get(place) ?? rows;
      sources.set(place, known);
      if (known !== rows) columns.add(name);
    }
  }
  return columns;
}

/** Sums in another order differ in the last digits; that is no change. */
const noise = 1e-9;

function isOther(old: number | null, now: number | null): boolean {
  if (old === null || now === null) return old !== now;
  return Math.abs(now - old) > noise * Math.max(Math.abs(old), Math.abs(now));
}

function originOf(from: Occurrence, to: Occurrence): OriginChange | null {
  return originChange(from.provenance, to.provenance);
}

type Pair = readonly [Occurrence, Occurrence];
type Changed = Extract<ValueChange, { kind: 'changed' }>;

/** One change of a number is told once, in however many forms it is shown. */
function changedValues(pairs: readonly Pair[]): readonly Changed[] {
  const sameNumber = ([from, to]: Pair): string => {
    const isNumber = from.number !== null && isOther(from.number, to.number);
    const shown = isNumber ? [from.source, from.number, to.number] : [from.key, to.key, from.text, to.text];
    return JSON.stringify([to.name, to.source, originOf(from, to)?.differs ?? '', ...shown]);
  };
  return groupBy(pairs, sameNumber).map(changedValue);
}

function changedValue(group: readonly Pair[]): Changed {
  const forms = [...new Map(group.map((pair) => [`${pair[0].text}\n${pair[1].text}`, pair])).values()];
  const [first, ...others] = forms.toSorted((a, b) => a[1].text.length - b[1].text.length);
  const [from, to] = first as Pair;
  const difference = from.number === null || to.number === null ? null : to.number - from.number;
  const isText = difference !== null && !isOther(from.number, to.number) && from.text !== to.text;
  return {
    kind: 'changed',
    name: to.name,
    source: isText ? to.beside(from.text) : to.source,
    origin: originOf(from, to),
    old: { text: from.text, number: from.number },
    new: { text: to.text, number: to.number },
    also: others.map(([was, is]) => ({ old: was.text, new: is.text })),
    difference,
    relative: difference === null || from.number === 0 ? null : difference / Math.abs(from.number as number),
    slides: slidesOf(group.map(([, one]) => one)),
  };
}

function cameAndWent(kind: 'added' | 'removed', values: readonly Occurrence[]): readonly ValueChange[] {
  const groups = groupBy(values, ({ name, key, text }) => JSON.stringify([name, key, text]));
  return groups.map((group) => {
    const { name, source, text } = group[0] as Occurrence;
    return { kind, name, source, text, slides: slidesOf(group).map((id) => id.replace(/ \(removed\)$/, '')) };
  });
}

function slidesOf(values: readonly Occurrence[]): readonly string[] {
  return [...new Set(values.map(({ slide }) => slide))];
}

function groupBy<T>(items: readonly T[], key: (item: T) => string): readonly T[][] {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(key(item));
    if (group === undefined) groups.set(key(item), [item]);
    else group.push(item);
  }
  return [...groups.values()];
}
