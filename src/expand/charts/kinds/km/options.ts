import { say, sayUnit } from '../../../../util/words/say.ts';
import type { Dataset, Privacy } from '../../../../model/data.ts';
import { intervalKinds, type IntervalKind } from '../../../../statistics/survival-interval.ts';
import type { EventOption } from './event-option.ts';
import { readEvent } from './event-option.ts';
import { isList } from '../../checks.ts';
import type { KindFence } from '../kind.ts';
import { positive, whole } from '../number-rules.ts';
import {
  colorsOption,
  columnOption,
  levelOption,
  missingOption,
  numberOption,
  type OptionFence,
  rowsOption,
  switchOption,
  textOption,
  wordOption,
  wrong,
} from '../options.ts';

/** What the table under the axis may count. */
export type RiskCount = 'at-risk' | 'events' | 'censored';

const riskCounts: readonly RiskCount[] = ['at-risk', 'events', 'censored'];

/** A fence `chart km`, read. */
export interface KmOptions {
  readonly time: string;
  readonly event: EventOption;
  readonly group: string | null;
  /** The groups in their order, the reference first; `null` for the order of the rows. */
  readonly groups: readonly string[] | null;
  /** What the event is, in words: `death`. */
  readonly endpoint: string | null;
  /** Row numbers that `where` picks; all without it. */
  readonly rows: readonly number[];
  readonly interval: IntervalKind;
  /** In percent. */
  readonly level: number;
  readonly band: boolean;
  /** Whether the censored are drawn; `null`: as long as there are few enough. */
  readonly censored: boolean | null;
  /** The word behind times: `months`. */
  readonly unit: string;
  /** Given times, or the step between them; `null`: chosen. */
  readonly ticks: readonly number[] | number | null;
  /** `null`: chosen by the room there is; empty: no table. */
  readonly riskTable: readonly RiskCount[] | null;
  /** `null`: five, or a tenth of the group where that is more. */
  readonly minimumAtRisk: number | null;
  /** Whether these are written into the plot; `null`: where they can be. */
  readonly hazardRatio: boolean | null;
  readonly logRank: boolean | null;
  readonly medians: boolean | null;
  readonly title: string | null;
  readonly xTitle: string | null;
  readonly yTitle: string | null;
  /** By group. */
  readonly colors: ReadonlyMap<string, string>;
  readonly width: number | null;
  readonly height: number | null;
  /** Set where the rows are about persons. */
  readonly privacy: Privacy | null;
  /** The talk's language, as a tag. */
  readonly lang: string;
}

/** The options of the kind. */
export const kmOptionNames: readonly string[] =
  'data time event group groups where unit endpoint interval level band censored ticks riskTable minimumAtRisk hazardRatio logRank medians title xTitle yTitle colors width height'.split(
    ' ',
  );

/** Reads the options; `null` where a column is missing, which is reported. Any other wrong option is reported too. */
export function readKmOptions(fence: KindFence, table: Dataset): KmOptions | null {
  const time = columnOption(fence, 'time', table, true);
  const event = readEvent(fence, table);
  const group = columnOption(fence, 'group', table, false);
  const rows = rowsOption(fence, table);
  const unit = neededText(fence, 'unit');
  if (time === null || event === null || rows === null || unit === null) return null;
  if (group === null && 'group' in fence.options) return null;
  const { privacy } = table;
  return {
    time,
    event,
    group,
    groups: readGroupNames(fence, group),
    endpoint: textOption(fence, 'endpoint'),
    rows,
    interval: wordOption(fence, 'interval', intervalKinds) ?? 'log-log',
    level: levelOption(fence) ?? 95,
    band: switchOption(fence, 'band') ?? true,
    censored: switchOption(fence, 'censored'),
    unit,
    ticks: readTicks(fence),
    riskTable: readRiskTable(fence, privacy !== null),
    minimumAtRisk: readMinimum(fence, privacy),
    hazardRatio: switchOption(fence, 'hazardRatio'),
    logRank: switchOption(fence, 'logRank'),
    medians: readMedians(fence, privacy),
    title: textOption(fence, 'title'),
    xTitle: textOption(fence, 'xTitle'),
    yTitle: textOption(fence, 'yTitle'),
    colors: colorsOption(fence),
    width: numberOption(fence, 'width', positive),
    height: numberOption(fence, 'height', positive),
    privacy,
    lang: fence.lang,
  };
}

