import type { Cell, Dataset } from '../model/data.ts';
import type { NamedValue, Origin, Values } from '../model/values.ts';
import { columnOf, rowKey, withoutKey } from '../util/dataset.ts';
import {
  brokenValue,
  findValue,
  foldName,
  isMember,
  partOf,
  rowNamed,
  slugOf,
  valueMembers,
} from '../util/estimates.ts';
import { didYouMean } from '../util/nearest.ts';
import type { Resolved, Resolver } from './values.ts';

/** What names in an expression may mean. */
export interface Names {
  readonly values: Values;
  /** By name. */
  readonly datasets: ReadonlyMap<string, Dataset>;
  /** Datasets whose error has been told. */
  readonly broken: ReadonlySet<string>;
  /** Further values to suggest. */
  readonly also?: ReadonlyMap<string, NamedValue>;
  readonly format?: Resolver['format'];
}

/**
 * Names of an expression: a named value (its number, or a member of it), a row of a table with estimates (the same, or
 * any of its columns), `table.key.column`, and a table. In expressions `_` stands for the `-` of a name.
 */
export function nameResolver(names: Names): Resolver {
  return { resolve: (path) => resolvePath(path, names), ...(names.format ? { format: names.format } : {}) };
}

function resolvePath(path: readonly string[], names: Names): Resolved {
  const found = findValue(names.values, path, true);
  if (found !== null) return memberPart(found.value, { path, length: found.length, row: found.row, names });
  if (brokenValue(names.values, path, true) !== null) return { kind: 'broken' };
  const [first = '', key, column] = path;
  const dataset = datasetNamed(names.datasets, first);
  if (dataset === null) {
    for (const name of names.broken) if (foldName(name) === foldName(first)) return { kind: 'broken' };
    return unknownName(path, names);
  }
  if (key === undefined) return { kind: 'table', table: { kind: 'table', dataset, rows: null } };
  // Before the key is looked up: which keys there are is nobody's to know either.
  if (dataset.privacy !== null) return singleRows(dataset, Math.min(2, path.length - 1));
  const row = rowNamed(dataset, key, true);
  if (row === -1)
    return missing(1, `\`${dataset.name}\` has no row \`${key}\``, keyHint(dataset, key) ?? nearKey(dataset, key));
  if (column === undefined)
    return missing(1, `\`${path.join('.')}\` is a row, not a single value`, 'name one of its columns');
  return path.length > 3 ? tooLong(path, 3) : cell({ dataset, row, column, part: 2 });
}

interface Place {
  readonly path: readonly string[];
  /** How many parts name the value. */
  readonly length: number;
  readonly row: { readonly estimates: { readonly dataset: Dataset }; readonly row: number } | null;
  readonly names: Names;
}

/** What follows a value's name: nothing, a member, or for a row the name of a column. */
function memberPart(value: NamedValue, { path, length, row }: Place): Resolved {
  const member = path[length];
  if (member === undefined) return valued(value.name, value.value.value, value.value.origin);
  if (path.length > length + 1) return tooLong(path, length + 1);
  const part = isMember(member) ? value[member] : null;
  if (part !== null)
    return valued(member === 'value' ? value.name : `${value.name}.${member}`, part.value, part.origin);
  if (row !== null && columnOf(row.estimates.dataset, member) !== null)
    return cell({ dataset: row.estimates.dataset, row: row.row, column: member, part: length });
  if (!isMember(member)) {
    const known = [...valueMembers, ...(row?.estimates.dataset.columns ?? []).map(({ name }) => name)];
    return missing(
      length,
      `\`${value.name}\` has no \`${member}\``,
      didYouMean(member, known) ?? 'its members are `.value .low .high .level .n`',
    );
  }
  const what = {
    value: 'value',
    low: 'confidence interval',
    high: 'confidence interval',
    level: 'confidence level',
    n: '`n`',
  }[member];
  return missing(length, `\`${value.name}\` has no ${what}`, null);
}

function cell(at: { dataset: Dataset; row: number; column: string; part: number }): Resolved {
  const { dataset, row, column } = at;
  if (dataset.privacy !== null) return singleRows(dataset, at.part);
  if (columnOf(dataset, column) === null) {
    const columns = dataset.columns.map(({ name }) => name);
    return missing(at.part, `\`${dataset.name}\` has no column \`${column}\``, didYouMean(column, columns));
  }
  const { value, origin } = partOf(dataset, column, row);
  const key = rowKey(dataset, row);
  return valued(`${dataset.name}.${/^[\w-]+$/.test(key) ? key : slugOf(key)}.${column}`, value, origin);
}

function singleRows({ name }: Dataset, part: number): Resolved {
  return missing(part, `single rows of \`${name}\` are sensitive and are not shown`, 'use an aggregate');
}

function valued(name: string, value: Cell, origin: Origin): Resolved {
  return { kind: 'value', name, value, origin };
}

function missing(part: number, words: string, hint: string | null): Resolved {
  return { kind: 'missing', part, words, hint };
}

function tooLong(path: readonly string[], part: number): Resolved {
  return missing(part, `\`${path.slice(0, part).join('.')}\` is a single value and has no \`${path[part]}\``, null);
}

function datasetNamed(datasets: ReadonlyMap<string, Dataset>, name: string): Dataset | null {
  const exact = datasets.get(name);
  if (exact !== undefined) return exact;
  for (const [key, dataset] of datasets) if (foldName(key) === foldName(name)) return dataset;
  return null;
}

function unknownName(path: readonly string[], { values, datasets, also }: Names): Resolved {
  const whole = path.join('.');
  const known = [...values.named.keys(), ...(also?.keys() ?? []), ...values.estimates.keys(), ...datasets.keys()];
  const near =
    didYouMean(whole, known) ?? didYouMean(path[0] ?? '', known) ?? didYouMean(path.slice(0, -1).join('.'), known);
  const groups = known.some((name) => name.startsWith(`${path[0]}.`));
  const words = groups ? `there is no value \`${whole}\`` : `nothing is called \`${path[0]}\``;
  return missing(groups ? Math.min(1, path.length - 1) : 0, words, near);
}

/** Why a readable key may not be found: a minus in its place, or a table without a key. */
function keyHint(dataset: Dataset, key: string): string | null {
  const count = Math.min(dataset.rowCount, 10_000);
  const start = `${foldName(key)}-`;
  const hyphenated = Array.from({ length: count }, (_, row) => rowKey(dataset, row)).find(
    (one) => one.includes('-') && foldName(one).startsWith(start),
  );
  if (hyphenated !== undefined)
    return `in expressions \`-\` is a minus: write \`${dataset.name.replaceAll('-', '_')}.${hyphenated.replaceAll('-', '_')}\``;
  return dataset.primaryKey.length > 0 ? null : withoutKey(dataset);
}

/** A key near a misspelt one. */
function nearKey(dataset: Dataset, key: string): string | null {
  const count = Math.min(dataset.rowCount, 10_000);
  return didYouMean(
    key,
    Array.from({ length: count }, (_, row) => rowKey(dataset, row)),
  );
}
