import { say } from '../../../../util/words/say.ts';
import { timeTitle } from '../comparisons/words.ts';
import type { Aggregated } from '../../../../model/chart.ts';
import type { JsonObject } from '../../../../model/json.ts';
import type { Look } from '../../../../model/look.ts';
import { roleOf } from '../../../../util/look.ts';
import { textWidth } from '../../../../util/text-width.ts';
import { computedTable, type ComputedRow } from '../computed-table.ts';
import { keyHeight, keyInRow, keyLayer, type KeyItem } from '../key.ts';
import type { KindFence } from '../kind.ts';
import { placed, plotSpec, valueAcross, type Plot } from '../plot.ts';
import { mixed } from '../responses.ts';
import { ticksTo } from '../steps-of-axis.ts';
import { wordsOf, type Lane } from './lanes.ts';
import type { SwimmerOptions } from './options.ts';

/** Room of the axis with its title, of the key, of the right edge. CSS px. */
const room = { bottom: 66, title: 46, key: 12, right: 24, plain: 34 };
/** Height of a patient's row; names need the least of it. */
const rowHeight = { most: 34, named: 19 };
const nameSize = 17;
const tickRoom = 60;
/** Between a bar's end and the arrow that says that it goes on. */
const arrowAt = 9;

const shapes: readonly string[] = ['circle', 'diamond', 'triangle-up', 'cross', 'square', 'triangle-down'];

/** A spec with the tables that it draws. */
export interface Drawn {
  readonly spec: JsonObject;
  readonly computed: readonly Aggregated[];
}

/** A row for each patient: stretches as bars, events as shapes, an arrow where it goes on. */
export function drawSwimmer(lanes: readonly Lane[], options: SwimmerOptions, fence: KindFence): Drawn {
  const { look } = fence;
  const { bars, events, arrows } = keyItems(lanes, options, fence);
  const items = [...bars, ...events, ...arrows];
  const { plot, named } = plotOf(lanes, items, { options, fence });
  const { label, group, time, end, ongoing, table } = options;
  const reads = [label, group, time, end, ongoing].filter((name) => name !== null);
  const made = (name: string, rows: readonly ComputedRow[], key: readonly string[]): Aggregated =>
    computedTable({ name, source: table, reads, rows, key });
  const top = -keyHeight(items, plot.width) - room.key;
  const happened = eventRows(lanes);
  const going = arrowRows(lanes, plot);
  return {
    spec: {
      ...plotSpec(plot, options.title),
      resolve: { scale: { fill: 'independent' } },
      layer: [
        barLayer(bars, plot, look),
        ...(going.length === 0 ? [] : [arrowLayer(plot, look)]),
        ...(happened.length === 0 ? [] : [eventLayer(events, plot, look)]),
        ...(named ? [nameLayer(plot, look)] : []),
        keyLayer(items, 'course-key', { plot, look }),
      ],
    },
    computed: [
      made('courses', barRows(lanes), ['patient', 'from']),
      ...(going.length === 0 ? [] : [made('ongoing', going, ['patient'])]),
      ...(happened.length === 0 ? [] : [made('events', happened, ['patient', 'what', 'at'])]),
      ...(named ? [made('patients', nameRows(lanes), ['patient'])] : []),
      made('course-key', keyInRow(items, plot, { x: 0, y: top, width: plot.width }), ['name']),
    ],
  };
}

interface Around {
  readonly options: SwimmerOptions;
  readonly fence: KindFence;
}

function plotOf(
  lanes: readonly Lane[],
  items: readonly KeyItem[],
  { options, fence: { slot, lang } }: Around,
): { readonly plot: Plot; readonly named: boolean } {
  const widest = Math.ceil(Math.max(...lanes.map(({ name }) => textWidth(name, nameSize)))) + 14;
  const full = Math.floor(options.width ?? slot.width);
  const key = keyHeight(items, full - widest - room.right) + room.key;
  const free = (options.height ?? slot.height) - room.bottom - key - (options.title === null ? 0 : room.title);
  const named = free / lanes.length >= rowHeight.named;
  const left = named ? widest : room.plain;
  const width = full - left - room.right;
  const height = Math.floor(Math.min(free - (named ? 0 : 26), lanes.length * rowHeight.most));
  const last = Math.max(...lanes.map(({ end }) => end));
  const end = last * (1 + 16 / width);
  const most = Math.max(2, Math.floor(width / tickRoom));
  const ticks =
    options.ticks === null || last / options.ticks + 1 > most
      ? ticksTo(last, most, options.unit)
      : Array.from({ length: Math.floor(last / options.ticks + 1e-9) + 1 }, (_, i) => i * (options.ticks ?? 1));
  const plot: Plot = {
    width,
    height,
    x: [0, Number(end.toPrecision(6))],
    // The first patient stands at the top.
    y: [lanes.length, 0],
    axes: {
      x: {
        title: options.xTitle ?? timeTitle(options.unit, lang),
        axis: { values: [...ticks], tickCount: ticks.length, grid: false, domain: true, ticks: true },
      },
      y: named
        ? { title: null, axis: null }
        : {
            title: say(lang, 'Patients, one bar each (n = {})', lanes.length),
            axis: { labels: false, ticks: false, grid: false, domain: true },
          },
    },
  };
  return { plot, named };
}

