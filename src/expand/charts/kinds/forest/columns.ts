import type { Dataset } from '../../../../model/data.ts';
import type { Json, JsonObject } from '../../../../model/json.ts';
import { columnOf } from '../../../../util/dataset.ts';
import { didYouMean } from '../../../../util/nearest.ts';
import { isList, isObject } from '../../checks.ts';
import type { KindFence } from '../kind.ts';
import { missingOption, wrong } from '../options.ts';
import { columnAligns, type ColumnAlign } from '../text-columns.ts';

/** What a column of text shows: an option's column in the words of the kind, a column of the table, or a text with some. */
export type ColumnContent =
  | { readonly kind: 'word'; readonly word: ColumnWord }
  | { readonly kind: 'column'; readonly column: string }
  | { readonly kind: 'text'; readonly parts: readonly TextPart[] };

/** A part of a text: as written, or a column of the row. */
export type TextPart = { readonly text: string } | { readonly column: string };

/** What `columns` may name beside columns of the table. */
export type ColumnWord = 'label' | 'n' | 'estimate' | 'weight';

const columnWords: readonly ColumnWord[] = ['label', 'n', 'estimate', 'weight'];

/** A column of text beside the plot. */
export interface ForestColumn {
  readonly content: ColumnContent;
  /** `null`: after what it shows. */
  readonly title: string | null;
  /** `null`: numbers at their decimal sign, text at its left. */
  readonly align: ColumnAlign | null;
  /** d3-format of its numbers; `null` for numbers as their cells have them. */
  readonly format: string | null;
  /** Stands in the line of the group's heading, for what is said of the whole group: a P value for interaction. */
  readonly onGroup: boolean;
  /** Columns of the table that it reads beside those of the options. */
  readonly reads: readonly string[];
}

/** The columns of text, checked; as journals have them where none are given. */
export function readForestColumns(
  fence: KindFence,
  table: Dataset,
  hasN: boolean,
): { readonly left: readonly ForestColumn[]; readonly right: readonly ForestColumn[] } {
  const { columns } = fence.options;
  const usual = { left: hasN ? [word('label'), word('n')] : [word('label')], right: [word('estimate')] };
  if (columns === undefined) return usual;
  if (!isObject(columns)) {
    wrong(fence, 'columns', ['`left` and `right`, each a list of columns']);
    return usual;
  }
  for (const key of Object.keys(columns).filter((one) => one !== 'left' && one !== 'right')) {
    const facts = { key, kind: 'forest', known: ['left', 'right'] };
    fence.checks.report('chart/unknown-option', fence.checks.keyAt(`/columns/${key}`), facts);
  }
  const side = (key: 'left' | 'right'): readonly ForestColumn[] => {
    const list = columns[key];
    if (list === undefined) return usual[key];
    if (isList(list))
      return list.flatMap((item, i) => readColumn(item, `columns/${key}/${i}`, { fence, table, hasN }) ?? []);
    wrong(fence, `columns/${key}`, ['a list of columns']);
    return [];
  };
  return { left: side('left'), right: side('right') };
}

interface Place {
  readonly fence: KindFence;
  readonly table: Dataset;
  readonly hasN: boolean;
}

function word(name: ColumnWord): ForestColumn {
  return {
    content: { kind: 'word', word: name },
    title: null,
    align: null,
    format: null,
    onGroup: false,
    reads: [],
  };
}

const keys = ['show', 'column', 'text', 'title', 'align', 'format', 'at'];

