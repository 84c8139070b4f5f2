import { say, sayUnit } from '../../../../util/words/say.ts';
import type { KindWords } from '../kind.ts';
import { wordsOf, type Lane } from './lanes.ts';
import type { SwimmerOptions } from './options.ts';

/** What the bars show: how many, how long, which events in how many; a row for each patient. */
export function tellSwimmer(lanes: readonly Lane[], { unit: named, label }: SwimmerOptions, lang: string): KindWords {
  const unit = named === null ? null : sayUnit(lang, named);
  const ends = lanes.map(({ end }) => end);
  const after = unit === null ? '' : ` ${unit}`;
  const events = wordsOf(lanes).events.map((what) => {
    const count = lanes.filter((lane) => lane.events.some((event) => event.what === what)).length;
    return say(lang, '{} in {}', what, count);
  });
  const going = lanes.filter(({ ongoing }) => ongoing).length;
  const said = [...events, ...(going === 0 ? [] : [say(lang, 'ongoing in {}', going)])];
  const from = Math.min(...ends);
  return {
    description: say(
      lang,
      'Courses of {} patients, one bar each, of {} to {}.{}',
      lanes.length,
      from,
      `${Math.max(...ends)}${after}`,
      said.length === 0 ? '' : ` ${said.join(', ')}.`,
    ),
    table: {
      columns: [
        label,
        unit === null ? say(lang, 'Until') : say(lang, 'Until ({})', unit),
        say(lang, 'Course'),
        say(lang, 'Events'),
        say(lang, 'Ongoing'),
      ],
      rows: lanes.map((lane) => [
        lane.name,
        String(lane.end),
        lane.stretches.map(({ what, from: start, to }) => `${what} ${start}–${to}`).join('; '),
        lane.events.map(({ what, at }) => `${what} ${at}`).join('; '),
        lane.ongoing ? say(lang, 'yes') : say(lang, 'no'),
      ]),
      more: 0,
    },
  };
}
