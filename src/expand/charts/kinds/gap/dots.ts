import type { JsonObject } from '../../../../model/json.ts';
import { fixedSpec, frameOf } from '../comparisons/frame.ts';
import { rowsNamed, part } from '../comparisons/layers.ts';
import { inkOf } from '../ink.ts';
import type { ComputedRow } from '../computed-table.ts';
import type { GapDrawing } from './drawing.ts';
import type { GapChart, GapItem } from './read.ts';

const deep = 5;
/** Heights of the number, and of the words below it. CSS px. */
const numberSize = 60;
const wordSize = 24;

/** A hundred dots for one share, filled as far as is reached; the others stand apart. `null` for several shares. */
export function gapDots(chart: GapChart): GapDrawing | null {
  const { context, items } = chart;
  const { fence } = context;
  const [item] = items;
  if (item === undefined || items.length > 1) {
    fence.checks.report('chart/kind-too-many', fence.checks.valueAt('/shape'), {
      what: 'shares of a hundred dots',
      count: items.length,
      limit: 1,
    });
    return null;
  }
  const frame = frameOf(fence, { ticks: false, title: false });
  const filled = Math.round(item.reached);
  const columns =
    Math.ceil(filled / deep) + Math.ceil((100 - filled) / deep) + (filled === 0 || filled === 100 ? 0 : 1);
  const words = chart.reached !== null || chart.left !== null ? wordSize + 22 : 10;
  const head = numberSize + words;
  const pitch = Math.floor(Math.min((frame.width - 4) / columns, (frame.height - head) / deep));
  const dots = Array.from({ length: 100 }, (_, i) => dotRow(chart, item, { i, filled, pitch }));
  const { look } = fence;
  const color = chart.palette.range[0] ?? look.ink;
  const size = Math.round((pitch * 0.74) ** 2 * 0.785);
  const spec = fixedSpec(columns * pitch, deep * pitch + head, {
    ...frame.title,
    ...rowsNamed('hundred'),
    encoding: {
      x: {
        field: 'x',
        type: 'quantitative',
        axis: null,
        scale: { domain: [0, columns * pitch], nice: false, zero: false },
      },
      y: {
        field: 'y',
        type: 'quantitative',
        axis: null,
        scale: { domain: [0, deep * pitch + head], reverse: true, nice: false, zero: false },
      },
    },
    layer: [
      ...part('reached', [
        dotLayer(size, { fill: item.number.hollow ? look.paper : color, stroke: color, filter: 'datum.reached' }),
      ]),
      ...part('left', [dotLayer(size, { fill: look.paper, stroke: look.muted, filter: '!datum.reached' })]),
      ...part('labels', wordLayers(chart, head)),
    ].filter(Boolean),
  });
  return {
    spec,
    tables: new Map([
      ['hundred', dots.map((row) => shifted(row, head))],
      ['words', wordRows(chart, item, { filled, pitch })],
    ]),
  };
}

function dotRow(
  { names }: GapChart,
  item: GapItem,
  at: { readonly i: number; readonly filled: number; readonly pitch: number },
): ComputedRow {
  const { i, filled, pitch } = at;
  const reached = i < filled;
  const place = reached ? i : i - filled;
  const skipped = reached || filled === 0 ? 0 : Math.ceil(filled / deep) + 1;
  return {
    cells: {
      person: i + 1,
      label: names.of(item.label),
      part: reached ? 'reached' : 'left',
      reached,
      x: (skipped + Math.floor(place / deep) + 0.5) * pitch,
      y: ((place % deep) + 0.5) * pitch,
    },
    from: item.number.row === null ? [] : [item.number.row],
  };
}

function shifted({ cells, from: rows }: ComputedRow, head: number): ComputedRow {
  return { cells: { ...cells, y: Number(cells['y']) + head }, from: rows };
}

function dotLayer(
  size: number,
  { fill, stroke, filter }: { readonly fill: string; readonly stroke: string; readonly filter: string },
): JsonObject {
  return {
    transform: [{ filter }],
    mark: { type: 'point', shape: 'circle', filled: true, fill, stroke, size, strokeWidth: 2.5, opacity: 1 },
  };
}

/** The two numbers over their dots, and their words. */
function wordRows(
  chart: GapChart,
  item: GapItem,
  { filled, pitch }: { readonly filled: number; readonly pitch: number },
): readonly ComputedRow[] {
  const rows = item.number.row === null ? [] : [item.number.row];
  const at = (filled === 0 ? 0 : Math.ceil(filled / deep) + 1) * pitch;
  const inset = pitch * 0.12;
  const parts = [
    { part: 'reached', x: inset, text: item.reachedText, words: chart.reached ?? '' },
    { part: 'left', x: at + inset, text: item.leftText, words: chart.left ?? '' },
  ].filter(({ part: name }) => (name === 'reached' ? filled > 0 : filled < 100));
  return parts.map((cells): ComputedRow => ({ cells: { ...cells, y: 0 }, from: rows }));
}

function wordLayers(chart: GapChart, head: number): readonly JsonObject[] {
  const { look } = chart.context.fence;
  const ink = inkOf(chart.palette.range[0] ?? look.ink, look);
  const color = { condition: { test: "datum.part === 'reached'", value: ink }, value: look.muted };
  const number: JsonObject = {
    ...rowsNamed('words'),
    mark: {
      type: 'text',
      align: 'left',
      baseline: 'middle',
      dy: numberSize / 2,
      fontSize: numberSize,
      fontWeight: 700,
    },
    encoding: { text: { field: 'text' }, color },
  };
  if (head < numberSize + wordSize) return [number];
  const words: JsonObject = {
    ...rowsNamed('words'),
    transform: [{ filter: "datum.words !== ''" }],
    mark: {
      type: 'text',
      align: 'left',
      baseline: 'middle',
      dy: numberSize + wordSize / 2 + 4,
      fontSize: wordSize,
      color: look.muted,
    },
    encoding: { text: { field: 'words' } },
  };
  return [number, words];
}
