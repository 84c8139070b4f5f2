import type { SpecChart } from '../../model/chart.ts';
import type { Json, JsonObject } from '../../model/json.ts';
import { rowsOf } from '../../util/dataset.ts';
import { isRecord } from './drawing.ts';
import { rowField } from './scene.ts';

/** A spec that says which tables it draws by their number alone, so that charts of other tables are of one shape. */
export interface Unnamed {
  /** Fresh in every part; without `datasets` and `usermeta`. */
  readonly spec: JsonObject;
  /** The tables' own names, by what stands for them in the spec. */
  readonly names: ReadonlyMap<string, string>;
  /** The spec as text: specs of one text are compiled to the same. */
  readonly text: string;
}

/** Expressions that ask for a table by its name. */
const callsTable = /data\s*\(|\btree/i;

/** Takes the rows and the names of its tables out of a chart's spec. */
export function withoutTables({ spec }: SpecChart): Unnamed {
  const { datasets, usermeta: _, ...view } = spec;
  const tables = isRecord(datasets) ? datasets : {};
  const given = JSON.stringify(view);
  const keeps = callsTable.test(given);
  const numbers = new Map<string, string>();
  const visit = (part: Json, key: string): Json => {
    if (typeof part !== 'object' || part === null) return part;
    if (Array.isArray(part)) return (part as readonly Json[]).map((inner) => visit(inner, ''));
    const copy = Object.fromEntries(Object.entries(part).map(([name, inner]) => [name, visit(inner as Json, name)]));
    const name = key === 'data' ? copy['name'] : undefined;
    if (typeof name === 'string' && Object.hasOwn(tables, name)) copy['name'] = number(name);
    return copy;
  };
  const number = (name: string): string => {
    if (!numbers.has(name)) numbers.set(name, keeps ? name : `${tableMark}${numbers.size};`);
    return numbers.get(name) as string;
  };
  const unnamed = visit(view, '') as JsonObject;
  const names = new Map([...numbers].map(([name, alias]) => [alias, name]));
  return { spec: unnamed, names, text: JSON.stringify(unnamed, exactly) };
}

/** Begins what stands for a table's name; no author's name can be like it. */
const tableMark = `${rowField.slice(0, 1)}table `;

/** What JSON would lose, as text that nobody can write. */
function exactly(_: string, value: unknown): unknown {
  if (value === undefined || (typeof value === 'number' && !Number.isFinite(value))) {
    return `${tableMark}${String(value)}`;
  }
  return Object.is(value, -0) ? `${tableMark}-0` : value;
}

/** The rows of a chart's tables, by what stands for their names; rows know their number, `dataset:row`, from 0. */
export function tablesOf({ spec, datasets }: SpecChart, names: Unnamed['names']): ReadonlyMap<string, unknown> {
  const given = isRecord(spec['datasets']) ? spec['datasets'] : {};
  return new Map(
    [...names].map(([alias, name]): [string, unknown] => {
      const d = datasets.findLastIndex((one) => one.name === name);
      const dataset = datasets[d];
      const rows = given[name];
      if (dataset === undefined || dataset.document !== undefined) return [alias, rows];
      const known = (Array.isArray(rows) ? rows : rowsOf(dataset)) as readonly object[];
      return [alias, known.map((row, r) => ({ ...row, [rowField]: `${d}:${r}` }))];
    }),
  );
}
