import type { Dataset } from '../../model/data.ts';
import type { JsonObject } from '../../model/json.ts';
import type { ResolvedChart } from '../../model/chart.ts';
import { escapePointer } from '../../util/json-pointer.ts';
import { writtenFile } from '../../util/slide-text.ts';
import { child, isList, isObject, pathOf, type Checks } from './checks.ts';
import { documentTable } from './document.ts';
import { inlineTable } from './inline-table.ts';
import { readField } from './scope.ts';
import { openTable, type Table } from './table.ts';

/** Tables by the JSON Pointer of their `data` object; `missing` where a dataset is not there and was reported. */
export interface Tables {
  readonly byPointer: ReadonlyMap<string, Table>;
  readonly missing: boolean;
}

/** Most rows that `data.sequence` may make. */
export const maxSequence = 100_000;

/** Finds the data of every view and every `lookup` of a spec. */
export function findTables(spec: JsonObject, chart: ResolvedChart, checks: Checks): Tables {
  const byPointer = new Map<string, Table>();
  const named = new Map<string, Table>();
  let missing = false;
  const inline = (data: JsonObject, pointer: string, isNamed = false): Table => {
    const taken = (name: string): boolean => named.has(name) || chart.datasets.has(name);
    const wish = data['name'];
    let name = typeof wish === 'string' ? wish : 'inline';
    for (let i = 2; taken(name); i++) name = `inline-${i}`;
    const table = inlineTable(data, { name, isNamed, file: writtenFile(chart.parsed.span.file), pointer, checks });
    named.set(name, table);
    return table;
  };
  const datasets = spec['datasets'];
  if (isObject(datasets)) {
    for (const [name, values] of Object.entries(datasets)) inline({ name, values }, child('/datasets', name), true);
  }
  const read = (data: JsonObject, pointer: string): Table => {
    if ('values' in data) return { ...inline(data, pointer), reparsed: reparsedBy(data) };
    const key = 'url' in data ? 'url' : 'name' in data ? 'name' : null;
    if (key === null) return generated(data, pointer, checks);
    const name = String(data[key]);
    const own = key === 'name' ? named.get(name) : undefined;
    const dataset = own?.dataset ?? chart.datasets.get(name);
    if (dataset?.document !== undefined) {
      const known = key === 'url' ? dataset.name : name;
      return { ...documentTable({ name: known, document: dataset.document, data, pointer }, checks), dataset };
    }
    if (own !== undefined) return own;
    if (dataset !== undefined) return tableOf(dataset, key === 'url' ? dataset.name : name, reparsedBy(data));
    missing = true;
    // A name that `parse` found was reported where data are resolved; any other only here.
    if (!chart.parsed.dataRefs.some((ref) => ref.name === name)) {
      checks.report('chart/unknown-data', checks.valueAt(child(pointer, key)), {
        name,
        known: [...chart.datasets.keys(), ...named.keys()],
      });
    }
    return openTable;
  };
  forEachData(spec, '', (data, pointer) => {
    const table = read(data, pointer);
    byPointer.set(pointer, table);
    checkParsed(data, pointer, table, checks);
  });
  return { byPointer, missing };
}

function tableOf(dataset: Dataset, name: string, reparsed: ReadonlySet<string>): Table {
  const columns = new Map(dataset.columns.map((column) => [column.name, column]));
  return { name, dataset, columns, open: false, reparsed };
}

function reparsedBy(data: JsonObject): ReadonlySet<string> {
  const format = data['format'];
  const parse = isObject(format) ? format['parse'] : undefined;
  return new Set(isObject(parse) ? Object.keys(parse) : []);
}

/** Reports columns to be parsed anew that are not there. */
function checkParsed(data: JsonObject, pointer: string, table: Table, checks: Checks): void {
  if (table.open) return;
  for (const field of reparsedBy(data)) {
    const { root } = readField(field);
    if (table.columns.has(root)) continue;
    const facts = { field, of: table.name, known: [...table.columns.keys()], escaped: false, cutBy: null };
    checks.report('chart/unknown-field', checks.keyAt(`${pointer}/format/parse/${escapePointer(field)}`), facts);
  }
}

function generated(data: JsonObject, pointer: string, checks: Checks): Table {
  const sequence = data['sequence'];
  if (isObject(sequence)) {
    const step = Number(sequence['step'] ?? 1);
    const count = (Number(sequence['stop'] ?? 0) - Number(sequence['start'] ?? 0)) / step;
    if (!(count <= maxSequence)) {
      const at = child(pointer, 'sequence');
      checks.report('chart/too-many-rows', checks.valueAt(child(at, 'stop')), {
        what: pathOf(at),
        count,
        limit: maxSequence,
      });
    }
    return { ...openTable, columns: new Map([[String(sequence['as'] ?? 'data'), null]]), open: false };
  }
  if (isObject(data['graticule'])) checkGraticule(data['graticule'], child(pointer, 'graticule'), checks);
  return openTable;
}

/** A graticule of very small steps is a line for every fraction of a degree. */
function checkGraticule(graticule: JsonObject, pointer: string, checks: Checks): void {
  for (const key of ['step', 'stepMajor', 'stepMinor']) {
    const steps = graticule[key];
    if (!isList(steps) || steps.every((step) => Number(step) >= 1)) continue;
    const count = 360 / Math.max(0, Math.min(...steps.map(Number)));
    checks.report('chart/too-many-rows', checks.valueAt(child(pointer, key)), {
      what: pathOf(pointer),
      count,
      limit: 360,
    });
  }
}

/** Visits every `data` object of a spec: of its views, outermost first, and of their `lookup` transforms. */
export function forEachData(
  spec: JsonObject,
  pointer: string,
  visit: (data: JsonObject, pointer: string) => void,
): void {
  const at = child(pointer, 'data');
  if (isObject(spec['data'])) visit(spec['data'], at);
  const transforms = spec['transform'];
  if (isList(transforms)) {
    transforms.forEach((transform, i) => {
      const from = isObject(transform) ? transform['from'] : undefined;
      if (isObject(from) && isObject(from['data']))
        visit(from['data'], `${child(child(pointer, 'transform'), i)}/from/data`);
    });
  }
  for (const [part, where] of viewsIn(spec, pointer)) forEachData(part, where, visit);
}

/** The views directly inside a view, each with its pointer. */
export function viewsIn(spec: JsonObject, pointer: string): readonly (readonly [JsonObject, string])[] {
  const found: (readonly [JsonObject, string])[] = [];
  if (isObject(spec['spec'])) found.push([spec['spec'], child(pointer, 'spec')]);
  for (const key of ['layer', 'concat', 'hconcat', 'vconcat']) {
    const list = spec[key];
    if (!isList(list)) continue;
    list.forEach((view, i) => {
      if (isObject(view)) found.push([view, child(child(pointer, key), i)]);
    });
  }
  return found;
}
