import { intervalWord } from './words.ts';
import { say } from '../../../../util/words/say.ts';
import type { JsonObject } from '../../../../model/json.ts';
import type { Look } from '../../../../model/look.ts';
import { inkChannel } from '../ink.ts';
import { curveColors } from './colors.ts';
import { labelLayer, riskLayer } from './layers.ts';
import type { DrawnCurve } from './curves.ts';
import type { KmLayout } from './layout.ts';
import { guidedMedian, noteSize } from './notes.ts';
import { stripLine } from './place-notes.ts';
import { timeTitle, type KmOptions } from './options.ts';

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
  const color = colorsOf(facts);
  const layer: JsonObject[] = [
    ...(hasBand ? [bandLayer(facts)] : []),
    ...medianLayers(facts, color),
    curveLayer(facts),
    ...(hasTicks ? [censoredLayer(color)] : []),
    ...(layout.labels.length > 0 ? [labelLayer(layout.labels, color, facts.look)] : []),
    ...noteLayers(facts, color),
    ...(layout.risk.counts.length > 0
      ? [riskLayer(layout.risk, layout.axis.ticks[0] ?? 0, { color, look: facts.look })]
      : []),
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

function colorsOf({ curves, options, look }: SpecFacts): JsonObject {
  return curveColors(
    curves.map(({ group }) => group.name),
    { ...options, look },
  );
}

function survivalAxis({ options }: SpecFacts): JsonObject {
  const { lang } = options;
  return {
    field: 'survival',
    type: 'quantitative',
    title:
      options.yTitle ??
      (options.band ? say(lang, 'Survival (%) with {}', intervalWord(options)) : say(lang, 'Survival (%)')),
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
      ...colorsOf(facts),
    },
  };
}

function curveLayer(facts: SpecFacts): JsonObject {
  return {
    name: 'curve',
    mark: { type: 'line', interpolate: 'step-after', strokeCap: 'butt' },
    encoding: { y: survivalAxis(facts), ...colorsOf(facts) },
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

/** Medians at their guides, the comparison in the free corner: names in the colours of their groups, the rest in ink. */
function noteLayers({ layout: { notes }, options, look }: SpecFacts, color: JsonObject): readonly JsonObject[] {
  const ink = inkChannel(color, look);
  const offset = { dx: { expr: 'datum.dx' }, dy: { expr: 'datum.dy' } };
  const mark = { type: 'text', align: 'left', baseline: 'middle', fontSize: noteSize };
  const feet: JsonObject = {
    data: { name: 'median-values' },
    mark: { ...mark, ...offset },
    encoding: {
      x: { field: 'median', type: 'quantitative' },
      y: { field: 'foot', type: 'quantitative' },
      text: { field: 'text' },
      ...ink,
    },
  };
  const text = (part: string, named: boolean): JsonObject => ({
    data: { name: 'notes' },
    transform: [{ filter: `datum.part === '${part}' && ${named ? '' : '!'}datum.isName` }],
    mark: { ...mark, ...offset, fontWeight: named ? 600 : 400 },
    // The group tells steps whose words these are.
    encoding: {
      y: { field: 'at', type: 'quantitative' },
      text: { field: 'text' },
      ...(named ? ink : { detail: { field: 'group', type: 'nominal' } }),
    },
  });
  const block = (part: string): readonly JsonObject[] => {
    const own = notes.notes.filter((note) => note.part === part);
    return [true, false].flatMap((named) => (own.some(({ isName }) => isName === named) ? [text(part, named)] : []));
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
