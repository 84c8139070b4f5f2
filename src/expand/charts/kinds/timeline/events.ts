import type { Cell } from '../../../../model/data.ts';
import { columnOf } from '../../../../util/dataset.ts';
import type { Checks } from '../../checks.ts';
import { endOf, momentOf, type Moment } from './dates.ts';
import type { TimelineOptions } from './options.ts';

/** Something on a line of time. */
export interface TimelineEvent {
  readonly label: string;
  readonly at: Moment;
  /** Where it lasts. */
  readonly until: Moment | null;
  readonly group: string;
  readonly lane: string;
  readonly row: number;
}

const most = { events: 40, lanes: 6 };

/** Reads the events, ascending in time; `null` where something is wrong, which is reported with its row. */
export function readEvents(options: TimelineOptions, checks: Checks, lang: string): readonly TimelineEvent[] | null {
  const { table, rows } = options;
  const column = (name: string | null): readonly Cell[] => (name === null ? [] : (columnOf(table, name)?.values ?? []));
  const [times, ends, labels] = [column(options.time), column(options.end), column(options.label)];
  const [groups, lanes] = [column(options.group), column(options.lane)];
  const found: TimelineEvent[] = [];
  for (const row of rows) {
    const label = textOf(labels[row]);
    if (label === '')
      checks.report('chart/blank-cell', checks.valueAt('/label'), { column: options.label, row: row + 1 });
    const at = readMoment(times[row] ?? null, { column: options.time, at: '/time', row, checks, lang });
    const cell = ends[row] ?? null;
    const end = cell === null ? null : readMoment(cell, { column: options.end ?? '', at: '/end', row, checks, lang });
    const until = end === null ? null : { ...end, year: endOf(times[row] ?? null, cell, end) };
    if (at === null || (cell !== null && until === null)) continue;
    if (until !== null && until.year < at.year) {
      const facts = { name: label, start: at.text, end: until.text, row: row + 1 };
      checks.report('chart/end-before-start', checks.valueAt('/end'), facts);
    }
    found.push({ label, at, until, group: textOf(groups[row]), lane: textOf(lanes[row]), row });
  }
  const clean = checks.diagnostics.every(({ severity }) => severity !== 'error');
  if (found.length === 0 && clean) checks.report('chart/no-rows-left', checks.valueAt('/data'), {});
  const named = new Set(found.map(({ lane }) => lane)).size;
  if (found.length > most.events) {
    const facts = { what: 'events', count: found.length, limit: most.events };
    checks.report('chart/too-many-marks', checks.valueAt('/data'), facts);
  }
  if (named > most.lanes) {
    const facts = { what: 'lanes', count: named, limit: most.lanes };
    checks.report('chart/too-many-marks', checks.valueAt('/lane'), facts);
  }
  if (checks.diagnostics.some(({ severity }) => severity === 'error')) return null;
  return found.sort((a, b) => a.at.year - b.at.year || a.row - b.row);
}

interface Place {
  readonly column: string;
  readonly at: string;
  readonly row: number;
  readonly checks: Checks;
  readonly lang: string;
}

function readMoment(cell: Cell, { column, at, row, checks, lang }: Place): Moment | null {
  const moment = momentOf(cell, lang);
  const facts = { column, cell: cell === null ? null : String(cell), row: row + 1 };
  if (moment === null) checks.report('chart/no-date', checks.valueAt(at), facts);
  return moment;
}

function textOf(cell: Cell | undefined): string {
  return String(cell ?? '').trim();
}
