import type { KindWords } from '../kind.ts';
import { wordsOf, type Lane } from './lanes.ts';
import type { SwimmerOptions } from './options.ts';

/** What the bars show: how many, how long, which events in how many; a row for each patient. */
export function tellSwimmer(lanes: readonly Lane[], { unit, label }: SwimmerOptions): KindWords {
  const ends = lanes.map(({ end }) => end);
  const after = unit === null ? '' : ` ${unit}`;
  const events = wordsOf(lanes).events.map((what) => {
    const count = lanes.filter((lane) => lane.events.some((event) => event.what === what)).length;
    return `${what} in ${count}`;
  });
  const going = lanes.filter(({ ongoing }) => ongoing).length;
  const said = [...events, ...(going === 0 ? [] : [`ongoing in ${going}`])];
  const from = Math.min(...ends);
  return {
    description: `Courses of ${lanes.length} patients, one bar each, of ${from} to ${Math.max(...ends)}${after}.${said.length === 0 ? '' : ` ${said.join(', ')}.`}`,
    table: {
      columns: [label, unit === null ? 'Until' : `Until (${unit})`, 'Course', 'Events', 'Ongoing'],
      rows: lanes.map((lane) => [
        lane.name,
        String(lane.end),
        lane.stretches.map(({ what, from: start, to }) => `${what} ${start}–${to}`).join('; '),
        lane.events.map(({ what, at }) => `${what} ${at}`).join('; '),
        lane.ongoing ? 'yes' : 'no',
      ]),
      more: 0,
    },
  };
}
