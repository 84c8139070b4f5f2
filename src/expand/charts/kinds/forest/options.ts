import type { Dataset } from '../../../../model/data.ts';
import { columnOf } from '../../../../util/dataset.ts';
import { isList } from '../../checks.ts';
import { namesOption, type Names } from '../comparisons/names.ts';
import { hollowOption } from '../hollow.ts';
import type { KindFence } from '../kind.ts';
import { positive } from '../number-rules.ts';
import {
  colorsOption,
  columnOption,
  levelOption,
  numberOption,
  rowsOption,
  textOption,
  wordOption,
  wrong,
} from '../options.ts';
import { readForestColumns, type ForestColumn } from './columns.ts';
import { readMeasure, type Measure } from './measure.ts';
import { pickOption } from './pick.ts';

/** A fence `chart forest`, read. */
export interface ForestOptions {
  readonly label: string;
  readonly group: string | null;
  /** What labels and groups are called on the slide. */
  readonly names: Names;
  readonly value: string;
  readonly low: string;
  readonly high: string;
  readonly n: string | null;
  /** A column of levels, or one level in percent for all rows. */
  readonly level: string | number;
  readonly measure: Measure;
  /** Where there is no effect: 1 for a ratio, 0 for a difference. */
  readonly reference: number;
  /** `null`: by the width of the interval. */
  readonly weight: string | null;
  /** Whether a square's area says the weight; else all are alike. */
  readonly weighted: boolean;
  /** Rows that are pooled estimates. */
  readonly pooled: ReadonlySet<number>;
  /** Whether a pooled estimate is computed here. */
  readonly pool: boolean;
  readonly hollow: ReadonlySet<number>;
  /** Rows that are set bold. */
  readonly highlight: ReadonlySet<number>;
  /** What lies on the left and on the right of the reference. */
  readonly favours: readonly [left: string, right: string] | null;
  readonly columns: { readonly left: readonly ForestColumn[]; readonly right: readonly ForestColumn[] };
  readonly rows: readonly number[];
  readonly domain: readonly [low: number, high: number] | null;
  readonly ticks: readonly number[] | null;
  readonly title: string | null;
  readonly xTitle: string | null;
  /** d3-format of estimate and interval. */
  readonly format: string;
  readonly colors: ReadonlyMap<string, string>;
  readonly width: number | null;
  readonly height: number | null;
}

/** The options of the kind. */
export const forestOptionNames: readonly string[] =
  'data where label group names order value low high n level measure reference weight pooled pool hollow highlight favours columns domain ticks title xTitle format colors width height'.split(
    ' ',
  );

/** Reads the options; `null` where a column is missing, which is reported. Any other wrong option is reported too. */
export function readForestOptions(fence: KindFence, table: Dataset): ForestOptions | null {
  const needed = (key: string): string | null => columnOption(fence, key, table, true);
  const [label, value, low, high] = [needed('label'), needed('value'), needed('low'), needed('high')];
  const rows = rowsOption(fence, table);
  const measure = readMeasure(fence);
  if (label === null || value === null || low === null || high === null || rows === null) return null;
  const n = columnOption(fence, 'n', table, false);
  const weighted = fence.options['weight'] !== false;
  return {
    label,
    group: columnOption(fence, 'group', table, false),
    names: namesOption(fence),
    value,
    low,
    high,
    n,
    level: readLevel(fence, table),
    measure,
    reference: numberOption(fence, 'reference', referenceRule(measure)) ?? measure.reference,
    weight: weighted ? columnOption(fence, 'weight', table, false) : null,
    weighted,
    pooled: pickOption(fence, 'pooled', table),
    pool: wordOption(fence, 'pool', ['fixed']) !== null,
    hollow: hollowOption(fence, table),
    highlight: pickOption(fence, 'highlight', table),
    favours: readFavours(fence),
    columns: readForestColumns(fence, table, n !== null),
    rows,
    domain: readDomain(fence, measure),
    ticks: readTicks(fence, measure),
    title: textOption(fence, 'title'),
    xTitle: textOption(fence, 'xTitle'),
    format: textOption(fence, 'format') ?? '.2f',
    colors: colorsOption(fence),
    width: numberOption(fence, 'width', positive),
    height: numberOption(fence, 'height', positive),
  };
}

function referenceRule({ log }: Measure): { holds: (value: number) => boolean; expected: string } {
  return log ? positive : { holds: Number.isFinite, expected: 'a number' };
}

function readLevel(fence: KindFence, table: Dataset): string | number {
  const { level } = fence.options;
  if (typeof level === 'string') return columnOption(fence, 'level', table, false) ?? usualLevel;
  return levelOption(fence) ?? usualLevel;
}

/** In percent. */
const usualLevel = 95;

function readFavours(fence: KindFence): readonly [string, string] | null {
  const { favours } = fence.options;
  if (favours === undefined) return null;
  if (isList(favours) && favours.length === 2 && favours.every((text) => typeof text === 'string')) {
    return favours as unknown as readonly [string, string];
  }
  wrong(fence, 'favours', ['two texts: of the left side and of the right one']);
  return null;
}

function readDomain(fence: KindFence, { log }: Measure): readonly [number, number] | null {
  const { domain } = fence.options;
  if (domain === undefined) return null;
  const expected = log ? 'two numbers above 0, the lower one first' : 'two numbers, the lower one first';
  if (isList(domain) && domain.length === 2) {
    const [low, high] = domain;
    if (typeof low === 'number' && typeof high === 'number' && low < high && (!log || low > 0)) return [low, high];
  }
  wrong(fence, 'domain', [expected]);
  return null;
}

function readTicks(fence: KindFence, { log }: Measure): readonly number[] | null {
  const { ticks } = fence.options;
  if (ticks === undefined) return null;
  const usable = isList(ticks)
    ? ticks.filter((tick): tick is number => typeof tick === 'number' && Number.isFinite(tick) && (!log || tick > 0))
    : [];
  if (isList(ticks) && usable.length === ticks.length && usable.length >= 2 && usable.length <= mostTicks) {
    return [...new Set(usable)].sort((a, b) => a - b);
  }
  wrong(fence, 'ticks', [log ? '2 to 12 numbers above 0' : '2 to 12 numbers']);
  return null;
}

const mostTicks = 12;

/** The columns of the table that the drawing reads, for its trace. */
export function forestReads(options: ForestOptions, table: Dataset, also: readonly string[]): readonly string[] {
  const { label, group, value, low, high, n, level, weight } = options;
  const shown = [...options.columns.left, ...options.columns.right].flatMap(({ reads }) => reads);
  const all = [label, group, value, low, high, n, typeof level === 'string' ? level : null, weight, ...shown, ...also];
  return [...new Set(all)].filter((name): name is string => name !== null && columnOf(table, name) !== null);
}
