import type { NamedValue, Origin, ValueMember, ValuePart } from '../../model/values.ts';
import { rowKey } from '../../util/dataset.ts';
import { isSensitive } from '../../util/privacy.ts';
import { estimateOf, findValue, isMember, rowNamed, valueMembers } from '../../util/estimates.ts';
import {
  cellOf,
  readingOf,
  rowOf,
  scalar,
  type GroupValue,
  type RowValue,
  type Scalar,
  type TemplateValue,
} from './value.ts';

/** The part of a value after a dot: a row by its key, a cell by its column, a number of a value, a field by its name. */
export function memberOf(value: TemplateValue, name: string): TemplateValue | null {
  switch (value.kind) {
    case 'scalar':
      return null;
    case 'named':
      return isMember(name) ? partOf(value.named, name) : null;
    case 'row':
      return memberOfRow(value, name);
    case 'record':
      return value.fields.get(name) ?? null;
    case 'group':
      return memberOfGroup(value, name);
    case 'table': {
      // Any key is answered alike: which keys a sensitive table has is nobody's to know. No cell of the row is shown.
      if (isSensitive(value.dataset)) return rowOf(value, 0);
      const row = rowNamed(value.dataset, name);
      return row === -1 ? null : rowOf(value, row);
    }
  }
}

/** The names that may follow a dot, for a suggestion. */
export function memberNames(value: TemplateValue): string[] {
  switch (value.kind) {
    case 'scalar':
      return [];
    case 'named':
      return valueMembers.filter((member) => value.named[member] !== null);
    case 'row':
      return [
        ...value.dataset.columns.map((column) => column.name),
        ...(value.estimates === null ? [] : valueMembers.filter((member) => value.estimates?.columns[member] !== null)),
      ];
    case 'record':
      return [...value.fields.keys()];
    case 'group':
      return value.path.length === 0 ? [...value.fields.keys(), ...namesIn(value)] : namesIn(value);
    case 'table':
      return isSensitive(value.dataset) ? [] : value.rows.slice(0, 10_000).map((row) => rowKey(value.dataset, row));
  }
}

/** The value that a value, or a row of a table with estimates, is; `null` for all else. */
export function namedOf(value: TemplateValue): NamedValue | null {
  if (value.kind === 'named') return value.named;
  if (value.kind !== 'row' || value.estimates === null || value.row === -1) return null;
  const named = estimateOf(value.estimates, value.row);
  return value.chosenBy.length === 0 ? named : chosen(named, value);
}

/** The single number that a value stands for where one is needed; `null` for tables, records and rows of no value. */
export function singleOf(value: TemplateValue): Scalar | null {
  if (value.kind === 'scalar') return value;
  // A row that is only there for its columns to be checked.
  if (value.kind === 'row' && value.estimates !== null && value.row === -1) return scalar(null);
  const named = namedOf(value);
  if (named === null) return null;
  const { format, unit, name } = named;
  return { ...scalar(named.value.value, named.value.origin), format, unit, name };
}

/** Whether `{{#if}}` takes its first branch: Handlebars' rule, with empty tables false and 0 true only where asked. */
export function isTruthy(value: TemplateValue): boolean {
  if (value.kind === 'table') return value.rows.length > 0;
  const single = singleOf(value);
  if (single === null) return true;
  return single.value !== null && single.value !== false && single.value !== '' && single.value !== 0;
}

/** A value's number, the ends of its interval, its level, its count: without the unit, as a sentence goes on. */
function partOf(named: NamedValue, member: ValueMember): Scalar | null {
  const part: ValuePart | null = named[member];
  if (part === null) return null;
  // The pattern is the value's own: patients and per cents of confidence are whole as they are.
  const format = member === 'n' || member === 'level' ? null : named.format;
  return { ...scalar(part.value, part.origin), format, name: `${named.name}.${member}` };
}

function memberOfRow(row: RowValue, name: string): Scalar | null {
  const { estimates } = row;
  if (estimates === null || !isMember(name)) return cellOf(row, name);
  const named = namedOf(row);
  const part = named === null ? null : partOf(named, name);
  // Declared, and this row has none: as empty as a cell is.
  return part ?? cellOf(row, name) ?? (estimates.columns[name] === null ? null : scalar(null));
}

function memberOfGroup(group: GroupValue, name: string): TemplateValue | null {
  const path = [...group.path, name];
  const found = findValue(group.values, path);
  if (found !== null && found.length === path.length) {
    if (found.row === null) return { kind: 'named', named: found.value };
    const { estimates, row } = found.row;
    return { kind: 'row', dataset: estimates.dataset, row, estimates, chosenBy: [] };
  }
  const field = group.path.length === 0 ? group.fields.get(name) : undefined;
  if (field !== undefined) return field;
  const further = { ...group, path };
  return namesIn(further).length > 0 || group.values.estimates.has(path.join('.')) ? further : null;
}

/** The next parts of the names of values that begin with what has been read. */
function namesIn({ values, path }: GroupValue): string[] {
  const prefix = path.map((part) => `${part}.`).join('');
  const names = new Set<string>();
  for (const name of values.named.keys()) {
    if (name.startsWith(prefix)) names.add(name.slice(prefix.length).split('.')[0] as string);
  }
  return [...names];
}

/** A value of a row that was chosen by the cells of other columns: these have been read as well. */
function chosen(named: NamedValue, { dataset, row, chosenBy }: RowValue): NamedValue {
  const readings = chosenBy.map((column) => readingOf(dataset, column, [row]));
  const extend = (part: ValuePart): ValuePart => ({ ...part, origin: withReadings(part.origin, readings) });
  const { value, low, high, n } = named;
  return {
    ...named,
    value: extend(value),
    low: low === null ? null : extend(low),
    high: high === null ? null : extend(high),
    n: n === null ? null : extend(n),
  };
}

function withReadings(origin: Origin, more: Origin['readings']): Origin {
  const known = new Set(origin.readings.map(({ column }) => column));
  return { ...origin, readings: [...origin.readings, ...more.filter(({ column }) => !known.has(column))] };
}
