import { say, sayUnit } from '../../../../util/words/say.ts';
import { changeText } from '../changes/thresholds.ts';
import type { KindWords } from '../kind.ts';
import { groupsOf, type Course } from './courses.ts';
import type { SpiderOptions } from './options.ts';

/** What the lines show: how many reached the lowest threshold, by group; a row for each patient. */
export function tellSpider(courses: readonly Course[], options: SpiderOptions, lang: string): KindWords {
  const [low] = options.thresholds;
  // The baseline is no change, and not one of the measurements of it.
  const best = ({ visits }: Course): number =>
    Math.min(...visits.filter(({ time }) => time > 0).map(({ change }) => change));
  const parts = groupsOf(courses, options).map((group) => {
    const own = courses.filter((course) => course.group === group);
    const name = options.group === null ? '' : `${group}: `;
    const reached = own.filter((course) => low !== undefined && best(course) <= low).length;
    const shrunk =
      low === undefined
        ? say(lang, '{} patients', own.length)
        : say(lang, '{} of {} reached {}', reached, own.length, changeText(low, lang));
    return `${name}${shrunk}`;
  });
  const last = Math.max(...courses.flatMap(({ visits }) => visits.map(({ time }) => time)));
  const until = options.unit === null ? String(last) : `${last} ${sayUnit(lang, options.unit)}`;
  return {
    description: say(
      lang,
      'Change from baseline of {} patients, one line each, over {}. {}.',
      courses.length,
      until,
      parts.join('; '),
    ),
    table: {
      columns: [
        options.label,
        ...(options.group === null ? [] : [options.group]),
        say(lang, 'Best change'),
        say(lang, 'Last change'),
        `${say(lang, 'Last seen')}${options.unit === null ? '' : ` (${sayUnit(lang, options.unit)})`}`,
      ],
      rows: courses.map((course) => [
        course.name,
        ...(options.group === null ? [] : [course.group]),
        changeText(best(course), lang, options.thresholds),
        changeText(course.visits.at(-1)?.change ?? 0, lang, options.thresholds),
        String(course.visits.at(-1)?.time ?? 0),
      ]),
      more: 0,
    },
  };
}
