import { say } from '../../../../util/words/say.ts';
import { writeNumber } from '../../../../util/numbers/write.ts';
import { measureOptionNames, readMeasure } from '../comparisons/measure.ts';
import { measured, type Measured, type MeasureContext } from '../comparisons/measured.ts';
import { checkMixed, checkShares } from '../comparisons/mixed.ts';
import { checkNames, checkOrder, checkSameNames, namesOption, orderOf, type Names } from '../comparisons/names.ts';
import { paletteOf, type Palette } from '../comparisons/palette.ts';
import { follow, keyOfPick, placeOption, sourceOption, textAt, type Place } from '../comparisons/source.ts';
import type { KindFence } from '../kind.ts';
import { colorsOption, reportTwice, switchOption, textOption, wordOption } from '../options.ts';

/** A share of 100, and what is left of it. */
export interface GapItem {
  readonly label: string;
  readonly color: string;
  readonly number: Measured;
  /** The share in per cent. */
  readonly reached: number;
  readonly left: number;
  /** As printed: `about 50`, `82.4`. */
  readonly reachedText: string;
  readonly leftText: string;
}

/** How shares are drawn. */
export type GapShape = 'bar' | 'ring' | 'dots';

/** A fence `chart gap`, read. */
export interface GapChart {
  readonly context: MeasureContext;
  readonly items: readonly GapItem[];
  readonly value: Place;
  readonly names: Names;
  readonly palette: Palette;
  readonly shape: GapShape;
  readonly measure: string | null;
  /** Words for the two parts. */
  readonly reached: string | null;
  readonly left: string | null;
}

/** The options of the kind. */
export const gapOptionNames: readonly string[] = [
  ...measureOptionNames.filter((name) => !['low', 'high', 'level', 'smallN', 'sort'].includes(name)),
  ...'key label value color colors measure shape approximate reached left xTitle'.split(' '),
];

/** Reads the fence and its rows; `null` where nothing can be drawn, which is reported. */
export function readGap(fence: KindFence): GapChart | null {
  const source = sourceOption(fence);
  const picks = source === null ? null : follow(fence, source, 'key');
  if (source === null || picks === null) return null;
  const label = placeOption(fence, 'label', source, { first: 'own', needed: false });
  const color = placeOption(fence, 'color', source, { first: 'own', needed: false });
  const value = placeOption(fence, 'value', source, { first: 'numbers', needed: true });
  const asPercent = { ...fence, options: { unit: 'pct', ...fence.options } };
  const measure = value === null ? null : readMeasure(asPercent, source, picks);
  if (value === null || measure === null) return null;
  if (!measure.percent)
    fence.checks.report('chart/kind-needs-percent', fence.checks.valueAt('/unit'), { unit: measure.unit });
  // A share of a whole that is drawn as a hundred is told as a hundred too: never as a count.
  const context: MeasureContext = { fence, source, measure: { ...measure, percent: true, smallN: 0 } };
  const names = namesOption(fence);
  const about = switchOption(fence, 'approximate') ?? false;
  const items = picks.flatMap((pick): GapItem[] => {
    const number = measured(context, pick, value, 'value');
    if (number.value === null) return [];
    const words = { label: textAt(label, pick) ?? '', color: textAt(color, pick) ?? '' };
    return [itemOf(number, words, { about, lang: fence.lang })];
  });
  if (items.length === 0) {
    fence.checks.report('chart/kind-no-rows', fence.checks.valueAt('/value'), {});
    return null;
  }
  checkLabels(context, items);
  const cells = [label, color].flatMap((place) => picks.map((pick) => textAt(place, pick) ?? ''));
  checkNames(names, [...cells, 'n', 'time'], fence);
  checkOrder(fence, cells, names);
  for (const things of [items.map((item) => [item.label]), items.map((item) => [item.color])])
    checkSameNames(names, things, fence);
  checkShares(
    context,
    items.map(({ number }) => number),
    { option: 'value', column: value.column.name },
  );
  checkMixed(fence, source, { numbers: items.map(({ number }) => number), printed: [label, measure.time] });
  const order = orderOf(
    fence,
    items.map((item) => item.label),
    names,
  );
  const colors = items.map((item) => item.color);
  return {
    context,
    items: items.toSorted((a, b) => order.indexOf(a.label) - order.indexOf(b.label)),
    value,
    names,
    palette: paletteOf(orderOf(fence, colors, names), colorsOption(fence), fence.look),
    shape: wordOption(fence, 'shape', ['bar', 'ring', 'dots']) ?? 'bar',
    measure: textOption(fence, 'measure'),
    reached: textOption(fence, 'reached'),
    left: textOption(fence, 'left'),
  };
}

function itemOf(
  number: Measured,
  words: Pick<GapItem, 'label' | 'color'>,
  { about, lang }: { readonly about: boolean; readonly lang: string },
): GapItem {
  const reached = number.value ?? 0;
  const decimals = /[.,](\d+)$/.exec(number.text)?.[1]?.length ?? 0;
  const left = Number((100 - reached).toFixed(decimals));
  const mark = about ? say(lang, 'about ') : '';
  const leftText = writeNumber(left, { format: `.${decimals}f`, unit: null, lang });
  return { ...words, number, reached, left, reachedText: `${mark}${number.text}`, leftText: `${mark}${leftText}` };
}

function checkLabels({ fence, source }: MeasureContext, items: readonly GapItem[]): void {
  const seen = new Map<string, GapItem>();
  for (const item of items) {
    const before = seen.get(item.label);
    seen.set(item.label, item);
    if (before === undefined) continue;
    const rows = [before, item].map(({ number }) => keyOfPick(source, number.pick));
    const at = fence.checks.valueAt(fence.options['label'] === undefined ? '/data' : '/label');
    reportTwice(fence.checks, at, { label: item.label, rows, by: '`label`' });
  }
}
