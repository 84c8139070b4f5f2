import { say } from '../../../../util/words/say.ts';
import { child } from '../../checks.ts';
import { measured, type Measured, type MeasureContext } from '../comparisons/measured.ts';
import { measureOptionNames, readMeasure } from '../comparisons/measure.ts';
import { checkMixed, checkShares } from '../comparisons/mixed.ts';
import { checkNames, checkOrder, checkSameNames, namesOption, orderOf, type Names } from '../comparisons/names.ts';
import { paletteOf, type Palette } from '../comparisons/palette.ts';
import {
  cellAt,
  follow,
  keyOfPick,
  placeOption,
  sourceOption,
  textAt,
  type Pick,
  type Place,
} from '../comparisons/source.ts';
import type { KindFence } from '../kind.ts';
import { colorsOption, reportTwice, textOption, wordOption } from '../options.ts';

/** One number with its row's label. */
export interface IntervalItem {
  readonly label: string;
  readonly group: string | null;
  readonly series: string | null;
  /** What its colour and shape stand for. */
  readonly color: string;
  readonly number: Measured;
}

/** A row of the chart: one label with its numbers, one for each series. */
export interface IntervalRow {
  readonly label: string;
  readonly group: string | null;
  readonly items: readonly IntervalItem[];
}

/** A fence `chart interval`, read. */
export interface IntervalChart {
  readonly context: MeasureContext;
  readonly rows: readonly IntervalRow[];
  readonly value: Place;
  readonly names: Names;
  readonly palette: Palette;
  /** Whether colours stand for something. */
  readonly colored: boolean;
  readonly hasSeries: boolean;
  /** What is measured: the title of the axis without time and unit. */
  readonly measure: string | null;
  /** Words for a row without a number. */
  readonly missing: string;
}

/** The options of the kind. */
export const intervalOptionNames: readonly string[] = [
  ...measureOptionNames,
  ...'key label value group series color colors measure missing values reference referenceLabel xTitle domain ticks'.split(
    ' ',
  ),
];

/** Reads the fence and its rows; `null` where nothing can be drawn, which is reported. */
export function readInterval(fence: KindFence): IntervalChart | null {
  const source = sourceOption(fence);
  const picks = source === null ? null : follow(fence, source, 'key');
  if (source === null || picks === null) return null;
  const own = (key: string, needed = false): Place | null => placeOption(fence, key, source, { first: 'own', needed });
  const label = own('label', true);
  const [group, series, color] = [own('group'), own('series'), own('color')];
  const value = placeOption(fence, 'value', source, { first: 'numbers', needed: true });
  const measure = readMeasure(fence, source, picks);
  if (label === null || value === null || measure === null) return null;
  const context: MeasureContext = { fence, source, measure };
  const names = namesOption(fence);
  const places = { label, group, series, color: color ?? series };
  const items = picks.map((pick) => itemOf(measured(context, pick, value, 'value'), places, pick));
  checkTwice(context, items);
  const cells = [label, group, series, color].flatMap((place) => picks.map((pick) => textAt(place, pick) ?? ''));
  checkNames(names, [...cells, ...namedColumns], fence);
  checkOrder(fence, cells, names);
  const rows = items.map((item) => [item.group ?? '', item.label, item.number.time?.long ?? '']);
  for (const things of [rows, items.map((item) => [item.series ?? '']), items.map((item) => [item.group ?? ''])])
    checkSameNames(names, things, fence);
  checkShares(
    context,
    items.map(({ number }) => number),
    { option: 'value', column: value.column.name },
  );
  checkMixed(fence, source, {
    numbers: items.map(({ number }) => number),
    printed: [label, group, series, measure.time],
  });
  const ordered = inOrder(fence, items, names);
  const colors = ordered.flatMap((row) => row.items.map((item) => item.color));
  return {
    context,
    rows: ordered,
    value,
    names,
    palette: paletteOf(orderOf(fence, colors, names), colorsOption(fence), fence.look),
    colored: places.color !== null,
    hasSeries: series !== null,
    measure: textOption(fence, 'measure'),
    missing: textOption(fence, 'missing') ?? say(fence.lang, 'not reported'),
  };
}

/** Names of columns of text that `names` may head. */
const namedColumns: readonly string[] = ['n', 'time', 'value'];

type Places = Readonly<Record<'label' | 'group' | 'series' | 'color', Place | null>>;

function itemOf(number: Measured, { label, group, series, color }: Places, pick: Pick): IntervalItem {
  return {
    label: textAt(label, pick) ?? '',
    group: textAt(group, pick),
    series: textAt(series, pick),
    color: String(cellAt(color, pick) ?? ''),
    number,
  };
}

function checkTwice({ fence, source }: MeasureContext, items: readonly IntervalItem[]): void {
  const seen = new Map<string, IntervalItem>();
  for (const item of items) {
    const place = JSON.stringify([item.group, item.label, item.series, item.number.time?.long]);
    const before = seen.get(place);
    seen.set(place, item);
    if (before === undefined) continue;
    const rows = [before, item].map(({ number }) => keyOfPick(source, number.pick));
    const facts = { label: item.label, rows, by: '`series`, `group` or `time`' };
    reportTwice(fence.checks, fence.checks.valueAt(child('', 'label')), facts);
  }
}

/** Groups in their order, in each its labels, in each its series. */
function inOrder(fence: KindFence, items: readonly IntervalItem[], names: Names): readonly IntervalRow[] {
  const labels = orderOf(
    fence,
    items.map(({ label }) => label),
    names,
  );
  const groups = orderOf(
    fence,
    items.map(({ group }) => group ?? ''),
    names,
  );
  const series = orderOf(
    fence,
    items.map((item) => item.series ?? ''),
    names,
  );
  const sort = wordOption(fence, 'sort', ['ascending', 'descending']);
  return groups.flatMap((group) => {
    const own = items.filter((item) => (item.group ?? '') === group);
    const rows = labels
      .flatMap((label) => timesOf(own, label).map((time) => ({ label, time })))
      .map(({ label, time }): IntervalRow => {
        const alike = own.filter((item) => item.label === label && item.number.time?.long === time);
        const sorted = alike.toSorted((a, b) => series.indexOf(a.series ?? '') - series.indexOf(b.series ?? ''));
        return { label, group: alike[0]?.group ?? null, items: sorted };
      });
    return sort === null ? rows : rows.toSorted((a, b) => (sort === 'ascending' ? 1 : -1) * (best(a) - best(b)));
  });
}

/** A label at several time points has a row for each. */
function timesOf(items: readonly IntervalItem[], label: string): readonly (string | undefined)[] {
  return [...new Set(items.filter((item) => item.label === label).map(({ number }) => number.time?.long))];
}

function best({ items }: IntervalRow): number {
  return Math.max(...items.map(({ number }) => number.value ?? -Infinity));
}
