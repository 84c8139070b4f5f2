import { say } from '../../../../util/words/say.ts';
import type { Dataset } from '../../../../model/data.ts';
import type { Json, JsonObject } from '../../../../model/json.ts';
import { columnOf } from '../../../../util/dataset.ts';
import { isNumeric } from '../../../../util/aggregate.ts';
import { isList, isObject } from '../../checks.ts';
import { namesOption, type Names } from '../comparisons/names.ts';
import type { KindFence } from '../kind.ts';
import { positive } from '../number-rules.ts';
import { columnOption, missingOption, numberOption, rowsOption, switchMeant, textOption, wrong } from '../options.ts';
import { smallNOption } from '../small-n.ts';

/** How a characteristic is summed up. */
export type Summary = (typeof summaries)[number];

/** The summaries that a row may name. */
export const summaries = ['median [IQR]', 'median (IQR)', 'median (range)', 'mean (SD)', 'n (%)'] as const;

/** A characteristic of patients. */
export interface Characteristic {
  readonly column: string;
  /** Its place in the author's list, from 0. */
  readonly index: number;
  readonly label: string;
  readonly summary: Summary;
  /** Categories in their order, as cells; `null`: those of the rows, in the order of their first. */
  readonly order: readonly string[] | null;
  /** The one category that is counted, on the line of the characteristic itself; `null` for all. */
  readonly only: string | null;
  /** d3-format of its numbers; `null`: by the decimals of the cells. */
  readonly format: string | null;
}

/** A column of cells that are written already. */
export interface GivenColumn {
  readonly column: string;
  readonly title: string;
}

/** A fence `chart table1`, read. */
export interface Table1Options {
  /** Column of arms; `null` for one column of all patients. */
  readonly group: string | null;
  readonly names: Names;
  /** Computed from patients; empty where the rows of the table are those of the drawing. */
  readonly characteristics: readonly Characteristic[];
  /** Of a table whose rows are those of the drawing: its labels, headings and columns. */
  readonly given: {
    readonly label: string;
    readonly heading: string | null;
    readonly columns: readonly GivenColumn[];
  } | null;
  /** Title of a column of all patients behind those of the arms; `null` for none. */
  readonly total: string | null;
  readonly smallN: number;
  readonly rows: readonly number[];
  readonly title: string | null;
  /** Head of the column of characteristics. */
  readonly xTitle: string;
  readonly width: number | null;
  readonly height: number | null;
}

/** The options of the kind. */
export const table1OptionNames: readonly string[] =
  'data where group names order rows label columns total smallN title xTitle width height'.split(' ');

/** Reads the options; `null` where a column is missing, which is reported. */
export function readTable1Options(fence: KindFence, table: Dataset): Table1Options | null {
  const { options } = fence;
  const rows = rowsOption(fence, table);
  const isGiven = options['columns'] !== undefined;
  if (isGiven === (options['rows'] !== undefined)) {
    if (isGiven)
      wrong(fence, 'columns', ['either `rows` of patients to sum up, or `columns` that are written already']);
    else missingOption(fence, 'rows');
    return null;
  }
  const group = columnOption(fence, 'group', table, false);
  const label = isGiven ? columnOption(fence, 'label', table, true) : null;
  if (rows === null || (isGiven && label === null)) return null;
  return {
    group: isGiven ? null : group,
    names: namesOption(fence),
    characteristics: isGiven ? [] : readCharacteristics(fence, table),
    given: label === null ? null : { label, heading: group, columns: readColumns(fence, table) },
    total: readTotal(fence),
    smallN: smallNOption(fence),
    rows,
    title: textOption(fence, 'title'),
    xTitle: textOption(fence, 'xTitle') ?? say(fence.lang, 'Characteristic'),
    width: numberOption(fence, 'width', positive),
    height: numberOption(fence, 'height', positive),
  };
}

/** The title of a column of all patients; a word for a switch would be taken as one. */
function readTotal(fence: KindFence): string | null {
  const { total = null } = fence.options;
  if (total === true) return say(fence.lang, 'All patients');
  if (total === false) return null;
  const meant = switchMeant(total);
  if (meant === null) return textOption(fence, 'total');
  wrong(fence, 'total', ['`true`', '`false`', 'a title'], meant);
  return null;
}

