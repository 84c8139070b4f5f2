import { unitWord, wordList } from '../comparisons/words.ts';
import type { KindWords } from '../kind.ts';
import type { StaircaseLayout } from './layout.ts';
import type { Stair, StaircaseChart } from './read.ts';

/** What the chart says, from its numbers. */
export function tellStaircase(chart: StaircaseChart, layout: StaircaseLayout): KindWords {
  const { stairs, names, context, controlWord } = chart;
  const word = unitWord(context.measure.unit);
  const sign = word === '%' ? '%' : '';
  const sentence = ({ label, number, control }: Stair): string => {
    const time = number.time === null ? '' : ` at ${number.time.long}`;
    const beside = control === null ? '' : ` (${controlWord} ${control.text}${sign})`;
    return `${names.of(label)} ${number.text}${number.isCount ? '' : sign}${time}${beside}`;
  };
  const hollow = stairs.filter(({ number }) => number.hollow);
  const sentences = [
    `${stairs.length} columns in a row: ${layout.title ?? word ?? 'values'}.`,
    `${stairs
      .filter(({ number }) => number.value !== null)
      .map(sentence)
      .join('; ')}.`,
    hollow.length === 0 ? null : `Hollow: ${wordList(hollow.map(({ label }) => names.of(label)))}.`,
  ];
  const { measure } = context;
  const columns: readonly { head: string; cell: (stair: Stair) => string }[] = [
    { head: 'Row', cell: ({ label }) => names.of(label) },
    ...(measure.time === null ? [] : [{ head: 'Time', cell: ({ number }: Stair) => number.time?.long ?? '' }]),
    ...(measure.n === null ? [] : [{ head: 'n', cell: ({ number }: Stair) => String(number.n ?? '') }]),
    { head: `Value${word === null ? '' : ` (${word})`}`, cell: ({ number }) => number.text },
    ...(stairs.every(({ control }) => control === null)
      ? []
      : [{ head: controlWord, cell: ({ control }: Stair) => control?.text ?? '' }]),
  ];
  return {
    description: sentences.filter((one) => one !== null).join(' '),
    table: {
      columns: columns.map(({ head }) => head),
      rows: stairs.map((stair) => columns.map(({ cell }) => cell(stair))),
      more: 0,
    },
  };
}
