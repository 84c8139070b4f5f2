import type { Cell } from '../model/data.ts';
import { computed, notComputed, type Computed } from './computed.ts';

/** Whether a cell says that the event was seen; `null` for an empty cell. */
export type ReadEvent = (cell: Cell) => boolean | null;

/** How a column may say "no event" and "event", in this order. */
const codings: readonly (readonly [string, string])[] = [
  ['0', '1'],
  ['false', 'true'],
  ['1', '2'],
];

/**
 * Finds out how a column writes its events: 0 and 1, false and true, or 1 and 2 as R's survival package takes them too
 * (2 is the event). To be asked of the whole column, never of rows picked out of it: among those with an event alone a
 * column of 1 and 2 could not be told apart. A column of nothing but 1 is read as all events, like R does.
 * @returns what reads one cell; the reason lists the cells that were found
 */
export function eventCoding(cells: readonly Cell[]): Computed<ReadEvent> {
  const found = new Set<string>();
  for (const cell of cells) if (cell !== null) found.add(String(cell));
  const coding = codings.find((words) => [...found].every((word) => words.includes(word)));
  if (found.size === 0) return notComputed('it is empty');
  if (coding === undefined) return notComputed(`it holds ${someOf(found)}`);
  const [, event] = coding;
  return computed((cell) => (cell === null ? null : String(cell) === event));
}

const most = 5;

function someOf(found: ReadonlySet<string>): string {
  const words = [...found].sort().map((word) => `\`${word.slice(0, 30)}\``);
  return words.length <= most ? words.join(', ') : `${words.slice(0, most).join(', ')} and ${words.length - most} more`;
}