function readColumn(item: Json, path: string, place: Place): ForestColumn | null {
  const { fence, table } = place;
  if (typeof item === 'string') {
    const named = columnWords.find((one) => one === item);
    return named === undefined ? ofColumn(item, path, place) : checkedWord(named, path, place);
  }
  if (!isObject(item)) {
    wrong(fence, path, ['the name of a column, or `{column, title, align, format}`']);
    return null;
  }
  const stray = Object.keys(item).find((key) => !keys.includes(key));
  if (stray !== undefined) {
    const at = fence.checks.keyAt(`/${path}/${stray}`);
    fence.checks.report('chart/unknown-option', at, { key: stray, kind: 'forest', known: keys });
    return null;
  }
  const base = readContent(item, path, place);
  if (base === null) return null;
  const title = partText(item, 'title', path, fence);
  const format = partText(item, 'format', path, fence);
  const { at, align } = item;
  const aligned = columnAligns.find((one) => one === align) ?? null;
  if (align !== undefined && aligned === null)
    wrong(
      fence,
      `${path}/align`,
      columnAligns.map((one) => `\`${one}\``),
    );
  if (at !== undefined && at !== 'row' && at !== 'group') wrong(fence, `${path}/at`, ['`row`', '`group`']);
  if (at === 'group' && fence.options['group'] === undefined) missingOption(fence, 'group');
  return { ...base, title, format, align: aligned, onGroup: at === 'group', reads: readsOf(base.content, table) };
}

function readContent(item: JsonObject, path: string, place: Place): ForestColumn | null {
  const given = ['show', 'column', 'text'].filter((key) => item[key] !== undefined);
  const [key] = given;
  if (given.length !== 1 || key === undefined) {
    wrong(place.fence, path, ['one of `column`, `show` and `text`']);
    return null;
  }
  const value = item[key];
  if (typeof value !== 'string') {
    wrong(place.fence, `${path}/${key}`, ['text']);
    return null;
  }
  if (key === 'column') return ofColumn(value, `${path}/column`, place);
  if (key === 'text') return ofText(value, `${path}/text`, place);
  const named = columnWords.find((one) => one === value);
  if (named !== undefined) return checkedWord(named, `${path}/show`, place);
  wrong(
    place.fence,
    `${path}/show`,
    columnWords.map((one) => `\`${one}\``),
  );
  return null;
}

function checkedWord(name: ColumnWord, path: string, { fence, hasN }: Place): ForestColumn {
  if (name === 'n' && !hasN)
    fence.checks.report('chart/missing-key', fence.checks.valueAt(`/${path}`), { key: 'n', of: '' });
  return word(name);
}

function ofColumn(name: string, path: string, { fence, table }: Place): ForestColumn | null {
  if (!isThere(name, `/${path}`, { fence, table }, columnWords)) return null;
  return { ...word('label'), content: { kind: 'column', column: name }, reads: [name] };
}

function ofText(text: string, path: string, { fence, table }: Place): ForestColumn | null {
  const parts = text
    .split(/(\{[^{}]*\})/)
    .filter((part) => part !== '')
    .map((part): TextPart => (/^\{.*\}$/.test(part) ? { column: part.slice(1, -1).trim() } : { text: part }));
  for (const part of parts)
    if ('column' in part && !isThere(part.column, `/${path}`, { fence, table }, [])) return null;
  return { ...word('label'), content: { kind: 'text', parts } };
}

function isThere(
  name: string,
  pointer: string,
  { fence: { checks }, table }: Pick<Place, 'fence' | 'table'>,
  words: readonly string[],
): boolean {
  if (columnOf(table, name) !== null) return true;
  const names = table.columns.map((column) => column.name);
  const nearWord = didYouMean(name, words) !== null && didYouMean(name, names) === null;
  const known = nearWord ? words : names;
  checks.report('chart/unknown-field', checks.valueAt(pointer), {
    field: name,
    of: table.name,
    known,
    escaped: false,
    cutBy: null,
  });
  return false;
}

function partText(item: JsonObject, key: string, path: string, fence: KindFence): string | null {
  const value = item[key];
  if (value === undefined || typeof value === 'string') return value ?? null;
  wrong(fence, `${path}/${key}`, ['text']);
  return null;
}

function readsOf(content: ColumnContent, table: Dataset): readonly string[] {
  if (content.kind === 'column') return [content.column];
  if (content.kind === 'word') return [];
  return content.parts.flatMap((part) =>
    'column' in part && columnOf(table, part.column) !== null ? [part.column] : [],
  );
}
