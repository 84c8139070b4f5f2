import type { Aggregated } from '../../../../model/chart.ts';
import type { JsonObject } from '../../../../model/json.ts';
import { canvasPlaces, canvasSpec, type Canvas } from '../canvas.ts';
import { computedTable, type ComputedRow } from '../computed-table.ts';
import { groupColors } from '../group-colors.ts';
import { keyHeight, keyInRow, keyLayer, type KeyItem } from '../key.ts';
import type { KindFence } from '../kind.ts';
import type { TimelineEvent } from './events.ts';
import { layOutTimeline, type TimelineLayout } from './layout.ts';
import type { TimelineOptions } from './options.ts';
import type { PlacedLabel } from './place.ts';

/** A spec with the tables that it draws. */
export interface Drawn {
  readonly spec: JsonObject;
  readonly computed: readonly Aggregated[];
}

/** Between the key and what is below it. CSS px. */
const keyRoom = 14;

/** `null` where the labels do not fit. */
export function drawTimeline(
  events: readonly TimelineEvent[],
  options: TimelineOptions,
  { canvas, fence }: { readonly canvas: Canvas; readonly fence: KindFence },
): Drawn | null {
  const { look } = fence;
  const colors = colorsOf(events, options, fence);
  const items = options.key && options.group !== null ? keyItems(events, colors, fence) : [];
  const top = items.length === 0 ? 0 : keyHeight(items, canvas.width) + keyRoom;
  const layout = layOutTimeline(events, options, { canvas, top });
  if (layout === null) return null;
  const reads = [options.time, options.end, options.label, options.group, options.lane].filter((name) => name !== null);
  const made = (name: string, rows: readonly ComputedRow[], key: readonly string[]): readonly Aggregated[] =>
    rows.length === 0 ? [] : [computedTable({ name, source: options.table, reads, rows, key })];
  const plot = {
    ...canvas,
    x: [0, canvas.width] as const,
    y: [canvas.height, 0] as const,
    axes: { x: { title: null, axis: null }, y: { title: null, axis: null } },
  };
  const key = keyInRow(items, plot, { x: 0, y: 0, width: canvas.width });
  return {
    spec: {
      ...canvasSpec(canvas, options.title),
      layer: [
        axisLayer(layout, canvas, fence),
        ...(layout.lanes.length === 0 ? [] : [laneLayer(layout, canvas, fence)]),
        ...eventLayers(layout, colors, { canvas, fence }),
        ...(items.length === 0 ? [] : [keyLayer(items, 'group-key', { plot, look })]),
      ],
    },
    computed: [
      ...made(
        'events',
        layout.labels.map((label) => eventRow(label, layout)),
        ['position'],
      ),
      ...made('event-text', layout.labels.flatMap(textRows), ['position', 'line']),
      ...made('lanes', layout.lanes.flatMap(laneRows), ['lane', 'line']),
      ...made('group-key', key, ['name']),
    ],
  };
}

/** What every row of an event holds, so that steps can name it. */
function shared({ event }: PlacedLabel): Readonly<Record<string, string | number>> {
  const { label, group, lane, at, row } = event;
  return { position: row + 1, time: at.text, label, group, lane };
}

function eventRow(placed: PlacedLabel, { across, lanes }: TimelineLayout): ComputedRow {
  const { event, x, foot, tip } = placed;
  const until = event.until === null ? event.at : event.until;
  // A stretch on the band lies on its edge; on a lane in the middle of its line.
  const up = lanes.length > 0 ? 0 : tip < foot ? -6 : 6;
  return {
    from: [event.row],
    cells: {
      ...shared(placed),
      lasts: event.until !== null,
      x: half(x),
      foot: half(foot),
      tip: half(tip),
      from: half(across(event.at.year)),
      to: half(across(until.year)),
      top: half(foot + up - 6),
      bottom: half(foot + up + 6),
    },
  };
}

function textRows(placed: PlacedLabel): readonly ComputedRow[] {
  return placed.lines.map(({ text, isTime, x, y }, i) => ({
    from: [placed.event.row],
    cells: { ...shared(placed), line: i + 1, text, isTime, align: placed.align, x: half(x), y: half(y) },
  }));
}

function laneRows({ name, y, lines, rows }: TimelineLayout['lanes'][number]): readonly ComputedRow[] {
  return lines.map(({ text, y: at }, i) => ({
    from: rows,
    cells: { lane: name, line: i + 1, text, y: half(at), track: half(y) },
  }));
}

function half(px: number): number {
  return Math.round(px * 2) / 2;
}

