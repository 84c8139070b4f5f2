import { say } from '../../../../util/words/say.ts';
import { child } from '../../checks.ts';
import { measured, type Measured, type MeasureContext } from '../comparisons/measured.ts';
import { measureOptionNames, readMeasure } from '../comparisons/measure.ts';
import { checkMixed, checkShares } from '../comparisons/mixed.ts';
import { checkNames, checkOrder, checkSameNames, namesOption, orderOf, type Names } from '../comparisons/names.ts';
import { paletteOf, type Palette } from '../comparisons/palette.ts';
import {
  follow,
  keyOfPick,
  placeNamed,
  placeOption,
  sourceOption,
  textAt,
  type Pick,
  type Place,
  type RowSource,
} from '../comparisons/source.ts';
import type { KindFence } from '../kind.ts';
import { colorsOption, reportTwice, switchOption, textOption, wordOption } from '../options.ts';

/** One end of a row. */
export interface PairPoint {
  /** Name of the end: the column `from` or `to`, or the cell of `series`. */
  readonly end: string;
  readonly number: Measured;
}

/** A row of the chart: a label with two points or more. */
export interface PairRow {
  readonly label: string;
  readonly group: string | null;
  /** What its colour stands for. */
  readonly color: string;
  /** In the order of the ends. */
  readonly points: readonly PairPoint[];
}

/** A fence whose rows go from one number to another: `chart dumbbell` and `chart slope`. */
export interface PairChart {
  readonly context: MeasureContext;
  readonly rows: readonly PairRow[];
  /** The ends in their order. */
  readonly ends: readonly string[];
  readonly values: readonly Place[];
  readonly names: Names;
  readonly palette: Palette;
  /** What colours stand for: the ends, something of the row, or nothing. */
  readonly colored: 'ends' | 'rows' | 'nothing';
  readonly measure: string | null;
  readonly missing: string;
  readonly difference: boolean;
}

/** The options of such a kind. */
export const pairOptionNames: readonly string[] = [
  ...measureOptionNames,
  ...'key label from to value series group color colors measure missing difference xTitle yTitle domain ticks'.split(
    ' ',
  ),
];

/** Reads the fence and its rows; `null` where nothing can be drawn, which is reported. */
export function readPairs(fence: KindFence, needsLabel: boolean): PairChart | null {
  const source = sourceOption(fence);
  if (source === null) return null;
  const label = placeOption(fence, 'label', source, { first: 'own', needed: needsLabel });
  const group = placeOption(fence, 'group', source, { first: 'own', needed: false });
  const color = placeOption(fence, 'color', source, { first: 'own', needed: false });
  if (needsLabel && label === null) return null;
  const found = fence.options['series'] === undefined ? wideEnds(fence, source) : longEnds(fence, source);
  if (found === null) return null;
  const picks = found.flatMap(({ picks: own }) => own).filter((pick) => pick !== null);
  const measure = readMeasure(fence, source, picks);
  if (measure === null) return null;
  const context: MeasureContext = { fence, source, measure };
  const names = namesOption(fence);
  const ends = orderOf(
    fence,
    found.map(({ end }) => end),
    names,
  );
  const rows = rowsOf(context, found, { label, group, color }, names);
  const cells = rows.flatMap((row) => [row.label, row.group ?? '', row.color]);
  checkNames(names, [...cells, ...ends, 'difference', 'n', 'time'], fence);
  checkOrder(fence, [...cells, ...ends], names);
  const labels = rows.map((row) => [row.group ?? '', row.label, row.points.at(-1)?.number.time?.long ?? '']);
  for (const things of [labels, ends.map((end) => [end]), rows.map((row) => [row.group ?? ''])])
    checkSameNames(names, things, fence);
  const numbers = rows.flatMap(({ points }) => points.map(({ number }) => number));
  checkShares(context, numbers, highestEnd(found, rows));
  // Two columns, or two references, say by themselves that they are different things.
  if (fence.options['series'] !== undefined) {
    const series = placeNamed(source, String(fence.options['series']), 'own');
    checkMixed(fence, source, { numbers, printed: [label, group, series, measure.time] });
  }
  const colored = color !== null ? 'rows' : fence.options['series'] === undefined ? 'nothing' : 'ends';
  const colors =
    colored === 'ends'
      ? ends
      : orderOf(
          fence,
          rows.map((row) => row.color),
          names,
        );
  return {
    context,
    rows: sorted(fence, rows, names),
    ends,
    values: found[0]?.values ?? [],
    names,
    palette: paletteOf(colors, colorsOption(fence), fence.look),
    colored,
    measure: textOption(fence, 'measure'),
    missing: textOption(fence, 'missing') ?? say(fence.lang, 'not reported'),
    difference: switchOption(fence, 'difference') ?? ends.length === 2,
  };
}

