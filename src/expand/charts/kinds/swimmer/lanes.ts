import type { Cell } from '../../../../model/data.ts';
import { columnOf } from '../../../../util/dataset.ts';
import type { Checks } from '../../checks.ts';
import { numberOf } from '../number-of-cell.ts';
import type { SwimmerOptions } from './options.ts';

/** A stretch of time. */
export interface Stretch {
  readonly what: string;
  readonly from: number;
  readonly to: number;
  readonly ongoing: boolean;
  readonly row: number;
}

/** Something that happened at one time. */
export interface Happening {
  readonly what: string;
  readonly at: number;
  readonly row: number;
}

/** One patient's bar. */
export interface Lane {
  readonly name: string;
  /** Ascending, none on another. */
  readonly stretches: readonly Stretch[];
  readonly events: readonly Happening[];
  readonly end: number;
  readonly ongoing: boolean;
  readonly rows: readonly number[];
}

const most = { lanes: 40, stretches: 6, events: 6 };

/** Reads the patients' bars; `null` where something is wrong, which is reported with its row. */
export function readLanes(options: SwimmerOptions, checks: Checks): readonly Lane[] | null {
  const { table, rows } = options;
  const column = (name: string | null): readonly Cell[] => (name === null ? [] : (columnOf(table, name)?.values ?? []));
  const [names, words] = [column(options.label), column(options.group)];
  const [from, to, going] = [column(options.time), column(options.end), column(options.ongoing)];
  const found = new Map<string, { stretches: Stretch[]; events: Happening[] }>();
  for (const row of rows) {
    const name = textOf(names[row], options.label, { row, at: '/label', checks });
    const what = textOf(words[row], options.group, { row, at: '/group', checks });
    const start = timeOf(from[row] ?? null, options.time, { row, at: '/time', checks });
    const end = to[row] == null ? null : timeOf(to[row] ?? null, options.end, { row, at: '/end', checks });
    const ongoing = ongoingOf(going[row] ?? null, row, options, checks);
    if (start === null || (end === null && to[row] != null)) continue;
    if (end !== null && end < start) {
      const facts = { name, start: String(start), end: String(end), row: row + 1 };
      checks.report('chart/end-before-start', checks.valueAt('/end'), facts);
      continue;
    }
    const lane = found.get(name) ?? { stretches: [], events: [] };
    found.set(name, lane);
    if (end === null) lane.events.push({ what, at: start, row });
    else lane.stretches.push({ what, from: start, to: end, ongoing, row });
  }
  const lanes = [...found].map(([name, lane]) => laneOf(name, lane.stretches, lane.events));
  checkLanes(lanes, options, checks);
  if (checks.diagnostics.some(({ severity }) => severity === 'error')) return null;
  return options.sort === 'rows' ? lanes : [...lanes].sort((a, b) => b.end - a.end);
}

/** What the stretches are, then what the events are, each in the order of the rows. */
export function wordsOf(lanes: readonly Lane[]): {
  readonly stretches: readonly string[];
  readonly events: readonly string[];
} {
  const inOrder = (some: readonly { readonly what: string; readonly row: number }[]): readonly string[] => [
    ...new Set([...some].sort((a, b) => a.row - b.row).map(({ what }) => what)),
  ];
  return {
    stretches: inOrder(lanes.flatMap(({ stretches }) => stretches)),
    events: inOrder(lanes.flatMap(({ events }) => events)),
  };
}

interface Place {
  readonly row: number;
  readonly at: string;
  readonly checks: Checks;
}

function textOf(cell: Cell | undefined, column: string, { row, at, checks }: Place): string {
  const text = String(cell ?? '').trim();
  if (text === '') checks.report('chart/blank-cell', checks.valueAt(at), { column, row: row + 1 });
  return text;
}

function timeOf(cell: Cell, column: string, { row, at, checks }: Place): number | null {
  const time = numberOf(cell);
  if (time !== null && time >= 0) return time;
  const facts = { column, cell: cell === null ? null : String(cell), row: row + 1 };
  checks.report('chart/no-time', checks.valueAt(at), facts);
  return null;
}

function ongoingOf(cell: Cell, row: number, { ongoing }: SwimmerOptions, checks: Checks): boolean {
  if (cell === null || cell === '' || cell === false || cell === 0 || cell === 'false') return false;
  if (cell === true || cell === 1 || cell === 'true') return true;
  const facts = { column: ongoing ?? '', word: String(cell), row: row + 1, known: ['true', 'false'] };
  checks.report('chart/unknown-cell', checks.valueAt('/ongoing'), facts);
  return false;
}

function laneOf(name: string, stretches: readonly Stretch[], events: readonly Happening[]): Lane {
  const sorted = [...stretches].sort((a, b) => a.from - b.from || a.to - b.to);
  const last = sorted.at(-1);
  return {
    name,
    stretches: sorted,
    events: [...events].sort((a, b) => a.at - b.at),
    end: Math.max(last?.to ?? 0, ...events.map(({ at }) => at)),
    ongoing: last?.ongoing ?? false,
    rows: [...stretches, ...events].map(({ row }) => row).sort((a, b) => a - b),
  };
}

function checkLanes(lanes: readonly Lane[], options: SwimmerOptions, checks: Checks): void {
  for (const { name, stretches } of lanes) {
    if (stretches.length === 0) {
      checks.report('chart/no-stretch', checks.valueAt('/end'), { name, column: options.end });
    }
    for (const [i, { what, to, row }] of stretches.entries()) {
      const next = stretches[i + 1];
      if (next === undefined || next.from >= to - 1e-9) continue;
      const facts = { name, one: what, other: next.what, rows: [row + 1, next.row + 1] as const };
      checks.report('chart/stretches-overlap', checks.valueAt('/time'), facts);
    }
  }
  const words = wordsOf(lanes);
  const limits = [
    ['patients', lanes.length, most.lanes, '/data'],
    ['kinds of stretches', words.stretches.length, most.stretches, '/group'],
    ['kinds of events', words.events.length, most.events, '/group'],
  ] as const;
  for (const [what, count, limit, at] of limits) {
    if (count > limit) checks.report('chart/too-many-marks', checks.valueAt(at), { what, count, limit });
  }
  const clean = checks.diagnostics.every(({ severity }) => severity !== 'error');
  if (lanes.length === 0 && clean) checks.report('chart/no-rows-left', checks.valueAt('/data'), {});
}
