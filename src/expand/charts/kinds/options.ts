import type { Dataset } from '../../../model/data.ts';
import type { Json } from '../../../model/json.ts';
import { columnOf } from '../../../util/dataset.ts';
import { colorNamed } from '../../../util/look.ts';
import { matchingRows } from '../../../util/match-rows.ts';
import { child, isList, isObject } from '../checks.ts';
import { checkColor } from '../colors/check-color.ts';
import { inlineTable } from '../inline-table.ts';
import type { ChartKind, KindFence } from './kind.ts';

/** Says which options of a fence its kind does not have. */
export function checkOptionNames(kind: ChartKind, { options, checks }: KindFence): void {
  for (const key of Object.keys(options)) {
    if (kind.options.includes(key)) continue;
    const at = checks.keyAt(child('', key));
    checks.report('chart/unknown-option', at, { key, kind: kind.name, known: kind.options });
  }
}

/**
 * The table that `data` names: a bare name, `{name}`, `{url}`, or `{values}` written out.
 * @returns `null` where it is not there; then it was reported
 */
export function tableOption({ options, chart, checks }: KindFence): Dataset | null {
  const { data } = options;
  if (data === undefined) {
    checks.report('chart/missing-key', checks.keyAt(''), { key: 'data', of: '' });
    return null;
  }
  if (isObject(data) && data['values'] !== undefined) {
    const place = { name: 'inline', isNamed: false, file: chart.parsed.span.file, pointer: '/data', checks };
    const { dataset } = inlineTable(data, place);
    if (dataset === null) wrong({ options, checks }, 'data', ['the name of a table']);
    return dataset;
  }
  const name = isObject(data) ? (data['url'] ?? data['name']) : data;
  if (typeof name !== 'string') {
    wrong({ options, checks }, 'data', ['the name of a table']);
    return null;
  }
  const dataset = chart.datasets.get(name) ?? null;
  // A name that `parse` found was reported where data are resolved; any other only here.
  if (dataset === null && !chart.parsed.dataRefs.some((ref) => ref.name === name)) {
    checks.report('chart/unknown-data', checks.valueAt('/data'), { name, known: [...chart.datasets.keys()] });
  }
  return dataset;
}

/** The fence as far as one option is concerned. */
export type OptionFence = Pick<KindFence, 'options' | 'checks'>;

/** The name of a column of the table; a missing one is an error where it is needed. */
export function columnOption(fence: OptionFence, key: string, table: Dataset, needed: boolean): string | null {
  const { options, checks } = fence;
  const name = options[key];
  if (name === undefined || name === null) {
    if (needed) checks.report('chart/missing-key', checks.keyAt(''), { key, of: '' });
    return null;
  }
  if (typeof name !== 'string') {
    wrong(fence, key, ['the name of a column']);
    return null;
  }
  if (columnOf(table, name) !== null) return name;
  checks.report('chart/unknown-field', checks.valueAt(child('', key)), {
    field: name,
    of: table.name,
    known: table.columns.map((column) => column.name),
    escaped: false,
    cutBy: null,
  });
  return null;
}

/** A text, or `null` where the option is left out or has another form, which is reported. */
export function textOption(fence: OptionFence, key: string): string | null {
  const value = fence.options[key];
  if (value === undefined || typeof value === 'string') return value ?? null;
  wrong(fence, key, ['text']);
  return null;
}

/** `true` or `false`. */
export function switchOption(fence: OptionFence, key: string): boolean | null {
  const value = fence.options[key];
  if (value === undefined || typeof value === 'boolean') return value ?? null;
  wrong(fence, key, ['`true`', '`false`']);
  return null;
}

/** One of some words. */
export function wordOption<W extends string>(fence: OptionFence, key: string, words: readonly W[]): W | null {
  const value = fence.options[key];
  if (value === undefined) return null;
  const word = words.find((one) => one === value);
  if (word !== undefined) return word;
  wrong(
    fence,
    key,
    words.map((one) => `\`${one}\``),
  );
  return null;
}

/** A number that passes a test, or `null` where the option is left out or wrong. */
export function numberOption(
  fence: OptionFence,
  key: string,
  rule: { readonly holds: (value: number) => boolean; readonly expected: string },
): number | null {
  const value = fence.options[key];
  if (value === undefined) return null;
  if (typeof value === 'number' && rule.holds(value)) return value;
  wrong(fence, key, [rule.expected]);
  return null;
}

/** Whether a number is a confidence level in percent: 95, and not 0.95, which would be written as 0.95%. */
export function isLevel(value: number): boolean {
  return value >= 1 && value < 100;
}

/** `level: 95`: a confidence level in percent. */
export function levelOption(fence: OptionFence, expected = 'a number from 1 and below 100'): number | null {
  const { options, checks } = fence;
  const { level } = options;
  if (typeof level === 'number' && level > 0 && level < 1) {
    checks.report('values/level', checks.valueAt('/level'), { found: `\`${level}\`` });
    return null;
  }
  return numberOption(fence, 'level', { holds: isLevel, expected });
}

/** Reports an option, or a part of one, that has a wrong form. */
export function wrong({ options, checks }: OptionFence, path: string, expected: readonly string[]): void {
  const [key = '', ...steps] = path.split('/');
  let found: Json = options[key] ?? null;
  for (const step of steps)
    found = (isList(found) ? found[Number(step)] : isObject(found) ? found[step] : null) ?? null;
  checks.report('chart/bad-value', checks.valueAt(`/${path}`), { path, found, expected, near: null });
}

/**
 * The rows that `where: {column: cell}` or `{column: [cells]}` picks, as in `values.yaml`; all without it.
 * @returns row numbers, ascending; `null` where a column is not there, which is reported
 */
export function rowsOption(fence: OptionFence, table: Dataset): readonly number[] | null {
  const { where } = fence.options;
  if (where === undefined) return matchingRows(table, []);
  if (!isObject(where)) {
    wrong(fence, 'where', ['columns with the cell that a row must hold']);
    return null;
  }
  for (const name of Object.keys(where)) {
    if (columnOf(table, name) !== null) continue;
    const known = table.columns.map((column) => column.name);
    const facts = { field: name, of: table.name, known, escaped: false, cutBy: null };
    fence.checks.report('chart/unknown-field', fence.checks.keyAt(child('/where', name)), facts);
    return null;
  }
  const matches = Object.entries(where).map(([column, wanted]) => ({
    column,
    wanted: (isList(wanted) ? wanted : [wanted]).map((cell) => (typeof cell === 'object' ? null : cell)),
  }));
  return matchingRows(table, matches);
}

/** `colors: {group: colour}`, where a colour is CSS's, one of the theme's or one of the talk's roles. */
export function colorsOption(fence: Pick<KindFence, 'options' | 'checks' | 'look'>): ReadonlyMap<string, string> {
  const { colors } = fence.options;
  if (colors === undefined) return new Map();
  if (!isObject(colors)) {
    wrong(fence, 'colors', ['groups with their colours']);
    return new Map();
  }
  const found = Object.entries(colors);
  for (const [group, color] of found) {
    if (typeof color !== 'string') wrong(fence, `colors/${group}`, ['a colour']);
    else checkColor(color, child('/colors', group), fence);
  }
  return new Map(found.map(([group, color]) => [group, colorOf(String(color), fence.look)]));
}

/** A colour as CSS writes it, from the name of a role or of one of the theme's colours. */
export function colorOf(color: string, look: KindFence['look']): string {
  return colorNamed(color, look) ?? color;
}
