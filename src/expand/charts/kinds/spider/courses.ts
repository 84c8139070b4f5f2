import type { Cell } from '../../../../model/data.ts';
import { columnOf } from '../../../../util/dataset.ts';
import type { Checks } from '../../checks.ts';
import { warnOfShares } from '../changes/thresholds.ts';
import { numberOf } from '../number-of-cell.ts';
import type { SpiderOptions } from './options.ts';

/** A measurement. */
export interface Visit {
  readonly time: number;
  readonly change: number;
  /** Row number; `null` for the baseline of a patient whose rows begin later: no change, by what a baseline is. */
  readonly row: number | null;
}

/** One patient's line. */
export interface Course {
  readonly name: string;
  readonly group: string;
  /** Ascending in time, the first at 0. */
  readonly visits: readonly Visit[];
  readonly rows: readonly number[];
}

/** Most lines, and most groups, that can be told apart. */
const most = { lines: 60, groups: 4 };

/** Reads the patients' courses; `null` where something is wrong, which is reported with its row. */
export function readCourses(options: SpiderOptions, checks: Checks): readonly Course[] | null {
  const { table, rows } = options;
  const column = (name: string | null): readonly Cell[] => (name === null ? [] : (columnOf(table, name)?.values ?? []));
  const [names, groups] = [column(options.label), column(options.group)];
  const [times, changes] = [column(options.time), column(options.value)];
  const found = new Map<string, { readonly group: string; readonly visits: Visit[] }>();
  for (const row of rows) {
    const name = String(names[row] ?? '').trim();
    const group = String(groups[row] ?? '').trim();
    if (name === '')
      checks.report('chart/blank-cell', checks.valueAt('/label'), { column: options.label, row: row + 1 });
    const time = timeOf(times[row] ?? null, row, options.time, checks);
    const cell = changes[row] ?? null;
    const change = numberOf(cell);
    // A visit without a measurement is none.
    if (cell === null) continue;
    if (change === null || change < -100) {
      const facts = { column: options.value, cell: String(cell), row: row + 1 };
      checks.report('chart/no-change', checks.valueAt('/value'), facts);
      continue;
    }
    const course = found.get(name) ?? { group, visits: [] };
    found.set(name, course);
    if (course.group !== group) {
      const facts = { patient: name, column: options.group ?? '', cells: [course.group, group] as const };
      checks.report('chart/two-groups', checks.valueAt('/group'), facts);
    }
    const twice = course.visits.find((visit) => visit.time === time);
    if (twice !== undefined && time !== null) {
      const facts = { patient: name, column: options.time, time, rows: [(twice.row ?? row) + 1, row + 1] as const };
      checks.report('chart/two-visits', checks.valueAt('/time'), facts);
    }
    if (time !== null) course.visits.push({ time, change, row });
  }
  // A baseline alone is no course.
  const courses = [...found]
    .map(([name, { group, visits }]) => courseOf(name, group, visits))
    .filter(({ visits }) => visits.length > 1);
  checkCourses(courses, checks);
  warnOfShares(
    courses.flatMap(({ visits }) => visits.map(({ change }) => change)),
    options.value,
    checks,
  );
  return checks.diagnostics.some(({ severity }) => severity === 'error') ? null : courses;
}

/** The groups in the order of `colors`, then of the rows. */
export function groupsOf(courses: readonly Course[], { colors }: SpiderOptions): readonly string[] {
  const present = new Set(courses.map(({ group }) => group));
  return [...new Set([...[...colors.keys()].filter((name) => present.has(name)), ...present])];
}

function timeOf(cell: Cell, row: number, column: string, checks: Checks): number | null {
  const time = numberOf(cell);
  if (time !== null && time >= 0) return time;
  const facts = { column, cell: cell === null ? null : String(cell), row: row + 1 };
  checks.report('chart/no-time', checks.valueAt('/time'), facts);
  return null;
}

function courseOf(name: string, group: string, visits: readonly Visit[]): Course {
  const sorted = [...visits].sort((a, b) => a.time - b.time);
  const begins = (sorted[0]?.time ?? 0) > 0 ? [{ time: 0, change: 0, row: null }] : [];
  const rows = visits.flatMap(({ row }) => (row === null ? [] : [row])).sort((a, b) => a - b);
  return { name, group, visits: [...begins, ...sorted], rows };
}

function checkCourses(courses: readonly Course[], checks: Checks): void {
  const at = checks.valueAt('/data');
  const clean = checks.diagnostics.every(({ severity }) => severity !== 'error');
  if (courses.length === 0 && clean) checks.report('chart/no-rows-left', at, {});
  if (courses.length > most.lines) {
    checks.report('chart/too-many-marks', at, { what: 'lines', count: courses.length, limit: most.lines });
  }
  const groups = new Set(courses.map(({ group }) => group)).size;
  if (groups > most.groups) {
    const facts = { what: 'groups of lines', count: groups, limit: most.groups };
    checks.report('chart/too-many-marks', checks.valueAt('/group'), facts);
  }
}
