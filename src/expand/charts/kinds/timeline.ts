import { say } from '../../../util/words/say.ts';
import { canvasFor } from './canvas.ts';
import type { ChartKind, KindFence, KindWords } from './kind.ts';
import { tableOption } from './options.ts';
import { drawTimeline } from './timeline/draw.ts';
import { readEvents, type TimelineEvent } from './timeline/events.ts';
import { readTimelineOptions, timelineOptionNames, type TimelineOptions } from './timeline/options.ts';

/** Events and stretches of time over a line of years, their labels clear of each other. */
export const timeline: ChartKind = { name: 'timeline', options: timelineOptionNames, expand };

function expand(fence: KindFence): ReturnType<ChartKind['expand']> {
  const { checks, lang } = fence;
  const table = tableOption(fence);
  const options = table === null ? null : readTimelineOptions(fence, table);
  const events = options === null ? null : readEvents(options, checks, lang);
  if (options === null || events === null) return null;
  const canvas = canvasFor(fence, options);
  const drawn = drawTimeline(events, options, { canvas, fence });
  if (drawn === null) {
    checks.report('chart/kind-crowded', checks.keyAt(''), { what: `the labels of ${events.length} events`, ...canvas });
    return null;
  }
  return { ...drawn, told: tell(events, options, lang) };
}

function tell(
  events: readonly TimelineEvent[],
  { time, label, group, lane }: TimelineOptions,
  lang: string,
): KindWords {
  const when = ({ at, until }: TimelineEvent): string => (until === null ? at.text : `${at.text}–${until.text}`);
  const [first, last] = [events[0], events.at(-1)];
  const span =
    first === undefined || last === undefined ? '' : say(lang, ' from {} to {}', first.at.text, last.at.text);
  return {
    description: say(
      lang,
      'Timeline of {} events{}. {}.',
      events.length,
      span,
      events.map((one) => `${when(one)} ${one.label}`).join('; '),
    ),
    table: {
      columns: [time, label, ...(group === null ? [] : [group]), ...(lane === null ? [] : [lane])],
      rows: events.map((one) => [
        when(one),
        one.label,
        ...(group === null ? [] : [one.group]),
        ...(lane === null ? [] : [one.lane]),
      ]),
      more: 0,
    },
  };
}
