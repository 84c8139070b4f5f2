import type { JsonObject } from '../../../../model/json.ts';
import { numberLanguage } from '../../../../util/numbers/languages.ts';
import { textWidth } from '../../../../util/text-width.ts';
import { canvasPlaces, canvasSpec } from '../canvas.ts';
import { favoursRoom, titleSize } from './layout.ts';
import type { ForestFacts } from './tables.ts';

/**
 * One plot whose scale for estimates takes a part of the width; text stands at places in px beside it. Plain Vega-Lite
 * over the tables `forest`, `labels`, `columns`, `pooled` and `beyond`.
 * @param has the names of the tables that are there
 */
export function forestSpec(facts: ForestFacts, has: ReadonlySet<string>): JsonObject {
  const { options, layout } = facts;
  const places: Places = { x: estimateScale(facts), y: canvasPlaces(layout.canvas).down('y') };
  return {
    ...canvasSpec(layout.canvas, options.title),
    data: { name: has.has('forest') ? 'forest' : 'pooled' },
    layer: [
      headLine(facts),
      referenceLayer(facts, places),
      ...(has.has('forest') ? [intervalLayer(places, has.has('beyond')), estimateLayer(places)] : []),
      ...(has.has('pooled') ? [pooledLayer(places)] : []),
      ...(has.has('labels') ? [textLayer('labels', places)] : []),
      ...(has.has('columns') ? [textLayer('columns', places)] : []),
      ...favoursLayers(facts),
    ],
  } as JsonObject;
}

/** The channels of marks: the scale of estimates across, px of the canvas down. */
interface Places {
  readonly x: JsonObject;
  readonly y: JsonObject;
}

function estimateScale(facts: ForestFacts): JsonObject {
  const { plot, axis, axisTitle } = facts.layout;
  return {
    type: 'quantitative',
    title: axisTitle,
    scale: {
      type: facts.options.measure.log ? 'log' : 'linear',
      domain: [axis.low, axis.high],
      range: [plot.left, plot.right],
      nice: false,
      ...(facts.options.measure.log ? {} : { zero: false }),
    },
    axis: axisOf(facts),
  };
}

function axisOf({ layout, options, fence }: ForestFacts): JsonObject {
  const { canvas, plot, axis } = layout;
  const { decimal } = numberLanguage(fence.lang);
  return {
    values: axis.ticks,
    // Vega takes every other one away where there are more than its own count.
    tickCount: 40,
    labelOverlap: false,
    format: '~g',
    labelExpr: `replace(replace(datum.label, '−', '−'), '.', '${decimal}')`,
    grid: false,
    domain: true,
    ticks: true,
    offset: Math.round((plot.bottom - canvas.height) * 10) / 10,
    labelPadding: 4,
    titlePadding: 8 + (options.favours === null ? 0 : favoursRoom),
  };
}

/** A thin line under the heads of the columns, as journals rule a table, and a light band behind every other row. */
function headLine({ layout, fence }: ForestFacts): JsonObject {
  const { canvas, plot } = layout;
  const y = { value: plot.top - 4 };
  return {
    name: 'rules',
    layer: [
      {
        data: { name: 'bands' },
        mark: { type: 'rect', color: fence.look.named.get('panel') ?? fence.look.faint },
        encoding: {
          x: { value: 0 },
          x2: { value: canvas.width },
          y: canvasPlaces(canvas).down('top'),
          y2: { field: 'end' },
        },
      },
      {
        data: { values: [{}] },
        mark: { type: 'rule', color: fence.look.faint, strokeWidth: 1.5 },
        encoding: { x: { value: 0 }, x2: { value: canvas.width }, y, y2: y },
      },
    ],
  };
}

function referenceLayer({ layout, options, fence }: ForestFacts, { x }: Places): JsonObject {
  return {
    name: 'reference',
    data: { values: [{}] },
    mark: { type: 'rule', color: fence.look.muted, strokeWidth: 1.5 },
    encoding: {
      x: { ...x, datum: options.reference },
      y: { value: layout.plot.top },
      y2: { value: layout.plot.bottom },
    },
  };
}

