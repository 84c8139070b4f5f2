import { namesIn } from '../expressions/names.ts';
import type { DataRef } from '../model/data.ts';
import type { Json, JsonObject, LocatedJson } from '../model/json.ts';
import { escapePointer } from '../util/json-pointer.ts';

/** Parts of a spec that hold further specs: one, or a list. */
const nested = ['layer', 'concat', 'hconcat', 'vconcat', 'spec'] as const;

/**
 * The data that a chart names: in the spec, in the specs that it is made of, and where a transform looks rows up. Rows
 * written in the spec are no reference.
 * @param language `vega-lite`, or a chart kind, whose `data` may be a bare name
 */
export function chartDataRefs(source: LocatedJson, language: string): DataRef[] {
  const refs: DataRef[] = [];
  const own = isObject(source.value) && isObject(source.value['datasets']) ? source.value['datasets'] : {};
  const add = (by: DataRef['by'], name: Json | undefined, pointer: string): void => {
    const span = source.places.get(pointer)?.value;
    if (typeof name !== 'string' || name.trim() === '' || span === undefined) return;
    if (by === 'name' && Object.hasOwn(own, name)) return;
    refs.push({ name, by, span, certain: true });
  };
  const visitData = (data: Json | undefined, pointer: string): void => {
    if (language !== 'vega-lite') add('name', data, pointer);
    if (!isObject(data) || data['values'] !== undefined) return;
    if (data['url'] !== undefined) add('url', data['url'], `${pointer}/url`);
    else add('name', data['name'], `${pointer}/name`);
  };
  const visit = (spec: Json | undefined, pointer: string): void => {
    if (!isObject(spec)) return;
    visitData(spec['data'], `${pointer}/data`);
    listOf(spec['transform']).forEach((step, i) => {
      if (isObject(step) && isObject(step['from']))
        visitData(step['from']['data'], `${pointer}/transform/${i}/from/data`);
    });
    for (const key of nested) {
      const part = spec[key];
      const at = `${pointer}/${escapePointer(key)}`;
      if (Array.isArray(part)) part.forEach((item: Json, i) => visit(item, `${at}/${i}`));
      else visit(part, at);
    }
  };
  visit(source.value, '');
  // The table that a kind's rows refer to by key.
  if (language !== 'vega-lite' && isObject(source.value)) add('name', source.value['lookup'], '/lookup');
  return refs;
}

/** The tables that a chart's own claims may read, beside those that it draws. */
export function chartClaimRefs({ value, places }: LocatedJson): DataRef[] {
  const meta = isObject(value) && isObject(value['usermeta']) ? value['usermeta']['plenary'] : undefined;
  return [
    { holder: value, pointer: '/claims' },
    { holder: meta, pointer: '/usermeta/plenary/claims' },
  ].flatMap(({ holder, pointer }) => {
    const claims = isObject(holder) ? holder['claims'] : undefined;
    const items = Array.isArray(claims)
      ? listOf(claims).map((claim, i) => [claim, `${pointer}/${i}`] as const)
      : [[claims, pointer] as const];
    return items.flatMap(([claim, at]) => {
      const span = places.get(at)?.value;
      if (typeof claim !== 'string' || span === undefined) return [];
      const names = new Set(namesIn(claim).map(({ parts }) => parts[0]?.name ?? ''));
      return [...names].map((name): DataRef => ({ name, by: 'name', span, certain: false, inExpression: true }));
    });
  });
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function listOf(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? value : [];
}
