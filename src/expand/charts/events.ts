import type { Json, JsonObject } from '../../model/json.ts';
import { child, isList, isObject } from './checks.ts';
import type { Walker } from './walker.ts';

/** An event stream without code: names, marks and sources, and filters on the keys held down. */
const stream = /^(?:[\w:@*,\s>!{}[\]]|\[!?event\.(?:shift|alt|ctrl|meta)Key\])*$/;
const filter = /^!?event\.(?:shift|alt|ctrl|meta)Key$/;

/** Checks the event streams of a selection: a filter may look at the modifier keys and at nothing else. */
export function checkEvents(select: JsonObject, pointer: string, walker: Walker): void {
  for (const key of ['on', 'clear', 'translate', 'zoom']) {
    const events = select[key];
    if (events !== undefined) checkStream(events, child(pointer, key), walker);
  }
}

function checkStream(events: Json, pointer: string, walker: Walker): void {
  const { checks } = walker;
  if (typeof events === 'string') {
    if (!stream.test(events))
      checks.report('chart/forbidden-expression', checks.valueAt(pointer), { what: `the event \`${events}\`` });
  } else if (isList(events)) events.forEach((event, i) => checkStream(event, child(pointer, i), walker));
  else if (isObject(events)) {
    for (const [key, part] of Object.entries(events)) {
      const at = child(pointer, key);
      if (key !== 'filter') checkStream(part, at, walker);
      else
        for (const text of isList(part) ? part : [part]) {
          if (typeof text === 'string' && filter.test(text)) continue;
          checks.report('chart/forbidden-expression', checks.valueAt(at), { what: 'a filter on events' });
        }
    }
  }
}
