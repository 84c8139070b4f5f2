import type { Dataset } from '../../../model/data.ts';
import { columnOf } from '../../../util/dataset.ts';
import { child, isObject } from '../checks.ts';
import type { AnnotationPlot, WrittenAnnotation } from './annotation.ts';
import { findRow, numberIn, type RowPlace } from './find-row.ts';
import type { PlotAxis } from './plot-axes.ts';
import { isStacked } from './worked-out.ts';

/** A row and its number on the measured axis. */
export interface RowValue {
  readonly row: number;
  readonly value: number;
}

/** Two rows that an annotation compares. */
export interface RowPair {
  readonly table: Dataset;
  /** The column of their numbers. */
  readonly field: string;
  readonly from: RowValue;
  readonly to: RowValue;
}

/** The axis that an annotation measures along: `axis: x` or `y`, else the one with numbers, y before x. */
export function measuredOf({ options, pointer }: WrittenAnnotation, plot: AnnotationPlot): PlotAxis | null {
  const { axes, checks } = plot;
  const { axis } = options;
  if (axis !== undefined && axis !== 'x' && axis !== 'y') {
    const facts = { path: 'axis', found: axis, expected: ['`x`', '`y`'], near: null };
    checks.report('chart/bad-value', checks.valueAt(child(pointer, 'axis')), facts);
    return null;
  }
  const found = axis === undefined ? [axes.y, axes.x].find((one) => one?.kind === 'quantity') : axes[axis];
  if (found !== null && found !== undefined && found.kind !== 'band') return found;
  checks.report('chart/annotation-axis', checks.valueAt(pointer), { axis: axis ?? null });
  return null;
}

/** The axis across the measured one. */
export function crossOf({ channel }: PlotAxis, { axes }: AnnotationPlot): PlotAxis | null {
  const cross = channel === 'y' ? axes.x : axes.y;
  return cross === null || cross.field === null ? null : cross;
}

/** Options that belong beside a pair of rows, and not into it. */
const besides: readonly string[] = ['unit', 'format', 'side', 'p', 'offset', 'label', 'axis', 'field', 'name'];

/** The two rows of `{from: WHERE, to: WHERE}`, and their numbers in `field` or in the column of the axis. */
export function pairOf(
  written: WrittenAnnotation,
  key: string,
  measured: PlotAxis,
  plot: AnnotationPlot,
): RowPair | null {
  const { checks } = plot;
  const pointer = child(written.pointer, key);
  const pair = written.options[key];
  const table = tableOf(pointer, plot);
  if (table === null) return null;
  if (!isObject(pair)) {
    const expected = ['`from` and `to`, each with columns and the cell that the row holds'];
    checks.report('chart/bad-value', checks.valueAt(pointer), { path: key, found: pair ?? null, expected, near: null });
    return null;
  }
  const unknown = Object.keys(pair).find((one) => one !== 'from' && one !== 'to');
  if (unknown !== undefined) {
    const at = checks.keyAt(child(pointer, unknown));
    if (besides.includes(unknown)) checks.report('chart/annotation-option', at, { key: unknown, of: key });
    else checks.report('chart/unknown-key', at, { key: unknown, of: key, known: ['from', 'to'], clash: null });
    return null;
  }
  const field = fieldOf(written, measured, table, plot);
  if (field === null) return null;
  const ends = ['from', 'to'].map((end): RowValue | null => {
    const place = { table, pointer: child(pointer, end), checks };
    const row = findRow(pair[end], place);
    const value = row === null ? null : numberIn(row, field, place);
    return row === null || value === null ? null : { row, value };
  });
  const [from, to] = ends;
  if (from === null || from === undefined || to === null || to === undefined) return null;
  const stand = Object.entries({ from, to }).every(([end, { row }]) =>
    standsAt(row, { field, measured, place: { table, pointer: child(pointer, end), checks } }),
  );
  return stand ? { table, field, from, to } : null;
}

interface PointedAt {
  readonly field: string;
  readonly measured: PlotAxis;
  readonly place: RowPlace;
}

/** Whether the mark of a row ends at its value, not at what is worked out of several rows, which is reported. */
export function standsAt(row: number, { field, measured, place }: PointedAt): boolean {
  const { worked } = measured;
  if (worked === null || (worked.how === 'stack' && !isStacked(row, worked, place.table))) return true;
  const op = worked.how === 'aggregate' ? worked.op : null;
  place.checks.report('chart/annotation-worked-out', place.checks.valueAt(place.pointer), { field, op });
  return false;
}

/** The table of the chart; a sensitive one has no row that may be pointed at. */
export function tableOf(pointer: string, { table, checks }: AnnotationPlot): Dataset | null {
  if (table === null || table.privacy !== null) {
    checks.report('chart/annotation-table', checks.valueAt(pointer), { sensitive: table !== null });
    return null;
  }
  return table;
}

/** The column with the numbers: the option `field`, else the column of the axis. */
export function fieldOf(
  { options, pointer }: WrittenAnnotation,
  measured: PlotAxis,
  table: Dataset,
  { checks }: AnnotationPlot,
): string | null {
  const given = options['field'];
  const field = typeof given === 'string' ? given : measured.field;
  if (field !== null && columnOf(table, field) !== null) return field;
  const known = table.columns.map((column) => column.name);
  const at = given === undefined ? checks.valueAt(pointer) : checks.valueAt(child(pointer, 'field'));
  if (field !== null) {
    checks.report('chart/unknown-field', at, { field, of: table.name, known, escaped: false, cutBy: null });
    return null;
  }
  checks.report('chart/missing-key', at, { key: 'field', of: '' });
  return null;
}

/** Px that an arrow between two marks of one place stands beside them. */
const beside = 16;

/** How far an arrow is moved beside its marks: not where it stands over one bar and points at another's height. */
export function offsetOf({ options }: WrittenAnnotation, pair: RowPair, { axes }: AnnotationPlot): number {
  const cross = axes.x?.kind === 'band' ? axes.x : axes.y?.kind === 'band' ? axes.y : null;
  if (cross !== null || pair.from.row === pair.to.row) return 0;
  return options['side'] === 'left' ? -beside : beside;
}
