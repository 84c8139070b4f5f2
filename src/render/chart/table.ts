import type { ChartTable } from '../../model/chart.ts';
import { say } from '../../util/words/say.ts';
import { columnsOf, type DrawnColumn } from './columns.ts';
import { rowField } from './scene.ts';
import type { Datum, Unit } from './units.ts';

/** Rows and columns that several marks draw together: a bar, its label and its interval are one row. */
export interface DrawnTable {
  readonly columns: readonly DrawnColumn[];
  readonly rows: readonly Datum[];
  /** The units that draw it, as written. */
  readonly units: readonly Unit[];
}

/** Most rows of the data table on the page. */
const maxRows = 50;

/**
 * What a chart draws, as tables: one for each set of rows. Marks of the same rows share one, marks of numbers that
 * were aggregated on the way have their own. The largest comes first.
 */
export function drawnTables(units: readonly Unit[], lang = 'en'): readonly DrawnTable[] {
  const tables = new Map<string, { columns: DrawnColumn[]; rows: Map<string, Datum>; units: Unit[] }>();
  for (const unit of dataMarksFirst(units.filter(isDrawing))) {
    const columns = columnsOf(unit, lang);
    if (columns.length === 0) continue;
    const first = unit.items.find((item) => item.datum !== undefined)?.datum as Datum;
    const place = first[rowField];
    const identity =
      typeof place === 'string'
        ? `rows ${place.split(':')[0] as string}`
        : `made ${columns.map((column) => column.key).join()}`;
    let table = tables.get(identity);
    if (table === undefined) tables.set(identity, (table = { columns: [], rows: new Map(), units: [] }));
    table.units.push(unit);
    for (const column of columns) addColumn(table.columns, column);
    for (const { datum } of unit.items) {
      if (datum === undefined) continue;
      const key =
        typeof datum[rowField] === 'string'
          ? datum[rowField]
          : JSON.stringify(columns.map((column) => column.text(datum)));
      table.rows.set(key, { ...table.rows.get(key), ...datum });
    }
  }
  return [...tables.values()]
    .map(({ columns, rows, units: own }) => ({
      columns: wordsFirst(shareTitles(columns)),
      rows: [...rows.values()],
      units: own,
    }))
    .sort((a, b) => weight(b) - weight(a));
}

/** Annotations repeat numbers of the chart in words. */
function isDrawing({ vegaMark }: Unit): boolean {
  return !/^annotation_/.test(vegaMark?.name ?? '');
}

/** Bars, points and lines carry the numbers; rules and texts repeat them or stand around them. */
function dataMarksFirst(units: readonly Unit[]): readonly Unit[] {
  const aside = (unit: Unit): boolean => unit.mark === 'rule' || unit.mark === 'text';
  return [...units.filter((unit) => !aside(unit)), ...units.filter(aside)];
}

function addColumn(columns: DrawnColumn[], column: DrawnColumn): void {
  const twin = columns.findIndex((other) => other.key === column.key);
  if (twin === -1) return void columns.push(column);
  const known = columns[twin] as DrawnColumn;
  const kept = !known.given && column.given && column.channel !== 'text' ? column : known;
  // What a label rounds is rounded in the table.
  const rounds = column.channel === 'text' && column.formatted;
  columns[twin] = rounds ? { ...kept, text: (datum) => column.text(datum) } : kept;
}

/** Marks on one axis share its title, whichever of them wrote it: the first column on the axis takes it. */
function shareTitles(columns: readonly DrawnColumn[]): readonly DrawnColumn[] {
  return columns.map((column, i) => {
    const axis = (other: DrawnColumn): boolean => other.channel.replace(/2$/, '') === column.channel.replace(/2$/, '');
    if (column.given || columns.findIndex(axis) !== i) return column;
    const titled = columns.find((other) => axis(other) && other.given && other.kind === column.kind);
    return titled === undefined ? column : { ...column, title: titled.title, given: true };
  });
}

/** What a row is about stands before its numbers. */
function wordsFirst(columns: readonly DrawnColumn[]): readonly DrawnColumn[] {
  return [
    ...columns.filter((column) => column.kind !== 'quantity'),
    ...columns.filter((column) => column.kind === 'quantity'),
  ];
}

function weight(table: DrawnTable): number {
  return table.rows.length * table.columns.length;
}

/** The data table of the page: the first rows as drawn, and how many more there are. */
export function chartTable(table: DrawnTable | undefined, lang = 'en'): ChartTable {
  if (table === undefined) return { columns: [], rows: [], more: 0 };
  const rows = table.rows.slice(0, maxRows).map((datum) => table.columns.map((column) => column.text(datum)));
  return { columns: headings(table.columns, lang), rows, more: Math.max(0, table.rows.length - maxRows) };
}

/** Marks on one axis share its title: beside the first, a column is told apart by its own name. */
function headings(columns: readonly DrawnColumn[], lang: string): readonly string[] {
  return columns.map((column) => {
    if (/^lower_/.test(column.key)) return say(lang, 'Lower end');
    if (/^upper_/.test(column.key)) return say(lang, 'Upper end');
    const first = columns.find((other) => other.title === column.title) === column;
    return first && column.title !== column.key ? column.title : column.key.replaceAll('_', ' ');
  });
}
