import type { Cell } from '../model/data.ts';
import { computed, notComputed, type Computed } from './computed.ts';

/** Whether a cell says that the event was seen; `null` for an empty cell. */
export type ReadEvent = (cell: Cell) => boolean | null;

/** How a column says that the event was seen, and that it was not. */
export interface EventCodes {
  readonly event: readonly Cell[];
  readonly censored: readonly Cell[];
}

/** What needs no names: 0 and 1, `false` and `true`. */
export const plainCodes: readonly EventCodes[] = [
  { event: [1], censored: [0] },
  { event: [true], censored: [false] },
];

/** These, and 1 and 2 as R's package survival takes them too: 2 is the event. */
export const numberedCodes: readonly EventCodes[] = [...plainCodes, { event: [2], censored: [1] }];

/**
 * Finds out how a column writes its events. To be asked of the whole column, never of rows picked out of it: among those
 * with an event alone a column of 1 and 2 could not be told apart. A column of nothing but 1 is read as all events, like
 * R does.
 * @param codes those that may be meant; the first that has all cells of the column is
 * @returns what reads one cell; the reason lists the cells that were found, or those that one named code does not have
 */
export function eventCoding(cells: readonly Cell[], codes: readonly EventCodes[] = plainCodes): Computed<ReadEvent> {
  const found = new Set<string>();
  for (const cell of cells) if (!isBlank(cell)) found.add(String(cell));
  const coding = codes.find((one) => [...found].every((word) => hasCode(one, word)));
  if (found.size === 0) return notComputed('it is empty');
  if (coding !== undefined) return computed((cell) => (isBlank(cell) ? null : saysEvent(coding, cell)));
  const [only, ...more] = codes;
  const named = only !== undefined && more.length === 0;
  const wrong = named ? [...found].filter((word) => !hasCode(only, word)) : [...found];
  return notComputed(`it ${named ? 'also ' : ''}holds ${someOf(wrong)}`);
}

/** Whether a cell is one of the codes. */
export function hasCode({ event, censored }: EventCodes, cell: Cell): boolean {
  return [...event, ...censored].some((code) => String(code) === String(cell));
}

/** Whether a cell is a code of the event. */
export function saysEvent({ event }: EventCodes, cell: Cell): boolean {
  return event.some((code) => String(code) === String(cell));
}

function isBlank(cell: Cell): boolean {
  return cell === null || cell === '';
}

const most = 5;

function someOf(found: readonly string[]): string {
  const words = [...found].sort().map((word) => `\`${word.slice(0, 30)}\``);
  return words.length <= most ? words.join(', ') : `${words.slice(0, most).join(', ')} and ${words.length - most} more`;
}
