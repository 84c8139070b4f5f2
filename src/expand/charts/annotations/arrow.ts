import type { Cell } from '../../../model/data.ts';
import type { JsonObject } from '../../../model/json.ts';
import { columnOf } from '../../../util/dataset.ts';
import { textWidth } from '../../../util/text-width.ts';
import { minus } from '../../../util/numbers/format.ts';
import { writeNumber } from '../../../util/numbers/write.ts';
import { child } from '../checks.ts';
import { computedTable } from '../kinds/computed-table.ts';
import { annotationText, at, placed, placeOn, type AnnotationPlot } from './annotation.ts';
import type { MadeAnnotation, WrittenAnnotation } from './annotation.ts';
import { crossOf, measuredOf, offsetOf, pairOf, type RowPair } from './measured.ts';
import { formatOption, textOf, wordOf } from './words.ts';
import type { PlotAxis } from './plot-axes.ts';

/** An arrow from one row's value to another's, with what lies between them as text: a difference or a ratio. */
export function arrow(
  kind: 'difference' | 'ratio',
  written: WrittenAnnotation,
  plot: AnnotationPlot,
): MadeAnnotation | null {
  const measured = measuredOf(written, plot);
  const pair = measured === null ? null : pairOf(written, kind, measured, plot);
  if (measured === null || pair === null) return null;
  if (kind === 'ratio' && pair.from.value === 0) {
    const { checks } = plot;
    const facts = { field: pair.field, of: pair.table.name, found: '0' };
    checks.report('chart/annotation-number', checks.valueAt(child(child(written.pointer, kind), 'from')), facts);
    return null;
  }
  const text = textOf(written, plot) ?? writtenText(kind, pair, written, plot);
  const cross = crossOf(measured, plot);
  const cells = cellsOf(pair, cross, text, plot);
  const table = computedTable({
    name: written.name,
    source: pair.table,
    reads: [pair.field],
    rows: [{ cells, from: [pair.from.row, pair.to.row].sort((a, b) => a - b) }],
    key: ['text'],
  });
  const facts = { written, measured, cross, pair, plot };
  const beyond = isBeyond(facts) ? fromNames + gap + Math.ceil(textWidth(text, annotationText.fontSize, 600)) + 4 : 0;
  const levels = { pointer: written.pointer, channel: measured.channel, values: [pair.from.value, pair.to.value] };
  const front = [{ data: { name: written.name }, layer: arrowLayers(facts) }];
  return { back: [], front, computed: [table], levels, beyond };
}

function writtenText(
  kind: 'difference' | 'ratio',
  { from, to }: RowPair,
  written: WrittenAnnotation,
  { lang, checks }: AnnotationPlot,
): string {
  const word = wordOf(written, 'unit', checks);
  const unit = word === null ? '' : word === 'pct' || word === '%' ? '%' : `\u00a0${word}`;
  if (kind === 'ratio') {
    const ratio = to.value / from.value;
    return `×${writeNumber(ratio, { format: formatOption(written, checks) ?? (ratio < 1 ? '.2f' : '.1f'), unit: null, lang })}${unit}`;
  }
  const decimals = Math.min(3, Math.max(decimalsOf(from.value), decimalsOf(to.value)));
  const format = formatOption(written, checks) ?? `.${decimals}f`;
  const difference = to.value - from.value;
  return `${difference < 0 ? minus : '+'}${writeNumber(Math.abs(difference), { format, unit: null, lang })}${unit}`;
}

function decimalsOf(value: number): number {
  return /\.(\d+)$/.exec(String(value))?.[1]?.length ?? 0;
}

/** What the expressions of the layers read. */
function cellsOf(pair: RowPair, cross: PlotAxis | null, text: string, { axes }: AnnotationPlot): Record<string, Cell> {
  const { from, to, table } = pair;
  const cell = (row: number, field: string | null): Cell =>
    field === null ? null : (columnOf(table, field)?.values[row] ?? null);
  return {
    text,
    from: from.value,
    to: to.value,
    ...(cross === null ? {} : { from_at: cell(from.row, cross.field), to_at: cell(to.row, cross.field) }),
    ...(axes.offset === null ? {} : { from_beside: cell(from.row, axes.offset), to_beside: cell(to.row, axes.offset) }),
  };
}

interface ArrowFacts {
  readonly written: WrittenAnnotation;
  readonly measured: PlotAxis;
  readonly cross: PlotAxis | null;
  readonly pair: RowPair;
  readonly plot: AnnotationPlot;
}

/** Px from the shaft to its text, and of the head. */
const gap = 12;
const head = 7;

/** Px from the names of the series to an arrow beyond them. */
const fromNames = 18;

/** Whether an arrow stands where the names of the series are written: then it stands beyond them. */
function isBeyond({ written, measured, cross, pair, plot }: ArrowFacts): boolean {
  if (plot.labels.names === 0 || measured.channel !== 'y' || cross === null || written.options['side'] === 'left')
    return false;
  const column = columnOf(pair.table, cross.field ?? '')?.values ?? [];
  const places = column.filter((cell) => cell !== null);
  const last = places.reduce((most, cell) => (cell > most ? cell : most), places[0] ?? '');
  return [pair.from, pair.to].some(({ row }) => column[row] === last);
}

