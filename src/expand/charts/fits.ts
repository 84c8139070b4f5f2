import type { Json } from '../../model/json.ts';
import { isList, isObject } from './checks.ts';
import { branchesOf, resolved, type Schema, type SchemaNode } from './schema.ts';

/** Whether a value is what a schema allows: the quick question, asked first and for most charts the only one. */
export function fits(schema: Schema, value: Json): boolean {
  const branches = branchesOf(schema);
  for (const branch of branches) if (fitsBranch(branch, value)) return true;
  return false;
}

function fitsBranch(node: SchemaNode, value: Json): boolean {
  if (!fitsAlone(node, value)) return false;
  if (isList(value)) return value.every((item, i) => fits(itemSchema(node, i), item));
  if (!isObject(value)) return true;
  // All keys first: it is cheap and tells most alternatives apart.
  for (const key in value) if (propertySchema(node, key) === false) return false;
  for (const key of node.required ?? []) if (!(key in value)) return false;
  for (const key in value) if (!fits(propertySchema(node, key), value[key] as Json)) return false;
  return true;
}

/** Whether a value's type, its choice of values and its bounds fit, parts not looked at. */
export function fitsAlone(node: SchemaNode, value: Json): boolean {
  if (node.const !== undefined && node.const !== value) return false;
  if (node.enum !== undefined && !node.enum.includes(value as string)) return false;
  if (!fitsType(node, value)) return false;
  if (typeof value === 'number') return value >= (node.minimum ?? -Infinity) && value <= (node.maximum ?? Infinity);
  if (isList(value)) return value.length >= (node.minItems ?? 0) && value.length <= (node.maxItems ?? Infinity);
  return true;
}

/** Whether the type alone fits. */
export function fitsType(node: SchemaNode, value: Json): boolean {
  if (node.type === undefined) return true;
  const type = isList(value) ? 'array' : value === null ? 'null' : typeof value;
  const asked = typeof node.type === 'string' ? [node.type] : node.type;
  return asked.includes(type) || (type === 'number' && asked.includes('integer') && Number.isInteger(value));
}

/** The schema of a property; `false` where a key may not stand. */
export function propertySchema(node: SchemaNode, key: string): Schema {
  if (node.properties !== undefined && Object.hasOwn(node.properties, key))
    return resolved(node.properties[key] as Schema);
  return node.additionalProperties ?? true;
}

/** The schema of a list's item. */
export function itemSchema(node: SchemaNode, index: number): Schema {
  if (node.items === undefined) return true;
  return isList(node.items as Json) ? ((node.items as readonly Schema[])[index] ?? true) : (node.items as Schema);
}
