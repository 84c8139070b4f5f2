import { intervalWords } from '../comparisons/words.ts';
import { say, sayUnit } from '../../../../util/words/say.ts';
import type { JsonObject } from '../../../../model/json.ts';
import type { Look } from '../../../../model/look.ts';
import { inkChannel } from '../ink.ts';
import { curveColors } from '../km/colors.ts';
import { labelLayer, riskLayer } from '../km/layers.ts';
import { noteSize } from '../km/notes.ts';
import type { LifeCurve } from './curves.ts';
import type { LifeLayout } from './layout.ts';
import type { LifeTableOptions } from './options.ts';

/** What the spec draws. */
export interface LifeSpecFacts {
  readonly curves: readonly LifeCurve[];
  readonly options: LifeTableOptions;
  readonly layout: LifeLayout;
  readonly look: Look;
}

/**
 * One plot of layers: interval, straight lines between the boundaries with a point at each, names, printed values, words,
 * counts under the axis. A life table says nothing of the time within an interval, so no steps are drawn.
 */
export function lifeTableSpec(facts: LifeSpecFacts): JsonObject {
  const { curves, options, layout, look } = facts;
  const { title, width, height, group, unit, lang } = options;
  const color = curveColors(
    curves.map((curve) => curve.group.name),
    { group, colors: options.colors, look },
  );
  const y = percentAxis(options);
  const layer: JsonObject[] = [
    ...(options.band ? [bandLayer(y, color)] : []),
    {
      name: 'curve',
      encoding: { y: { field: 'survival', ...y }, ...color },
      // At the start nothing is estimated.
      layer: [
        { mark: { type: 'line' } },
        { transform: [{ filter: 'datum.time > 0' }], mark: { type: 'point', size: 110, filled: true } },
      ],
    },
    ...(layout.labels.length > 0 ? [labelLayer(layout.labels, color, look)] : []),
    ...(options.printed.length > 0 ? [printedLayer(color, look)] : []),
    ...(layout.corner === null ? [] : [wordsLayer(look)]),
    ...(layout.risk.counts.length > 0 ? [riskLayer(layout.risk, layout.ticks[0] ?? 0, { color, look })] : []),
  ];
  const x = {
    field: 'time',
    type: 'quantitative',
    title: options.xTitle ?? say(lang, 'Time ({})', sayUnit(lang, unit)),
    scale: { domain: [0, layout.end], nice: false },
    axis: {
      values: layout.ticks,
      tickCount: layout.ticks.length,
      format: '.4~f',
      grid: false,
      domain: true,
      ticks: true,
    },
  };
  return {
    ...(title === null ? {} : { title }),
    ...(width === null ? {} : { width }),
    ...(height === null ? {} : { height }),
    data: { name: 'life-table' },
    encoding: { x },
    layer,
  };
}

function percentAxis({ yTitle, band, level, lang }: LifeTableOptions): JsonObject {
  return {
    type: 'quantitative',
    title: yTitle ?? (band ? say(lang, 'Survival (%) with {}', intervalWords(level, lang)) : say(lang, 'Survival (%)')),
    scale: { domain: [0, 100] },
    axis: { values: [0, 25, 50, 75, 100] },
  };
}

function bandLayer(y: JsonObject, color: JsonObject): JsonObject {
  return {
    name: 'interval',
    transform: [{ filter: 'isValid(datum.low)' }],
    mark: { type: 'area', fillOpacity: 0.14, line: false },
    encoding: { y: { field: 'low', ...y }, y2: { field: 'high' }, ...color },
  };
}

/** What the publication prints, to be held against the estimate. */
function printedLayer(color: JsonObject, look: Look): JsonObject {
  const y = { field: 'value', type: 'quantitative' };
  const point: JsonObject = {
    mark: { type: 'point', shape: 'diamond', size: 280, filled: true, stroke: look.paper, strokeWidth: 1.5 },
    encoding: { y, ...color },
  };
  const text: JsonObject = {
    mark: {
      type: 'text',
      align: 'left',
      baseline: 'middle',
      dx: 12,
      dy: { expr: 'datum.dy' },
      fontSize: 18,
      fontWeight: 600,
    },
    encoding: { y, text: { field: 'text' }, ...inkChannel(color, look) },
  };
  return { name: 'printed', data: { name: 'printed' }, layer: [point, text] };
}

function wordsLayer(look: Look): JsonObject {
  const mark = { type: 'text', align: 'left', baseline: 'middle', dy: { expr: 'datum.dy' }, fontSize: noteSize };
  return {
    name: 'annotation',
    data: { name: 'words' },
    mark: { ...mark, color: look.muted },
    encoding: { y: { field: 'at', type: 'quantitative' }, text: { field: 'text' } },
  };
}
