import { say } from '../../../../util/words/say.ts';
import type { JsonObject } from '../../../../model/json.ts';
import type { Look } from '../../../../model/look.ts';
import { categoryColors } from '../responses.ts';
import { categoriesOf } from './arms.ts';
import { stackedSizes, type StackedLayout } from './layout.ts';
import type { StackedOptions } from './options.ts';
import type { StackedTables } from './tables.ts';

/** What the spec draws. */
export interface StackedSpecFacts {
  readonly tables: StackedTables;
  readonly layout: StackedLayout;
  readonly options: StackedOptions;
  readonly look: Look;
  readonly lang: string;
}

/** Bars over an axis of percent; words and brackets at places worked out beforehand. */
export function stackedSpec(facts: StackedSpecFacts): JsonObject {
  const { layout, options, tables } = facts;
  return {
    ...(options.title === null ? {} : { title: options.title }),
    width: layout.width,
    height: layout.height,
    padding: 0,
    autosize: { type: 'pad', contains: 'padding' },
    layer: [
      barLayer(facts),
      labelLayers(facts),
      ...(tables.totals === null ? [] : [totalLayers(facts)]),
      armLayers(facts),
    ],
  };
}

function shareAxis({ options, lang }: StackedSpecFacts, field: string): JsonObject {
  return {
    field,
    type: 'quantitative',
    title: options.xTitle ?? say(lang, 'Patients (%)'),
    scale: { domain: [0, 100], nice: false },
    axis: { values: [0, 25, 50, 75, 100], grid: false, domain: true, ticks: true, offset: 6 },
  };
}

function down({ layout }: StackedSpecFacts, field: string): JsonObject {
  const scale = { domain: [0, layout.height], nice: false, zero: false, reverse: true };
  return { field, type: 'quantitative', axis: null, scale };
}

function barLayer(facts: StackedSpecFacts): JsonObject {
  const { options, look } = facts;
  const domain = categoriesOf(options);
  const range = categoryColors(domain, options.responders, { look, given: options.colors });
  return {
    name: 'bars',
    data: { name: 'responses' },
    mark: { type: 'rect', stroke: look.muted, strokeWidth: 1, opacity: 1 },
    encoding: {
      x: shareAxis(facts, 'from'),
      x2: { field: 'to' },
      y: down(facts, 'top'),
      y2: { field: 'bottom' },
      color: { field: 'response', type: 'nominal', legend: null, scale: { domain, range } },
      detail: [{ field: 'arm' }, { field: 'patients' }],
    },
  };
}

/** Words in the bars, words below short segments, and what leads to these. */
function labelLayers(facts: StackedSpecFacts): JsonObject {
  const { look, tables } = facts;
  const detail = [{ field: 'arm' }, { field: 'response' }];
  const place = { x: shareAxis(facts, 'x'), y: down(facts, 'y'), text: { field: 'text' }, detail };
  const words = { type: 'text', align: 'center', baseline: 'middle', fontSize: stackedSizes.share };
  const has = (inside: boolean): boolean =>
    tables.labels.dataset.columns.some(({ name, values }) => name === 'inside' && values.includes(inside));
  const within: JsonObject = {
    transform: [{ filter: 'datum.inside' }],
    mark: { ...words, fontWeight: { expr: 'datum.line === 1 ? 700 : 400' } },
    encoding: { ...place, color: { condition: { test: 'datum.light', value: look.paper }, value: look.ink } },
  };
  const below: JsonObject[] = [
    {
      transform: [{ filter: '!datum.inside' }],
      mark: { type: 'rule', stroke: look.muted, strokeWidth: 1.5 },
      encoding: {
        x: shareAxis(facts, 'middle'),
        x2: { field: 'lead' },
        y: down(facts, 'bottom'),
        y2: { field: 'tip' },
        detail,
      },
    },
    { transform: [{ filter: '!datum.inside' }], mark: { ...words, color: look.ink }, encoding: place },
  ];
  const layer = [...(has(true) ? [within] : []), ...(has(false) ? below : [])];
  return { name: 'labels', data: { name: 'response-labels' }, layer };
}

function totalLayers(facts: StackedSpecFacts): JsonObject {
  const { look } = facts;
  return {
    name: 'annotation',
    data: { name: 'responders' },
    encoding: { x: shareAxis(facts, 'share'), y: down(facts, 'y') },
    layer: [
      {
        mark: { type: 'line', stroke: look.ink, strokeWidth: 2, strokeCap: 'butt', strokeJoin: 'miter' },
        encoding: { order: { field: 'point', type: 'quantitative' }, detail: [{ field: 'arm' }] },
      },
      {
        transform: [{ filter: 'datum.point === 2' }],
        mark: {
          type: 'text',
          align: 'left',
          baseline: 'bottom',
          dy: -5,
          fontSize: stackedSizes.total,
          fontWeight: 600,
          color: look.ink,
        },
        encoding: { text: { field: 'text' }, detail: [{ field: 'arm' }] },
      },
    ],
  };
}

function armLayers(facts: StackedSpecFacts): JsonObject {
  const { look } = facts;
  const text = (role: string, mark: JsonObject): JsonObject => ({
    transform: [{ filter: `datum.role === '${role}'` }],
    mark: { type: 'text', align: 'right', baseline: 'middle', ...mark },
    encoding: { x: { value: -18 }, y: down(facts, 'y'), text: { field: 'text' }, detail: [{ field: 'arm' }] },
  });
  return {
    name: 'columns',
    data: { name: 'arms' },
    layer: [
      text('name', { fontSize: stackedSizes.name, fontWeight: 600, color: look.ink }),
      text('n', { fontSize: stackedSizes.n, color: look.muted }),
    ],
  };
}