/** An end with the place of its number in each row; rows stand in the order of `source.rows`. */
interface End {
  readonly end: string;
  readonly option: string;
  readonly value: Place;
  readonly picks: readonly (Pick | null)[];
  readonly values: readonly Place[];
}

/** The option and the column of the highest number. */
function highestEnd(
  ends: readonly End[],
  rows: readonly PairRow[],
): { readonly option: string; readonly column: string } {
  const points = rows.flatMap((row) => row.points);
  const top = Math.max(...points.map(({ number }) => number.value ?? -Infinity));
  const highest = points.find(({ number }) => number.value === top)?.end;
  const { option, value } = ends.find(({ end }) => end === highest) ?? (ends[0] as End);
  return { option, column: value.column.name };
}

/** `from` and `to`: columns of numbers, or with `lookup` of keys. */
function wideEnds(fence: KindFence, source: RowSource): readonly End[] | null {
  const ends = ['from', 'to'] as const;
  const own = { ...source, looked: null };
  const places = ends.map((end) => placeOption(fence, end, own, { first: 'own', needed: true }));
  if (places.some((place) => place === null)) return null;
  if (source.looked === null) {
    const picks = source.rows.map((row): Pick => ({ own: row, looked: null }));
    return ends.map((option, i) => {
      const value = places[i] as Place;
      return { end: value.column.name, option, value, picks, values: places as readonly Place[] };
    });
  }
  const value = placeOption(fence, 'value', source, { first: 'numbers', needed: true });
  if (value === null) return null;
  const found = ends.map((option, i): End | null => {
    const picks = follow(fence, source, option);
    return picks === null
      ? null
      : { end: (places[i] as Place).column.name, option: 'value', value, picks, values: [value] };
  });
  return found.every((end) => end !== null) ? found : null;
}

/** `series`: one row for each end of a label. */
function longEnds(fence: KindFence, source: RowSource): readonly End[] | null {
  const series = placeOption(fence, 'series', source, { first: 'own', needed: true });
  const value = placeOption(fence, 'value', source, { first: 'numbers', needed: true });
  const picks = follow(fence, source, 'key');
  if (series === null || value === null || picks === null) return null;
  const ends = [...new Set(picks.map((pick) => textAt(series, pick) ?? ''))];
  return ends.map((end) => ({
    end,
    option: 'value',
    value,
    picks: picks.map((pick) => ((textAt(series, pick) ?? '') === end ? pick : null)),
    values: [value],
  }));
}

type RowPlaces = Readonly<Record<'label' | 'group' | 'color', Place | null>>;

/** Numbers gathered by label; two numbers of one end and label are an error. */
function rowsOf(context: MeasureContext, ends: readonly End[], places: RowPlaces, names: Names): readonly PairRow[] {
  const { fence, source } = context;
  const order = orderOf(
    fence,
    ends.map(({ end }) => end),
    names,
  );
  const isLong = fence.options['series'] !== undefined;
  const rows = new Map<string, { row: Omit<PairRow, 'points'>; points: PairPoint[] }>();
  source.rows.forEach((_, i) => {
    for (const { end, option, value, picks } of ends) {
      const pick = picks[i] ?? null;
      if (pick === null) continue;
      const label = textAt(places.label, pick) ?? '';
      const group = textAt(places.group, pick);
      const time = isLong ? textAt(context.measure.time, pick) : null;
      const place = JSON.stringify([group, label, time]);
      const known = rows.get(place) ?? { row: { label, group, color: textAt(places.color, pick) ?? '' }, points: [] };
      rows.set(place, known);
      const twin = known.points.find((point) => point.end === end);
      if (twin !== undefined) {
        const keys = [twin.number.pick, pick].map((one) => keyOfPick(source, one));
        const at = fence.checks.valueAt(child('', 'label'));
        reportTwice(fence.checks, at, { label, rows: keys, by: '`group` or `time`' });
      } else known.points.push({ end, number: measured(context, pick, value, option) });
    }
  });
  return [...rows.values()].map(({ row, points }) => ({
    ...row,
    points: points.toSorted((a, b) => order.indexOf(a.end) - order.indexOf(b.end)),
  }));
}

function sorted(fence: KindFence, rows: readonly PairRow[], names: Names): readonly PairRow[] {
  const groups = orderOf(
    fence,
    rows.map(({ group }) => group ?? ''),
    names,
  );
  const labels = orderOf(
    fence,
    rows.map(({ label }) => label),
    names,
  );
  const sort = wordOption(fence, 'sort', ['ascending', 'descending']);
  const last = ({ points }: PairRow): number => points.at(-1)?.number.value ?? -Infinity;
  const rank = (a: PairRow, b: PairRow): number =>
    sort === null
      ? labels.indexOf(a.label) - labels.indexOf(b.label)
      : (sort === 'ascending' ? 1 : -1) * (last(a) - last(b));
  return rows.toSorted((a, b) => groups.indexOf(a.group ?? '') - groups.indexOf(b.group ?? '') || rank(a, b));
}
