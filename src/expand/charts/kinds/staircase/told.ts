import { say } from '../../../../util/words/say.ts';
import { sayHollow, unitWord } from '../comparisons/words.ts';
import type { KindWords } from '../kind.ts';
import type { StaircaseLayout } from './layout.ts';
import type { Stair, StaircaseChart } from './read.ts';

/** What the chart says, from its numbers. */
export function tellStaircase(chart: StaircaseChart, layout: StaircaseLayout): KindWords {
  const { stairs, names, context, controlWord } = chart;
  const { lang } = context.measure;
  const word = unitWord(context.measure.unit, context.measure.lang);
  const sign = word === '%' ? '%' : '';
  const sentence = ({ label, number, control }: Stair): string => {
    const beside = control === null ? '' : ` (${controlWord} ${control.text}${sign})`;
    const text = `${number.text}${number.isCount ? '' : sign}`;
    return `${names.of(label)} ${number.time === null ? text : say(lang, '{} at {}', text, number.time.long)}${beside}`;
  };
  const hollow = stairs.filter(({ number }) => number.hollow);
  const sentences = [
    say(lang, '{} columns in a row: {}.', stairs.length, layout.title ?? word ?? say(lang, 'values')),
    `${stairs
      .filter(({ number }) => number.value !== null)
      .map(sentence)
      .join('; ')}.`,
    sayHollow(
      lang,
      hollow.map(({ label }) => names.of(label)),
    ),
  ];
  const { measure } = context;
  const columns: readonly { head: string; cell: (stair: Stair) => string }[] = [
    { head: say(lang, 'Row'), cell: ({ label }) => names.of(label) },
    ...(measure.time === null
      ? []
      : [{ head: say(lang, 'Time'), cell: ({ number }: Stair) => number.time?.long ?? '' }]),
    ...(measure.n === null ? [] : [{ head: 'n', cell: ({ number }: Stair) => String(number.n ?? '') }]),
    { head: `${say(lang, 'Value')}${word === null ? '' : ` (${word})`}`, cell: ({ number }) => number.text },
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
