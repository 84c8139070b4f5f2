import type { Cell, Column, ColumnType, Dataset } from '../../../model/data.ts';
import type { Aggregated } from '../../../model/chart.ts';
import type { Table } from '../table.ts';
import { numberField, rowsBehind, rowsField } from './judge.ts';
import type { Datum } from './run-transforms.ts';

/** What a table of groups is made of. */
export interface Grouping {
  readonly name: string;
  readonly source: Dataset;
  /** Columns of the source that the chart reads. */
  readonly columns: readonly string[];
  readonly groups: readonly Datum[];
  readonly groupby: readonly string[];
}

/** Groups as a table of their own, in which no row of the source is left. */
export function groupTable({ name, source, columns, groups, groupby }: Grouping): Aggregated {
  const names = [...new Set(groups.flatMap((group) => Object.keys(group)))].filter(
    (key) => key !== rowsField && key !== numberField,
  );
  const dataset: Dataset = {
    name,
    title: source.title,
    file: source.file,
    hash: source.hash,
    columns: names.map((key) => groupColumn(key, groups, source)),
    rowCount: groups.length,
    primaryKey: groupby.map((key) => key.replace(/\\(.)/g, '$1')).filter((key) => names.includes(key)),
    lines: new Int32Array(0),
    sources: source.sources,
    citation: null,
    privacy: null,
  };
  const rows = groups.map((group) =>
    rowsBehind(group)
      .map((row) => Number(row[numberField]))
      .sort((a, b) => a - b),
  );
  return { dataset, source, columns, rows };
}

/** The table as charts read it. */
export function tableOfGroups({ dataset }: Aggregated): Table {
  const columns = new Map(dataset.columns.map((column) => [column.name, column]));
  return { name: dataset.name, dataset, columns, open: false, reparsed: new Set() };
}

function groupColumn(name: string, groups: readonly Datum[], source: Dataset): Column {
  const values = groups.map((group) => cellOf(group[name]));
  const type = source.columns.find((column) => column.name === name)?.type ?? typeOf(values);
  return { name, type, values };
}

function cellOf(value: unknown): Cell {
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.toISOString();
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  return typeof value === 'string' || typeof value === 'boolean' ? value : null;
}

function typeOf(values: readonly Cell[]): ColumnType {
  const present = values.filter((value) => value !== null);
  if (present.every((value) => typeof value === 'number')) return 'number';
  if (present.every((value) => typeof value === 'boolean')) return 'boolean';
  const isTime = (value: Cell): boolean => typeof value === 'string' && /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value);
  return present.every(isTime) ? 'datetime' : 'string';
}
