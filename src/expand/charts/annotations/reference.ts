import type { Cell } from '../../../model/data.ts';
import type { Json, JsonObject } from '../../../model/json.ts';
import { textWidth } from '../../../util/text-width.ts';
import { child, isList, isObject } from '../checks.ts';
import { computedTable } from '../kinds/computed-table.ts';
import { at, placeOn, type AnnotationPlot, type MadeAnnotation, type WrittenAnnotation } from './annotation.ts';
import { dateIn, findRow, numberIn } from './find-row.ts';
import { fieldOf, measuredOf, standsAt, tableOf } from './measured.ts';
import type { PlotAxis } from './plot-axes.ts';
import { textOf } from './words.ts';

/** A number on an axis, and the row that it comes from. */
interface Level {
  readonly value: Cell;
  readonly row: number | null;
}

/** A line across the plot at a number or at a row's value, with a label at its end. */
export function referenceLine(written: WrittenAnnotation, plot: AnnotationPlot): MadeAnnotation | null {
  const measured = measuredOf(written, plot);
  const level =
    measured === null
      ? null
      : levelOf(written.options['line'], child(written.pointer, 'line'), { measured, written, plot });
  if (measured === null || level === null) return null;
  const { channel } = measured;
  const { look } = plot;
  const place = { [channel]: positionOf('level', measured) };
  const label = textOf(written, plot);
  const across = channel === 'y' ? { x: at('0'), x2: at(rightOf(plot)) } : { y: at('0'), y2: at('height') };
  const layer: JsonObject[] = [
    {
      name: `${written.name} line`,
      mark: { type: 'rule', color: look.muted, strokeWidth: 1.5, strokeDash: [7, 5] },
      encoding: { ...place, ...across },
    },
  ];
  if (label !== null) layer.push(...lineLabel(written, placeIn('level', measured), label, { channel, plot }));
  return made(
    written,
    [{ level: level.value, text: label ?? '' }],
    { back: [], front: layer, levels: [level], measured },
    plot,
  );
}

/** A band across the plot between two numbers, behind the marks. */
export function band(written: WrittenAnnotation, plot: AnnotationPlot): MadeAnnotation | null {
  const { checks } = plot;
  const measured = measuredOf(written, plot);
  const pointer = child(written.pointer, 'band');
  const ends = written.options['band'];
  if (measured === null) return null;
  if (!isList(ends) || ends.length !== 2) {
    const facts = { path: 'band', found: ends ?? null, expected: ['a list of two numbers'], near: null };
    checks.report('chart/bad-value', checks.valueAt(pointer), facts);
    return null;
  }
  const levels = ends.map((end, i) => levelOf(end, child(pointer, i), { measured, written, plot }));
  const [low, high] = levels;
  if (low === null || low === undefined || high === null || high === undefined) return null;
  const { channel } = measured;
  const label = textOf(written, plot);
  const place = {
    [channel]: positionOf('level', measured),
    [`${channel}2`]: positionOf('level_end', measured),
    ...(channel === 'y' ? { x: at('0'), x2: at(rightOf(plot)) } : { y: at('0'), y2: at('height') }),
  };
  const layer: JsonObject[] = [{ mark: { type: 'rect', color: plot.look.faint, opacity: 0.45 }, encoding: place }];
  const middle = `(${placeIn('level', measured)} + ${placeIn('level_end', measured)}) / 2`;
  const front = label === null ? [] : bandLabel(written, middle, label, { channel, plot });
  const cells = [{ level: low.value, level_end: high.value, text: label ?? '' }];
  return made(written, cells, { back: layer, front, levels: [low, high], measured }, plot);
}

/** Where lines and bands end: before the names of the series. */
function rightOf({ labels }: AnnotationPlot): string {
  return labels.names > 0 ? `range('x')[1]` : 'width';
}

/** In px, so that no axis takes its title or its ends from an annotation. */
function positionOf(field: string, measured: PlotAxis): Json {
  return at(placeIn(field, measured));
}

function placeIn(field: string, measured: PlotAxis): string {
  return placeOn(measured, measured.kind === 'time' ? `toDate(datum.${field})` : `datum.${field}`);
}

/** Size of a label, and room around it on its ground, in px. */
const size = 18;
const room = 5;

interface LabelPlace {
  readonly channel: 'x' | 'y';
  readonly plot: AnnotationPlot;
}

/** A label above the end of its line. */
function lineLabel(written: WrittenAnnotation, place: string, text: string, { channel, plot }: LabelPlace) {
  const width = textWidth(text, size) + 2 * room;
  const [left, top] =
    channel === 'y' ? [`${rightOf(plot)} - ${width}`, `${place} - ${size + 9}`] : [`${place} + 4`, '0'];
  return onPaper(written, { left, top, width }, plot);
}

