import type { Dataset } from '../../../../model/data.ts';
import type { EventsOf } from '../../../../statistics/printed-rows.ts';
import { intervalKinds, type IntervalKind } from '../../../../statistics/survival-interval.ts';
import { isList, isObject } from '../../checks.ts';
import { namesOption, type Names } from '../comparisons/names.ts';
import type { KindFence } from '../kind.ts';
import { neededText, readGroupNames } from '../km/options.ts';
import { positive, whole } from '../number-rules.ts';
import {
  colorsOption,
  columnOption,
  levelOption,
  numberOption,
  rowsOption,
  switchOption,
  textOption,
  wordOption,
  wrong,
} from '../options.ts';

/** A value as printed beside the table, to be held against the estimate. */
export interface PrintedValue {
  readonly group: string;
  readonly time: number;
  /** Percent. */
  readonly value: number;
  /** As the author writes it. */
  readonly text: string;
}

/** A fence `chart life-table`, read. */
export interface LifeTableOptions {
  readonly time: string;
  readonly atRisk: string;
  readonly events: string;
  /** `null`: seen by the blank end of the column. */
  readonly eventsOf: EventsOf | null;
  readonly censored: string | null;
  readonly group: string | null;
  readonly groups: readonly string[] | null;
  /** What groups are called on the slide. */
  readonly names: Names;
  /** Row numbers that `where` picks; all without it. */
  readonly rows: readonly number[];
  readonly unit: string;
  /** The talk's language, as a tag. */
  readonly lang: string;
  readonly halfCensoring: boolean;
  readonly interval: IntervalKind;
  /** In percent. */
  readonly level: number;
  readonly band: boolean;
  /** `null`: five, or a tenth of the group where that is more. */
  readonly minimumAtRisk: number | null;
  readonly riskTable: boolean;
  /** Whether the plot says how the estimate was made. */
  readonly method: boolean;
  readonly printed: readonly PrintedValue[];
  readonly title: string | null;
  readonly xTitle: string | null;
  readonly yTitle: string | null;
  readonly colors: ReadonlyMap<string, string>;
  readonly width: number | null;
  readonly height: number | null;
}

/** The options of the kind. */
export const lifeTableOptionNames: readonly string[] =
  'data time atRisk events eventsOf censored group groups names where unit halfCensoring interval level band minimumAtRisk riskTable method printed title xTitle yTitle colors width height'.split(
    ' ',
  );

/** Reads the options; `null` where a column, the unit or a printed value is missing, which is reported. */
export function readLifeTableOptions(fence: KindFence, table: Dataset): LifeTableOptions | null {
  const time = columnOption(fence, 'time', table, true);
  const atRisk = columnOption(fence, 'atRisk', table, true);
  const events = columnOption(fence, 'events', table, true);
  const group = columnOption(fence, 'group', table, false);
  const rows = rowsOption(fence, table);
  const unit = neededText(fence, 'unit');
  if (time === null || atRisk === null || events === null || rows === null || unit === null) return null;
  if (group === null && 'group' in fence.options) return null;
  const printed = readPrinted(fence);
  if (printed === null) return null;
  return {
    time,
    atRisk,
    events,
    eventsOf: wordOption(fence, 'eventsOf', ['before', 'after']),
    censored: columnOption(fence, 'censored', table, false),
    group,
    groups: readGroupNames(fence, group),
    names: namesOption(fence),
    rows,
    unit,
    lang: fence.lang,
    halfCensoring: switchOption(fence, 'halfCensoring') ?? true,
    interval: wordOption(fence, 'interval', intervalKinds) ?? 'log-log',
    level: levelOption(fence) ?? 95,
    band: switchOption(fence, 'band') ?? true,
    minimumAtRisk: numberOption(fence, 'minimumAtRisk', whole),
    riskTable: switchOption(fence, 'riskTable') ?? true,
    method: switchOption(fence, 'method') ?? true,
    printed,
    title: textOption(fence, 'title'),
    xTitle: textOption(fence, 'xTitle'),
    yTitle: textOption(fence, 'yTitle'),
    colors: colorsOption(fence),
    width: numberOption(fence, 'width', positive),
    height: numberOption(fence, 'height', positive),
  };
}

/** `printed: [{group: maintenance, time: 5, value: '{{os5}}'}]`: a percentage, as a number or as it is written. */
function readPrinted(fence: KindFence): readonly PrintedValue[] | null {
  const { printed } = fence.options;
  if (printed === undefined) return [];
  // A name that stands for nothing was told where it is defined or used.
  if (isList(printed) && printed.some((one, i) => isObject(one) && one['value'] === '' && isNamed(fence, i)))
    return null;
  const found = (isList(printed) ? printed : []).flatMap((one): PrintedValue[] => {
    if (!isObject(one)) return [];
    const time = numberIn(one['time']);
    const value = numberIn(one['value']);
    if (time === null || value === null || value < 0 || value > 100) return [];
    const text = typeof one['value'] === 'number' ? `${value}%` : String(one['value']);
    return [{ group: String(one['group'] ?? ''), time, value, text }];
  });
  if (!isList(printed) || found.length !== printed.length)
    wrong(fence, 'printed', ['a list of `{group: …, time: …, value: …}` with a percentage']);
  return found;
}

/** Whether the value of an entry was written as a name in mustaches. */
function isNamed({ chart }: KindFence, index: number): boolean {
  const { value } = chart.parsed.source;
  const list = isObject(value) ? value['printed'] : undefined;
  const one = isList(list) ? list[index] : undefined;
  return isObject(one) && String(one['value']).includes('{{');
}

/** A number, or one that a text begins with: `73%`. */
function numberIn(value: unknown): number | null {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  const digits = typeof value === 'string' ? /^\s*(\d{1,3}(?:[.,]\d+)?)/.exec(value)?.[1] : undefined;
  return digits === undefined ? null : Number(digits.replace(',', '.'));
}