/** A column of colours, each as it is drawn; what they stand for is written in the heading of the group. */
const rawColor = (field: string): JsonObject => ({ field, type: 'ordinal', scale: null, legend: null });

function intervalLayer({ x, y }: Places, arrows: boolean): JsonObject {
  const rule: JsonObject = {
    mark: { type: 'rule' },
    encoding: {
      x: { ...x, field: 'from' },
      y,
      x2: { field: 'to' },
      color: rawColor('color'),
      strokeWidth: { field: 'thick', type: 'quantitative', scale: null, legend: null },
    },
  };
  const arrow: JsonObject = {
    data: { name: 'beyond' },
    mark: { type: 'point', filled: true, size: 110, strokeWidth: 0 },
    encoding: {
      x: { ...x, field: 'x' },
      y,
      shape: { field: 'shape', type: 'nominal', scale: null, legend: null },
      color: rawColor('color'),
    },
  };
  return { name: 'interval', layer: arrows ? [rule, arrow] : [rule] };
}

function estimateLayer({ x, y }: Places): JsonObject {
  return {
    name: 'estimate',
    mark: { type: 'point', shape: 'square', strokeWidth: 2.5 },
    encoding: {
      x: { ...x, field: 'value' },
      y,
      size: { field: 'area', type: 'quantitative', scale: null, legend: null },
      fill: rawColor('fill'),
      stroke: rawColor('color'),
    },
  };
}

function pooledLayer({ x, y }: Places): JsonObject {
  return {
    name: 'pooled',
    data: { name: 'pooled' },
    mark: { type: 'area', line: false, fillOpacity: 1, strokeWidth: 2 },
    encoding: {
      x: { ...x, field: 'x' },
      y,
      y2: { field: 'y2' },
      detail: [{ field: 'label' }, { field: 'group' }],
      fill: rawColor('fill'),
      stroke: rawColor('color'),
    },
  };
}

function textLayer(name: string, { y }: Places): JsonObject {
  return {
    name,
    data: { name },
    mark: {
      type: 'text',
      baseline: 'middle',
      align: { expr: 'datum.align' },
      fontSize: { expr: 'datum.size' },
      fontWeight: { expr: 'datum.weight' },
    },
    encoding: {
      x: { field: 'x', type: 'quantitative', scale: null },
      y,
      text: { field: 'text' },
      color: rawColor('color'),
    },
  };
}

/** Distance from the reference line to the words on its sides, and from them to their arrows. CSS px. */
const besideReference = 12;
const besideWords = 8;

/** What lies on which side: the words next to the line, an arrow at their outer end. */
function favoursLayers({ options, layout, fence }: ForestFacts): readonly JsonObject[] {
  if (options.favours === null) return [];
  const { plot, axis } = layout;
  const middle = placeOn(options.reference, { ...axis, log: options.measure.log }, plot);
  const y = { value: Math.round(plot.bottom + 32 + favoursRoom / 2) };
  const side = (text: string, align: 'left' | 'right', towards: number): readonly JsonObject[] => {
    const at = Math.round(middle + towards * besideReference);
    const end = at + towards * (textWidth(text, titleSize) + besideWords);
    const part = (words: string, x: number): JsonObject => ({
      data: { values: [{}] },
      mark: { type: 'text', align, baseline: 'middle', fontSize: titleSize, color: fence.look.ink },
      encoding: { x: { value: x }, y, text: { value: words } },
    });
    return [part(text, at), part(towards < 0 ? '←' : '→', Math.round(end))];
  };
  const [left, right] = options.favours;
  return [{ name: 'annotation', layer: [...side(left, 'right', -1), ...side(right, 'left', 1)] }];
}

/** Where a value stands on the scale, in px of the canvas. */
function placeOn(
  value: number,
  { low, high, log }: { readonly low: number; readonly high: number; readonly log: boolean },
  plot: { readonly left: number; readonly right: number },
): number {
  const scale = log ? Math.log : (one: number): number => one;
  return plot.left + ((scale(value) - scale(low)) / (scale(high) - scale(low))) * (plot.right - plot.left);
}
