import { hollowOption } from '../hollow.ts';
import type { KindFence } from '../kind.ts';
import { missingOption, textOption } from '../options.ts';
import { smallNOption } from '../small-n.ts';
import { levelOf, type Level } from './level.ts';
import { numbersOf, placeNamed, placeOption, type Pick, type Place, type RowSource } from './source.ts';
import { isPercent, timeUnitOf } from './words.ts';

/** What the numbers of a chart are, and where what goes with them stands. */
export interface MeasureOptions {
  /** `pct`, `months` …; `''` where the author says that there is none. */
  readonly unit: string;
  readonly percent: boolean;
  /** A d3-format pattern for all numbers; `null`: each row's own, else as it is. */
  readonly format: string | null;
  /** The table's own column `format`. */
  readonly formats: Place | null;
  readonly low: Place | null;
  readonly high: Place | null;
  readonly level: Level;
  readonly n: Place | null;
  readonly time: Place | null;
  readonly timeUnit: string | null;
  /** Rows of the table of the numbers. */
  readonly hollow: ReadonlySet<number>;
  readonly smallN: number;
  readonly lang: string;
}

/** The options that every kind with numbers of rows has. */
export const measureOptionNames: readonly string[] =
  'data lookup where unit format low high level n time timeUnit hollow smallN names order sort title subtitle width height'.split(
    ' ',
  );

/** Reads what goes with the numbers; a wrong option is reported. `null` where the unit is not known. */
export function readMeasure(fence: KindFence, source: RowSource, picks: readonly Pick[]): MeasureOptions | null {
  const at = (key: string): Place | null => placeOption(fence, key, source, { first: 'numbers', needed: false });
  const unit = unitOption(fence, source, picks);
  const time = at('time');
  const low = at('low');
  const high = at('high');
  if ((low === null) !== (high === null)) {
    const key = low === null ? 'low' : 'high';
    if (fence.options[key] === undefined) {
      missingOption(fence, key, fence.checks.keyAt(low === null ? '/high' : '/low'));
    }
  }
  if (unit === null) return null;
  return {
    unit,
    percent: isPercent(unit),
    format: textOption(fence, 'format'),
    formats: placeNamed(source, 'format', 'numbers'),
    low,
    high,
    level: levelOf(fence, source, low !== null),
    n: at('n'),
    time,
    timeUnit: textOption(fence, 'timeUnit') ?? (time === null ? null : timeUnitOf(time.column.name)),
    hollow: hollowOption(fence, numbersOf(source)),
    smallN: smallNOption(fence),
    lang: fence.lang,
  };
}

/** What the numbers are: as the fence says, else as the rows' own column `unit` does. */
function unitOption(fence: KindFence, source: RowSource, picks: readonly Pick[]): string | null {
  const { options, checks } = fence;
  if (options['unit'] !== undefined) return textOption(fence, 'unit');
  const place = placeNamed(source, 'unit', 'numbers');
  const cells = picks.map((pick) => {
    const row = place?.of === 'looked' ? pick.looked : pick.own;
    return row === null ? null : (place?.column.values[row] ?? null);
  });
  const units = [...new Set(cells.filter((cell) => cell !== null).map(String))];
  if (units.length === 1) return units[0] as string;
  if (units.length === 0) checks.report('chart/kind-no-unit', checks.keyAt(''), {});
  else checks.report('chart/kind-mixed-units', checks.valueAt('/data'), { units });
  return null;
}
