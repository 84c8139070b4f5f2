import type { Dataset } from '../../../../model/data.ts';
import { thresholdsOption } from '../changes/thresholds.ts';
import type { KindFence } from '../kind.ts';
import { positive } from '../number-rules.ts';
import { colorsOption, columnOption, numberOption, rowsOption, textOption } from '../options.ts';

/** A fence `chart waterfall`, read. */
export interface WaterfallOptions {
  readonly table: Dataset;
  readonly rows: readonly number[];
  /** Column of the patients, one row each. */
  readonly label: string;
  /** Column of the best changes, in percent of the baseline. */
  readonly value: string;
  /** Column of best responses. */
  readonly group: string | null;
  /** In percent. */
  readonly thresholds: readonly number[];
  /** Bars that grow beyond are cut, and marked. */
  readonly limit: number;
  readonly colors: ReadonlyMap<string, string>;
  readonly title: string | null;
  readonly xTitle: string | null;
  readonly yTitle: string | null;
  readonly width: number | null;
  readonly height: number | null;
}

/** The options of the kind. */
export const waterfallOptionNames: readonly string[] =
  'data where label value group thresholds limit colors title xTitle yTitle width height'.split(' ');

const change = { holds: (value: number) => value >= 40 && value <= 1000, expected: 'a change from 40 to 1000' };

/** Reads the options; `null` where a column is missing, which is reported. Any other wrong option is reported too. */
export function readWaterfallOptions(fence: KindFence, table: Dataset): WaterfallOptions | null {
  const label = columnOption(fence, 'label', table, true);
  const value = columnOption(fence, 'value', table, true);
  const group = columnOption(fence, 'group', table, false);
  const rows = rowsOption(fence, table);
  if (label === null || value === null || rows === null) return null;
  return {
    table,
    rows,
    label,
    value,
    group,
    thresholds: thresholdsOption(fence),
    limit: numberOption(fence, 'limit', change) ?? 100,
    colors: colorsOption(fence),
    title: textOption(fence, 'title'),
    xTitle: textOption(fence, 'xTitle'),
    yTitle: textOption(fence, 'yTitle'),
    width: numberOption(fence, 'width', positive),
    height: numberOption(fence, 'height', positive),
  };
}
