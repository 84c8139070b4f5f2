import { say } from '../../../../util/words/say.ts';
import type { Aggregated } from '../../../../model/chart.ts';
import type { JsonObject } from '../../../../model/json.ts';
import { changeAxis, changeText, thresholdLayer, upperEnd } from '../changes/thresholds.ts';
import { computedTable } from '../computed-table.ts';
import { keyInColumn, keyLayer, type KeyItem } from '../key.ts';
import type { KindFence } from '../kind.ts';
import { placed, plotSpec, type Plot } from '../plot.ts';
import { categoryColors, objectiveResponses, responseCodes } from '../responses.ts';
import type { WaterfallOptions } from './options.ts';
import type { Patients } from './patients.ts';

/** Room of the axis of changes, of the reference numbers, of the titles over and under the plot. CSS px. */
const room = { left: 62, right: 66, top: 34, bottom: 30, title: 46 };

/** Widest bar, with the gap beside it. CSS px. */
const mostWide = 64;

/** How far a bar of 0 reaches to either side of the line at 0, CSS px. */
const stubHeight = 2.5;

/** A spec with the tables that it draws. */
export interface Drawn {
  readonly spec: JsonObject;
  readonly computed: readonly Aggregated[];
}

/** Bars from the most growth to the most shrinkage, over lines at the thresholds. */
export function drawWaterfall(patients: Patients, options: WaterfallOptions, fence: KindFence): Drawn {
  const { slot, look, lang } = fence;
  const { measured } = patients;
  const changes = measured.map(({ change }) => change);
  const y = [-100, upperEnd(changes, options.limit)] as const;
  const plot: Plot = {
    width: Math.floor((options.width ?? slot.width) - room.left - room.right),
    height: Math.floor(
      (options.height ?? slot.height) - room.top - room.bottom - (options.title === null ? 0 : room.title),
    ),
    x: [0, measured.length],
    y,
    axes: {
      x: {
        title: options.xTitle ?? say(lang, 'Patients, one bar each (n = {})', measured.length),
        axis: { labels: false, ticks: false, grid: false, domain: false, titlePadding: 8 },
      },
      y: { title: options.yTitle ?? say(lang, 'Best change from baseline (%)'), axis: changeAxis(y) },
    },
  };
  const reads = [options.label, options.value, options.group].filter((name) => name !== null);
  const bars = barTable(patients, plot, { options, reads, lang });
  const items = options.group === null ? [] : keyItems(patients, options, fence);
  const key = computedTable({
    name: 'response-key',
    source: options.table,
    reads,
    rows: keyInColumn(items, plot, plot.width - 4),
  });
  const clipped = measured.some(({ change }) => change > plot.y[1]);
  return {
    spec: {
      ...plotSpec(plot, options.title),
      layer: [
        barLayer(plot, items, fence),
        ...(options.thresholds.length === 0 ? [] : [thresholdLayer(options.thresholds, { plot, look, lang })]),
        zeroLayer(plot, fence),
        ...(clipped ? [clippedLayer(plot, fence)] : []),
        ...(items.length === 0 ? [] : [keyLayer(items, 'response-key', { plot, look })]),
      ],
    },
    computed: [bars, ...(items.length === 0 ? [] : [key])],
  };
}

interface TableFacts {
  readonly options: WaterfallOptions;
  readonly reads: readonly string[];
  readonly lang: string;
}

function barTable(
  { measured }: Patients,
  { width, height, y: [low, high] }: Plot,
  { options, reads, lang }: TableFacts,
): Aggregated {
  const stub = ((high - low) / height) * stubHeight;
  const side = Math.max(0.09, (1 - (mostWide * measured.length) / width) / 2);
  return computedTable({
    name: 'best-changes',
    source: options.table,
    reads,
    rows: measured.map(({ name, change, response, row }, i) => ({
      from: [row],
      cells: {
        patient: name,
        response,
        change,
        // A bar of no height is a stub to both sides of the line at 0.
        zero: Math.abs(change) < stub ? Number(stub.toFixed(3)) : 0,
        drawn: Math.abs(change) < stub ? -Number(stub.toFixed(3)) : Math.min(change, high),
        clipped: change > high,
        text: changeText(change, lang, [...options.thresholds, high]),
        from: Number((i + side).toFixed(3)),
        to: Number((i + 1 - side).toFixed(3)),
        middle: i + 0.5,
      },
    })),
  });
}

function barLayer(plot: Plot, items: readonly KeyItem[], { look }: KindFence): JsonObject {
  const domain = items.map(({ name }) => name);
  const scaled = (range: readonly string[]): JsonObject => ({
    field: 'response',
    type: 'nominal',
    legend: null,
    scale: { domain, range },
  });
  const colors: JsonObject =
    items.length === 0
      ? { fill: { value: look.accent }, stroke: { value: look.accent } }
      : { fill: scaled(items.map(({ fill }) => fill)), stroke: scaled(items.map(({ stroke }) => stroke)) };
  return {
    name: 'bars',
    data: { name: 'best-changes' },
    mark: { type: 'rect', strokeWidth: 1, opacity: 1 },
    encoding: {
      x: placed('from', 'x', plot),
      x2: { field: 'to' },
      y: placed('zero', 'y', plot),
      y2: { field: 'drawn' },
      ...colors,
      detail: [{ field: 'patient' }, { field: 'change' }],
    },
  };
}

function zeroLayer(plot: Plot, { look }: KindFence): JsonObject {
  return {
    name: 'baseline',
    data: { name: 'baseline', values: [{ change: 0, from: plot.x[0], to: plot.x[1] }] },
    mark: { type: 'rule', stroke: look.ink, strokeWidth: 1.5 },
    encoding: { x: placed('from', 'x', plot), x2: { field: 'to' }, y: placed('change', 'y', plot) },
  };
}

/** A bar that is cut at the limit has two strokes of paper through it, and its number. */
function clippedLayer(plot: Plot, { look }: KindFence): JsonObject {
  const at = (dy: number): JsonObject => ({
    mark: { type: 'rule', stroke: look.paper, strokeWidth: 3, yOffset: dy + 5, y2Offset: dy },
    encoding: {
      x: placed('from', 'x', plot),
      x2: { field: 'to' },
      y: placed('drawn', 'y', plot),
      y2: { field: 'drawn' },
    },
  });
  return {
    name: 'clipped',
    data: { name: 'best-changes' },
    transform: [{ filter: 'datum.clipped' }],
    layer: [
      at(14),
      at(22),
      {
        mark: { type: 'text', align: 'left', baseline: 'middle', dx: 5, dy: 9, fontSize: 17, color: look.ink },
        encoding: { x: placed('to', 'x', plot), y: placed('drawn', 'y', plot), text: { field: 'text' } },
      },
    ],
  };
}

/** The responses of the bars with their counts, then those that have none. */
function keyItems(patients: Patients, options: WaterfallOptions, { look }: KindFence): readonly KeyItem[] {
  const colors = categoryColors(responseCodes, objectiveResponses, { look, given: options.colors });
  return responseCodes.flatMap((code, i): KeyItem[] => {
    const rows = patients.measured.filter(({ response }) => response === code).map(({ row }) => row);
    if (rows.length === 0) return [];
    const fill = colors[i] ?? look.paper;
    const from = [...rows].sort((a, b) => a - b);
    return [{ name: code, text: `${code} (${rows.length})`, shape: 'square', fill, stroke: look.muted, from }];
  });
}
