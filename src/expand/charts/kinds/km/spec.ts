import type { JsonObject } from '../../../../model/json.ts';
import type { Look } from '../../../../model/look.ts';
import type { DrawnCurve } from './curves.ts';
import { labelSize, stripLine, type KmLayout } from './layout.ts';
import { guidedMedian, noteSize } from './notes.ts';
import { timeTitle, type KmOptions } from './options.ts';
import { riskSize } from './risk-rows.ts';

/** What the spec draws. */
export interface SpecFacts {
  readonly curves: readonly DrawnCurve[];
  readonly options: KmOptions;
  readonly layout: KmLayout;
  readonly look: Look;
}

/**
 * One plot of layers: interval, curve, censored subjects, names, medians, words, counts under the axis. Plain Vega-Lite
 * over the tables of `computedTables`, so that an author who wants it otherwise prints it, pastes it and changes it.
 */
export function kmSpec(facts: SpecFacts): JsonObject {
  const { curves, options, layout } = facts;
  const { width, height, band, privacy } = options;
  const hasBand = band && curves.some(({ points }) => points.some(({ low }) => low !== null));
  const hasTicks = privacy === null && curves.some(({ points }) => points.some(({ censored }) => censored > 0));
  const color = colorChannel(facts);
  const layer: JsonObject[] = [
    ...(hasBand ? [bandLayer(facts)] : []),
    ...medianLayers(facts, color),
    curveLayer(facts),
    ...(hasTicks ? [censoredLayer(color)] : []),
    ...(layout.labels.length > 0 ? [labelLayers(layout, color)] : []),
    ...noteLayers(facts, color),
    ...(layout.risk.counts.length > 0 ? [riskLayers(facts, color)] : []),
  ];
  return {
    ...(options.title === null ? {} : { title: options.title }),
    ...(width === null ? {} : { width }),
    ...(height === null ? {} : { height }),
    data: { name: 'survival' },
    encoding: { x: timeChannel(facts) },
    layer,
  };
}

function timeChannel({ options, layout: { axis } }: SpecFacts): JsonObject {
  return {
    field: 'time',
    type: 'quantitative',
    title: timeTitle(options),
    scale: { domain: [0, axis.end], nice: false },
    // Vega takes every other one away where there are more than its own count.
    axis: { values: axis.ticks, tickCount: axis.ticks.length, grid: false, domain: true, ticks: true },
  };
}

/**
 * Groups in their order, in the colours that the author gives or that they have in the whole talk; the theme's own where
 * none has one. Empty for one curve alone.
 */
function colorChannel({ curves, options, look }: SpecFacts): JsonObject {
  if (options.group === null) return {};
  const domain = curves.map(({ group }) => group.name);
  const given = domain.map((name) => options.colors.get(name) ?? look.roles.get(name) ?? null);
  // Greys claim nothing.
  const spare = [look.muted, look.ink];
  const range = given.map((color, i) => color ?? spare[i % spare.length] ?? look.muted);
  const scale = given.every((color) => color === null) ? { domain } : { domain, range };
  return { color: { field: 'group', type: 'nominal', title: options.group, legend: null, scale } };
}

function survivalAxis({ options }: SpecFacts): JsonObject {
  const percent = options.level;
  return {
    field: 'survival',
    type: 'quantitative',
    title: options.yTitle ?? (options.band ? `Survival (%) with ${percent}% CI` : 'Survival (%)'),
    scale: { domain: [0, 100] },
    axis: { values: [0, 25, 50, 75, 100] },
  };
}

/** Before the first event there is no interval, so rows without one are left out. */
function bandLayer(facts: SpecFacts): JsonObject {
  const { title, scale, axis } = survivalAxis(facts);
  return {
    name: 'interval',
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
    name: 'curve',
    mark: { type: 'line', interpolate: 'step-after', strokeCap: 'butt' },
    encoding: { y: survivalAxis(facts), ...colorChannel(facts) },
  };
}

/** A short upright stroke through the curve. */
function censoredLayer(color: JsonObject): JsonObject {
  return {
    name: 'censored',
    transform: [{ filter: 'datum.censored > 0' }],
    mark: { type: 'point', shape: 'stroke', angle: 90, size: 170, strokeWidth: 2, filled: false },
    encoding: { y: { field: 'survival', type: 'quantitative' }, ...color },
  };
}

/** From one half to the curve, and from there down to the axis. */
function medianLayers({ layout, curves, look }: SpecFacts, color: JsonObject): readonly JsonObject[] {
  if (layout.medians.every((one) => guidedMedian(one, curves) === null)) return [];
  const mark: JsonObject = { type: 'rule', strokeWidth: 1.5, strokeDash: [5, 4] };
  const across: JsonObject = {
    mark: { ...mark, color: look.muted },
    encoding: {
      x: { field: 'start', type: 'quantitative' },
      x2: { field: 'median' },
      y: { field: 'half', type: 'quantitative' },
    },
  };
  const down: JsonObject = {
    mark,
    encoding: {
      x: { field: 'median', type: 'quantitative' },
      y: { field: 'half', type: 'quantitative' },
      y2: { field: 'foot' },
      ...color,
    },
  };
  return [{ name: 'medians', data: { name: 'medians' }, layer: [across, down] }];
}

