import { timeTitle } from '../comparisons/words.ts';
import { say } from '../../../../util/words/say.ts';
import type { Aggregated } from '../../../../model/chart.ts';
import type { JsonObject } from '../../../../model/json.ts';
import { changeAxis, changeText, thresholdLayer, upperEnd } from '../changes/thresholds.ts';
import { computedTable } from '../computed-table.ts';
import { groupColors } from '../group-colors.ts';
import { keyHeight, keyInRow, keyLayer, type KeyItem } from '../key.ts';
import type { KindFence } from '../kind.ts';
import { placed, plotSpec, type Plot } from '../plot.ts';
import { ticksTo } from '../steps-of-axis.ts';
import { groupsOf, type Course } from './courses.ts';
import type { SpiderOptions } from './options.ts';

/** Room of the axis of changes, of the reference numbers, of the titles over and under the plot. CSS px. */
const room = { left: 62, right: 66, top: 34, bottom: 66, title: 46, key: 10 };
/** Least room of a number at a tick. */
const tickRoom = 70;

/** Shapes of the groups' ends, so that colour is not all. */
const shapes: readonly string[] = ['circle', 'square', 'triangle-up', 'diamond'];

/** A spec with the tables that it draws. */
export interface Drawn {
  readonly spec: JsonObject;
  readonly computed: readonly Aggregated[];
}

/** A line for each patient from the baseline, a mark at its end. */
export function drawSpider(courses: readonly Course[], options: SpiderOptions, fence: KindFence): Drawn {
  const { look, lang } = fence;
  const items = options.group === null ? [] : keyItems(courses, options, fence);
  const plot = plotOf(courses, items, { options, fence });
  const reads = [options.label, options.time, options.value, options.group].filter((name) => name !== null);
  const made = { source: options.table, reads };
  const points = courses.flatMap(({ name, group, visits, rows }) =>
    visits.map(({ time, change, row }, i) => ({
      from: row === null ? rows : [row],
      cells: {
        patient: name,
        group,
        time,
        change,
        last: i === visits.length - 1,
        text: changeText(change, lang, options.thresholds),
      },
    })),
  );
  const key = keyInRow(items, plot, { x: 0, y: -room.top - keyHeight(items, plot.width) - 4, width: plot.width });
  return {
    spec: {
      ...plotSpec(plot, options.title),
      layer: [
        ...(options.thresholds.length === 0 ? [] : [thresholdLayer(options.thresholds, { plot, look, lang })]),
        {
          name: 'baseline',
          data: { name: 'baseline', values: [{ change: 0, from: plot.x[0], to: plot.x[1] }] },
          mark: { type: 'rule', stroke: look.muted, strokeWidth: 1 },
          encoding: { x: placed('from', 'x', plot), x2: { field: 'to' }, y: placed('change', 'y', plot) },
        },
        ...courseLayers(items, plot, fence),
        ...(items.length === 0 ? [] : [keyLayer(items, 'group-key', { plot, look })]),
      ],
    },
    computed: [
      computedTable({ ...made, name: 'changes', rows: points, key: ['patient', 'time'] }),
      ...(items.length === 0 ? [] : [computedTable({ ...made, name: 'group-key', rows: key })]),
    ],
  };
}

function plotOf(
  courses: readonly Course[],
  items: readonly KeyItem[],
  { options, fence: { slot, lang } }: { readonly options: SpiderOptions; readonly fence: KindFence },
): Plot {
  const visits = courses.flatMap((course) => course.visits);
  const last = Math.max(...visits.map(({ time }) => time));
  const width = Math.floor((options.width ?? slot.width) - room.left - room.right);
  const over = options.title === null ? 0 : room.title;
  const key = items.length === 0 ? 0 : keyHeight(items, width) + room.key;
  const ticks = tickList(last, width, options);
  const y = [
    -100,
    upperEnd(
      visits.map(({ change }) => change),
      Infinity,
    ),
  ] as const;
  return {
    width,
    height: Math.floor((options.height ?? slot.height) - room.top - room.bottom - over - key),
    x: [0, last],
    y,
    axes: {
      x: {
        title: options.xTitle ?? timeTitle(options.unit, lang),
        axis: { values: [...ticks], tickCount: ticks.length, grid: false, domain: false, ticks: true },
      },
      y: { title: options.yTitle ?? say(lang, 'Change from baseline (%)'), axis: changeAxis(y) },
    },
  };
}

function tickList(last: number, width: number, { ticks, unit }: SpiderOptions): readonly number[] {
  const most = Math.max(2, Math.floor(width / tickRoom));
  if (ticks === null || last / ticks + 1 > most) return ticksTo(last, most, unit);
  return Array.from({ length: Math.floor(last / ticks + 1e-9) + 1 }, (_, i) => i * ticks);
}

function courseLayers(items: readonly KeyItem[], plot: Plot, { look }: KindFence): readonly JsonObject[] {
  const domain = items.map(({ name }) => name);
  const scaled = (range: readonly string[]): JsonObject => ({
    field: 'group',
    type: 'nominal',
    legend: null,
    scale: { domain, range },
  });
  const color = items.length === 0 ? { value: look.accent } : scaled(items.map(({ fill }) => fill));
  const shape = items.length === 0 ? {} : { shape: scaled(items.map(({ shape }) => shape)) };
  const place = { x: placed('time', 'x', plot), y: placed('change', 'y', plot), detail: [{ field: 'patient' }] };
  return [
    {
      name: 'lines',
      data: { name: 'changes' },
      mark: { type: 'line', strokeWidth: 2.5, opacity: 0.85 },
      encoding: { ...place, stroke: color },
    },
    {
      name: 'ends',
      data: { name: 'changes' },
      transform: [{ filter: 'datum.last' }],
      mark: { type: 'point', size: 130, stroke: look.paper, strokeWidth: 1.5, opacity: 1 },
      encoding: { ...place, fill: color, ...shape },
    },
  ];
}

function keyItems(courses: readonly Course[], options: SpiderOptions, { look }: KindFence): readonly KeyItem[] {
  const groups = groupsOf(courses, options);
  const colors = groupColors(groups, options.colors, look);
  return groups.map((group, i): KeyItem => {
    const own = courses.filter((course) => course.group === group);
    const fill = colors[i] ?? look.muted;
    const from = own.flatMap(({ rows }) => rows).sort((a, b) => a - b);
    const text = `${group === '' ? 'No group' : group} (n = ${own.length})`;
    return { name: group, text, shape: shapes[i] ?? 'circle', fill, stroke: look.paper, from };
  });
}