function arrowLayers(facts: ArrowFacts): readonly JsonObject[] {
  const { written, measured, cross, pair, plot } = facts;
  const { look } = plot;
  const { channel } = measured;
  const low = pair.from.value <= pair.to.value === true ? 'from' : 'to';
  const other = low === 'from' ? 'to' : 'from';
  const beyond = isBeyond(facts) ? `range('x')[1] + ${plot.labels.names + fromNames}` : null;
  const shift = offsetOf(written, pair, plot);
  const mark = (end: string): string => beyond ?? acrossOf(end, cross, shift, plot);
  const shaft = beyond ?? shaftOf(facts, low, shift);
  const along = (end: string): string => placeOn(measured, `datum.${end}`);
  const away = channel === 'y' ? (pair.to.value > pair.from.value ? 1 : -1) : pair.to.value > pair.from.value ? -1 : 1;
  const near = `${along('to')} + ${away * head}`;
  const shape = shapeOf(channel, pair.to.value > pair.from.value);
  const position = (a: string, b: string): JsonObject => placed(channel, at(a), at(b));
  const end = channel === 'y' ? 'y2' : 'x2';
  const side = channel === 'y' ? 'x2' : 'y2';
  const guide: JsonObject = {
    mark: { type: 'rule', color: look.muted, strokeWidth: 1.5, strokeDash: [4, 4] },
    encoding: { ...position(along(other), mark(other)), [side]: at(shaft) },
  };
  return [
    ...(mark(other) === shaft ? [] : [guide]),
    {
      name: `${written.name} arrow`,
      mark: { type: 'rule', color: look.ink, strokeWidth: 2.5, strokeDash: [1, 0] },
      encoding: { ...position(along('from'), shaft), [end]: at(near) },
    },
    {
      mark: { type: 'point', filled: true, shape, size: 150, color: look.ink, opacity: 1 },
      encoding: position(`${along('to')} + ${away * (head - 1)}`, shaft),
    },
    {
      name: `${written.name} text`,
      mark: {
        type: 'text',
        ...annotationText,
        ...(channel === 'y'
          ? { align: sideOf(written, plot), baseline: 'middle' }
          : { align: 'center', baseline: 'bottom' }),
        color: look.ink,
      },
      encoding: {
        ...position(
          `(${along('from')} + ${along('to')}) / 2`,
          `${shaft} ${channel === 'y' && sideOf(written, plot) === 'left' ? '+' : '-'} ${gap}`,
        ),
        text: { field: 'text' },
      },
    },
  ];
}

/** The way that a text is aligned that stands on this side of its arrow. */
function sideOf({ options, pointer }: WrittenAnnotation, { checks }: AnnotationPlot): 'left' | 'right' {
  const { side } = options;
  if (side === 'left') return 'right';
  if (side !== undefined && side !== 'right') {
    const expected = ['`left`', '`right`'];
    checks.report('chart/bad-value', checks.valueAt(child(pointer, 'side')), {
      path: 'side',
      found: side,
      expected,
      near: null,
    });
  }
  return 'left';
}

function shapeOf(channel: 'x' | 'y', grows: boolean): string {
  if (channel === 'y') return grows ? 'triangle-up' : 'triangle-down';
  return grows ? 'triangle-right' : 'triangle-left';
}

/** Px from a bar, or from the value at its end, to an arrow beside it; half the height of that value. */
const beside = 14;
const halfLine = 10;

/** Where an arrow stands: at the lower mark, and beside it where its value is written at its end. */
function shaftOf({ measured, cross, pair, plot }: ArrowFacts, low: 'from' | 'to', shift: number): string {
  const other = low === 'from' ? 'to' : 'from';
  const at = acrossOf(low, cross, shift, plot);
  if (!plot.labels.values || cross === null || cross.kind !== 'band') return at;
  const cellAt = (row: number): Cell => columnOf(pair.table, cross.field ?? '')?.values[row] ?? null;
  const there = acrossOf(other, cross, shift, plot);
  if (plot.axes.offset !== null && cellAt(pair.from.row) === cellAt(pair.to.row)) {
    const half = `bandwidth('${cross.channel}Offset') / 2 + ${beside}`;
    return `${at} + (${at} > ${there} ? 1 : -1) * (${half})`;
  }
  const value = textWidth(String(pair[low].value), 18, 600) / 2;
  const room = Math.ceil(measured.channel === 'y' ? value : halfLine) + beside;
  return `${at} + (${at} > ${there} ? -1 : 1) * ${room}`;
}

/** Where a row's mark stands across the measured axis; `shift` in px. */
export function acrossOf(end: string, cross: PlotAxis | null, shift: number, { axes }: AnnotationPlot): string {
  if (cross === null) return axes.x?.kind === 'quantity' && axes.y === null ? 'height / 2' : 'width / 2';
  const time = cross.kind === 'time' ? `toDate(datum.${end}_at)` : `datum.${end}_at`;
  const moved = shift === 0 ? '' : ` + ${shift}`;
  if (axes.offset === null) return `${placeOn(cross, time)}${moved}`;
  const channel = `${cross.channel}Offset`;
  const beside = `scale('${channel}', datum.${end}_beside) + bandwidth('${channel}') / 2`;
  return `scale('${cross.channel}', ${time}) + ${beside}${moved}`;
}
