import type { Cell, Dataset } from '../../../../model/data.ts';
import { eventCoding } from '../../../../statistics/event-coding.ts';
import type { Subjects } from '../../../../statistics/subjects.ts';
import { columnOf } from '../../../../util/dataset.ts';
import { child, type Checks } from '../../checks.ts';
import type { KmOptions } from './options.ts';

/** The subjects of one curve. */
export interface KmGroup {
  /** The cell of `group`; `''` where there is one curve alone. */
  readonly name: string;
  readonly subjects: Subjects;
  /** Row numbers behind it, ascending. */
  readonly rows: readonly number[];
}

/** Most curves that one chart can tell apart. */
const mostGroups = 8;

/**
 * The rows of each group, in the order of `colors`, then of first appearance. Rows without a time or without an event
 * are left out with a warning. Of a sensitive table no message names a cell, a row or a group.
 * @returns `null` where there is nothing to draw or something is wrong, which is reported
 */
export function readGroups(
  options: KmOptions,
  table: Dataset,
  checks: Checks,
): readonly KmGroup[] | null {
  const column = (name: string | null): readonly Cell[] => (name === null ? [] : (columnOf(table, name)?.values ?? []));
  const [times, cells, names] = [column(options.time), column(options.event), column(options.group)];
  const coding = eventCoding(cells);
  if (!coding.ok) {
    const why = table.privacy === null ? coding.reason : 'it holds something else';
    checks.report('chart/event-coding', checks.valueAt('/event'), { column: options.event, why });
    return null;
  }
  if (!checkTimes(times, { options, table, checks })) return null;
  const complete = options.rows.filter((row) => times[row] !== null && cells[row] !== null && isNamed(row));
  const lost = options.rows.length - complete.length;
  if (lost > 0) {
    const count = table.privacy === null ? lost : null;
    checks.report('chart/rows-left-out', checks.valueAt('/data'), { count, columns: blankColumns() });
  }
  return gather();

  function isNamed(row: number): boolean {
    return options.group === null || (names[row] !== null && names[row] !== '');
  }

  function blankColumns(): readonly string[] {
    const used = [options.time, options.event, ...(options.group === null ? [] : [options.group])];
    return used.filter((name) => options.rows.some((row) => column(name)[row] === null || column(name)[row] === ''));
  }

  function gather(): readonly KmGroup[] | null {
    const nameOf = (row: number): string => (options.group === null ? '' : String(names[row]));
    const given = [...options.colors.keys()];
    const all = new Map<string, number[]>(options.group === null ? [] : given.map((name) => [name, []]));
    // A group all of whose rows were left out must be missed.
    for (const row of options.rows) if (isNamed(row) && !all.has(nameOf(row))) all.set(nameOf(row), []);
    for (const row of complete) all.get(nameOf(row))?.push(row);
    const groups = [...all].map(([name, rows]): KmGroup => {
      const events = rows.map((row) => coding.ok && coding.value(cells[row] as Cell) === true);
      return { name, rows, subjects: { times: rows.map((row) => times[row] as number), events } };
    });
    return checkGroups(groups, { options, table, checks }) ? groups : null;
  }
}

interface Around {
  readonly options: KmOptions;
  readonly table: Dataset;
  readonly checks: Checks;
}

function checkTimes(times: readonly Cell[], { options, table, checks }: Around): boolean {
  const at = checks.valueAt('/time');
  const text = options.rows.find((row) => times[row] !== null && typeof times[row] !== 'number');
  if (text !== undefined) {
    const samples = table.privacy === null ? [String(times[text])] : [];
    checks.report('chart/time-not-number', at, { column: options.time, samples });
    return false;
  }
  const wrong = options.rows.filter((row) => times[row] !== null && !((times[row] as number) >= 0));
  const [first] = wrong;
  if (first === undefined) return true;
  const sample = table.privacy === null ? { time: times[first] as number, row: first + 1 } : null;
  checks.report('chart/negative-time', at, { column: options.time, sample, count: wrong.length });
  return false;
}

function checkGroups(groups: readonly KmGroup[], { options, table, checks }: Around): boolean {
  const at = options.group === null ? checks.valueAt('/data') : checks.valueAt('/group');
  if (groups.length > mostGroups) {
    checks.report('chart/too-many-curves', at, { count: groups.length, limit: mostGroups });
    return false;
  }
  if (groups.length === 0) checks.report('chart/empty-group', at, { group: '' });
  for (const { name, rows } of groups) {
    if (rows.length > 0) continue;
    const place = options.colors.has(name) ? checks.keyAt(child('/colors', name)) : at;
    checks.report('chart/empty-group', place, { group: table.privacy === null ? name : null });
  }
  return groups.length > 0 && groups.every(({ rows }) => rows.length > 0);
}
