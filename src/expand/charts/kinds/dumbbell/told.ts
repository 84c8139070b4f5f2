import { say, sayCount } from '../../../../util/words/say.ts';
import { writeNumber } from '../../../../util/numbers/write.ts';
import { sayHollow, unitWord } from '../comparisons/words.ts';
import type { KindWords } from '../kind.ts';
import { countsOf, differenceOf } from './layout.ts';
import type { PairChart, PairPoint, PairRow } from './read.ts';

/** Most rows that are told one by one. */
const told = 10;

/**
 * What a chart of pairs says, from its numbers.
 * @param lead what the chart is: `Dumbbell chart`
 */
export function tellPairs(chart: PairChart, lead: Parameters<typeof sayCount>[1]): KindWords {
  const { rows, ends, names, context } = chart;
  const { lang } = context.measure;
  const whole = rows.filter(({ points }) => points.length > 1 && points.every(({ number }) => number.value !== null));
  const word = unitWord(context.measure.unit, context.measure.lang);
  const what = `${chart.measure === null ? '' : `${chart.measure}, `}${ends.map((end) => names.of(end)).reduce((first, next) => say(lang, '{} to {}', first, next))}`;
  const hollow = rows.filter(({ points }) => points.some(({ number }) => number.hollow));
  const sentences = [
    `${sayCount(lang, lead, rows.length)}: ${what}${word === null ? '' : ` (${word})`}.`,
    whole.length <= told ? `${whole.map((row) => sentence(chart, row)).join('; ')}.` : extremes(chart, whole),
    sayHollow(
      lang,
      hollow.map(({ label }) => names.of(label)),
    ),
  ];
  return { description: sentences.filter((one) => one !== null && one !== '.').join(' '), table: tableOf(chart) };
}

function sentence(chart: PairChart, row: PairRow): string {
  const time = row.points.at(-1)?.number.time ?? null;
  const label = [row.group ?? '', row.label]
    .filter((part) => part !== '')
    .map((part) => chart.names.of(part))
    .join(', ');
  const { lang } = chart.context.measure;
  const [first = '', ...more] = row.points.map((point) => textOf(chart, point));
  const numbers = more.reduce((words, next) => say(lang, '{} to {}', words, next), first);
  return `${label === '' ? '' : `${label} `}${time === null ? numbers : say(lang, '{} at {}', numbers, time.long)}`;
}

function textOf({ context }: PairChart, { number }: PairPoint): string {
  if (number.isCount || number.value === null) return number.text;
  return writeNumber(number.value, { format: number.format, unit: context.measure.unit, lang: context.measure.lang });
}

function extremes(chart: PairChart, rows: readonly PairRow[]): string {
  const change = ({ points }: PairRow): number => (points.at(-1)?.number.value ?? 0) - (points[0]?.number.value ?? 0);
  const sorted = rows.toSorted((a, b) => change(a) - change(b));
  const [least, most] = [sorted[0], sorted.at(-1)];
  if (least === undefined || most === undefined) return '';
  const { lang } = chart.context.measure;
  return say(lang, 'Furthest down {}; furthest up {}.', sentence(chart, least), sentence(chart, most));
}

function tableOf(chart: PairChart): KindWords['table'] {
  const { rows, ends, names, context } = chart;
  const { measure } = context;
  const end =
    (name: string) =>
    (row: PairRow): string => {
      const number = row.points.find((point) => point.end === name)?.number;
      if (number === undefined) return '';
      if (number.value === null) return chart.missing;
      return number.range === null ? number.text : `${number.text} (${number.range})`;
    };
  const word = unitWord(measure.unit, measure.lang);
  const columns: readonly { head: string; cell: (row: PairRow) => string }[] = [
    ...(rows.some(({ group }) => group !== null)
      ? [{ head: say(measure.lang, 'Group'), cell: (row: PairRow) => names.of(row.group ?? '') }]
      : []),
    { head: say(measure.lang, 'Row'), cell: (row) => names.of(row.label) },
    ...(measure.n === null ? [] : [{ head: 'n', cell: (row: PairRow) => countsOf(row, measure.lang) }]),
    ...(measure.time === null
      ? []
      : [{ head: say(measure.lang, 'Time'), cell: (row: PairRow) => row.points.at(-1)?.number.time?.long ?? '' }]),
    ...ends.map((name) => ({ head: `${names.of(name)}${word === null ? '' : ` (${word})`}`, cell: end(name) })),
    ...(chart.difference
      ? [{ head: say(measure.lang, 'Difference'), cell: (row: PairRow) => differenceOf(chart, row) }]
      : []),
  ];
  return {
    columns: columns.map(({ head }) => head),
    rows: rows.map((row) => columns.map(({ cell }) => cell(row))),
    more: 0,
  };
}
