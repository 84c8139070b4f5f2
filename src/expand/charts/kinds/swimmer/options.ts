import type { Dataset } from '../../../../model/data.ts';
import type { KindFence } from '../kind.ts';
import { positive } from '../number-rules.ts';
import { colorsOption, columnOption, numberOption, rowsOption, textOption, wordOption } from '../options.ts';

/** A fence `chart swimmer`, read. */
export interface SwimmerOptions {
  readonly table: Dataset;
  readonly rows: readonly number[];
  /** Column of the patients. */
  readonly label: string;
  /** Column that says what a stretch or an event is. */
  readonly group: string;
  /** Column of the beginnings, from 0. */
  readonly time: string;
  /** Column of the ends; a row without one is an event. */
  readonly end: string;
  /** Column that is true of a stretch that went on when last seen. */
  readonly ongoing: string | null;
  readonly sort: 'length' | 'rows';
  readonly unit: string | null;
  /** Step between ticks; `null`: chosen. */
  readonly ticks: number | null;
  readonly colors: ReadonlyMap<string, string>;
  readonly title: string | null;
  readonly xTitle: string | null;
  readonly width: number | null;
  readonly height: number | null;
}

/** The options of the kind. */
export const swimmerOptionNames: readonly string[] =
  'data where label group time end ongoing sort unit ticks colors title xTitle width height'.split(' ');

/** Reads the options; `null` where a column is missing, which is reported. Any other wrong option is reported too. */
export function readSwimmerOptions(fence: KindFence, table: Dataset): SwimmerOptions | null {
  const label = columnOption(fence, 'label', table, true);
  const group = columnOption(fence, 'group', table, true);
  const time = columnOption(fence, 'time', table, true);
  const end = columnOption(fence, 'end', table, true);
  const ongoing = columnOption(fence, 'ongoing', table, false);
  const rows = rowsOption(fence, table);
  if (label === null || group === null || time === null || end === null || rows === null) return null;
  return {
    table,
    rows,
    label,
    group,
    time,
    end,
    ongoing,
    sort: wordOption(fence, 'sort', ['length', 'rows']) ?? 'length',
    unit: textOption(fence, 'unit'),
    ticks: numberOption(fence, 'ticks', positive),
    colors: colorsOption(fence),
    title: textOption(fence, 'title'),
    xTitle: textOption(fence, 'xTitle'),
    width: numberOption(fence, 'width', positive),
    height: numberOption(fence, 'height', positive),
  };
}