/** A text without which the chart would not say what it shows. */
export function neededText(fence: OptionFence, key: string): string | null {
  if (fence.options[key] === undefined) missingOption(fence, key);
  return textOption(fence, key);
}

/** The groups in order; each stands once. `null` where none are given. */
export function readGroupNames(fence: OptionFence, group: string | null): readonly string[] | null {
  const { groups } = fence.options;
  if (groups === undefined) return null;
  const names = isList(groups) ? groups.filter((name) => typeof name !== 'object') : [];
  if (!isList(groups) || names.length !== groups.length || new Set(names.map(String)).size !== names.length) {
    wrong(fence, 'groups', ['a list of groups, each once, the reference first']);
    return null;
  }
  if (group === null) missingOption(fence, 'group', fence.checks.keyAt('/groups'));
  return group === null ? null : names.map(String);
}

/** A median is the time of one patient. */
function readMedians(fence: OptionFence, privacy: Privacy | null): boolean | null {
  const medians = switchOption(fence, 'medians');
  if (privacy === null) return medians;
  if (medians === true) fence.checks.report('chart/private-median', fence.checks.valueAt('/medians'), {});
  return false;
}

/** Most times that an axis may name. */
const mostTicks = 40;

function readTicks(fence: OptionFence): readonly number[] | number | null {
  const { ticks } = fence.options;
  if (ticks === undefined) return null;
  if (!isList(ticks))
    return numberOption(fence, 'ticks', { ...positive, expected: 'a step above 0, or a list of times' });
  const times = ticks.filter((time) => typeof time === 'number' && time >= 0 && Number.isFinite(time)) as number[];
  if (times.length === ticks.length && times.length > 0 && times.length <= mostTicks) {
    return [...new Set(times)].sort((a, b) => a - b);
  }
  wrong(fence, 'ticks', ['a step above 0, or a list of times']);
  return null;
}

function readRiskTable(fence: OptionFence, sensitive: boolean): readonly RiskCount[] | null {
  const { riskTable } = fence.options;
  if (riskTable === false) return [];
  // Counts of one group add up to its n: beside the others a hidden one could be worked out.
  if (sensitive && isList(riskTable) && riskTable.some((count) => count !== 'at-risk')) {
    fence.checks.report('chart/private-counts', fence.checks.valueAt('/riskTable'), {});
  }
  if (riskTable === undefined || riskTable === true) return sensitive ? ['at-risk'] : null;
  if (isList(riskTable) && riskTable.every((count) => (riskCounts as readonly unknown[]).includes(count))) {
    return riskCounts.filter((count) => riskTable.includes(count));
  }
  wrong(fence, 'riskTable', ['`true`', '`false`', 'a list of `at-risk`, `events` and `censored`']);
  return null;
}

/** Of sensitive rows never fewer than the smallest group that may be shown. */
function readMinimum(fence: OptionFence, privacy: Privacy | null): number | null {
  const given = numberOption(fence, 'minimumAtRisk', whole);
  return privacy === null || given === null ? given : Math.max(given, privacy.minimumCell);
}

/**
 * Title of the time axis. Of sensitive rows it says how far apart the estimates are, so that nobody takes the steps
 * for events.
 */
export function timeTitle({ xTitle, unit: named, privacy, lang }: TitleOptions): string {
  const unit = sayUnit(lang, named);
  const grid = privacy?.timeGrid ?? null;
  if (grid === null) return xTitle ?? say(lang, 'Time ({})', unit);
  return xTitle === null
    ? say(lang, 'Time ({}, estimates every {})', unit, grid)
    : say(lang, '{} (estimates every {})', xTitle, grid);
}

type TitleOptions = Pick<KmOptions, 'xTitle' | 'unit' | 'privacy' | 'lang'>;
