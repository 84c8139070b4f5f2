import type { Trace, TraceReading, TraceSlide } from '../model/evidence.ts';
import { packTrace } from '../util/packed-trace.ts';
import { rowRuns, rowsOfRuns } from '../util/row-runs.ts';
import type { Moves } from './moves.ts';

/** A slide whose entry is another one now. */
export interface NewEntry {
  /** Its id as it was. */
  readonly was: string;
  /** The trace of the slide alone. */
  readonly trace: Trace;
}

/** Entries of a trace as they stand in a text. */
interface Entries {
  readonly head: string;
  readonly slides: string;
  readonly tail: string;
}

const opening = ',"slides":[';
const closing = '],"references":[';

function entriesIn(text: string): Entries | null {
  const from = text.indexOf(opening);
  const to = text.lastIndexOf(closing);
  if (from === -1 || to < from) return null;
  const start = from + opening.length;
  return { head: text.slice(0, start), slides: text.slice(start, to), tail: text.slice(to) };
}

/** Traces of a talk: the file beside the page, and what stands in the page. */
export interface TraceTexts {
  readonly file: string;
  readonly packed: string;
}

/**
 * Puts the entries of slides in their places, and moves the lines of all others.
 * @param ids of all slides that the trace tells of, in order, as they were
 * @returns `null` where a slide reads other cells than it did, so that the lists of what is read are others
 */
export function patchTrace(
  { file, packed }: TraceTexts,
  entries: readonly NewEntry[],
  around: { readonly ids: readonly string[]; readonly moves: Moves },
): TraceTexts | null {
  const whole = entriesIn(file);
  const short = entriesIn(packed);
  if (whole === null || short === null) return null;
  // Lines of a table that is written in a deck are lines of that deck.
  if (!around.moves.isLevel && whole.head.includes('"hash":""')) return null;
  const files = entries.some(({ trace }) => trace.files.length > 0) ? filesOf(whole.head) : [];
  const own = new Map<string, { readonly whole: string; readonly short: string }>();
  for (const { was, trace } of entries) {
    const before = parsedEntry(whole.slides, was, around.ids);
    const made = before === null ? null : entryOf(trace, before, files);
    if (made === null) return null;
    const alone = packTrace({ ...trace, files: [], slides: [made], references: [] }).slides[0];
    own.set(was, { whole: JSON.stringify(made), short: inHtml(alone) });
  }
  const first = replaced(whole.slides, around, (id) => own.get(id)?.whole);
  const second = replaced(short.slides, around, (id) => own.get(id)?.short);
  if (first === null || second === null) return null;
  return { file: whole.head + first + whole.tail, packed: short.head + second + short.tail };
}

/** JSON as it stands in the page. */
export function inHtml(data: unknown): string {
  return JSON.stringify(data).replaceAll('<', '\\u003c');
}

/** How an entry begins. */
function beginOf(id: string): string {
  return `{"id":${JSON.stringify(id)},"title":`;
}

function parsedEntry(slides: string, id: string, ids: readonly string[]): TraceSlide | null {
  const range = rangeOf(slides, id, ids);
  return range === null ? null : (JSON.parse(slides.slice(...range)) as TraceSlide);
}

/** Where the entry of a slide stands, without the comma behind it. */
function rangeOf(slides: string, id: string, ids: readonly string[]): readonly [number, number] | null {
  const start = slides.indexOf(beginOf(id));
  const next = ids[ids.indexOf(id) + 1];
  const end = next === undefined ? slides.length : slides.indexOf(`,${beginOf(next)}`, start);
  return start === -1 || end === -1 ? null : [start, end];
}