function readCharacteristics(fence: KindFence, table: Dataset): readonly Characteristic[] {
  const list = fence.options['rows'];
  if (!isList(list) || list.length === 0) {
    wrong(fence, 'rows', ['a list of `{column, label, summary}`']);
    return [];
  }
  return list.flatMap((item, i) => readCharacteristic(item, i, fence, table) ?? []);
}

const rowKeys = ['column', 'label', 'summary', 'order', 'only', 'format'];

function readCharacteristic(item: Json, index: number, fence: KindFence, table: Dataset): Characteristic | null {
  const path = `rows/${index}`;
  if (!isObject(item)) {
    wrong(fence, path, ['`{column, label, summary}`']);
    return null;
  }
  if (!hasKnownKeys(item, rowKeys, path, fence)) return null;
  const column = columnIn(item, path, fence, table);
  if (column === null) return null;
  const numeric = isNumeric(column);
  const given = item['summary'] ?? (numeric ? 'median [IQR]' : 'n (%)');
  const summary = summaries.find((one) => one === given);
  if (summary === undefined) {
    wrong(
      fence,
      `${path}/summary`,
      summaries.map((one) => `\`${one}\``),
    );
    return null;
  }
  if (summary !== 'n (%)' && !numeric) {
    const sample = column.values.find((cell) => cell !== null && typeof cell !== 'number') ?? '';
    const facts = { column: column.name, sample: String(sample), summary };
    fence.checks.report('chart/kind-no-summary', fence.checks.valueAt(`/${path}/column`), facts);
    return null;
  }
  const { label, format, only, order } = item;
  const texts = { label, format };
  for (const [key, value] of Object.entries(texts))
    if (value !== undefined && typeof value !== 'string') wrong(fence, `${path}/${key}`, ['text']);
  if (order !== undefined && !isList(order)) wrong(fence, `${path}/order`, ['a list of cells']);
  return {
    column: column.name,
    index,
    label: typeof label === 'string' ? label : column.name,
    summary,
    order: isList(order) ? order.map(String) : null,
    only: only === undefined ? null : String(only),
    format: typeof format === 'string' ? format : null,
  };
}

function readColumns(fence: KindFence, table: Dataset): readonly GivenColumn[] {
  const list = fence.options['columns'];
  if (!isList(list) || list.length === 0) {
    wrong(fence, 'columns', ['a list of columns, one an arm']);
    return [];
  }
  return list.flatMap((item, i): readonly GivenColumn[] => {
    const path = `columns/${i}`;
    const written: JsonObject | null = typeof item === 'string' ? { column: item } : isObject(item) ? item : null;
    if (written === null) {
      wrong(fence, path, ['the name of a column, or `{column, title}`']);
      return [];
    }
    if (!hasKnownKeys(written, ['column', 'title'], path, fence)) return [];
    const at = typeof item === 'string' ? path : `${path}/column`;
    const column = columnNamed(written['column'] ?? null, at, fence, table);
    const { title } = written;
    if (title !== undefined && typeof title !== 'string') wrong(fence, `${path}/title`, ['text']);
    return column === null ? [] : [{ column: column.name, title: typeof title === 'string' ? title : column.name }];
  });
}

function hasKnownKeys(item: JsonObject, known: readonly string[], path: string, { checks }: KindFence): boolean {
  const stray = Object.keys(item).find((key) => !known.includes(key));
  if (stray === undefined) return true;
  checks.report('chart/unknown-option', checks.keyAt(`/${path}/${stray}`), { key: stray, kind: 'table1', known });
  return false;
}

function columnIn(item: JsonObject, path: string, fence: KindFence, table: Dataset): ReturnType<typeof columnOf> {
  if (item['column'] !== undefined) return columnNamed(item['column'], `${path}/column`, fence, table);
  fence.checks.report('chart/missing-key', fence.checks.valueAt(`/${path}`), { key: 'column', of: path });
  return null;
}

function columnNamed(name: Json, path: string, fence: KindFence, table: Dataset): ReturnType<typeof columnOf> {
  if (typeof name !== 'string') {
    wrong(fence, path, ['the name of a column']);
    return null;
  }
  const column = columnOf(table, name);
  if (column !== null) return column;
  const known = table.columns.map((one) => one.name);
  const facts = { field: name, of: table.name, known, escaped: false, cutBy: null };
  fence.checks.report('chart/unknown-field', fence.checks.valueAt(`/${path}`), facts);
  return null;
}
