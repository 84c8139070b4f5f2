import type { Json } from '../../model/json.ts';
import { isList, isObject } from './checks.ts';
import type { Nested } from './scope.ts';

/** A part that no cell has, among those that some have at this place. */
export interface UnknownPart {
  /** The parts until here, this one included. */
  readonly steps: readonly string[];
  readonly known: readonly string[];
}

/**
 * Finds the first part of a path that no cell has. Lists have places (`0`) and a `length`, as texts do; where cells
 * are not known or all blank, nothing is said.
 */
export function unknownPart(nested: Nested & { readonly kind: 'cells' }, steps: readonly string[]): UnknownPart | null {
  let cells = nested.cells();
  for (const [i, step] of steps.entries()) {
    const isPlace = step === 'length' || /^\d+$/.test(step);
    if (isPlace && cells.some((cell) => isList(cell) || typeof cell === 'string')) {
      cells = cells.flatMap((cell) => (isList(cell) ? (cell[Number(step)] ?? []) : []));
      continue;
    }
    const objects = cells.filter(isObject);
    const known = new Set(objects.flatMap((object) => Object.keys(object)));
    if (!known.has(step)) {
      const isBare = cells.some((cell) => typeof cell !== 'object') && objects.length === 0;
      return known.size === 0 && !isBare ? null : { steps: steps.slice(0, i + 1), known: [...known] };
    }
    cells = objects.map((object) => object[step] ?? null);
  }
  return null;
}

/** What stands at a path inside cells. */
export function cellsAt(cells: readonly Json[], steps: readonly string[]): readonly Json[] {
  return steps.reduce<readonly Json[]>(
    (found, step) => found.map((cell) => (isObject(cell) ? (cell[step] ?? null) : null)),
    cells,
  );
}