function replaced(
  slides: string,
  { ids, moves }: { readonly ids: readonly string[]; readonly moves: Moves },
  entryOf: (id: string) => string | undefined,
): string | null {
  let text = slides;
  for (const id of ids) {
    const entry = entryOf(id);
    const range = entry === undefined ? null : rangeOf(text, id, ids);
    if (entry === undefined) continue;
    if (range === null) return null;
    if (moves.isLevel) text = text.slice(0, range[0]) + entry + text.slice(range[1]);
    else return shifted(text, moves, entryOf);
  }
  return text;
}

type Lined = { line: number; file?: string };

/** All entries with the lines where they are now. */
function shifted(slides: string, moves: Moves, entryOf: (id: string) => string | undefined): string {
  const all = JSON.parse(`[${slides}]`) as (Lined & {
    readonly id: string;
    readonly values?: Lined[];
    readonly charts?: Lined[];
    readonly claims?: Lined[];
  })[];
  const texts = all.map((one) => {
    const made = entryOf(one.id);
    if (made !== undefined) return made;
    const { file = '' } = one;
    for (const lined of [one, ...(one.values ?? []), ...(one.charts ?? []), ...(one.claims ?? [])])
      if (lined === one || lined.file === undefined) lined.line = moves.line(file, lined.line);
    return inHtmlAs(slides, one);
  });
  return texts.join(',');
}

/** As the text around writes it: that in the page has no `<`. */
function inHtmlAs(slides: string, one: unknown): string {
  return slides.includes('<') ? JSON.stringify(one) : inHtml(one);
}

function filesOf(head: string): Trace['files'] {
  return (JSON.parse(`${head}]}`) as Trace).files;
}

/** The entry of a slide by the lists of the whole talk; `null` where it reads what it did not, or no longer what it did. */
function entryOf({ slides, files: own }: Trace, before: TraceSlide, files: Trace['files']): TraceSlide | null {
  const [slide] = slides;
  if (slide === undefined) return null;
  if (own.some(({ hash }) => hash === '')) return null;
  const places = own.map((file) => {
    const at = files.findIndex(
      ({ path, dataset, hash }) => path === file.path && dataset === file.dataset && hash === file.hash,
    );
    const there = files[at];
    if (there === undefined) return null;
    const rows = new Map(there.rows.map((key, i) => [`${there.lines[i]} ${key}`, i]));
    return {
      at,
      columns: file.columns.map((name) => there.columns.indexOf(name)),
      rows: file.rows.map((key, i) => rows.get(`${file.lines[i]} ${key}`) ?? -1),
    };
  });
  let isKnown = places.every((place) => place !== null && ![...place.columns, ...place.rows].includes(-1));
  const read = (from: readonly TraceReading[]): readonly TraceReading[] =>
    from.map(([file, column, rows]): TraceReading => {
      const place = places[file];
      if (place === null || place === undefined) return ((isKnown = false), [-1, -1, []]);
      return [place.at, place.columns[column] ?? -1, rowRuns(rowsOfRuns(rows).map((row) => place.rows[row] as number))];
    });
  const made: TraceSlide = {
    ...slide,
    values: slide.values.map((value) => ({ ...value, from: read(value.from) })),
    charts: slide.charts.map((chart) => ({
      ...chart,
      marks: chart.marks.map((mark) => ({ ...mark, from: read(mark.from) })),
      from: read(chart.from),
    })),
    claims: slide.claims.map((claim) => ({ ...claim, from: read(claim.from) })),
    cites: before.cites,
  };
  return isKnown && readingsOf(made) === readingsOf(before) ? made : null;
}

/** All cells that a slide reads, as a text to compare. */
function readingsOf({ values, charts, claims }: TraceSlide): string {
  const all = [...values, ...charts, ...charts.flatMap(({ marks }) => marks), ...claims].flatMap(({ from }) => from);
  const columns = new Set(all.map(([file, column]) => `${file} ${column}`));
  const rows = new Set(all.flatMap(([file, , some]) => rowsOfRuns(some).map((row) => `${file} ${row}`)));
  return JSON.stringify([[...columns].sort(), [...rows].sort()]);
}
