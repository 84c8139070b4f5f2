import { intervalWords } from '../comparisons/words.ts';
import { say, sayUnit, sayMany } from '../../../../util/words/say.ts';
import { writeNumber } from '../../../../util/numbers/write.ts';
import type { KindWords } from '../kind.ts';
import type { LifeCurve } from './curves.ts';
import type { LifeLayout } from './layout.ts';
import type { LifeTableOptions } from './options.ts';

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
    return named ? `${value}${say(lang, ' in {}', group.name)}` : value;
  });
  const what = sayMany(
    lang,
    '{} life-table curve from printed numbers at risk|{} life-table curves from printed numbers at risk',
    curves.length,
  );
  const printed = options.printed.map(({ group, time, text }) => {
    const of = `${text}${named ? say(lang, ' in {}', group) : ''}`;
    return say(lang, '{} at {}', of, `${write(time)} ${sayUnit(lang, options.unit)}`);
  });
  const sizes = curves.map(({ group, n, counts }) => {
    return `${named ? `${group.name} ` : ''}${n}${say(lang, ' with {} events', counts.at(-1)?.events ?? 0)}`;
  });
  const sentences = [
    `${what}: ${say(lang, '{} at {}', values.join(say(lang, ' against ')), `${write(end)} ${sayUnit(lang, options.unit)}`)}.`,
    ...(printed.length === 0 ? [] : [say(lang, 'Printed: {}.', printed.join(', '))]),
    say(lang, 'At the start {}.', sizes.join(', ')),
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
          point === undefined ? say(lang, 'not drawn') : percent(point.survival),
          ends ? '' : say(lang, '{} to {}', percent(point.low), percent(point.high)),
          ...[count.atRisk, count.events, count.censored].map(String),
        ],
      ];
    }),
  );
  const columns = [
    ...(options.group === null ? [] : [options.group]),
    options.xTitle ?? say(lang, 'Time ({})', sayUnit(lang, options.unit)),
    options.yTitle ?? say(lang, 'Survival'),
    intervalWords(options.level, lang),
    ...[say(lang, 'At risk'), say(lang, 'Events'), say(lang, 'Censored')],
  ];
  return { description: sentences.join(' '), table: { columns, rows, more: 0 } };
}
