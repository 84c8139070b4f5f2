import { say } from '../../../../util/words/say.ts';
import { sayHollow, unitWord } from '../comparisons/words.ts';
import type { KindWords } from '../kind.ts';
import type { GapChart } from './read.ts';

const told = 8;

/** What the chart says, from its numbers. */
export function tellGap(chart: GapChart): KindWords {
  const { items, names, context } = chart;
  const { lang } = context.measure;
  const what = chart.reached ?? chart.measure ?? say(lang, 'reached');
  const rest = chart.left ?? say(lang, 'left');
  const timed = context.measure.time !== null;
  const sentence = ({ label, reachedText, leftText, number }: GapChart['items'][number]): string => {
    const share = number.time === null ? `${reachedText}%` : say(lang, '{} at {}', `${reachedText}%`, number.time.long);
    return `${label === '' ? '' : `${names.of(label)} `}${share}, ${leftText}% ${rest}`;
  };
  const hollow = items.filter(({ number }) => number.hollow);
  const sentences = [
    say(
      lang,
      '{} of 100: {}, and what is left.',
      items.length === 1 ? say(lang, 'One share') : say(lang, '{} shares', items.length),
      what,
    ),
    `${items.slice(0, told).map(sentence).join('; ')}${items.length > told ? say(lang, '; and more') : ''}.`,
    sayHollow(
      lang,
      hollow.map(({ label }) => names.of(label)),
    ),
  ];
  const columns = [
    say(lang, 'Row'),
    ...(timed ? [say(lang, 'Time')] : []),
    `${capital(what)} (${unitWord('pct', lang)})`,
    `${capital(rest)} (%)`,
  ];
  const rows = items.map(({ label, number, reachedText, leftText }) => [
    names.of(label),
    ...(timed ? [number.time?.long ?? ''] : []),
    reachedText,
    leftText,
  ]);
  return { description: sentences.filter((one) => one !== null).join(' '), table: { columns, rows, more: 0 } };
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
