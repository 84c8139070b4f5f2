import { writeNumber } from '../../../../util/numbers/write.ts';
import type { KindWords } from '../kind.ts';
import type { LifeCurve } from './curves.ts';
import type { LifeLayout } from './layout.ts';
import type { LifeTableOptions } from './options.ts';

const numbers: readonly string[] = ['No', 'One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight'];

/** What the chart shows, for those who do not see it: the estimates at the last boundary, and a table of all of them. */
export function tellLifeTable(
  curves: readonly LifeCurve[],
  options: LifeTableOptions,
  { ticks }: LifeLayout,
  lang: string,
): KindWords {
  const write = (value: number): string => writeNumber(value, { format: null, unit: null, lang });
  const percent = (value: number): string => writeNumber(value, { format: '.1f', unit: 'pct', lang });
  const end = Math.min(...curves.map(({ points }) => points.at(-1)?.time ?? 0));
  const named = options.group !== null;
  const values = curves.map(({ group, points }) => {
    const value = percent(points.findLast(({ time }) => time <= end)?.survival ?? 100);
    return named ? `${value} in ${group.name}` : value;
  });
  const what = `${numbers[curves.length] ?? curves.length} life-table curve${curves.length === 1 ? '' : 's'} from printed numbers at risk`;
  const printed = options.printed.map(({ group, time, text }) => {
    return `${text}${named ? ` in ${group}` : ''} at ${write(time)} ${options.unit}`;
  });
  const sizes = curves.map(({ group, n, counts }) => {
    return `${named ? `${group.name} ` : ''}${n} with ${counts.at(-1)?.events ?? 0} events`;
  });
  const sentences = [
    `${what}: ${values.join(' against ')} at ${write(end)} ${options.unit}.`,
    ...(printed.length === 0 ? [] : [`Printed: ${printed.join(', ')}.`]),
    `At the start ${sizes.join(', ')}.`,
  ];
  const rows = curves.flatMap(({ group, points, counts }) =>
    ticks.flatMap((time) => {
      const point = points.find((one) => one.time === time);
      const count = counts.find((one) => one.time === time);
      if (count === undefined) return [];
      const ends = point === undefined || point.low === null || point.high === null || point.survival === 100;
      return [
        [
          ...(named ? [group.name] : []),
          write(time),
          point === undefined ? 'not drawn' : percent(point.survival),
          ends ? '' : `${percent(point.low)} to ${percent(point.high)}`,
          ...[count.atRisk, count.events, count.censored].map(String),
        ],
      ];
    }),
  );
  const level = writeNumber(options.level, { format: null, unit: 'pct', lang });
  const columns = [
    ...(options.group === null ? [] : [options.group]),
    options.xTitle ?? `Time (${options.unit})`,
    options.yTitle ?? 'Survival',
    `${level} CI`,
    ...['At risk', 'Events', 'Censored'],
  ];
  return { description: sentences.join(' '), table: { columns, rows, more: 0 } };
}
