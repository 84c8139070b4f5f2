import type { Json, JsonObject } from '../../../model/json.ts';

/** Marks that stand for a row or group each, so that a tooltip says something about what is pointed at. */
const marks = ['arc', 'bar', 'circle', 'point', 'rect', 'square', 'tick', 'geoshape'] as const;

/** The spec with tooltips on all such marks, where its author wrote of none. */
export function withTooltips(spec: JsonObject): JsonObject {
  const { datasets: _, config, ...rest } = spec;
  if (/"tooltip":/.test(JSON.stringify([rest, config ?? null]))) return spec;
  const given = (config ?? {}) as JsonObject;
  const own = marks.map((mark): [string, Json] => {
    const styles = given[mark];
    return [mark, { ...(typeof styles === 'object' && styles !== null ? (styles as JsonObject) : {}), tooltip: true }];
  });
  return { ...spec, config: { ...given, ...Object.fromEntries(own) } };
}
