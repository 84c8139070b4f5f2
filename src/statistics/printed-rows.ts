import { computed, notComputed, type Computed } from './computed.ts';
import type { LifeInterval } from './life-table.ts';

/** Which interval the events of a printed row are of: the one that ends at its time, or the one that starts there. */
export type EventsOf = 'before' | 'after';

/** A row as printed under a curve. */
export interface PrintedRow {
  readonly time: number;
  readonly atRisk: number;
  /** `null` where nothing is printed. */
  readonly events: number | null;
  /** `null` where it is not printed: then it follows. */
  readonly censored: number | null;
}

/** The intervals that printed rows stand for. */
export interface PrintedIntervals {
  readonly intervals: readonly LifeInterval[];
  readonly eventsOf: EventsOf;
}

/**
 * Reads rows as printed: each has the number at risk at its time, and the events of the interval before or after it.
 * Those censored follow from the next number at risk, w = n - d - next; where they are printed too, they must agree.
 * Which interval is meant is seen where one end of the column is blank, which no printed table fills.
 * @param rows in order of time
 * @param given what the author says; `null` where nothing is said
 * @returns the reason names the row by its time
 */
export function printedIntervals(rows: readonly PrintedRow[], given: EventsOf | null): Computed<PrintedIntervals> {
  if (rows.length < 2) return notComputed('fewer than two rows leave no interval');
  const wrong = rowFault(rows);
  if (wrong !== null) return notComputed(wrong);
  const eventsOf = given ?? eventsSide(rows);
  if (eventsOf === null)
    return notComputed('no row says whether events are those before its time or after it: neither end is blank');
  const intervals: LifeInterval[] = [];
  for (const [i, row] of rows.slice(0, -1).entries()) {
    const next = rows[i + 1] as PrintedRow;
    const { events, censored } = eventsOf === 'before' ? next : row;
    const at = `from ${row.time} to ${next.time}`;
    if (events === null) return notComputed(`${at} the events are missing`);
    const follows = row.atRisk - events - next.atRisk;
    if (follows < 0)
      return notComputed(`${at} ${row.atRisk} at risk less ${events} events leave fewer than the next ${next.atRisk}`);
    if (censored !== null && censored !== follows)
      return notComputed(
        `${at} ${row.atRisk} − ${events} − ${next.atRisk} leaves ${follows} censored, not ${censored}`,
      );
    intervals.push({ from: row.time, to: next.time, atRisk: row.atRisk, events, censored: follows });
  }
  return computed({ intervals, eventsOf });
}

/**
 * The side that the blank end tells: the first row has no interval before it, the last none after it. A table without
 * a blank end is read as printed after, where it starts with events, since nothing can have happened before its start.
 */
function eventsSide(rows: readonly PrintedRow[]): EventsOf | null {
  const first = rows[0]?.events ?? null;
  const last = rows.at(-1)?.events ?? null;
  if (first === null) return last === null ? null : 'before';
  return last === null || first > 0 ? 'after' : null;
}

function rowFault(rows: readonly PrintedRow[]): string | null {
  const counts = rows.flatMap(({ time, atRisk, events, censored }) =>
    [atRisk, events, censored].map((count) => ({ time, count })),
  );
  const broken = counts.find(({ count }) => count !== null && !(Number.isInteger(count) && count >= 0));
  if (broken !== undefined) return `at ${broken.time} a count is ${broken.count}`;
  const back = rows.find(({ time }, i) => !(time > (rows[i - 1]?.time ?? -Infinity)) || !(time >= 0));
  if (back !== undefined) return `the time ${back.time} stands twice or is none`;
  return rows[0]?.time === 0 ? null : `the first time is ${rows[0]?.time}, and not 0`;
}
