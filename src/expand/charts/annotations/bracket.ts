import type { Cell } from '../../../model/data.ts';
import type { Json, JsonObject } from '../../../model/json.ts';
import { columnOf } from '../../../util/dataset.ts';
import { writeP } from '../../../util/numbers/p-value.ts';
import { child, isObject } from '../checks.ts';
import { computedTable } from '../kinds/computed-table.ts';
import { annotationText, at, placed, placeOn, type AnnotationPlot } from './annotation.ts';
import type { MadeAnnotation, WrittenAnnotation } from './annotation.ts';
import { findRow, numberIn } from './find-row.ts';
import { acrossOf } from './arrow.ts';
import { crossOf, measuredOf, pairOf, type RowPair } from './measured.ts';
import type { PlotAxis } from './plot-axes.ts';
import { textOf, wordOf } from './words.ts';

/** Px between the higher of two values and the bracket: room for a label on the mark. */
const usualOffset = 44;
/** Px of the ends of a bracket. */
const tick = 9;

/** A bracket over two rows' marks with a P value, of a column or written. */
export function bracket(written: WrittenAnnotation, plot: AnnotationPlot): MadeAnnotation | null {
  const measured = measuredOf(written, plot);
  const pair = measured === null ? null : pairOf(written, 'bracket', measured, plot);
  if (measured === null || pair === null) return null;
  const cross = crossOf(measured, plot);
  if (cross === null) {
    plot.checks.report('chart/annotation-axis', plot.checks.valueAt(written.pointer), { axis: null });
    return null;
  }
  if (!hasWidth(pair, cross, plot)) {
    const at = plot.checks.valueAt(child(written.pointer, 'bracket'));
    const place = columnOf(pair.table, cross.field ?? '')?.values[pair.from.row] ?? null;
    plot.checks.report('chart/annotation-width', at, { axis: cross.channel, place: String(place) });
    return null;
  }
  const p = pOf(written, pair, plot);
  const text = textOf(written, plot) ?? (p === null ? null : p.text);
  if (text === null) {
    if (written.options['p'] === undefined)
      plot.checks.report('chart/missing-key', plot.checks.keyAt(child(written.pointer, 'bracket')), {
        key: 'p',
        of: 'annotations',
      });
    return null;
  }
  const { offset } = plot.axes;
  const cell = (row: number): Cell => columnOf(pair.table, cross.field ?? '')?.values[row] ?? null;
  const beside = (row: number): Cell => columnOf(pair.table, offset ?? '')?.values[row] ?? null;
  const table = computedTable({
    name: written.name,
    source: pair.table,
    reads: [...new Set([pair.field, ...(p?.column === null || p === null ? [] : [p.column])])],
    rows: [
      {
        cells: {
          text,
          from: pair.from.value,
          to: pair.to.value,
          from_at: cell(pair.from.row),
          to_at: cell(pair.to.row),
          ...(offset === null ? {} : { from_beside: beside(pair.from.row), to_beside: beside(pair.to.row) }),
        },
        from: [...new Set([pair.from.row, pair.to.row, ...(p?.row == null ? [] : [p.row])])].sort((a, b) => a - b),
      },
    ],
    key: ['text'],
  });
  const layer = layersOf(written, measured, cross, plot);
  const levels = { pointer: written.pointer, channel: measured.channel, values: [pair.from.value, pair.to.value] };
  return { back: [], front: [{ data: { name: written.name }, layer }], computed: [table], levels, beyond: 0 };
}

/** Whether two rows stand at two places of an axis, or side by side at one. */
function hasWidth({ table, from, to }: RowPair, cross: PlotAxis, { axes }: AnnotationPlot): boolean {
  const differ = (field: string | null): boolean => {
    const values = columnOf(table, field ?? '')?.values;
    return values !== undefined && values[from.row] !== values[to.row];
  };
  return differ(cross.field) || differ(axes.offset);
}

