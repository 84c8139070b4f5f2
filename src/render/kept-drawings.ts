import type { RenderedChart, SpecChart } from '../model/chart.ts';
import type { Dataset } from '../model/data.ts';
import type { Diagnostic, Staged } from '../model/diagnostic.ts';
import type { DrawingStore } from '../model/drawing-store.ts';
import type { DrawnMark } from '../model/evidence.ts';
import type { JsonObject } from '../model/json.ts';
import type { Span } from '../model/text.ts';
import type { Reading } from '../model/values.ts';
import type { ChartRenderer } from './chart/render-chart.ts';
import { datasetDigest, digest } from '../util/digests.ts';
import { escapeHtml } from '../util/html.ts';
import { plain } from '../util/without-places.ts';

/*
 * A chart is drawn anew where its slide is another one, and most edits of a slide are none of its chart. What was drawn is
 * kept by all that it was drawn from, but for the slide's id and title, which stand in it as two signs that no input holds.
 */

const anyId = '\uFDE0';
const anyTitle = '\uFDE1';
const anySign = /[\uFDE0\uFDE1]/;

/** What charts are drawn with, whatever they are. */
export interface DrawnWith {
  /** Names the fonts. */
  readonly fonts: string;
  /** Chart settings of the theme. */
  readonly theme: JsonObject;
}

type Drawing = Pick<
  RenderedChart,
  'svg' | 'title' | 'description' | 'table' | 'width' | 'height' | 'marks' | 'readings'
> & { readonly told: readonly PlacedMessage[] };

/** Something that was said of a drawing, with the part of its fence that it is about: `null` for none. */
interface PlacedMessage extends Omit<Diagnostic, 'span' | 'related'> {
  readonly at: string | null;
}

/** A renderer that draws what is not kept: Vega is not even loaded for the others. */
export function keptDrawings(
  renderer: () => Promise<ChartRenderer>,
  store: DrawingStore,
  around: DrawnWith,
): ChartRenderer {
  return {
    async draw(chart, id, title = '', away) {
      if (chart.kind === 'broken' || !mayBeKept(chart)) return (await renderer()).draw(chart, id, title, away);
      const facts = factsOf(chart, title === '', around);
      if (anySign.test(facts)) return (await renderer()).draw(chart, id, title, away);
      const key = digest(facts);
      const kept = store.read(key) as Drawing | null;
      const before = kept === null ? null : asDrawn(kept, chart);
      if (before !== null) return withNames(before, id, title);
      const drawn = await (await renderer()).draw(chart, anyId, title === '' ? '' : anyTitle, away);
      const packed = packDrawing(drawn, chart);
      if (packed !== null) store.keep(key, packed);
      return withNames(drawn, id, title);
    },
  };
}

/** Charts that build up or come alive hold more than a drawing; of persons the disk shall know nothing. */
function mayBeKept(chart: SpecChart): boolean {
  const { words, steps = null } = chart;
  return words.steps === null && steps === null && !words.interactive && tablesOf(chart).every(isOpen);
}

function isOpen({ privacy }: Dataset): boolean {
  return privacy === null;
}

/** The tables that a drawing reads. */
function tablesOf({ datasets, aggregated = [] }: SpecChart): readonly Dataset[] {
  return [...datasets, ...aggregated.flatMap(({ dataset, source }) => [dataset, source])];
}

/** All that a drawing follows from, as a text. */
function factsOf(chart: SpecChart, isUntitled: boolean, { fonts, theme }: DrawnWith): string {
  const { spec, source, width, height, ground, lang, told, roles, aggregated, annotated, words } = chart;
  return JSON.stringify([
    ...[spec, source.value, source.places.size, width, height, ground ?? null, lang ?? null, told ?? null],
    ...[[...(roles ?? [])], plain([annotated, words]), tablesOf(chart).map(datasetDigest)],
    (aggregated ?? []).map(({ columns, rows }) => [columns, rows]),
    ...[isUntitled, theme, fonts],
  ]);
}

function withNames({ value, diagnostics }: Staged<RenderedChart>, id: string, title: string): Staged<RenderedChart> {
  const inText = (text: string): string => text.replaceAll(anyId, id).replaceAll(anyTitle, () => title);
  const svg = value.svg.replaceAll(anyId, id).replaceAll(anyTitle, () => escapeHtml(title));
  const named = { ...value, svg, title: inText(value.title), description: inText(value.description) };
  const told = diagnostics.map((one) => ({
    ...one,
    message: inText(one.message),
    hint: one.hint === null ? null : inText(one.hint),
  }));
  return { value: named, diagnostics: told };
}

/** The part of a chart's fence that is at a place; `null` where it is none. */
function partAt({ span, source: { places } }: SpecChart, at: Span): string | null {
  if (isSame(span, at)) return 'chart';
  for (const [pointer, { key, value }] of places) {
    if (isSame(value, at)) return `value ${pointer}`;
    if (key !== null && isSame(key, at)) return `key ${pointer}`;
  }
  return null;
}

function isSame(a: Span, b: Span): boolean {
  return a.start === b.start && a.end === b.end && a.file === b.file;
}

function placeOfPart({ span, source: { places } }: SpecChart, part: string): Span | null {
  if (part === 'chart') return span;
  const place = places.get(part.slice(part.indexOf(' ') + 1));
  return (part.startsWith('key') ? place?.key : place?.value) ?? null;
}

/** A drawing with numbers in the place of tables; `null` where it was none, or something was said that has another place. */
function packDrawing({ value, diagnostics }: Staged<RenderedChart>, chart: SpecChart): Drawing | null {
  const { spec, svg, title, description, table, width, height, marks, readings } = value;
  const tables = tablesOf(chart);
  const isWhole = [readings, ...marks.map((mark) => mark.readings)]
    .flat()
    .every(({ dataset }) => tables.includes(dataset));
  if (spec === null || !isWhole) return null;
  const told: PlacedMessage[] = [];
  for (const { span, related, ...one } of diagnostics) {
    const at = span === null ? null : partAt(chart, span);
    if (related.length > 0 || (span !== null && at === null)) return null;
    told.push({ ...one, at });
  }
  const swap = (dataset: Dataset): Dataset => tables.indexOf(dataset) as unknown as Dataset;
  return { svg, title, description, table, width, height, told, ...withTables({ marks, readings }, swap) };
}

/** A kept drawing as one of this chart. */
function asDrawn(drawing: Drawing, chart: SpecChart): Staged<RenderedChart> | null {
  const tables = tablesOf(chart);
  const { span, spec, words, texts } = chart;
  const { svg, title, description, table, width, height, told } = drawing;
  const found = withTables(drawing, (at) => tables[at as unknown as number] as Dataset);
  const diagnostics: Diagnostic[] = [];
  for (const { at, ...one } of told) {
    const place = at === null ? null : placeOfPart(chart, at);
    if (at !== null && place === null) return null;
    diagnostics.push({ ...one, span: place, related: [] });
  }
  return {
    value: { span, spec, svg, title, description, table, words, width, height, ...found, texts, live: null },
    diagnostics,
  };
}

function withTables(
  { marks, readings }: Pick<Drawing, 'marks' | 'readings'>,
  swap: (dataset: Dataset) => Dataset,
): Pick<Drawing, 'marks' | 'readings'> {
  const each = (all: readonly Reading[]): readonly Reading[] =>
    all.map((reading) => ({ ...reading, dataset: swap(reading.dataset) }));
  return {
    marks: marks.map((mark): DrawnMark => ({ ...mark, readings: each(mark.readings) })),
    readings: each(readings),
  };
}
