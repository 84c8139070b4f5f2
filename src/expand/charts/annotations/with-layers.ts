import type { Json, JsonObject } from '../../../model/json.ts';
import type { MadeAnnotation } from './annotation.ts';

/** A spec with layers around its own marks. */
export interface WrappedSpec {
  readonly spec: JsonObject;
  /** Pointers of parts that stand elsewhere now, by the pointer where they are: `/layer/0` is the whole chart. */
  readonly moved: ReadonlyMap<string, string>;
}

/** What belongs to the plot's marks, and not to the chart as a whole. */
const inner: readonly string[] = ['name', 'mark', 'encoding', 'layer', 'transform', 'params', 'resolve'];

/** Puts layers behind and before all marks of a plot, which goes into a layer of its own, so that they share nothing but its scales. */
export function withLayers(spec: JsonObject, made: readonly MadeAnnotation[]): WrappedSpec {
  const back = made.flatMap((one) => one.back);
  const front = made.flatMap((one) => one.front);
  const own: Record<string, Json> = {};
  const rest: Record<string, Json> = {};
  for (const [key, value] of Object.entries(spec)) (inner.includes(key) ? own : rest)[key] = value;
  const behind =
    back.length === 0 ? [] : [{ name: front.length === 0 ? 'annotation' : 'annotation band', layer: back }];
  const before = front.length === 0 ? [] : [{ name: 'annotation', layer: front }];
  return {
    spec: { ...rest, layer: [...behind, own, ...before] },
    moved: new Map([
      [`/layer/${behind.length}`, ''],
      ...(behind.length === 0 ? [] : [['/layer/0', '/annotations'] as const]),
      ...(before.length === 0 ? [] : [[`/layer/${behind.length + 1}`, '/annotations'] as const]),
    ]),
  };
}

/** The pointer in the fence of a part of the wrapped spec. */
export function writtenAt(pointer: string, moved: WrappedSpec['moved']): string {
  for (const [here, there] of moved) {
    if (pointer !== here && !pointer.startsWith(`${here}/`)) continue;
    return `${there}${pointer.slice(here.length)}`;
  }
  return pointer;
}
