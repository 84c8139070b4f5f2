import type { SpecChart } from '../../../model/chart.ts';
import type { JsonObject } from '../../../model/json.ts';
import { isRecord, type Drawing } from '../drawing.ts';
import type { Unit } from '../units.ts';

/** The names of the views that each mark stands in, by the mark's name in the scene, innermost first. */
export function layersByMark(
  chart: SpecChart,
  drawing: Drawing,
  units: readonly Unit[],
): ReadonlyMap<string, readonly string[]> {
  return new Map(
    units.flatMap(({ pointer, vegaMark }): [string, readonly string[]][] => {
      if (vegaMark?.name === undefined) return [];
      // Vega-Lite gives the name of a line to the line alone, not to the points that come with it.
      const names = [...namesAlong(chart.spec, pointer), ...namesAlong(drawing.normalized, pointer)];
      return [[vegaMark.name, names]];
    }),
  );
}

function namesAlong(spec: JsonObject, pointer: string): readonly string[] {
  const names: string[] = [];
  let view: JsonObject | undefined = spec;
  const steps = pointer.split('/').slice(1);
  while (view !== undefined) {
    if (typeof view['name'] === 'string') names.unshift(view['name']);
    const [key = '', index = ''] = steps;
    if (key === '') break;
    const isList = key !== 'spec';
    const inner: unknown = isList ? (view[key] as readonly unknown[] | undefined)?.[Number(index)] : view['spec'];
    // A `repeat` has become a list of views, all of them made of one.
    view = isRecord(inner) ? inner : isRecord(view['spec']) ? view['spec'] : undefined;
    steps.splice(0, isList ? 2 : 1);
  }
  return names;
}
