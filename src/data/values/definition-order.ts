import { namesIn } from '../../expressions/names.ts';
import type { ValueDefinition } from '../../model/definitions.ts';
import { foldName } from '../../util/estimates.ts';

/** Finds the definition whose name a path begins with. */
export interface DefinitionIndex {
  /** The longest name that the path begins with, and its number of parts; in expressions `_` stands for `-`. */
  readonly find: (path: readonly string[]) => { readonly name: string; readonly length: number } | null;
}

/** More parts than any name has. */
const longestName = 12;

/** Names of values as expressions write them. @param names all names, those of broken definitions too */
export function definitionIndex(names: Iterable<string>): DefinitionIndex {
  const exact = new Set(names);
  const folded = new Map([...exact].map((name) => [foldName(name), name]));
  return {
    find: (path) => {
      for (let length = Math.min(path.length, longestName); length > 0; length--) {
        const written = path.slice(0, length).join('.');
        const name = exact.has(written) ? written : folded.get(foldName(written));
        if (name !== undefined) return { name, length };
      }
      return null;
    },
  };
}

/** The names of other values that a definition is computed from, each once. */
export function dependenciesOf({ rule, ci, level, n }: ValueDefinition, index: DefinitionIndex): string[] {
  if (rule.kind === 'pair') {
    const names = rule.operands.flatMap((operand) => (operand.kind === 'value' ? [operand.name.value] : []));
    return [...new Set(names.flatMap((name) => index.find(name.split('.'))?.name ?? []))];
  }
  if (rule.kind !== 'expr') return [];
  const texts = [rule.expression, ...(ci ?? []), level, n].flatMap((written) =>
    typeof written?.value === 'string' ? [written.value] : [],
  );
  const paths = texts.flatMap(namesIn).map(({ parts }) => parts.map(({ name }) => name));
  return [...new Set(paths.flatMap((path) => index.find(path)?.name ?? []))];
}

/** An order in which each value comes after those that it is computed from, and the circles that have none. */
export interface DefinitionOrder {
  readonly order: readonly ValueDefinition[];
  /** Each circle once: its names in their order, without the first at the end. */
  readonly cycles: readonly (readonly ValueDefinition[])[];
}

/** Puts definitions into an order. No recursion: a chain of values may be as long as a file. */
export function orderDefinitions(definitions: readonly ValueDefinition[], index: DefinitionIndex): DefinitionOrder {
  const byName = new Map(definitions.map((definition) => [definition.name, definition]));
  const state = new Map<string, 'open' | 'done'>();
  const order: ValueDefinition[] = [];
  const cycles: ValueDefinition[][] = [];
  for (const root of definitions) {
    if (state.has(root.name)) continue;
    const trail: Step[] = [stepOf(root, index)];
    state.set(root.name, 'open');
    for (let step = trail.at(-1); step !== undefined; step = trail.at(-1)) {
      const next = byName.get(step.left.pop() ?? '');
      if (next === undefined) {
        if (step.left.length > 0) continue;
        state.set(step.definition.name, 'done');
        order.push(step.definition);
        trail.pop();
      } else if (state.get(next.name) === 'open') {
        const start = trail.findIndex(({ definition }) => definition === next);
        cycles.push(trail.slice(start).map(({ definition }) => definition));
      } else if (!state.has(next.name)) {
        state.set(next.name, 'open');
        trail.push(stepOf(next, index));
      }
    }
  }
  return { order, cycles };
}

interface Step {
  readonly definition: ValueDefinition;
  /** Names that have not been looked at, the last first. */
  readonly left: string[];
}

function stepOf(definition: ValueDefinition, index: DefinitionIndex): Step {
  return { definition, left: dependenciesOf(definition, index).reverse() };
}
