import type { Cell, Dataset } from '../../../../model/data.ts';
import {
  eventCoding,
  hasCode,
  plainCodes,
  type EventCodes,
  type ReadEvent,
} from '../../../../statistics/event-coding.ts';
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
 * The rows of each group, in the order of `groups`, else of first appearance. Rows without a time or without an event are
 * left out with a warning. Of a sensitive table no message names a cell, a row or a group.
 * @returns `null` where there is nothing to draw or something is wrong, which is reported
 */
export function readGroups(options: KmOptions, table: Dataset, checks: Checks): readonly KmGroup[] | null {
  const around = { options, table, checks };
  const cells = columnsOf(options, table);
  const isEvent = eventReader(cells.event, around);
  if (isEvent === null || !checkTimes(cells.time, around)) return null;
  const complete = options.rows.filter(
    (row) => cells.time[row] !== null && isPresent(cells.event[row]) && isNamed(row),
  );
  tellLeftOut(complete, cells, around);
  const all = new Map<string, number[]>((options.groups ?? []).map((name) => [name, []]));
  // A group all of whose rows were left out must be missed.
  for (const row of options.rows) if (isNamed(row) && !all.has(nameOf(row))) all.set(nameOf(row), []);
  for (const row of complete) all.get(nameOf(row))?.push(row);
  const groups = [...all].map(([name, rows]): KmGroup => {
    const events = rows.map((row) => isEvent(cells.event[row] as Cell) === true);
    return { name, rows, subjects: { times: rows.map((row) => cells.time[row] as number), events } };
  });
  return checkGroups(groups, around) ? groups : null;

  function isNamed(row: number): boolean {
    return options.group === null || isPresent(cells.group[row]);
  }

  function nameOf(row: number): string {
    return options.group === null ? '' : String(cells.group[row]);
  }
}

/** The cells of the three columns, by row number. */
interface Cells {
  readonly time: readonly Cell[];
  readonly event: readonly Cell[];
  readonly group: readonly Cell[];
}

function columnsOf({ time, event, group }: KmOptions, table: Dataset): Cells {
  const cells = (name: string | null): readonly Cell[] => (name === null ? [] : (columnOf(table, name)?.values ?? []));
  return { time: cells(time), event: cells(event.column), group: cells(group) };
}

function isPresent(cell: Cell | undefined): boolean {
  return cell !== null && cell !== undefined && cell !== '';
}

/** Codes without names are found out over the whole column; those that are named hold for the rows that count. */
function eventReader(cells: readonly Cell[], { options, table, checks }: Around): ReadEvent | null {
  const { column, codes } = options.event;
  const named = codes !== plainCodes;
  const coding = eventCoding(named ? options.rows.map((row) => cells[row] ?? null) : cells, codes);
  const unused = named && table.privacy === null ? unusedCodes(cells, codes) : [];
  if (coding.ok) {
    if (unused.length > 0) checks.report('chart/event-code', checks.valueAt('/event'), { column, codes: unused });
    return coding.value;
  }
  const why = table.privacy === null ? coding.reason : 'it holds something else';
  const printed =
    table.columns.find(({ name }) => /^(?:n|number|no)?[_ -]?(?:at[_ -]?)?risk$/i.test(name))?.name ?? null;
  const meant = unused.length === 0 ? null : { unused, found: unknownCells(cells, codes) };
  checks.report('chart/event-coding', checks.valueAt('/event'), { column, why, named, printed, meant });
  return null;
}

/** Codes that no cell of the whole column is: of rows that `where` picks one may well be missing. */
function unusedCodes(cells: readonly Cell[], codes: readonly EventCodes[]): readonly string[] {
  const found = new Set(cells.map(String));
  return codes.flatMap(({ event, censored }) => [...event, ...censored].map(String)).filter((code) => !found.has(code));
}

function unknownCells(cells: readonly Cell[], codes: readonly EventCodes[]): readonly string[] {
  return [...new Set(cells.filter((cell) => isPresent(cell) && !codes.some((one) => hasCode(one, cell))).map(String))];
}

function tellLeftOut(complete: readonly number[], cells: Cells, { options, table, checks }: Around): void {
  const lost = options.rows.length - complete.length;
  if (lost === 0) return;
  const used = [
    [options.time, cells.time],
    [options.event.column, cells.event],
    ...(options.group === null ? [] : [[options.group, cells.group] as const]),
  ] as const;
  const columns = used.flatMap(([name, values]) => (options.rows.every((row) => isPresent(values[row])) ? [] : [name]));
  checks.report('chart/rows-left-out', checks.valueAt('/data'), {
    count: table.privacy === null ? lost : null,
    columns,
  });
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
  if (groups.length === 0) checks.report('chart/empty-group', at, { group: '', known: [] });
  const known = groups.flatMap(({ name, rows }) => (rows.length > 0 && table.privacy === null ? [name] : []));
  const empty = (group: string, pointer: string | null): void => {
    const place = pointer === null ? at : checks.valueAt(pointer);
    checks.report('chart/empty-group', place, { group: table.privacy === null ? group : null, known });
  };
  for (const { name, rows } of groups) {
    const listed = options.groups?.indexOf(name) ?? -1;
    if (rows.length === 0) empty(name, listed < 0 ? null : `/groups/${listed}`);
    else if (options.groups !== null && listed < 0) reportUnlisted(name, { options, table, checks });
  }
  const names = new Set(groups.map(({ name }) => name));
  for (const name of options.colors.keys()) if (!names.has(name)) empty(name, child('/colors', name));
  return groups.length > 0 && groups.every(({ rows }) => rows.length > 0);
}

function reportUnlisted(group: string, { table, checks }: Around): void {
  checks.report('chart/group-not-listed', checks.valueAt('/groups'), { group: table.privacy === null ? group : null });
}