/** The names, and a thin line to those that stand away from their curve. */
function labelLayers({ labels }: KmLayout, color: JsonObject): JsonObject {
  const name: JsonObject = {
    mark: { type: 'text', align: 'left', baseline: 'middle', dx: 10, fontSize: labelSize, fontWeight: 600 },
    encoding: { y: { field: 'at', type: 'quantitative' }, text: { field: 'group' }, ...color },
  };
  const line: JsonObject = {
    mark: { type: 'rule', strokeWidth: 1, strokeDash: [2, 3], xOffset: 5, x2Offset: 5 },
    encoding: {
      x: { field: 'from', type: 'quantitative' },
      x2: { field: 'time' },
      y: { field: 'survival', type: 'quantitative' },
      y2: { field: 'at' },
      ...color,
    },
  };
  const straight = labels.every(({ from, time }) => from === time);
  return { name: 'labels', data: { name: 'labels' }, layer: straight ? [name] : [line, name] };
}

/** Medians at their guides, the comparison in the free corner: names in the colours of their groups, the rest in ink. */
function noteLayers({ layout: { notes }, options }: SpecFacts, color: JsonObject): readonly JsonObject[] {
  const offset = { dx: { expr: 'datum.dx' }, dy: { expr: 'datum.dy' } };
  const mark = { type: 'text', align: 'left', baseline: 'middle', fontSize: noteSize };
  const feet: JsonObject = {
    data: { name: 'median-values' },
    mark: { ...mark, ...offset },
    encoding: {
      x: { field: 'median', type: 'quantitative' },
      y: { field: 'foot', type: 'quantitative' },
      text: { field: 'text' },
      ...color,
    },
  };
  const text = (part: string, named: boolean): JsonObject => ({
    data: { name: 'notes' },
    transform: [{ filter: `datum.part === '${part}' && ${named ? '' : '!'}isValid(datum.group)` }],
    mark: { ...mark, ...offset, fontWeight: named ? 600 : 400 },
    encoding: { y: { field: 'at', type: 'quantitative' }, text: { field: 'text' }, ...(named ? color : {}) },
  });
  const block = (part: string): readonly JsonObject[] => {
    const own = notes.notes.filter((note) => note.part === part);
    return [true, false].flatMap((named) =>
      own.some(({ group }) => (group !== null) === named) ? [text(part, named)] : [],
    );
  };
  const strip = notes.strip.map((words, i): JsonObject => {
    const up = stripUp(options) + (notes.strip.length - 1 - i) * stripLine;
    const over = { x: { value: notes.stripAt }, y: { value: -up }, text: { value: words } };
    return { data: { name: 'strip', values: [{}] }, mark, encoding: over };
  });
  const medians = [...(notes.feet.length > 0 ? [feet] : []), ...block('medians')];
  const compared = [...block('annotation'), ...strip];
  return [
    ...(medians.length === 0 ? [] : [{ name: 'median values', layer: medians }]),
    ...(compared.length === 0 ? [] : [{ name: 'annotation', layer: compared }]),
  ];
}

/** Over the title of the axis. */
function stripUp({ yTitle }: KmOptions): number {
  return yTitle === '' ? 24 : 48;
}

/** Counts at the ticks, the groups' names and what is counted to their left, or a heading. */
function riskLayers({ layout: { risk, axis }, look }: SpecFacts, color: JsonObject): JsonObject {
  const y = { value: { expr: 'height' } };
  const mark = { type: 'text', baseline: 'middle', dy: { expr: 'datum.below' }, fontSize: riskSize };
  const layer: JsonObject[] = [
    // The group tells steps which numbers are whose.
    {
      data: { name: 'at-risk' },
      mark: { ...mark, align: 'center' },
      encoding: { y, text: { field: 'text' }, detail: { field: 'group', type: 'nominal' } },
    },
  ];
  if (risk.heading !== null) {
    const from = axis.ticks[0] ?? 0;
    layer.push({
      data: { name: 'at-risk' },
      transform: [{ filter: `datum.time === ${from} && datum.below === ${risk.numbers[0]?.below ?? 0}` }],
      mark: { ...mark, align: 'left', dy: (risk.numbers[0]?.below ?? 0) - 24, color: look.muted },
      encoding: { x: { value: risk.wordsAt }, y, text: { value: risk.heading } },
    });
  }
  if (risk.words.length > 0) {
    layer.push({
      data: { name: 'risk-words' },
      mark: { ...mark, align: 'left', color: look.muted },
      encoding: { x: { value: risk.wordsAt }, y, text: { field: 'text' } },
    });
  }
  if (risk.names.length > 0) {
    layer.push({
      data: { name: 'risk-names' },
      mark: { ...mark, align: 'left', fontWeight: 600 },
      encoding: { x: { value: risk.namesAt }, y, text: { field: 'text' }, ...color },
    });
  }
  return { name: 'risk table', layer };
}