function layersOf(
  { options, name }: WrittenAnnotation,
  measured: PlotAxis,
  cross: PlotAxis,
  plot: AnnotationPlot,
): readonly JsonObject[] {
  const { look } = plot;
  const { channel } = measured;
  const offset = typeof options['offset'] === 'number' ? options['offset'] : usualOffset;
  const [a, b] = ['from', 'to'].map((end) => placeOn(measured, `datum.${end}`)) as [string, string];
  const level = channel === 'y' ? `min(${a}, ${b}) - ${offset}` : `max(${a}, ${b}) + ${offset}`;
  const inner = `${level} ${channel === 'y' ? '+' : '-'} ${tick}`;
  const across = (end: string): string => acrossOf(end, cross, 0, plot);
  const [along2, across2] = channel === 'y' ? ['y2', 'x2'] : ['x2', 'y2'];
  const rule: JsonObject = { type: 'rule', color: look.ink, strokeWidth: 1.5 };
  const line = (from: JsonObject, ends: Record<string, Json>): JsonObject => ({
    mark: rule,
    encoding: { ...from, ...ends },
  });
  const middle = `(${across('from')} + ${across('to')}) / 2`;
  return [
    line(placed(channel, at(level), at(across('from'))), { [across2]: at(across('to')) }),
    ...['from', 'to'].map((end) => line(placed(channel, at(level), at(across(end))), { [along2]: at(inner) })),
    {
      name: `${name} text`,
      mark: {
        type: 'text',
        ...annotationText,
        ...(channel === 'y' ? { baseline: 'bottom', dy: -7 } : { align: 'left', baseline: 'middle', dx: 9 }),
        color: look.ink,
      },
      encoding: { ...placed(channel, at(level), at(middle)), text: { field: 'text' } },
    },
  ];
}

interface FoundP {
  readonly text: string;
  readonly row: number | null;
  readonly column: string | null;
}

/** `p: 0.003`, `p: "P = 0.003"`, `p: {column: p}` of the row `to`, or `p: {column: p, where: WHERE}`. */
function pOf(written: WrittenAnnotation, pair: RowPair, { checks, lang }: AnnotationPlot): FoundP | null {
  const { options, pointer } = written;
  const { p: given } = options;
  const where = child(pointer, 'p');
  if (typeof given === 'number')
    return isShare(given, where, checks) ? { text: pText(given, lang), row: null, column: null } : null;
  if (!isObject(given)) {
    const text = wordOf(written, 'p', checks);
    return text === null ? null : { text, row: null, column: null };
  }
  const place = { table: pair.table, pointer: 'where' in given ? child(where, 'where') : where, checks };
  const column = given['column'];
  if (typeof column !== 'string' || columnOf(pair.table, column) === null) {
    const known = pair.table.columns.map(({ name }) => name);
    const facts = { field: String(column ?? ''), of: pair.table.name, known, escaped: false, cutBy: null };
    checks.report('chart/unknown-field', checks.valueAt(child(where, 'column')), facts);
    return null;
  }
  const row = 'where' in given ? findRow(given['where'], place) : pair.to.row;
  if (row === null) return null;
  const cell = columnOf(pair.table, column)?.values[row] ?? null;
  const value = typeof cell === 'string' && /^0?\.\d+$/.test(cell.trim()) ? Number(cell) : cell;
  // A column of P values may hold `< 0.001`.
  if (typeof value === 'string') return { text: `P\u00a0${value.trim()}`, row, column };
  const p = typeof value === 'number' ? value : numberIn(row, column, place);
  return p === null || !isShare(p, where, checks) ? null : { text: pText(p, lang), row, column };
}

/** `P = 0.003` on one line. */
export function pText(p: number, lang: string): string {
  const { sign, text } = writeP(p, lang);
  return `P\u00a0${sign}\u00a0${text}`;
}

/** A share from 0 to 1; anything else, a number of percent say, is no P value, which is reported. */
function isShare(p: number, pointer: string, checks: AnnotationPlot['checks']): boolean {
  if (p >= 0 && p <= 1) return true;
  checks.report('chart/annotation-p', checks.valueAt(pointer), { found: String(p) });
  return false;
}
