import type { Json, JsonObject } from '../../model/json.ts';
import { isRecord, type Drawing, type VegaData, type VegaMark, type VegaSpec } from './drawing.ts';
import { forEachMark, sceneOf, type SceneItem } from './scene.ts';

/** A row on Vega's dataflow. */
export type Datum = Readonly<Record<string, unknown>>;

/** One plot of one mark: the smallest view, with its encoding written out and what it drew. */
export interface Unit {
  /** Where it stands in the chart as written, as far as that can be told. */
  readonly pointer: string;
  readonly mark: string;
  readonly encoding: JsonObject;
  /** The Vega mark, or `null` where the unit draws none. */
  readonly vegaMark: VegaMark | null;
  /** The data sets that feed the mark, nearest first. */
  readonly sources: readonly VegaData[];
  /** All that was drawn, over all facets. */
  readonly items: readonly SceneItem[];
}

/** The units of a drawn chart in the order in which they were written. */
export function unitsOf(drawing: Drawing): readonly Unit[] {
  const items = itemsByName(drawing);
  const marks = marksByName(drawing.vega);
  const units: Unit[] = [];
  const visit = (view: JsonObject, given: string, pointer: string, parting: JsonObject): void => {
    const name = typeof view['name'] === 'string' ? view['name'] : given;
    const inside = (part: string): string => variable(name === '' ? part : `${name}_${part}`);
    if (isRecord(view['spec']))
      visit(view['spec'], inside('child'), `${pointer}/spec`, { ...parting, ...facetsOf(view['facet']) });
    for (const key of ['layer', 'concat', 'hconcat', 'vconcat'] as const) {
      const list = view[key];
      if (!Array.isArray(list)) continue;
      const part = key === 'layer' ? 'layer' : 'concat';
      list.forEach((child, i) => visit(child as JsonObject, inside(`${part}_${i}`), `${pointer}/${key}/${i}`, parting));
    }
    if (view['mark'] === undefined) return;
    const vegaMark = marks.get(inside('marks')) ?? null;
    const definition = view['mark'];
    units.push({
      pointer,
      mark: String(isRecord(definition) ? definition['type'] : definition),
      encoding: { ...(isRecord(view['encoding']) ? view['encoding'] : {}), ...parting },
      vegaMark: vegaMark?.mark ?? null,
      sources: vegaMark === null ? [] : chain(vegaMark, drawing.vega),
      items: items.get(inside('marks')) ?? [],
    });
  };
  visit(drawing.normalized, '', '', {});
  return units;
}

/** The fields that part a chart into plots, as channels of each plot. */
function facetsOf(facet: Json | undefined): JsonObject {
  if (!isRecord(facet)) return {};
  return 'field' in facet ? { facet } : facet;
}

interface FoundMark {
  readonly mark: VegaMark;
  /** The groups around it, outermost first. */
  readonly around: readonly VegaMark[];
}

function marksByName(spec: VegaSpec): Map<string, FoundMark> {
  const found = new Map<string, FoundMark>();
  const visit = (part: VegaSpec, around: readonly VegaMark[]): void => {
    for (const mark of part.marks ?? []) {
      if (mark.name !== undefined) found.set(mark.name, { mark, around });
      if (mark.type === 'group') visit(mark, [...around, mark]);
    }
  };
  visit(spec, []);
  return found;
}

/** The data sets behind a mark: its own, that of the facet which hands it out, and those before each. */
function chain({ mark, around }: FoundMark, spec: VegaSpec): readonly VegaData[] {
  const known = new Map<string, VegaData>();
  for (const data of [spec, ...around].flatMap((part) => part.data ?? [])) known.set(data.name, data);
  const found: VegaData[] = [];
  let name = mark.from?.data;
  for (let steps = 0; name !== undefined && steps < 100; steps++) {
    const data = known.get(name);
    if (data !== undefined) found.push(data);
    const facet = around.find((group) => group.from?.facet?.name === name);
    name = data?.source ?? facet?.from?.facet?.data;
  }
  return found;
}

function itemsByName(drawing: Drawing): Map<string, SceneItem[]> {
  const found = new Map<string, SceneItem[]>();
  forEachMark(sceneOf(drawing.view), (mark) => {
    if (mark.name === undefined || mark.role !== 'mark') return;
    const list = found.get(mark.name);
    if (list === undefined) found.set(mark.name, [...mark.items]);
    else list.push(...mark.items);
  });
  return found;
}

/** Vega-Lite's rule for names inside a Vega spec (`varName` of its `util.ts`). */
function variable(name: string): string {
  const safe = name.replace(/\W/g, '_');
  return (/^\d/.test(name) ? '_' : '') + safe;
}

/** The rows of a data set at the end of the run; `null` for one that lives inside a group. */
export function rowsNow(drawing: Drawing, name: string): readonly Datum[] | null {
  try {
    return drawing.view.data(name) as readonly Datum[];
  } catch {
    return null;
  }
}

/** The channel definitions of a unit that read data, those of lists one by one, with their channel. */
export function fieldsOf(unit: Unit): readonly (readonly [string, JsonObject])[] {
  return Object.entries(unit.encoding).flatMap(([channel, definition]) =>
    (Array.isArray(definition) ? (definition as readonly Json[]) : [definition])
      .filter(isRecord)
      .filter((part) => typeof part['field'] === 'string' || part['aggregate'] !== undefined)
      .map((part) => [channel, part] as const),
  );
}
