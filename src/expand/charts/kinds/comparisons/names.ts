import type { Json } from '../../../../model/json.ts';
import { nearest } from '../../../../util/nearest.ts';
import { child, isList, isObject, type Checks } from '../../checks.ts';
import { isMisspelt, type OptionFence, wrong } from '../options.ts';

/** Words for cells: `names: {cell: words}`. */
export interface Names {
  /** The words for a cell; the cell itself where none are given. */
  of(cell: string): string;
  /** The words that were given, or `null`. */
  given(cell: string): string | null;
  /** Cells in the order in which they were named. */
  readonly order: readonly string[];
}

/** Reads `names`: what cells are called on the slide. */
export function namesOption(fence: OptionFence): Names {
  const { names } = fence.options;
  const found = new Map<string, string>();
  if (names !== undefined && !isObject(names))
    wrong(fence, 'names', ['cells with the words for them: `{cell: words}`']);
  if (isObject(names)) {
    for (const [cell, words] of Object.entries(names)) {
      if (isWord(words)) found.set(cell, String(words));
      else wrong(fence, `names/${cell}`, ['text']);
    }
  }
  return {
    of: (cell) => found.get(cell) ?? cell,
    given: (cell) => found.get(cell) ?? null,
    order: [...found.keys()],
  };
}

function isWord(value: Json): boolean {
  return typeof value === 'string' || typeof value === 'number';
}

/** Reports names that stand for nothing that the chart shows. */
export function checkNames(names: Names, known: Iterable<string>, { checks }: { readonly checks: Checks }): void {
  const all = new Set(known);
  if (isMisspelt(checks)) return;
  for (const name of names.order) {
    if (!all.has(name))
      reportUnknown(checks, { option: 'names', at: checks.keyAt(child('/names', name)), name, known: all });
  }
}

/**
 * Reports `names` that call two different things alike.
 * @param things cells that tell a row, a series or a group from the others of its sort: `[group, label]`
 */
export function checkSameNames(
  names: Names,
  things: readonly (readonly string[])[],
  { checks }: { readonly checks: Checks },
): void {
  const seen = new Map<string, readonly string[]>();
  const told = new Set<string>();
  for (const cells of things) {
    const called = JSON.stringify(cells.map((cell) => names.of(cell)));
    const before = seen.get(called) ?? cells;
    seen.set(called, before);
    const at = cells.findIndex((cell, i) => cell !== before[i]);
    const [one = '', other = ''] = [before[at], cells[at]];
    const name = names.of(one);
    if (at === -1 || told.has(name)) continue;
    told.add(name);
    const written = child('/names', names.given(other) === null ? one : other);
    checks.report('chart/kind-same-name', checks.keyAt(written), { name, cells: [one, other] });
  }
}

/**
 * The order in which cells are shown: those of `order` first, else those that `names` names, where it names them all;
 * the others follow in the order of their first row.
 */
export function orderOf(
  { options: { order } }: Pick<OptionFence, 'options'>,
  cells: readonly string[],
  names: Names,
): readonly string[] {
  const distinct = [...new Set(cells)];
  const listed = isList(order)
    ? order.map((cell) => distinct.find((one) => one === String(cell) || names.of(one) === String(cell)))
    : names.order.filter((name) => distinct.includes(name));
  const first = listed.filter((cell) => cell !== undefined);
  return isList(order) || first.length === distinct.length ? [...new Set([...first, ...distinct])] : distinct;
}

/** Reports an `order` that is no list, or that names what no drawn row has. */
export function checkOrder(fence: OptionFence, cells: Iterable<string>, names: Names): void {
  const { order } = fence.options;
  if (order === undefined) return;
  if (!isList(order) || !order.every(isWord)) return wrong(fence, 'order', ['a list of cells']);
  if (isMisspelt(fence.checks)) return;
  const known = [...new Set(cells)].filter((cell) => cell !== '');
  order.forEach((cell, i) => {
    const name = String(cell);
    if (known.some((one) => one === name || names.of(one) === name)) return;
    reportUnknown(fence.checks, { option: 'order', at: fence.checks.valueAt(`/order/${i}`), name, known });
  });
}

interface UnknownFacts {
  readonly option: string;
  readonly at: ReturnType<Checks['valueAt']>;
  readonly name: string;
  readonly known: Iterable<string>;
}

function reportUnknown(checks: Checks, { option, at, name, known }: UnknownFacts): void {
  const all = [...known].filter((one) => one !== '');
  const near = nearest(name, all);
  const hint = near === null ? null : `did you mean \`${near}\`?`;
  checks.report('chart/kind-unknown-name', at, { option, name, known: all.slice(0, 8), hint });
}
