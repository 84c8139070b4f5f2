import { say, sayCount } from '../../../../util/words/say.ts';
import { writeInterval, writeNumber } from '../../../../util/numbers/write.ts';
import { sayHollow, unitWord } from '../comparisons/words.ts';
import type { KindWords } from '../kind.ts';
import { printedValue, type IntervalLayout } from './layout.ts';
import type { IntervalChart, IntervalItem } from './read.ts';

/** Most numbers that are told one by one. */
const told = 8;

/** What the chart says, from its numbers. */
export function tellInterval(chart: IntervalChart, layout: IntervalLayout): KindWords {
  const { rows, context } = chart;
  const { lang } = context.measure;
  const items = rows.flatMap((row) => row.items);
  const known = items.filter(({ number }) => number.value !== null);
  const title = layout.title ?? unitWord(context.measure.unit, context.measure.lang) ?? say(lang, 'values');
  const hollow = known.filter(({ number }) => number.hollow);
  const sentences = [
    `${sayCount(lang, 'Dot plot of {} row|Dot plot of {} rows', known.length)}: ${title}.`,
    known.length <= told ? `${known.map((item) => sentence(chart, item)).join('; ')}.` : extremes(chart, known),
    sayHollow(
      lang,
      hollow.map((item) => nameOf(chart, item)),
    ),
  ];
  return { description: sentences.filter((one) => one !== null).join(' '), table: tableOf(chart, items) };
}

function nameOf({ names }: IntervalChart, { label, series, group }: IntervalItem): string {
  const parts = [group, label, series].filter((part) => part !== null && part !== '');
  return parts.map((part) => names.of(part as string)).join(', ');
}

function sentence(chart: IntervalChart, item: IntervalItem): string {
  const { number } = item;
  const { unit, lang } = chart.context.measure;
  const { value, low, high, level, format } = number;
  const style = { format, unit, lang };
  const plain = low === null || high === null || value === null || number.isCount;
  const text = plain
    ? number.isCount
      ? number.text
      : writeNumber(value ?? 0, style)
    : writeInterval({ value, low, high, level }, style);
  return `${nameOf(chart, item)} ${number.time === null ? text : say(lang, '{} at {}', text, number.time.long)}`;
}

function extremes(chart: IntervalChart, items: readonly IntervalItem[]): string {
  const sorted = items.toSorted((a, b) => (a.number.value ?? 0) - (b.number.value ?? 0));
  const [lowest, highest] = [sorted[0], sorted.at(-1)];
  if (lowest === undefined || highest === undefined) return '';
  const { lang } = chart.context.measure;
  return say(lang, 'Highest {}; lowest {}.', sentence(chart, highest), sentence(chart, lowest));
}

function tableOf(chart: IntervalChart, items: readonly IntervalItem[]): KindWords['table'] {
  const { measure } = chart.context;
  const word = unitWord(measure.unit, measure.lang);
  const columns = [
    ...(items.some(({ group }) => group !== null)
      ? [{ head: say(measure.lang, 'Group'), cell: (item: IntervalItem) => chart.names.of(item.group ?? '') }]
      : []),
    { head: say(measure.lang, 'Row'), cell: (item: IntervalItem) => chart.names.of(item.label) },
    ...(chart.hasSeries
      ? [{ head: say(measure.lang, 'Series'), cell: (item: IntervalItem) => chart.names.of(item.series ?? '') }]
      : []),
    ...(measure.time === null
      ? []
      : [{ head: say(measure.lang, 'Time'), cell: (item: IntervalItem) => item.number.time?.long ?? '' }]),
    ...(measure.n === null ? [] : [{ head: 'n', cell: (item: IntervalItem) => String(item.number.n ?? '') }]),
    {
      head: `${say(measure.lang, 'Value')}${word === null ? '' : ` (${word})`}`,
      cell: (item: IntervalItem) => printedValue(chart, item),
    },
  ];
  return {
    columns: columns.map(({ head }) => head),
    rows: items.map((item) => columns.map(({ cell }) => cell(item))),
    more: 0,
  };
}
