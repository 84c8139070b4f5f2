import type { Json, JsonObject } from '../../../model/json.ts';
import type { Look } from '../../../model/look.ts';
import { colorNamed } from '../../../util/look.ts';
import { child, isList, isObject, type Checks } from '../checks.ts';
import { checkColor } from './check-color.ts';

/** What the walk through a spec carries. */
interface Walk {
  readonly look: Look;
  readonly checks: Checks;
}

/**
 * The spec with CSS colours wherever it names a role of the talk or a colour of the theme: in marks, encodings, ranges
 * of colour scales, axes, legends, titles, views and the fence's own config. A colour that is none is an error: a
 * browser would draw it black.
 */
export function resolveColors(spec: JsonObject, look: Look, checks: Checks): JsonObject {
  return visit(spec, '', { look, checks }) as JsonObject;
}

/** Parts that hold data or names of channels, whose words are no colours. */
const closed: ReadonlySet<string> = new Set([
  'data',
  'datasets',
  'transform',
  'params',
  'usermeta',
  'resolve',
  'sort',
  'repeat',
]);

/** Keys whose text is a colour: `color`, `labelColor`, `symbolFillColor` … */
const colorKey = /^(?:color|fill|stroke|background)$|Color$/;
const colorChannels: ReadonlySet<string> = new Set(['color', 'fill', 'stroke']);

function visit(value: Json, pointer: string, walk: Walk): Json {
  if (isList(value)) return value.map((item, i) => visit(item, child(pointer, i), walk));
  if (!isObject(value)) return value;
  const out: Record<string, Json> = {};
  for (const [key, part] of Object.entries(value)) {
    const at = child(pointer, key);
    if (closed.has(key)) put(out, key, part);
    else if (typeof part === 'string' && colorKey.test(key)) put(out, key, color(part, at, walk));
    else if (key === 'encoding' && isObject(part)) put(out, key, channels(part, at, walk));
    else if (colorKey.test(key) && isObject(part)) put(out, key, valued(part, at, walk));
    else if (key === 'range' && pointer === '/config' && isObject(part)) put(out, key, ranges(part, at, walk));
    else put(out, key, visit(part, at, walk));
  }
  return out;
}

/** A key of the author's own is never a prototype. */
function put(out: Record<string, Json>, key: string, value: Json): void {
  Object.defineProperty(out, key, { value, enumerable: true, configurable: true, writable: true });
}

function channels(encoding: JsonObject, pointer: string, walk: Walk): JsonObject {
  const out: Record<string, Json> = {};
  for (const [channel, part] of Object.entries(encoding)) {
    const at = child(pointer, channel);
    put(out, channel, colorChannels.has(channel) && isObject(part) ? valued(part, at, walk) : visit(part, at, walk));
  }
  return out;
}

/** A definition of a colour: `{value}`, `{condition: {value}}`, and the range of its scale. */
function valued(definition: JsonObject, pointer: string, walk: Walk): Json {
  const out: Record<string, Json> = {};
  for (const [key, part] of Object.entries(definition)) {
    const at = child(pointer, key);
    if (key === 'value' && typeof part === 'string') put(out, key, color(part, at, walk));
    else if (key === 'condition' && isList(part))
      put(
        out,
        key,
        part.map((item, i) => (isObject(item) ? valued(item, child(at, i), walk) : item)),
      );
    else if ((key === 'condition' || key === 'value') && isObject(part)) put(out, key, valued(part, at, walk));
    else if (key === 'scale' && isObject(part) && isList(part['range']))
      put(out, key, { ...part, range: colors(part['range'], child(at, 'range'), walk) });
    else put(out, key, closed.has(key) ? part : visit(part, at, walk));
  }
  return out;
}

function ranges(config: JsonObject, pointer: string, walk: Walk): JsonObject {
  return Object.fromEntries(
    Object.entries(config).map(([name, range]) => [
      name,
      name !== 'symbol' && isList(range) ? colors(range, child(pointer, name), walk) : range,
    ]),
  );
}

function colors(list: readonly Json[], pointer: string, walk: Walk): readonly Json[] {
  return list.map((item, i) => (typeof item === 'string' ? color(item, child(pointer, i), walk) : item));
}

function color(text: string, pointer: string, walk: Walk): string {
  checkColor(text, pointer, walk);
  return colorNamed(text, walk.look) ?? text;
}
