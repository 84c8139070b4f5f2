import { expressionInterpreter } from 'vega-interpreter';

/** What sets the channels of a mark's items, parsed. */
interface Encode {
  readonly marktype: string;
  readonly channels: Readonly<Record<string, { readonly ast: Node }>>;
}

interface Node {
  readonly type: string;
  readonly name?: string;
  readonly value?: unknown;
  readonly object?: Node;
  readonly property?: Node;
}

type Item = Record<string, unknown>;
type Encoder = (item: Item, params: unknown) => unknown;

/** How Vega runs expressions: by a walk along their trees, without making code. */
interface Expressions {
  encode(context: unknown, encode: Encode): Encoder;
}

/** A set of channels taken apart: those that are constant, and the others as a set of their own. */
interface Split {
  readonly constants: readonly (readonly [string, unknown])[];
  readonly rest: Encode;
}

const library = expressionInterpreter as unknown as Expressions;
const known = new WeakMap<Encode, Split>();

/** Channels that the interpreter looks at together, to make places and sizes of them. */
const spatial: ReadonlySet<string> = new Set(['x', 'y', 'x2', 'y2', 'xc', 'yc', 'width', 'height']);

/**
 * Vega's interpreter, but that channels with a constant, which most have, are set without asking it: it opens a scope
 * for each channel of each item.
 */
export const expressions: object = {
  ...(expressionInterpreter as object),
  encode(context: unknown, encode: Encode): Encoder {
    let split = known.get(encode);
    if (split === undefined) known.set(encode, (split = splitOf(encode)));
    const { constants, rest } = split;
    const others = library.encode(context, rest);
    return (item, params) => {
      let changed = false;
      for (const [name, value] of constants) {
        if (item[name] === value) continue;
        item[name] = value;
        changed = true;
      }
      return others(item, params) || changed ? 1 : 0;
    };
  },
};

/** Where a channel asks for another of its item, all are left in their order. */
function splitOf(encode: Encode): Split {
  const all = Object.entries(encode.channels);
  const isConstant = ([name, { ast }]: (typeof all)[number]): boolean =>
    ast.type === 'Literal' && !(ast.value instanceof RegExp) && !spatial.has(name);
  if (all.some(([, { ast }]) => asksForItem(ast))) return { constants: [], rest: encode };
  const constants = all.filter(isConstant).map(([name, { ast }]) => [name, ast.value] as const);
  const channels = Object.fromEntries(all.filter((one) => !isConstant(one)));
  return { constants, rest: { ...encode, channels } };
}

function asksForItem(part: unknown): boolean {
  if (typeof part !== 'object' || part === null) return false;
  const { type, name, object, property } = part as Node;
  // The group around an item is no channel of it.
  if (object?.name === 'item' && (property?.name ?? property?.value) === 'mark') return false;
  return (type === 'Identifier' && name === 'item') || Object.values(part).some(asksForItem);
}
