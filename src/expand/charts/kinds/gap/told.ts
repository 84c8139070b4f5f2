import { unitWord, wordList } from '../comparisons/words.ts';
import type { KindWords } from '../kind.ts';
import type { GapChart } from './read.ts';

const told = 8;

/** What the chart says, from its numbers. */
export function tellGap(chart: GapChart): KindWords {
  const { items, names, context } = chart;
  const what = chart.reached ?? chart.measure ?? 'reached';
  const rest = chart.left ?? 'left';
  const timed = context.measure.time !== null;
  const sentence = ({ label, reachedText, leftText, number }: GapChart['items'][number]): string => {
    const time = number.time === null ? '' : ` at ${number.time.long}`;
    return `${label === '' ? '' : `${names.of(label)} `}${reachedText}%${time}, ${leftText}% ${rest}`;
  };
  const hollow = items.filter(({ number }) => number.hollow);
  const sentences = [
    `${items.length === 1 ? 'One share' : `${items.length} shares`} of 100: ${what}, and what is left.`,
    `${items.slice(0, told).map(sentence).join('; ')}${items.length > told ? '; and more' : ''}.`,
    hollow.length === 0 ? null : `Hollow: ${wordList(hollow.map(({ label }) => names.of(label)))}.`,
  ];
  const columns = ['Row', ...(timed ? ['Time'] : []), `${capital(what)} (${unitWord('pct')})`, `${capital(rest)} (%)`];
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
