import { createHash, hash } from 'node:crypto';
import type { Cell, Dataset } from '../model/data.ts';
import type { Json } from '../model/json.ts';
import type { NamedValue, Origin, RowGroup, ValuePart } from '../model/values.ts';
import { columnOf, rowKey } from './dataset.ts';

/** What is known of a table without its rows, as far as a slide or what is told of it can see it. */
function headOf(dataset: Dataset): Json[] {
  const { name, title, file, primaryKey, sources, citation, privacy } = dataset;
  return [name, title, file, primaryKey, sources, citation, privacy && [privacy.minimumCell, privacy.timeGrid]];
}

const ofDatasets = new WeakMap<Dataset, string>();

/**
 * A short text that is another one whenever anything differs that a slide can see of a table: a cell or its type, a
 * name, the key, what it cites, who may see it, a byte of its file. Cells are part of it beside the file's own hash, since
 * `datapackage.json` says how they are read.
 */
export function datasetDigest(dataset: Dataset): string {
  const known = ofDatasets.get(dataset);
  if (known !== undefined) return known;
  const { hash, rowCount, columns, document } = dataset;
  const named = columns.map(({ name, type }) => [name, type]);
  const parts = [...headOf(dataset), hash, rowCount, named, document === undefined ? 'table' : 'document'];
  const sum = createHash('sha256').update(JSON.stringify(parts));
  for (const { values } of columns) sum.update('\n').update(JSON.stringify(values));
  const made = short(sum.digest('base64url'));
  ofDatasets.set(dataset, made);
  return made;
}

const ofValues = new WeakMap<NamedValue, string>();

/**
 * A short text that is another one whenever anything differs that a slide can see of a named value: its numbers, how
 * they are written, and for each cell that they were read from its table, column, row and content. Other rows of these
 * tables are not part of it, nor the files' hashes, nor where the value is defined: a slide is not made anew for them.
 */
export function valueDigest(value: NamedValue): string {
  const known = ofValues.get(value);
  if (known !== undefined) return known;
  const { name, label, unit, format } = value;
  const parts = [value.value, value.low, value.high, value.level, value.n].map(partOf);
  const made = digest([name, label, unit, format, ...parts]);
  ofValues.set(value, made);
  return made;
}

function partOf(part: ValuePart | null): Json {
  return part && [written(part.value), originOf(part.origin)];
}

function originOf({ readings, transform, values, groups = [] }: Origin): Json {
  const read = readings.map(({ dataset, column, rows }): Json => {
    const found = columnOf(dataset, column);
    const cells = rows.map((row) => written(found?.values[row] ?? null));
    return [...rowsOf({ dataset, rows }), column, found?.type ?? null, found?.decimals ?? null, cells];
  });
  return [read, transform, values, groups.map(rowsOf)];
}

/** Rows by number, line and key, with what they cite. */
function rowsOf({ dataset, rows }: RowGroup): Json[] {
  const citing = dataset.citation === null ? null : columnOf(dataset, dataset.citation);
  const told = rows.map((row): Json => {
    const key = dataset.primaryKey.length === 0 ? null : rowKey(dataset, row);
    return [row, dataset.lines[row] ?? null, key, citing?.values[row] ?? null];
  });
  return [headOf(dataset), told];
}

/** A cell as JSON that tells minus zero and what is not finite from other cells. */
function written(cell: Cell): Json {
  const isPlain = typeof cell !== 'number' || (Number.isFinite(cell) && !Object.is(cell, -0));
  return isPlain ? cell : [Object.is(cell, -0) ? '-0' : String(cell)];
}

/** A short text that stands for a value made of plain data: two values with the same digest are the same. */
export function digest(value: unknown): string {
  return short(hash('sha256', JSON.stringify(value), 'base64url'));
}

/** 132 bits: what differs has another digest, short of an attack on SHA-256. */
function short(whole: string): string {
  return whole.slice(0, 22);
}
