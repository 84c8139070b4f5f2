import type { Cell } from '../../model/data.ts';
import { hasCode, plainCodes, saysEvent, type EventCodes } from '../event-coding.ts';
import type { GroupedSubjects } from '../subjects.ts';
import { fail } from './fail.ts';

/** How a column writes its events. */
export interface EventColumn {
  readonly column: string;
  /** The code, or codes, of those who had the event. */
  readonly event: CodeOrCodes;
  /** The code, or codes, of those who were censored. */
  readonly censored: CodeOrCodes;
}

/** A cell, or several. */
export type CodeOrCodes = string | number | boolean | readonly (string | number | boolean)[];

/** Where rows of patients have their times, events and groups. */
export interface PatientColumns {
  /** Property with the time under observation: a number from 0. */
  readonly time: string;
  /** Property with 0 and 1 or `false` and `true`, of which the latter is the event; or any codes, named. */
  readonly event: string | EventColumn;
  /** Property with the group; one group where it is left out. */
  readonly group?: string;
}

/** Patients read from plain objects; throws for the first row that cannot be read, which it names, from 1. */
export function readPatients(rows: readonly object[], columns: PatientColumns): GroupedSubjects {
  if (rows.length === 0) fail('there are no rows');
  const { event, group } = columns;
  const column = typeof event === 'string' ? event : event.column;
  const codes = typeof event === 'string' ? null : { event: listed(event.event), censored: listed(event.censored) };
  return {
    times: rows.map((_, i) => timeAt(rows, i, columns.time)),
    events: eventsOf(rows, column, codes),
    groups: rows.map((_, i) => (group === undefined ? '' : groupAt(rows, i, group))),
  };
}

/** A number from 0, in a row that is named where it is none. */
export function timeAt(rows: readonly object[], i: number, name: string): number {
  const value = numberAt(rows, i, name);
  return value >= 0 ? value : fail(`row ${i + 1}: \`${name}\` is ${value}, a time is 0 or more`);
}

/** A finite number. */
export function numberAt(rows: readonly object[], i: number, name: string): number {
  const cell = cellAt(rows, i, name);
  const number = typeof cell === 'string' && /^\s*-?\d+(?:\.\d+)?(?:e[+-]?\d+)?\s*$/i.test(cell) ? Number(cell) : cell;
  if (typeof number === 'number' && Number.isFinite(number)) return number;
  return fail(`row ${i + 1}: \`${name}\` is ${shown(cell)}, no number`);
}

/** The name of a group. */
export function groupAt(rows: readonly object[], i: number, name: string): string {
  const cell = cellAt(rows, i, name);
  if (cell === null || cell === '') return fail(`row ${i + 1}: \`${name}\` is ${shown(cell)}, no group`);
  return String(cell);
}

/** What stands in a row; blank is `null`. A property that the row does not have is an error. */
export function cellAt(rows: readonly object[], i: number, name: string): Cell {
  const row = rows[i] as Readonly<Record<string, unknown>>;
  if (typeof row !== 'object' || row === null) return fail(`row ${i + 1} is ${shown(row)}, no object`);
  if (!(name in row)) return fail(`row ${i + 1} has no \`${name}\``);
  const cell = row[name];
  if (cell === null || cell === undefined || (typeof cell === 'number' && Number.isNaN(cell))) return null;
  if (typeof cell === 'number' || typeof cell === 'string' || typeof cell === 'boolean') return cell;
  return fail(`row ${i + 1}: \`${name}\` is ${shown(cell)}, no plain value`);
}

function eventsOf(rows: readonly object[], column: string, named: EventCodes | null): readonly boolean[] {
  const both = named?.event.find((code) => named.censored.some((other) => String(other) === String(code)));
  if (both !== undefined) fail(`${shown(both)} cannot be the code of the event and of the censored`);
  const first = cellAt(rows, 0, column);
  const codes = named ?? (plainCodes.find((one) => hasCode(one, first)) as EventCodes | undefined);
  const expected = (codes === undefined ? plainCodes : [codes]).flatMap((one) => [...one.censored, ...one.event]);
  return rows.map((_, i) => {
    const cell = cellAt(rows, i, column);
    if (codes !== undefined && cell !== null && hasCode(codes, cell)) return saysEvent(codes, cell);
    const hint = named === null ? `; name other codes: {column: '${column}', event: …, censored: …}` : '';
    return fail(`row ${i + 1}: \`${column}\` is ${shown(cell)}, none of ${expected.map(shown).join(', ')}${hint}`);
  });
}

function listed(codes: CodeOrCodes): readonly Cell[] {
  return typeof codes === 'object' ? codes : [codes];
}

function shown(value: unknown): string {
  if (value === undefined || value === null) return 'blank';
  return typeof value === 'string' ? JSON.stringify(value.slice(0, 40)) : String(value).slice(0, 40);
}
