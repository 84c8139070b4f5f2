import type { Json, JsonObject } from '../../../../model/json.ts';
import type { DrawnCurve } from './curves.ts';
import { riskLine, type KmLayout } from './layout.ts';
import { timeTitle, type RiskCount, type KmOptions } from './options.ts';

/** What the spec draws. */
export interface SpecFacts {
  readonly curves: readonly DrawnCurve[];
  readonly options: KmOptions;
  readonly layout: KmLayout;
}

/**
 * One plot of layers: interval, curve, censored subjects, names, counts under the axis. Plain Vega-Lite over the tables
 * `survival`, `labels` and `at-risk`, so that an author who wants it otherwise prints it, pastes it and changes it.
 */
export function kmSpec(facts: SpecFacts): JsonObject {
  const { curves, options, layout } = facts;
  const { title, width, height, band, privacy } = options;
  const hasBand = band && curves.some(({ points }) => points.some(({ low }) => low !== null));
  const hasTicks = privacy === null && curves.some(({ points }) => points.some(({ censored }) => censored > 0));
  const color = colorChannel(facts);
  const layer: JsonObject[] = [
    ...(hasBand ? [bandLayer(facts)] : []),
    curveLayer(facts),
    ...(hasTicks ? [censoredLayer(color)] : []),
    ...(layout.labels.length > 0 ? labelLayers(layout, color) : []),
    ...(layout.counts.length > 0 ? riskLayers(facts, color) : []),
  ];
  const x = {
    field: 'time',
    type: 'quantitative',
    title: timeTitle(options),
    scale: { domain: [0, layout.axis.end], nice: false },
    // Vega takes every other one away where there are more than its own count.
    axis: { values: layout.axis.ticks, tickCount: layout.axis.ticks.length, grid: false, domain: true, ticks: true },
  };
  return {
    ...(title === null ? {} : { title }),
    ...(width === null ? {} : { width }),
    ...(height === null ? {} : { height }),
    data: { name: 'survival' },
    encoding: { x },
    layer,
  };
}

/**
 * Groups in their order, with the colours that the author gives; the theme's own where none are given. Empty for one
 * curve alone.
 */
function colorChannel({ curves, options }: SpecFacts): JsonObject {
  if (options.group === null) return {};
  const domain = curves.map(({ group }) => group.name);
  const range = domain.map((name, i) => options.colors.get(name) ?? spare[i % spare.length] ?? null);
  const scale = options.colors.size === 0 ? { domain } : { domain, range };
  return { color: { field: 'group', type: 'nominal', title: options.group, legend: null, scale } };
}

/** For groups that have none among the author's colours: greys, which claim nothing. */
const spare: readonly string[] = ['#5a6475', '#3d4656', '#7a8392'];

function survivalAxis({ options }: SpecFacts): JsonObject {
  return {
    field: 'survival',
    type: 'quantitative',
    title: options.yTitle ?? (options.band ? `Survival (%) with ${options.level}% CI` : 'Survival (%)'),
    scale: { domain: [0, 100] },
    axis: { values: [0, 25, 50, 75, 100] },
  };
}

/** Before the first event there is no interval, so rows without one are left out. */
function bandLayer(facts: SpecFacts): JsonObject {
  const { title, scale, axis } = survivalAxis(facts);
  return {
    transform: [{ filter: 'isValid(datum.low)' }],
    mark: { type: 'area', interpolate: 'step-after', fillOpacity: 0.16, line: false },
    encoding: {
      y: { field: 'low', type: 'quantitative', title, scale, axis } as JsonObject,
      y2: { field: 'high' },
      ...colorChannel(facts),
    },
  };
}

function curveLayer(facts: SpecFacts): JsonObject {
  return {
    mark: { type: 'line', interpolate: 'step-after', strokeCap: 'butt' },
    encoding: { y: survivalAxis(facts), ...colorChannel(facts) },
  };
}

/** A short upright stroke through the curve. */
function censoredLayer(color: JsonObject): JsonObject {
  return {
    transform: [{ filter: 'datum.censored > 0' }],
    mark: { type: 'point', shape: 'stroke', angle: 90, size: 220, strokeWidth: 2.5, filled: false },
    encoding: { y: { field: 'survival', type: 'quantitative' }, ...color },
  };
}

/** The names, and a thin line to those that stand away from their curve. */
function labelLayers({ labels }: KmLayout, color: JsonObject): readonly JsonObject[] {
  const name: JsonObject = {
    data: { name: 'labels' },
    mark: { type: 'text', align: 'left', baseline: 'middle', dx: 10, fontSize: 18, fontWeight: 600 },
    encoding: { y: { field: 'at', type: 'quantitative' }, text: { field: 'group' }, ...color },
  };
  if (labels.every(({ from, time }) => from === time)) return [name];
  const line: JsonObject = {
    data: { name: 'labels' },
    mark: { type: 'rule', strokeWidth: 1, strokeDash: [2, 3], xOffset: 5, x2Offset: 5 },
    encoding: {
      x: { field: 'from', type: 'quantitative' },
      x2: { field: 'time' },
      y: { field: 'survival', type: 'quantitative' },
      y2: { field: 'at' },
      ...color,
    },
  };
  return [line, name];
}

/** Mean width of a character of `12 (3, 1)` at 18 px. */
const riskDigit = 9;

/** Middle of the table's heading below the axis, in CSS px; clear of the axis' labels and title. */
const riskTop = 88;

const words: Readonly<Record<RiskCount, string>> = { 'at-risk': 'at risk', events: 'events', censored: 'censored' };

/** Counts at the ticks, the groups' names to their left, and a heading. */
function riskLayers({ options, layout }: SpecFacts, color: JsonObject): readonly JsonObject[] {
  const below = { value: { expr: 'height' } };
  const line = { expr: `${riskTop} + ${riskLine} * datum.line` };
  const [first = '', ...rest] = layout.counts.map((count) => words[count]);
  const named = first.charAt(0).toUpperCase() + first.slice(1);
  const heading = rest.length === 0 ? `Number ${first}` : `${named} (${rest.join(', ')})`;
  // Half of the widest cell stands left of the first tick.
  const longest = Math.max(...layout.cells.map(({ text }) => text.length));
  const left = -Math.ceil((longest * riskDigit) / 2);
  const layers: Json[] = [
    {
      data: { name: 'at-risk' },
      mark: { type: 'text', align: 'center', baseline: 'middle', dy: line, fontSize: 18 },
      encoding: { y: below, text: { field: 'text' }, ...color },
    },
    {
      data: { name: 'heading', values: [{}] },
      mark: { type: 'text', align: 'left', baseline: 'middle', dy: riskTop, fontSize: 17 },
      encoding: { x: { value: left }, y: below, text: { value: heading } },
    },
  ];
  if (options.group !== null) {
    layers.push({
      data: { name: 'at-risk' },
      transform: [{ filter: `datum.time === ${layout.axis.ticks[0] ?? 0}` }],
      mark: { type: 'text', align: 'right', baseline: 'middle', dy: line, fontSize: 18, fontWeight: 600 },
      encoding: { x: { value: left - 14 }, y: below, text: { field: 'group' }, ...color },
    });
  }
  return layers as readonly JsonObject[];
}
