import type { RenderedChart } from '../../model/chart.ts';
import type { Dataset } from '../../model/data.ts';
import type { RenderedDeck, RenderedSlide } from '../../model/deck.ts';
import type {
  ClaimResult,
  DrawnMark,
  Trace,
  TraceChart,
  TraceClaim,
  TraceMark,
  TraceSlide,
  TraceValue,
} from '../../model/evidence.ts';
import type { SourceFile } from '../../model/text.ts';
import type { Origin, Reading, ShownValue, ShownWhere } from '../../model/values.ts';
import { byIdentity } from '../../util/by-identity.ts';
import { shortForm } from '../../util/citations/short-form.ts';
import { writtenFile } from '../../util/slide-text.ts';
import type { Cited } from '../citations/cite-deck.ts';
import { openPlacer, type Placer } from './places.ts';
import { traceTables, type CitedIn, type TraceTables } from './trace-tables.ts';

/** What a trace is made of beside the slides. */
export interface TraceFacts {
  readonly claims: readonly ClaimResult[];
  readonly cited: Cited;
  /** A short hash of each drawing of a slide. */
  readonly drawings: (slide: RenderedSlide) => readonly string[];
  /** The key in this talk of what a table cites; left out where it is as written. */
  readonly keyIn?: (dataset: Dataset, key: string) => string;
  /** A table as it is now. */
  readonly current: (dataset: Dataset) => Dataset;
  /** To turn places into lines and columns. */
  readonly sources: ReadonlyMap<string, SourceFile>;
  /** Numbers of the notes are told only where the notes themselves are. */
  readonly notes: boolean;
}

/** Says of every shown number, cell and mark where it comes from. Slides that the talk leaves out have no part in it. */
export function makeTrace(deck: RenderedDeck, facts: TraceFacts): Trace {
  const slides = deck.slides.filter(({ settings }) => settings.visibility !== 'hidden');
  const references = new Map(facts.cited.all.map(({ reference }, i) => [reference.key, i]));
  const tables = traceTables(allReadings(slides, facts), citedIn(references, facts), facts.current);
  const placer = openPlacer(facts.sources);
  const claimsOf = claimsBySlide(facts);
  const { title, lang } = deck.settings;
  return {
    version: 1,
    deck: { file: deck.file, title, lang },
    files: tables.files,
    slides: slides.map((slide) => slideTrace(slide, { facts, tables, placer, claimsOf })),
    references: facts.cited.all.map(({ reference }) => ({
      key: reference.key,
      short: shortForm(reference),
      doi: reference.doi,
    })),
  };
}

/** Index of the reference that a table names. */
function citedIn(references: ReadonlyMap<string, number>, { keyIn }: TraceFacts): CitedIn {
  return (dataset, key) => references.get(keyIn?.(dataset, key) ?? key);
}

interface Tools {
  readonly facts: TraceFacts;
  readonly tables: TraceTables;
  readonly placer: Placer;
  /** Claims that are told, by slide id. */
  readonly claimsOf: ReadonlyMap<string, readonly ClaimResult[]>;
}

function claimsBySlide({ claims, notes }: TraceFacts): Tools['claimsOf'] {
  const found = new Map<string, ClaimResult[]>();
  for (const one of claims) {
    if (one.claim.inNotes && !notes) continue;
    const others = found.get(one.slide);
    if (others === undefined) found.set(one.slide, [one]);
    else others.push(one);
  }
  return found;
}

/** A value with its place in the slide's list, which is its number in the page. */
interface TracedValue {
  readonly at: number;
  readonly value: ShownValue;
  readonly origin: Origin;
}

function tracedValues({ values }: RenderedSlide, notes: boolean): readonly TracedValue[] {
  return values.flatMap((value, at) => {
    const { origin, where } = value;
    return origin === null || (where.kind === 'notes' && !notes) ? [] : [{ at, value, origin }];
  });
}

function* allReadings(slides: readonly RenderedSlide[], { notes, claims }: TraceFacts): Iterable<Reading> {
  for (const slide of slides) {
    for (const { origin } of tracedValues(slide, notes)) yield* origin.readings;
    for (const chart of slide.charts) {
      yield* chart.readings;
      for (const mark of chart.marks) yield* mark.readings;
    }
  }
  const shown = new Set(slides.map(({ id }) => id));
  for (const claim of claims) if (shown.has(claim.slide) && (notes || !claim.claim.inNotes)) yield* claim.readings;
}

function slideTrace(slide: RenderedSlide, tools: Tools): TraceSlide {
  const { id, title, span, charts, backup } = slide;
  const { cited, notes } = tools.facts;
  const mustaches = tools.placer.mustaches(slide);
  return {
    id,
    ...(backup ? { backup } : {}),
    title,
    file: writtenFile(span.file),
    line: tools.placer.place(span).line,
    values: tracedValues(slide, notes).map((value) => valueTrace(value, { ...tools, file: span.file, mustaches })),
    charts: charts.map((chart, i) => chartTrace(chart, tools.facts.drawings(slide)[i] ?? '', tools)),
    claims: (tools.claimsOf.get(id) ?? []).map((claim) => claimTrace(claim, tools)),
    cites: (cited.bySlide.get(id) ?? []).map(({ number }) => number - 1),
  };
}

interface ValueTools extends Tools {
  /** The slide's file. */
  readonly file: string;
  readonly mustaches: ReturnType<Placer['mustaches']>;
}

function valueTrace({ at, value, origin }: TracedValue, { tables, placer, file, mustaches }: ValueTools): TraceValue {
  const { where, name, text, number, format } = value;
  const span = mustaches.get(value) ?? value.span;
  return {
    at,
    ...(where.kind === 'slide' ? {} : { in: whereOf(where) }),
    name,
    text,
    ...(number === null ? {} : { number }),
    ...placer.place(span),
    ...(span.file === file ? {} : { file: writtenFile(span.file) }),
    ...(format === null ? {} : { format }),
    ...(origin.transform === null ? {} : { transform: origin.transform }),
    from: tables.write(origin.readings),
  };
}

function whereOf(where: ShownWhere): string {
  return where.kind === 'chart' ? `c${where.chart}` : 'n';
}

function chartTrace(chart: RenderedChart, hash: string, { tables, placer }: Tools): TraceChart {
  const { title, span, marks, readings } = chart;
  return {
    title,
    line: placer.place(span).line,
    hash,
    marks: marks.map((mark, at) => markTrace(mark, at, tables)),
    from: tables.write(readings),
  };
}

/** All marks of a layer have their channels in one list. */
const channelFields = byIdentity((channels: DrawnMark['channels']): TraceMark['channels'] =>
  Object.fromEntries(channels.map(({ channel, field }) => [channel, field])),
);

function markTrace({ mark, channels, transform, readings }: DrawnMark, at: number, tables: TraceTables): TraceMark {
  return {
    at,
    mark,
    channels: channelFields(channels),
    ...(transform === null ? {} : { transform }),
    from: tables.write(readings),
  };
}

function claimTrace({ claim, verdict, values, readings }: ClaimResult, { tables, placer }: Tools): TraceClaim {
  return {
    words: claim.words,
    expression: claim.expression,
    holds: verdict === 'holds',
    values: Object.fromEntries(values),
    line: placer.place(claim.span).line,
    from: tables.write(readings),
  };
}
