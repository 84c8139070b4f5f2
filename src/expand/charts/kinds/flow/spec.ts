import type { JsonObject } from '../../../../model/json.ts';
import type { Look } from '../../../../model/look.ts';
import { canvasPlaces, canvasSpec, type Canvas } from '../canvas.ts';
import type { FlowOptions } from './options.ts';
import type { FlowTables } from './tables.ts';

/** What the spec draws. */
export interface FlowSpecFacts {
  readonly tables: FlowTables;
  readonly options: FlowOptions;
  readonly canvas: Canvas;
  readonly look: Look;
}

/** One layer of arrows, one of frames, two of text, all at places worked out beforehand. */
export function flowSpec({ tables, options, canvas, look }: FlowSpecFacts): JsonObject {
  const { across, down } = canvasPlaces(canvas);
  const named = [{ field: 'id' }, { field: 'level' }, { field: 'step' }, { field: 'kind' }];
  const color = frameColor(tables, options, look);
  const boxes: JsonObject = {
    name: 'boxes',
    data: { name: 'flow-boxes' },
    mark: { type: 'rect', fill: look.paper, cornerRadius: 4, opacity: 1 },
    encoding: {
      x: across('x'),
      x2: { field: 'right' },
      y: down('y'),
      y2: { field: 'bottom' },
      stroke: color,
      strokeWidth: {
        condition: { test: "datum.kind === 'excluded'", value: 1.5 },
        value: options.group === null ? 2 : 3,
      },
      detail: named,
    },
  };
  const links: JsonObject = {
    name: 'links',
    data: { name: 'flow-links' },
    mark: { type: 'line', stroke: look.muted, strokeWidth: 2, strokeCap: 'butt', strokeJoin: 'miter' },
    encoding: {
      x: across('x'),
      y: down('y'),
      order: { field: 'point', type: 'quantitative' },
      detail: named,
    },
  };
  const text = (name: string, mark: JsonObject, test: string): JsonObject => ({
    name,
    data: { name: 'flow-text' },
    transform: [{ filter: test }],
    mark: { type: 'text', align: { expr: 'datum.align' }, baseline: 'middle', ...mark },
    encoding: {
      x: across('x'),
      y: down('y'),
      text: { field: 'text' },
      size: { field: 'size', type: 'quantitative', scale: null },
      detail: named,
    },
  });
  const hasNotes = tables.texts.dataset.columns.some(({ values }) => values.includes('note'));
  return {
    ...canvasSpec(canvas, options.title),
    layer: [
      ...(tables.links === null ? [] : [links]),
      boxes,
      text('counts', { color: look.ink, fontWeight: 700 }, "datum.role === 'count'"),
      text('labels', { color: look.ink }, "datum.role === 'label'"),
      ...(hasNotes ? [text('notes', { color: look.muted }, "datum.role === 'note'")] : []),
    ],
  };
}

/** Frames of the arms wear their colours, all others that of second text. */
function frameColor({ boxes }: FlowTables, { group, colors }: FlowOptions, look: Look): JsonObject {
  if (group === null) return { value: look.muted };
  const groups = boxes.dataset.columns.find(({ name }) => name === 'group')?.values ?? [];
  const domain = [...new Set(groups.map(String))].filter((name) => name !== '');
  const range = domain.map((name) => colors.get(name) ?? look.roles.get(name) ?? look.muted);
  return {
    condition: { test: "datum.kind === 'excluded' || datum.group === ''", value: look.muted },
    field: 'group',
    type: 'nominal',
    legend: null,
    scale: { domain, range },
  };
}
