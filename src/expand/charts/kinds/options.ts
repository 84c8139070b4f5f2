import type { Dataset } from '../../../model/data.ts';
import type { Facts } from '../../../diagnostics/catalogue.ts';
import type { Json, JsonObject } from '../../../model/json.ts';
import type { Span } from '../../../model/text.ts';
import { columnOf } from '../../../util/dataset.ts';
import { colorNamed } from '../../../util/look.ts';
import { writtenFile } from '../../../util/slide-text.ts';
import { matchingRows, strayCell, wantedCells } from '../../../util/match-rows.ts';
import { optionMeant } from '../../../util/option-meant.ts';
import { child, isList, isObject, type Checks } from '../checks.ts';
import { checkColor } from '../colors/check-color.ts';
import { inlineTable } from '../inline-table.ts';
import type { ChartKind, KindFence } from './kind.ts';
import type { NumberRule } from './number-rules.ts';

/** What every chart takes, beside the options of its kind. */
const ofEveryChart = ['steps', 'alt', 'source', 'claims', 'interactive', 'annotations'];

/** Says which options of a fence its kind does not have. */
export function checkOptionNames(kind: ChartKind, { options, checks }: KindFence): void {
  let listed = false;
  for (const key of Object.keys(options)) {
    if (kind.options.includes(key)) continue;
    const at = checks.keyAt(child('', key));
    checks.report('chart/unknown-option', at, {
      key,
      kind: kind.name,
      known: kind.options,
      also: ofEveryChart,
      listed,
    });
    listed ||= optionMeant(key, [...kind.options, ...ofEveryChart]) === null;
  }
}

/** Reports an option that is needed and not there, unless a misspelt one that was reported stands for it. */
export function missingOption({ checks }: Pick<OptionFence, 'checks'>, key: string, at = checks.keyAt('')): void {
  const meant = `did you mean \`${key}\`?`;
  if (checks.diagnostics.some(({ code, hint }) => code === 'chart/unknown-option' && hint === meant)) return;
  checks.report('chart/missing-key', at, { key, of: '' });
}

/** Whether an option or a column is misspelt: what follows from its absence need not be said as well. */
export function isMisspelt({ diagnostics }: Checks): boolean {
  return diagnostics.some(({ code }) => code === 'chart/unknown-option' || code === 'chart/unknown-field');
}

/**
 * The table that `data` names: a bare name, `{name}`, `{url}`, or `{values}` written out.
 * @returns `null` where it is not there; then it was reported
 */
export function tableOption({ options, chart, checks }: KindFence): Dataset | null {
  const { data } = options;
  if (data === undefined) {
    missingOption({ checks }, 'data');
    return null;
  }
  if (isObject(data) && data['values'] !== undefined) {
    const place = {
      name: 'inline',
      isNamed: false,
      file: writtenFile(chart.parsed.span.file),
      pointer: '/data',
      checks,
    };
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
    if (needed) missingOption(fence, key);
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
  wrong(fence, key, ['`true`', '`false`'], switchMeant(value));
  return null;
}

/** The switch that a word of older YAML means: `yes` is a text, and `true` was meant. */
export function switchMeant(value: Json): 'true' | 'false' | null {
  const word = typeof value === 'string' ? value.toLowerCase() : '';
  return ['yes', 'on'].includes(word) ? 'true' : ['no', 'off'].includes(word) ? 'false' : null;
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
export function numberOption(fence: OptionFence, key: string, rule: NumberRule): number | null {
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

/** Reports two rows in one place, unless a misspelt option or column may be why nothing tells them apart. */
export function reportTwice(checks: Checks, at: Span, facts: Facts<'chart/kind-twice'>): void {
  if (!isMisspelt(checks)) checks.report('chart/kind-twice', at, facts);
}

/** Reports an option, or a part of one, that has a wrong form. */
export function wrong(
  { options, checks }: OptionFence,
  path: string,
  expected: readonly string[],
  near: string | null = null,
): void {
  const [key = '', ...steps] = path.split('/');
  let found: Json = options[key] ?? null;
  for (const step of steps)
    found = (isList(found) ? found[Number(step)] : isObject(found) ? found[step] : null) ?? null;
  checks.report('chart/bad-value', checks.valueAt(`/${path}`), { path, found, expected, near });
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
    cells: isList(wanted) ? wanted : [wanted],
  }));
  for (const { column, cells } of matches) if (!areCells(fence, table, column, cells)) return null;
  return matchingRows(
    table,
    matches.map(({ column, cells }) => ({
      column,
      wanted: cells.map((cell) => (typeof cell === 'object' ? null : cell)),
    })),
  );
}

/** Whether the cells of a condition can be some and stand in the column; what is not is reported where it is written. */
function areCells({ options, checks }: OptionFence, table: Dataset, column: string, cells: readonly Json[]): boolean {
  const at = child('/where', column);
  const span = (i: number): Span =>
    checks.valueAt(isList((options['where'] as JsonObject)[column]) ? `${at}/${i}` : at);
  const isKey = table.primaryKey.length === 1 && table.primaryKey[0] === column;
  let sound = true;
  cells.forEach((cell, i) => {
    if (isObject(cell) || isList(cell)) {
      const facts = { path: `where/${column}`, found: cell, expected: ['a cell, or a list of cells'], near: null };
      checks.report('chart/bad-value', span(i), facts);
      sound = false;
      return;
    }
    const [wanted] = wantedCells(columnOf(table, column), [cell]);
    // Numbers of a list are often a range of years; those of a key are rows.
    if (typeof wanted === 'number' && cells.length > 1 && !isKey) return;
    const stray = strayCell(table, [{ column, wanted: [cell] }]);
    if (stray === null) return;
    checks.report('chart/where-nothing', span(i), { column, wanted: String(stray.wanted), hint: stray.hint });
    sound = false;
  });
  return sound;
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
