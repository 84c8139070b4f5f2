import type { Json, JsonObject } from '../../../model/json.ts';
import type { StepGuide } from '../../../model/chart-steps.ts';
import { isList, isObject } from '../checks.ts';
import { definitionsOf } from '../encoding.ts';
import { readField } from '../scope.ts';
import { viewsIn } from '../tables.ts';
import type { UnitView } from '../walker.ts';

/** The parts of a chart that no layer has to be named for. */
export const stepGuides: readonly StepGuide[] = ['axes', 'legend', 'title'];

/** The names that a spec's views have, outermost first. */
export function layerNames(spec: JsonObject): ReadonlySet<string> {
  const names = new Set<string>();
  const visit = (view: JsonObject): void => {
    if (typeof view['name'] === 'string' && !/^annotation \d/.test(view['name'])) names.add(view['name']);
    for (const [part] of viewsIn(view, '')) visit(part);
  };
  visit(spec);
  return names;
}

/** Columns whose cells tell the series of a chart apart, with the cells where they are known. */
export interface SeriesColumn {
  readonly name: string;
  /** `null` for a column that a transform made. */
  readonly values: ReadonlySet<string> | null;
}

const markChannels: readonly string[] = ['color', 'fill', 'stroke', 'shape', 'strokeDash', 'detail'];
const placeChannels: readonly string[] = ['x', 'y', 'xOffset', 'yOffset', 'facet', 'row', 'column'];

/** The columns that series are told apart by: those of colour and form first, then those of discrete positions. */
export function seriesColumns(units: readonly UnitView[]): readonly (readonly SeriesColumn[])[] {
  return [markChannels, placeChannels].map((channels) => {
    const found = new Map<string, SeriesColumn>();
    for (const { encoding, scope } of units) {
      const some = new Map([...encoding].filter(([channel]) => channels.includes(channel)));
      for (const definition of definitionsOf(some)) {
        const field = definition['field'];
        if (typeof field !== 'string' || isMeasured(definition)) continue;
        const name = readField(field).root;
        const cells = scope.columns.get(name)?.column.values;
        const known = found.get(name)?.values;
        const own = cells === undefined ? null : new Set(cells.filter((cell) => cell !== null).map(String));
        const values = known === undefined || known === null || own === null ? own : new Set([...known, ...own]);
        found.set(name, { name, values });
      }
    }
    return [...found.values()];
  });
}

function isMeasured({ type, aggregate, bin, timeUnit }: JsonObject): boolean {
  return type === 'quantitative' || [aggregate, bin, timeUnit].some((part) => part !== undefined && part !== null);
}

/** The parameters of a chart that hold a value which a step can change. */
export function valueParams(spec: JsonObject): ReadonlyMap<string, Json> {
  const params = isList(spec['params']) ? spec['params'].filter(isObject) : [];
  return new Map(
    params.flatMap((param): [string, Json][] =>
      typeof param['name'] === 'string' && param['value'] !== undefined && !('select' in param || 'expr' in param)
        ? [[param['name'], param['value']]]
        : [],
    ),
  );
}