/** A label inside its band, at the end or at the top. */
function bandLabel(written: WrittenAnnotation, middle: string, text: string, { channel, plot }: LabelPlace) {
  const width = textWidth(text, size) + 2 * room;
  const [left, top] =
    channel === 'y'
      ? [`${rightOf(plot)} - ${width + 3}`, `${middle} - ${size / 2 + 3}`]
      : [`${middle} - ${width / 2}`, '5'];
  return onPaper(written, { left, top, width }, plot);
}

/** A text on a piece of paper: marks may lie behind it. */
function onPaper(
  { name }: WrittenAnnotation,
  { left, top, width }: { readonly left: string; readonly top: string; readonly width: number },
  { look }: AnnotationPlot,
): readonly JsonObject[] {
  const box: JsonObject = {
    x: at(left),
    x2: at(`${left} + ${width}`),
    y: at(top),
    y2: at(`${top} + ${size + 6}`),
  };
  return [
    { name: `${name} ground`, mark: { type: 'rect', color: look.paper, opacity: 0.92 }, encoding: box },
    {
      name: `${name} label`,
      mark: { type: 'text', fontSize: size, color: look.muted, align: 'left', baseline: 'middle' },
      encoding: {
        x: at(`${left} + ${room}`),
        y: at(`${top} + ${size / 2 + 3}`),
        text: { field: 'text' },
      },
    },
  ];
}

interface Parts {
  /** Behind the marks of the chart. */
  readonly back: readonly JsonObject[];
  readonly front: readonly JsonObject[];
  readonly levels: readonly Level[];
  readonly measured: PlotAxis;
}

/** Rows of an own table where a row of the chart's is behind them; else written out. */
function made(
  written: WrittenAnnotation,
  cells: readonly Record<string, Cell>[],
  { back, front, levels, measured }: Parts,
  { table }: AnnotationPlot,
): MadeAnnotation {
  const rows = levels.flatMap(({ row }) => (row === null ? [] : [row])).sort((a, b) => a - b);
  const own = rows.length > 0 && table !== null;
  const data: JsonObject = own ? { name: written.name } : { values: [{}] };
  const reads = String(written.options['field'] ?? measured.field);
  const computed = own
    ? [
        computedTable({
          name: written.name,
          source: table,
          reads: [reads],
          rows: cells.map((row) => ({ cells: row, from: rows })),
        }),
      ]
    : [];
  const view = (layer: readonly JsonObject[]): readonly JsonObject[] => {
    if (layer.length === 0) return [];
    return [{ data, layer: own ? layer : layer.map((unit) => withConstants(unit, cells[0] ?? {})) }];
  };
  const values = cells.flatMap(({ level, level_end: end }) => [level ?? null, ...(end === undefined ? [] : [end])]);
  const stands = { pointer: written.pointer, channel: measured.channel, values };
  return { back: view(back), front: view(front), computed, levels: stands, beyond: 0 };
}

/** Numbers that the author wrote are no data, which would be traced: they stand in the layers themselves. */
function withConstants(unit: JsonObject, cells: Readonly<Record<string, Cell>>): JsonObject {
  const fill = (value: Json): Json => {
    if (typeof value === 'string')
      return value.replace(/datum\.(level(?:_end)?)/g, (_, key: string) => JSON.stringify(cells[key] ?? null));
    if (isList(value)) return value.map(fill);
    if (!isObject(value)) return value;
    return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, fill(part)]));
  };
  const { encoding } = unit;
  const filled = isObject(encoding) ? (fill(encoding) as JsonObject) : {};
  return { ...unit, encoding: 'text' in filled ? { ...filled, text: { value: String(cells['text'] ?? '') } } : filled };
}

/** A number, a date on a time axis, or the value of the one row that `{column: cell}` picks. */
function levelOf(
  value: Json | undefined,
  pointer: string,
  around: { readonly measured: PlotAxis; readonly written: WrittenAnnotation; readonly plot: AnnotationPlot },
): Level | null {
  const { measured, written, plot } = around;
  const { checks } = plot;
  if (typeof value === 'number' || (measured.kind === 'time' && isDate(value))) return { value, row: null };
  if (!isObject(value)) {
    const expected = [measured.kind === 'time' ? 'a date' : 'a number', 'columns with the cell that a row holds'];
    const path = pointer.slice(pointer.lastIndexOf('/') + 1);
    checks.report('chart/bad-value', checks.valueAt(pointer), { path, found: value ?? null, expected, near: null });
    return null;
  }
  const table = tableOf(pointer, plot);
  const field = table === null ? null : fieldOf(written, measured, table, plot);
  if (table === null || field === null) return null;
  const place = { table, pointer, checks };
  const row = findRow(value, place);
  const found =
    row === null ? null : measured.kind === 'time' ? dateIn(row, field, place) : numberIn(row, field, place);
  if (row === null || found === null) return null;
  // A column that the author names may well hold the level of what is drawn.
  const stands = written.options['field'] !== undefined || standsAt(row, { field, measured, place });
  return stands ? { value: found, row } : null;
}

function isDate(value: Json | undefined): value is string {
  return typeof value === 'string' && !Number.isNaN(Date.parse(value));
}
