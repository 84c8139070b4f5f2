import type { RenderedChart } from '../../model/chart.ts';
import type { RenderedSlide } from '../../model/deck.ts';
import type { Trace, TraceChart, TraceReading, TraceSlide, TraceValue } from '../../model/evidence.ts';
import { factsOf } from '../../util/trace-facts.ts';
import { chartRows, type ChartRow } from './chart-rows.ts';

/** All that a slide shows from data, and where each of it comes from. */
export interface SlideNumbers {
  /** The slide's id. */
  readonly slide: string;
  readonly title: string;
  /** Numbers and cells in the slide's text, in the order of the page; what is shown twice is there once. */
  readonly values: readonly NumberFact[];
  /** Those that are only said; empty where the talk was compiled without its notes. */
  readonly spoken: readonly NumberFact[];
  /** In the order of the slide; broken ones and those without data too, so that an index means the same as elsewhere. */
  readonly charts: readonly ChartNumbers[];
  readonly claims: readonly ClaimFact[];
}

/** A number or cell as shown. */
export interface NumberFact {
  /** As it is read: `82.4%`. */
  readonly text: string;
  /** As a mustache names it: `trials.e1910-os5-blina`. */
  readonly name: string;
  /** How it was computed, in words; `null` for a cell as it is. */
  readonly transform: string | null;
  /** The file and line that wrote it into the talk. */
  readonly written: { readonly file: string; readonly line: number };
  readonly sources: readonly NumberSource[];
}

/** A chart with the rows that it draws. */
export interface ChartNumbers {
  readonly title: string;
  /** Everything that the drawing depends on. */
  readonly sources: readonly NumberSource[];
  /** Numbers in its words: title, labels, annotations. */
  readonly words: readonly NumberFact[];
  /** What is drawn, by the rows behind it. */
  readonly rows: readonly ChartRow[];
}

/** Words that are tied to data, with what was found. */
export interface ClaimFact {
  readonly words: string;
  readonly expression: string;
  readonly holds: boolean;
  readonly sources: readonly NumberSource[];
}

/** One file's part in a number. */
export interface NumberSource {
  /** Path from the root: `data/trials.csv`. */
  readonly file: string;
  /** SHA-256 of the file, in hex; empty for rows that are written in the deck. */
  readonly hash: string;
  /** Keys of the rows with their lines in the file, 0 where it has none; empty where they are about persons. */
  readonly rows: readonly { readonly key: string; readonly line: number }[];
  /** Rows are about persons: none is told. */
  readonly sensitive: boolean;
  readonly columns: readonly string[];
  readonly citations: readonly SourceCitation[];
}

/** A publication behind a row. */
export interface SourceCitation {
  readonly key: string;
  /** `Litzow, N Engl J Med 2024` */
  readonly short: string;
  readonly doi: string | null;
  /** Its number in the talk's list, from 1. */
  readonly number: number;
}

/**
 * The numbers of every slide that the talk shows, in its order.
 * @param slides for the cells that charts draw; a slide that the trace does not know is passed over
 */
export function talkNumbers(trace: Trace, slides: readonly RenderedSlide[]): readonly SlideNumbers[] {
  const byId = new Map(slides.map((slide) => [slide.id, slide]));
  return trace.slides.map((slide) => slideNumbers(trace, slide, byId.get(slide.id)?.charts ?? []));
}

/** Whether a slide shows anything from data. */
export function hasNumbers({ values, spoken, charts, claims }: SlideNumbers): boolean {
  const drawn = charts.some(({ sources, words }) => sources.length + words.length > 0);
  return drawn || values.length + spoken.length + claims.length > 0;
}

function slideNumbers(trace: Trace, slide: TraceSlide, drawn: readonly RenderedChart[]): SlideNumbers {
  const factsIn = (place: string | undefined): readonly NumberFact[] =>
    once(slide.values.filter((value) => value.in === place).map((value) => numberFact(trace, slide, value)));
  return {
    slide: slide.id,
    title: slide.title,
    values: factsIn(undefined),
    spoken: factsIn('n'),
    charts: slide.charts.map((chart, i) => chartNumbers(trace, chart, { drawn: drawn[i], words: factsIn(`c${i}`) })),
    claims: slide.claims.map(({ words, expression, holds, from }) => {
      return { words, expression, holds, sources: numberSources(trace, from) };
    }),
  };
}

function numberFact(trace: Trace, slide: TraceSlide, value: TraceValue): NumberFact {
  const { text, name, transform = null, line, file = slide.file, from } = value;
  return { text, name, transform, written: { file, line }, sources: numberSources(trace, from) };
}

/** A number that stands twice on a slide is told once. */
function once(facts: readonly NumberFact[]): readonly NumberFact[] {
  return [...new Map(facts.map((fact) => [JSON.stringify([fact.name, fact.text, fact.transform]), fact])).values()];
}

interface Drawing {
  readonly drawn: RenderedChart | undefined;
  readonly words: readonly NumberFact[];
}

function chartNumbers(trace: Trace, chart: TraceChart, { drawn, words }: Drawing): ChartNumbers {
  const rows = drawn === undefined ? [] : chartRows(drawn);
  return { title: chart.title, sources: numberSources(trace, chart.from), words, rows };
}

/** Where something comes from, file by file. */
function numberSources(trace: Trace, from: readonly TraceReading[]): readonly NumberSource[] {
  const numbers = new Map(trace.references.map(({ key }, i) => [key, i + 1]));
  return factsOf(trace, from).map(({ path, hash, rows, sensitive, columns, citations }) => ({
    file: path,
    hash,
    rows,
    sensitive,
    columns,
    citations: citations.map(({ key, short, doi }) => ({ key, short, doi, number: numbers.get(key) ?? 0 })),
  }));
}
