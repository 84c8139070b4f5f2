import type { Dataset } from '../../../../model/data.ts';
import { thresholdsOption } from '../changes/thresholds.ts';
import type { KindFence } from '../kind.ts';
import { positive } from '../number-rules.ts';
import { colorsOption, columnOption, numberOption, rowsOption, textOption } from '../options.ts';

/** A fence `chart spider`, read. */
export interface SpiderOptions {
  readonly table: Dataset;
  readonly rows: readonly number[];
  /** Column of the patients, a row for each measurement. */
  readonly label: string;
  /** Column of times from the start. */
  readonly time: string;
  /** Column of changes, in percent of the baseline. */
  readonly value: string;
  readonly group: string | null;
  readonly unit: string | null;
  /** In percent. */
  readonly thresholds: readonly number[];
  /** Step between ticks of time; `null`: chosen. */
  readonly ticks: number | null;
  readonly colors: ReadonlyMap<string, string>;
  readonly title: string | null;
  readonly xTitle: string | null;
  readonly yTitle: string | null;
  readonly width: number | null;
  readonly height: number | null;
}

/** The options of the kind. */
export const spiderOptionNames: readonly string[] =
  'data where label time value group unit thresholds ticks colors title xTitle yTitle width height'.split(' ');

/** Reads the options; `null` where a column is missing, which is reported. Any other wrong option is reported too. */
export function readSpiderOptions(fence: KindFence, table: Dataset): SpiderOptions | null {
  const label = columnOption(fence, 'label', table, true);
  const time = columnOption(fence, 'time', table, true);
  const value = columnOption(fence, 'value', table, true);
  const group = columnOption(fence, 'group', table, false);
  const rows = rowsOption(fence, table);
  if (label === null || time === null || value === null || rows === null) return null;
  return {
    table,
    rows,
    label,
    time,
    value,
    group,
    unit: textOption(fence, 'unit'),
    thresholds: thresholdsOption(fence),
    ticks: numberOption(fence, 'ticks', positive),
    colors: colorsOption(fence),
    title: textOption(fence, 'title'),
    xTitle: textOption(fence, 'xTitle'),
    yTitle: textOption(fence, 'yTitle'),
    width: numberOption(fence, 'width', positive),
    height: numberOption(fence, 'height', positive),
  };
}
