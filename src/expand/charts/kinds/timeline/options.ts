import type { Dataset } from '../../../../model/data.ts';
import { isList } from '../../checks.ts';
import type { KindFence } from '../kind.ts';
import { positive } from '../number-rules.ts';
import { colorsOption, columnOption, numberOption, rowsOption, switchOption, textOption, wrong } from '../options.ts';

/** A fence `chart timeline`, read. */
export interface TimelineOptions {
  readonly table: Dataset;
  readonly rows: readonly number[];
  /** Column of years or dates. */
  readonly time: string;
  /** Column of the ends of what lasts. */
  readonly end: string | null;
  readonly label: string;
  readonly group: string | null;
  readonly lane: string | null;
  /** Whether the time stands over its label. */
  readonly times: boolean;
  /** Whether a key tells the colours. */
  readonly key: boolean;
  /** Years at the two ends of the axis; `null`: chosen. */
  readonly domain: readonly [number, number] | null;
  /** Step between ticks in years; `null`: chosen. */
  readonly ticks: number | null;
  readonly colors: ReadonlyMap<string, string>;
  readonly title: string | null;
  readonly width: number | null;
  readonly height: number | null;
}

/** The options of the kind. */
export const timelineOptionNames: readonly string[] =
  'data where time end label group lane times key domain ticks colors title width height'.split(' ');

/** Reads the options; `null` where a column is missing, which is reported. Any other wrong option is reported too. */
export function readTimelineOptions(fence: KindFence, table: Dataset): TimelineOptions | null {
  const time = columnOption(fence, 'time', table, true);
  const end = columnOption(fence, 'end', table, false);
  const label = columnOption(fence, 'label', table, true);
  const group = columnOption(fence, 'group', table, false);
  const lane = columnOption(fence, 'lane', table, false);
  const rows = rowsOption(fence, table);
  if (time === null || label === null || rows === null) return null;
  return {
    table,
    rows,
    time,
    end,
    label,
    group,
    lane,
    times: switchOption(fence, 'times') ?? true,
    key: switchOption(fence, 'key') ?? true,
    domain: readDomain(fence),
    ticks: numberOption(fence, 'ticks', positive),
    colors: colorsOption(fence),
    title: textOption(fence, 'title'),
    width: numberOption(fence, 'width', positive),
    height: numberOption(fence, 'height', positive),
  };
}

function readDomain(fence: KindFence): readonly [number, number] | null {
  const { domain } = fence.options;
  if (domain === undefined) return null;
  if (isList(domain) && domain.length === 2) {
    const [from, to] = domain;
    if (typeof from === 'number' && typeof to === 'number' && from < to) return [from, to];
  }
  wrong(fence, 'domain', ['two years, the earlier one first']);
  return null;
}
