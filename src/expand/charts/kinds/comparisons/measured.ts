import { writeNumber, writeRange } from '../../../../util/numbers/write.ts';
import { child } from '../../checks.ts';
import type { KindFence } from '../kind.ts';
import { numberOf } from '../number-of-cell.ts';
import { countOfShare, countText } from '../small-n.ts';
import { levelAt } from './level.ts';
import type { MeasureOptions } from './measure.ts';
import {
  cellAt,
  keyOfPick,
  numberRow,
  numbersOf,
  placeNamed,
  type Pick,
  type Place,
  type RowSource,
} from './source.ts';
import { timePoint, type TimePoint } from './words.ts';

/** A number of a row, read and checked. */
export interface Measured {
  readonly pick: Pick;
  /** Row number in the table of the numbers; `null` where there is none. */
  readonly row: number | null;
  /** `null`: not reported. */
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  /** In per cent. */
  readonly level: number | null;
  readonly n: number | null;
  readonly time: TimePoint | null;
  readonly hollow: boolean;
  /** As it is printed, without its unit: `82.4`; of a few patients the count, `7/10`. */
  readonly text: string;
  readonly isCount: boolean;
  /** `73.7–88.4`; `null` without an interval. */
  readonly range: string | null;
  /** How the row's numbers are written. */
  readonly format: string | null;
}

/** What reading a number needs. */
export interface MeasureContext {
  readonly fence: KindFence;
  readonly source: RowSource;
  readonly measure: MeasureOptions;
}

/**
 * Reads the number of a row with what goes with it. A number that cannot be true (no number, no percentage, outside its
 * own interval) is reported at the option that names its column.
 * @param option the option that names the column of the value
 */
export function measured(context: MeasureContext, pick: Pick, at: Place, option: string): Measured {
  const { source, measure } = context;
  const row = numberRow(source, pick);
  const value = numberAt(context, pick, at, option);
  const n = numberAt(context, pick, measure.n, 'n');
  const bounds = boundsOf(context, pick, value);
  const format = measure.format ?? formatAt(measure.formats, pick);
  const written = (number: number): string => writeNumber(number, { format, unit: null, lang: measure.lang });
  const time = timePoint(cellAt(measure.time, pick), measure.timeUnit, measure.lang);
  const share = {
    percent: value ?? 0,
    n,
    decimals: decimalsOf(format, value ?? 0),
    estimated: isEstimate(source, pick),
  };
  const count = value === null || !measure.percent ? null : countOfShare(share, measure.smallN);
  return {
    pick,
    row,
    value,
    ...bounds,
    level: bounds.low === null ? null : levelAt(measure.level, pick, context),
    n,
    time,
    hollow: row !== null && measure.hollow.has(row),
    text: value === null ? '' : count === null ? written(value) : countText(count, n ?? 0),
    isCount: count !== null,
    range:
      bounds.low === null || bounds.high === null
        ? null
        : writeRange(bounds.low, bounds.high, { format, unit: null, lang: measure.lang }),
    format,
  };
}

/** The columns of the table of the numbers that its marks are computed from, for the trace. */
export function columnsRead({ measure, source, fence }: MeasureContext, values: readonly Place[]): readonly string[] {
  const places = [...values, measure.low, measure.high, measure.n, measure.time];
  const hollow = fence.options['hollow'];
  const marked = typeof hollow === 'object' && hollow !== null ? Object.keys(hollow) : [];
  const of = source.looked === null ? 'table' : 'looked';
  const read = places.filter((place) => place !== null && place.of === of).map((place) => (place as Place).column.name);
  const known = new Set(numbersOf(source).columns.map(({ name }) => name));
  return [...new Set([...read, ...marked.filter((name) => known.has(name))])];
}

/** The number in a cell, in a column of text too; words are an error at the option that names the column. */
export function numberAt(context: MeasureContext, pick: Pick, place: Place | null, option: string): number | null {
  const cell = cellAt(place, pick);
  if (cell === null || place === null) return null;
  const { checks } = context.fence;
  const at = checks.valueAt(child('', option));
  const row = keyOfPick(context.source, pick);
  const column = place.column.name;
  const number = numberOf(cell);
  if (number === null) {
    checks.report('chart/kind-not-number', at, { column, sample: String(cell), row });
    return null;
  }
  if (option === 'n') {
    if (Number.isInteger(number) && number >= 0) return number;
    checks.report('chart/kind-not-count', at, { column, value: number, row });
    return null;
  }
  if (context.measure.percent && !(number >= 0 && number <= 100)) {
    checks.report('chart/kind-not-percent', at, { column, value: number, row });
    return null;
  }
  return number;
}

function boundsOf(
  context: MeasureContext,
  pick: Pick,
  value: number | null,
): { readonly low: number | null; readonly high: number | null } {
  const { measure, fence, source } = context;
  const none = { low: null, high: null };
  const low = numberAt(context, pick, measure.low, 'low');
  const high = numberAt(context, pick, measure.high, 'high');
  if (low === null && high === null) return none;
  const row = keyOfPick(source, pick);
  const { checks } = fence;
  if (low === null || high === null) {
    const missing = low === null ? 'low' : 'high';
    checks.report('chart/kind-half-interval', checks.valueAt(`/${missing}`), { row, missing });
    return none;
  }
  if (low > high) checks.report('chart/kind-bounds', checks.valueAt('/low'), { low, high, row });
  else if (value !== null && (value < low || value > high)) {
    checks.report('chart/kind-outside-interval', checks.valueAt('/low'), { value, low, high, row });
  }
  return { low, high };
}

function formatAt(place: Place | null, pick: Pick): string | null {
  const cell = cellAt(place, pick);
  return cell === null ? null : String(cell);
}

function decimalsOf(format: string | null, value: number): number {
  const places = format === null ? null : /\.(\d+)f$/.exec(format)?.[1];
  return places === null || places === undefined ? (String(value).split('.')[1] ?? '').length : Number(places);
}

/** A row with a time point is an estimate over time, whether or not the chart prints the time. */
function isEstimate(source: RowSource, pick: Pick): boolean {
  return ['time', 'time_years', 'time_months'].some(
    (name) => cellAt(placeNamed(source, name, 'numbers'), pick) !== null,
  );
}
