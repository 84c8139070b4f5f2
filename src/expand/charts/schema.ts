import { vegaLiteSchemaJson } from './vega-lite-schema.ts';

/** The part of JSON Schema that Vega-Lite's schema uses. `$ref` is the name of a definition. */
export interface SchemaNode {
  readonly $ref?: string;
  readonly anyOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: Schema;
  readonly required?: readonly string[];
  readonly enum?: readonly (string | number | boolean | null)[];
  readonly const?: string | number | boolean | null;
  readonly type?: string | readonly string[];
  readonly items?: Schema | readonly Schema[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
}

/** A schema: `true` takes anything, `false` nothing. */
export type Schema = boolean | SchemaNode;

let loaded: Readonly<Record<string, SchemaNode>> | null = null;

/** A definition of Vega-Lite's schema; the text is read on first use. */
export function definition(name: string): SchemaNode {
  loaded ??= JSON.parse(vegaLiteSchemaJson) as Record<string, SchemaNode>;
  return loaded[name] as SchemaNode;
}

/** Follows `$ref` to what it stands for. */
export function resolved(schema: Schema): SchemaNode {
  let node = schema === true || schema === false ? {} : schema;
  while (node.$ref !== undefined) node = definition(node.$ref);
  return node;
}

/** The alternatives of a schema, `anyOf` inside `anyOf` laid flat. */
export function branchesOf(schema: Schema): readonly SchemaNode[] {
  const node = resolved(schema);
  let branches = flat.get(node);
  if (branches === undefined)
    flat.set(node, (branches = node.anyOf === undefined ? [node] : node.anyOf.flatMap(branchesOf)));
  return branches;
}

const flat = new WeakMap<SchemaNode, readonly SchemaNode[]>();