function barRows(lanes: readonly Lane[]): readonly ComputedRow[] {
  return lanes.flatMap(({ name, stretches }, i) =>
    stretches.map(({ what, from, to, ongoing, row }) => ({
      from: [row],
      cells: { patient: name, what, from, to, ongoing, top: i + 0.18, bottom: i + 0.82 },
    })),
  );
}

function eventRows(lanes: readonly Lane[]): readonly ComputedRow[] {
  return lanes.flatMap(({ name, events }, i) =>
    events.map(({ what, at, row }) => ({ from: [row], cells: { patient: name, what, at, middle: i + 0.5 } })),
  );
}

function arrowRows(lanes: readonly Lane[], plot: Plot): readonly ComputedRow[] {
  return lanes.flatMap(({ name, ongoing, stretches }, i) => {
    const last = stretches.at(-1);
    if (!ongoing || last === undefined) return [];
    const at = last.to + valueAcross(plot, arrowAt);
    return [{ from: [last.row], cells: { patient: name, at: Number(at.toPrecision(6)), middle: i + 0.5 } }];
  });
}

function nameRows(lanes: readonly Lane[]): readonly ComputedRow[] {
  return lanes.map(({ name, rows }, i) => ({ from: rows, cells: { patient: name, middle: i + 0.5 } }));
}

function scaled(field: string, items: readonly KeyItem[], range: readonly string[]): JsonObject {
  return { field, type: 'nominal', legend: null, scale: { domain: items.map(({ name }) => name), range } };
}

function barLayer(items: readonly KeyItem[], plot: Plot, look: Look): JsonObject {
  return {
    name: 'bars',
    data: { name: 'courses' },
    mark: { type: 'rect', stroke: look.muted, strokeWidth: 1, opacity: 1 },
    encoding: {
      x: placed('from', 'x', plot),
      x2: { field: 'to' },
      y: placed('top', 'y', plot),
      y2: { field: 'bottom' },
      fill: scaled(
        'what',
        items,
        items.map(({ fill }) => fill),
      ),
      detail: [{ field: 'patient' }],
    },
  };
}

function arrowLayer(plot: Plot, { ink }: Look): JsonObject {
  return {
    name: 'ongoing',
    data: { name: 'ongoing' },
    mark: { type: 'point', shape: 'triangle-right', size: 110, fill: ink, stroke: ink, strokeWidth: 0, opacity: 1 },
    encoding: { x: placed('at', 'x', plot), y: placed('middle', 'y', plot), detail: [{ field: 'patient' }] },
  };
}

function eventLayer(items: readonly KeyItem[], plot: Plot, look: Look): JsonObject {
  return {
    name: 'events',
    data: { name: 'events' },
    mark: { type: 'point', size: 150, stroke: look.paper, strokeWidth: 1.5, opacity: 1 },
    encoding: {
      x: placed('at', 'x', plot),
      y: placed('middle', 'y', plot),
      shape: scaled(
        'what',
        items,
        items.map(({ shape }) => shape),
      ),
      fill: scaled(
        'what',
        items,
        items.map(({ fill }) => fill),
      ),
      detail: [{ field: 'patient' }],
    },
  };
}

function nameLayer(plot: Plot, { ink }: Look): JsonObject {
  return {
    name: 'labels',
    data: { name: 'patients' },
    mark: { type: 'text', align: 'right', baseline: 'middle', fontSize: nameSize, color: ink },
    encoding: { x: { value: -10 }, y: placed('middle', 'y', plot), text: { field: 'patient' } },
  };
}

interface SwimmerKey {
  readonly bars: readonly KeyItem[];
  readonly events: readonly KeyItem[];
  readonly arrows: readonly KeyItem[];
}

function keyItems(lanes: readonly Lane[], { colors }: SwimmerOptions, { look, lang }: KindFence): SwimmerKey {
  const words = wordsOf(lanes);
  const { accent, muted, paper, ink, named } = look;
  const tints = [
    accent,
    mixed(accent, paper, 0.42),
    mixed(muted, paper, 0.35),
    named.get('orange') ?? muted,
    named.get('purple') ?? muted,
    named.get('teal') ?? muted,
  ];
  const colorOf = (name: string, usual: string): string => colors.get(name) ?? roleOf(name, look.roles) ?? usual;
  const behind = (what: string): readonly number[] =>
    lanes
      .flatMap(({ stretches, events }) => [...stretches, ...events])
      .flatMap((one) => (one.what === what ? [one.row] : []))
      .sort((a, b) => a - b);
  const bars = words.stretches.map((what, i): KeyItem => {
    const fill = colorOf(what, tints[i] ?? muted);
    return { name: what, text: what, shape: 'square', fill, stroke: look.muted, from: behind(what) };
  });
  const events = words.events.map((what, i): KeyItem => {
    const fill = colorOf(what, ink);
    return { name: what, text: what, shape: shapes[i] ?? 'circle', fill, stroke: paper, from: behind(what) };
  });
  const going = lanes.flatMap(({ ongoing, stretches }) => (ongoing ? [stretches.at(-1)?.row ?? 0] : []));
  const ongoingWord = say(lang, 'Ongoing');
  const arrow = { name: ongoingWord, text: ongoingWord, shape: 'triangle-right', fill: ink, stroke: ink };
  return { bars, events, arrows: going.length === 0 ? [] : [{ ...arrow, from: [...going].sort((a, b) => a - b) }] };
}