function axisLayer({ band, ticks }: TimelineLayout, canvas: Canvas, { look }: KindFence): JsonObject {
  const { across, down } = canvasPlaces(canvas);
  const middle = half((band.top + band.bottom) / 2);
  const rows = ticks.map(({ text, x }) => ({ text, x: half(x), y: middle }));
  return {
    name: 'axis',
    layer: [
      {
        data: {
          name: 'band',
          values: [{ left: band.left, right: band.right, top: half(band.top), bottom: half(band.bottom) }],
        },
        mark: { type: 'rect', fill: look.faint, opacity: 1 },
        encoding: { x: across('left'), x2: { field: 'right' }, y: down('top'), y2: { field: 'bottom' } },
      },
      {
        data: { name: 'years', values: rows },
        mark: { type: 'text', baseline: 'middle', fontSize: 18, color: look.ink },
        encoding: { x: across('x'), y: down('y'), text: { field: 'text' } },
      },
    ],
  };
}

function laneLayer({ band }: TimelineLayout, canvas: Canvas, { look }: KindFence): JsonObject {
  const { across, down } = canvasPlaces(canvas);
  return {
    name: 'lanes',
    data: { name: 'lanes' },
    layer: [
      {
        transform: [
          { filter: 'datum.line === 1' },
          { calculate: String(band.left), as: 'left' },
          { calculate: String(band.right), as: 'right' },
        ],
        mark: { type: 'rule', stroke: look.muted, strokeWidth: 2 },
        encoding: { x: across('left'), x2: { field: 'right' }, y: down('track') },
      },
      {
        mark: { type: 'text', align: 'left', baseline: 'middle', fontSize: 19, fontWeight: 600, color: look.ink },
        encoding: { x: { value: 0 }, y: down('y'), text: { field: 'text' } },
      },
    ],
  };
}

interface Around {
  readonly canvas: Canvas;
  readonly fence: KindFence;
}

function eventLayers(
  { labels, style }: TimelineLayout,
  colors: ReadonlyMap<string, string>,
  { canvas, fence: { look } }: Around,
): readonly JsonObject[] {
  const { across, down } = canvasPlaces(canvas);
  const color: JsonObject = {
    field: 'group',
    type: 'nominal',
    legend: null,
    scale: { domain: [...colors.keys()], range: [...colors.values()] },
  };
  const detail = [{ field: 'label' }, { field: 'time' }, { field: 'position' }];
  const lasting = labels.some(({ event }) => event.until !== null);
  const points = labels.some(({ event }) => event.until === null);
  const bar: JsonObject = {
    name: 'ranges',
    data: { name: 'events' },
    transform: [{ filter: 'datum.lasts' }],
    mark: { type: 'rect', stroke: look.paper, strokeWidth: 2, opacity: 1 },
    encoding: { x: across('from'), x2: { field: 'to' }, y: down('top'), y2: { field: 'bottom' }, fill: color, detail },
  };
  const point: JsonObject = {
    name: 'points',
    data: { name: 'events' },
    transform: [{ filter: '!datum.lasts' }],
    mark: { type: 'point', size: 190, stroke: look.paper, strokeWidth: 2, opacity: 1 },
    encoding: { x: across('x'), y: down('foot'), fill: color, detail },
  };
  return [
    {
      name: 'links',
      data: { name: 'events' },
      mark: { type: 'rule', strokeWidth: 2 },
      encoding: { x: across('x'), y: down('foot'), y2: { field: 'tip' }, color, detail },
    },
    ...(lasting ? [bar] : []),
    ...(points ? [point] : []),
    {
      name: 'labels',
      data: { name: 'event-text' },
      mark: {
        type: 'text',
        align: { expr: 'datum.align' },
        baseline: 'middle',
        fontSize: { expr: `datum.isTime ? ${style.time} : ${style.label}` },
        fontWeight: { expr: 'datum.isTime ? 700 : 400' },
        color: look.ink,
      },
      encoding: { x: across('x'), y: down('y'), text: { field: 'text' }, detail: [...detail, { field: 'group' }] },
    },
  ];
}

/** Events without a group are grey. */
function colorsOf(
  events: readonly TimelineEvent[],
  { colors }: TimelineOptions,
  { look }: KindFence,
): ReadonlyMap<string, string> {
  const groups = [...new Set(events.map(({ group }) => group))];
  const named = groups.filter((group) => group !== '');
  const found = groupColors(named, colors, look);
  return new Map(
    groups.map((group) => [group, group === '' ? look.muted : (found[named.indexOf(group)] ?? look.muted)]),
  );
}

function keyItems(
  events: readonly TimelineEvent[],
  colors: ReadonlyMap<string, string>,
  { look }: KindFence,
): readonly KeyItem[] {
  const groups = [...colors.keys()].filter((group) => group !== '');
  if (groups.length < 2) return [];
  return groups.map((name) => {
    const from = events.flatMap(({ group, row }) => (group === name ? [row] : [])).sort((a, b) => a - b);
    return { name, text: name, shape: 'circle', fill: colors.get(name) ?? look.muted, stroke: look.paper, from };
  });
}
