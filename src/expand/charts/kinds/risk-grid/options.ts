import type { Dataset } from '../../../../model/data.ts';
import { isList } from '../../checks.ts';
import { namesOption, type Names } from '../comparisons/names.ts';
import { isPercent } from '../comparisons/words.ts';
import type { KindFence } from '../kind.ts';
import { positive } from '../number-rules.ts';
import { columnOption, numberOption, rowsOption, switchOption, textOption, wordOption, wrong } from '../options.ts';
import { smallNOption } from '../small-n.ts';

/** A fence `chart risk-grid`, read. */
export interface RiskGridOptions {
  /** Columns of the two factors: across and down. */
  readonly x: string;
  readonly y: string;
  readonly value: string;
  readonly n: string | null;
  /** What cells are called on the slide; cells of one name are one column or row. */
  readonly names: Names;
  readonly unit: string | null;
  readonly percent: boolean;
  /** d3-format of the estimates; `null` for numbers as their cells have them. */
  readonly format: string | null;
  readonly smallN: number;
  /** The estimates that the lightest and the darkest cell stand for. */
  readonly domain: readonly [number, number] | null;
  /** Which end of the estimates is dark. */
  readonly dark: 'low' | 'high';
  /** Whether the numbers of patients are added up beside the names of columns and rows. */
  readonly margins: boolean;
  readonly rows: readonly number[];
  readonly title: string | null;
  readonly xTitle: string | null;
  readonly yTitle: string | null;
  readonly width: number | null;
  readonly height: number | null;
}

/** The options of the kind. */
export const riskGridOptionNames: readonly string[] =
  'data where x y value n names order unit format smallN domain dark margins title xTitle yTitle width height'.split(
    ' ',
  );

/** Reads the options; `null` where a column or the unit is missing, which is reported. */
export function readRiskGridOptions(fence: KindFence, table: Dataset): RiskGridOptions | null {
  const needed = (key: string): string | null => columnOption(fence, key, table, true);
  const [x, y, value] = [needed('x'), needed('y'), needed('value')];
  const rows = rowsOption(fence, table);
  const unit = textOption(fence, 'unit');
  if (fence.options['unit'] === undefined)
    fence.checks.report('chart/kind-no-unit', fence.checks.valueAt('/value'), {});
  if (x === null || y === null || value === null || rows === null) return null;
  return {
    x,
    y,
    value,
    n: columnOption(fence, 'n', table, false),
    names: namesOption(fence),
    unit,
    percent: isPercent(unit),
    format: textOption(fence, 'format'),
    smallN: smallNOption(fence),
    domain: readDomain(fence) ?? (isPercent(unit) ? [0, 100] : null),
    dark: wordOption(fence, 'dark', ['low', 'high']) ?? 'high',
    margins: switchOption(fence, 'margins') ?? true,
    rows,
    title: textOption(fence, 'title'),
    xTitle: textOption(fence, 'xTitle'),
    yTitle: textOption(fence, 'yTitle'),
    width: numberOption(fence, 'width', positive),
    height: numberOption(fence, 'height', positive),
  };
}

function readDomain(fence: KindFence): readonly [number, number] | null {
  const { domain } = fence.options;
  if (domain === undefined) return null;
  if (isList(domain) && domain.length === 2) {
    const [low, high] = domain;
    if (typeof low === 'number' && typeof high === 'number' && low < high) return [low, high];
  }
  wrong(fence, 'domain', ['two numbers, the lower one first']);
  return null;
}
