import { resetSVGDefIds } from 'vega';
import type { SpecChart } from '../../model/chart.ts';
import type { DrawnScene, PlotItem, PlotScale, SceneDatum, SceneUnit } from '../../model/drawn-scene.ts';
import type { Shell, Theme } from '../../model/project.ts';
import { placeAnnotations } from './annotations/place-annotations.ts';
import { writeBlanks } from './blank-words.ts';
import { drawnKey } from './cells.ts';
import { columnsOf } from './columns.ts';
import { placeLabels } from './direct-labels.ts';
import { drawScene, type DrawTools } from './draw.ts';
import type { Drawing } from './drawing.ts';
import { openLog } from './log.ts';
import { loadRuler } from './measure.ts';
import { number } from './paints.ts';
import { dashOf, hasPattern, paintIn, placedText, readGuides } from './scene-guides.ts';
import { forEachMark, sceneOf, type SceneItem, type SceneMark } from './scene.ts';
import { fieldsOf, unitsOf, type Unit } from './units.ts';

/** Reads what a chart draws. */
export interface SceneReader {
  /** @returns `null` where the chart cannot be drawn */
  read(chart: SpecChart): Promise<DrawnScene | null>;
}

/** Opens a reader with the fonts of the talk and the chart settings of its theme; charts are read one after the other. */
export async function sceneReader(shell: Shell, theme: Theme): Promise<SceneReader> {
  const tools: DrawTools = { config: theme.chart, ruler: await loadRuler(shell.fonts) };
  let queue: Promise<unknown> = Promise.resolve();
  return {
    read(chart) {
      const turn = queue.then(async () => readChart(chart, tools));
      queue = turn;
      return turn;
    },
  };
}

async function readChart(chart: SpecChart, tools: DrawTools): Promise<DrawnScene | null> {
  const log = openLog();
  const drawing = await drawScene(chart, tools, log);
  resetSVGDefIds();
  if (drawing === null || log.errors.length > 0) return null;
  const units = unitsOf(drawing);
  const root = sceneOf(drawing.view);
  writeBlanks(root, units);
  placeLabels(chart, root);
  placeAnnotations(chart, root);
  const scene = readScene(drawing, units, root);
  drawing.view.finalize();
  return scene;
}

/** What the types of Vega leave out of its view. */
interface SizedView {
  readonly _viewWidth: number;
  readonly _viewHeight: number;
  readonly _origin: readonly [number, number];
}

function readScene(drawing: Drawing, units: readonly Unit[], root: SceneMark): DrawnScene {
  const { view } = drawing;
  const { _viewWidth, _viewHeight, _origin } = view as unknown as SizedView;
  const padding = view.padding() as { left: number; right: number; top: number; bottom: number };
  const frame = root.items[0] as SceneItem;
  const groups = groupsByName(frame);
  return {
    width: Math.ceil(_viewWidth + padding.left + padding.right),
    height: Math.ceil(_viewHeight + padding.top + padding.bottom),
    left: padding.left + _origin[0] + number(frame['x'], 0),
    top: padding.top + _origin[1] + number(frame['y'], 0),
    plot: { width: number(frame['width'], 0), height: number(frame['height'], 0) },
    single: isSingle(frame),
    ground: paintIn(frame, 'fill'),
    scales: scalesOf(drawing),
    units: units.flatMap((unit) => (unit.vegaMark === null ? [] : [unitOf(unit, groups)])),
    ...readGuides(frame),
  };
}

/** Plots within a plot have axes or headers of their own. */
function isSingle(frame: SceneItem): boolean {
  return (frame.items ?? []).every((mark) => {
    if (mark.marktype !== 'group' || /^(?:axis|legend|title)$/.test(mark.role ?? '')) return true;
    return (
      /pathgroup$/.test(mark.name ?? '') && mark.items.every((item) => item.items?.every((one) => one.role === 'mark'))
    );
  });
}

function scalesOf({ view, vega }: Drawing): ReadonlyMap<string, PlotScale> {
  interface AnyScale {
    (value: unknown): unknown;
    readonly type: string;
    domain?: () => readonly unknown[];
    range?: () => readonly unknown[];
    bandwidth?: () => number;
  }
  const found = new Map<string, PlotScale>();
  for (const { name } of vega.scales ?? []) {
    const scale = view.scale(name) as unknown as AnyScale;
    const domain = scale.domain?.() ?? [];
    const bandwidth = scale.bandwidth?.() ?? 0;
    const middles = scale.bandwidth === undefined ? [] : domain.map((value) => Number(scale(value)) + bandwidth / 2);
    found.set(name, { type: scale.type, domain, range: scale.range?.() ?? [], bandwidth, middles });
  }
  return found;
}

function groupsByName(frame: SceneItem): ReadonlyMap<string, SceneMark[]> {
  const found = new Map<string, SceneMark[]>();
  for (const mark of frame.items ?? [])
    forEachMark(mark, (one) => {
      if (one.name === undefined || one.role !== 'mark') return;
      const list = found.get(one.name);
      if (list === undefined) found.set(one.name, [one]);
      else list.push(one);
    });
  return found;
}

function unitOf(unit: Unit, groups: ReadonlyMap<string, SceneMark[]>): SceneUnit {
  const name = unit.vegaMark?.name ?? '';
  const sample = unit.items.find((item) => item.datum !== undefined)?.datum;
  const keys = new Map<string, string>();
  for (const [channel, definition] of fieldsOf(unit)) {
    const key = sample === undefined ? null : drawnKey(definition, sample);
    if (key !== null && !keys.has(channel)) keys.set(channel, key);
  }
  return {
    ...{ name, mark: unit.mark, encoding: unit.encoding, keys },
    heads: new Map(columnsOf(unit).map(({ channel, title }) => [channel, title])),
    groups: (groups.get(name) ?? []).map(({ items, marktype }) => items.map((item) => itemOf(item, marktype))),
  };
}

const noDatum: SceneDatum = {};

function itemOf(item: SceneItem, marktype: string): PlotItem {
  const far = (channel: string): number | null =>
    typeof item[channel] === 'number' ? (item[channel] as number) : null;
  return {
    datum: item.datum ?? noDatum,
    x: number(item['x'], 0),
    y: number(item['y'], 0),
    x2: far('x2'),
    y2: far('y2'),
    width: number(item['width'], 0),
    height: number(item['height'], 0),
    fill: paintIn(item, 'fill'),
    stroke: paintIn(item, 'stroke'),
    patterned: hasPattern(item),
    strokeWidth: number(item['strokeWidth'], 1),
    dash: dashOf(item),
    size: number(item['size'], 0),
    shape: String(item['shape'] ?? 'circle'),
    interpolate: String(item['interpolate'] ?? 'linear'),
    defined: item['defined'] !== false,
    text: marktype === 'text' ? placedText(item, 0, 0) : null,
  };
}
