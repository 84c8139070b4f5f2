import { say, sayList, type Words } from '../../util/words/say.ts';
import type { DrawnColumn } from './columns.ts';
import type { DrawnTable } from './table.ts';
import type { Datum } from './units.ts';

const names: Readonly<Record<string, Words>> = {
  arc: 'Pie chart',
  area: 'Area chart',
  bar: 'Bar chart',
  boxplot: 'Box plot',
  circle: 'Dot plot',
  geoshape: 'Map',
  line: 'Line chart',
  point: 'Dot plot',
  rect: 'Grid',
  rule: 'Range chart',
  square: 'Dot plot',
  text: 'Text chart',
  tick: 'Strip plot',
  trail: 'Line chart',
};

/** Longest list of values that is read out one by one. */
const listed = 8;

/** Most sentences that are read out before the numbers are left to the table. */
const mostSentences = 3;

/**
 * The alternative text of a chart: what its author wrote, then of what is written from the numbers as many sentences as
 * there is room for, three in all. An author who writes an empty text wants none.
 */
export function alternativeText(own: string | null, written: string): string {
  if (own === null) return sentencesOf(written).slice(0, mostSentences).join(' ');
  const said = sentencesOf(own);
  const room = Math.max(0, mostSentences - said.length);
  if (said.length === 0 || room === 0) return own;
  const last = said[said.length - 1] as string;
  const closed = /[.!?…]["”’)]?$/.test(last) ? own.trim() : `${own.trim()}.`;
  return [closed, ...sentencesOf(written).slice(0, room)].join(' ');
}

/** A sentence ends at a stop before a blank and a capital, a figure or an opening mark; `vs. 3` is none. */
function sentencesOf(text: string): readonly string[] {
  return text
    .trim()
    .split(/(?<=[.!?…]["”’)]?)(?<!\b(?:vs|cf|e\.g|i\.e|ca|approx|no|[A-Z])\.)\s+(?=[\p{Lu}\d“"(])/u)
    .filter((sentence) => sentence !== '');
}

/**
 * A description of a chart from its numbers, in at most two sentences: what it is, and the values or their range.
 */
export function describe(table: DrawnTable | undefined, lang = 'en'): string {
  if (table === undefined || table.rows.length === 0) return '';
  const measure = measureOf(table);
  const place = placeColumn(table, measure);
  const series = seriesColumn(table, measure, place);
  const columns = { measure, place, series };
  return [lead(table, columns, lang), values(table, columns, lang)].filter((part) => part !== '').join(' ');
}

type Told = Record<'measure' | 'place' | 'series', DrawnColumn | null>;

function lead(table: DrawnTable, { measure, place, series }: Told, lang: string): string {
  const drawing = table.units.find((unit) => unit.mark !== 'text' && unit.mark !== 'rule') ?? table.units[0];
  const both = measure?.kind === 'quantity' && place?.kind === 'quantity';
  const mark = say(lang, drawing?.mark === 'point' && both ? 'Scatter plot' : (names[drawing?.mark ?? ''] ?? 'Chart'));
  const by = place === null ? '' : say(lang, ' by {}', lower(place.title));
  const what = measure === null ? '' : `: ${measure.title}${by}`;
  const all = series === null ? '' : sayList(lang, distinct(table, series));
  const kinds = series === null ? '' : say(lang, ', one series for each {}: {}', lower(series.title), all);
  return `${mark}${what}${kinds}.`;
}

function values(table: DrawnTable, { measure, place, series }: Told, lang: string): string {
  if (measure === null) return '';
  const rows = table.rows.filter((datum) => !Number.isNaN(measure.number(datum)));
  if (rows.length === 0) return '';
  const label = (datum: Datum): string => {
    const parts = [place, series]
      .filter((column) => column !== null && column !== measure)
      .map((column) => column?.text(datum) ?? '');
    return [...new Set(parts)].join(', ');
  };
  const number = withInterval(table, measure, lang);
  const said = (datum: Datum): string => [label(datum), number(datum)].filter((part) => part !== '').join(' ');
  if (series !== null && place !== null && place.kind !== 'word')
    return courses(rows, { measure, place, series }, lang);
  if (rows.length <= listed) return `${rows.map(said).join('; ')}.`;
  const sorted = [...rows].sort((a, b) => measure.number(a) - measure.number(b));
  const ends = say(lang, 'Highest {}, lowest {}', said(sorted[sorted.length - 1] as Datum), said(sorted[0] as Datum));
  if (place === null || place.kind === 'word' || series !== null) return say(lang, '{} values. {}.', rows.length, ends);
  const along = [...rows].sort((a, b) => place.number(a) - place.number(b));
  return say(lang, 'From {} to {}. {}.', said(along[0] as Datum), said(along[along.length - 1] as Datum), ends);
}

/** The number with its interval and how many it was made from, as far as both are drawn. */
function withInterval(table: DrawnTable, measure: DrawnColumn, lang: string): (datum: Datum) => string {
  const axis = measure.channel.replace(/2$/, '');
  const low = table.columns.find((column) => column !== measure && column.channel === axis);
  const high = table.columns.find((column) => column !== measure && column.channel === `${axis}2`);
  const n = table.columns.find(({ key, channel }) => key.toLowerCase() === 'n' && channel === 'text');
  return (datum) => {
    const count = n === undefined ? '' : `, n = ${n.text(datum)}`;
    const around =
      low !== undefined &&
      high !== undefined &&
      low.number(datum) <= measure.number(datum) &&
      measure.number(datum) <= high.number(datum);
    const interval = around ? ` (${say(lang, '{} to {}', low.text(datum), high.text(datum))})` : '';
    return `${measure.text(datum)}${interval}${count}`;
  };
}

/** For lines: where each series begins and ends. */
function courses(
  rows: readonly Datum[],
  columns: Record<'measure' | 'place' | 'series', DrawnColumn>,
  lang: string,
): string {
  const { measure, place, series } = columns;
  const parts = [...new Set(rows.map((datum) => series.text(datum)))].map((name) => {
    const own = rows.filter((datum) => series.text(datum) === name).sort((a, b) => place.number(a) - place.number(b));
    const [first, last] = [own[0] as Datum, own[own.length - 1] as Datum];
    const [from, to] = [measure.text(first), measure.text(last)];
    return say(lang, '{} from {} at {} to {} at {}', name, from, place.text(first), to, place.text(last));
  });
  return `${parts.join('; ')}.`;
}

/** The column of the numbers that the chart is about: the quantity on y, else on x, else any. */
function measureOf(table: DrawnTable): DrawnColumn | null {
  const quantities = table.columns.filter((column) => column.kind === 'quantity');
  const order = ['y', 'x', 'theta', 'radius', 'size', 'text', 'color'];
  const ranked = [...quantities].sort((a, b) => rank(order, a.channel) - rank(order, b.channel));
  const words = table.columns.some((column) => column.kind !== 'quantity' && column.channel === 'y');
  return (words ? ranked.find((column) => column.channel === 'x') : undefined) ?? ranked[0] ?? null;
}

function placeColumn(table: DrawnTable, measure: DrawnColumn | null): DrawnColumn | null {
  const others = table.columns.filter((column) => column !== measure && !/[2]$/.test(column.channel));
  const order =
    measure?.channel === 'x' ? ['y', 'color', 'row', 'column', 'facet'] : ['x', 'y', 'color', 'row', 'column', 'facet'];
  const placed = others.filter((column) => order.includes(column.channel));
  return [...placed].sort((a, b) => rank(order, a.channel) - rank(order, b.channel))[0] ?? null;
}

function seriesColumn(table: DrawnTable, measure: DrawnColumn | null, place: DrawnColumn | null): DrawnColumn | null {
  const channels = ['color', 'fill', 'stroke', 'shape', 'strokeDash', 'row', 'column', 'facet'];
  const found = table.columns.find(
    (column) => column !== measure && column !== place && column.kind === 'word' && channels.includes(column.channel),
  );
  if (found === undefined) return null;
  const count = distinct(table, found).length;
  return count > 1 && count <= listed ? found : null;
}

function distinct(table: DrawnTable, column: DrawnColumn): readonly string[] {
  return [...new Set(table.rows.map((datum) => column.text(datum)))];
}

/** A title inside a sentence: a small first letter, unless it is a name or an abbreviation. */
function lower(title: string): string {
  return /^[A-Z][a-z]/.test(title) ? (title[0] as string).toLowerCase() + title.slice(1) : title;
}

function rank(order: readonly string[], channel: string): number {
  const at = order.indexOf(channel);
  return at === -1 ? order.length : at;
}
