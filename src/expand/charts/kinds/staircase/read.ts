import { measureOptionNames, readMeasure } from '../comparisons/measure.ts';
import { measured, numberAt, type Measured, type MeasureContext } from '../comparisons/measured.ts';
import { checkMixed, checkShares } from '../comparisons/mixed.ts';
import { checkNames, checkOrder, checkSameNames, namesOption, orderOf, type Names } from '../comparisons/names.ts';
import { paletteOf, type Palette } from '../comparisons/palette.ts';
import { follow, keyOfPick, placeOption, sourceOption, textAt, type Pick, type Place } from '../comparisons/source.ts';
import { isList } from '../../checks.ts';
import type { KindFence } from '../kind.ts';
import { colorsOption, reportTwice, textOption, wordOption, wrong } from '../options.ts';

/** A step of the stairs. */
export interface Stair {
  readonly label: string;
  readonly color: string;
  readonly number: Measured;
  /** The other arm of the same trial; `null` without one. */
  readonly control: Measured | null;
}

/** A fence `chart staircase`, read. */
export interface StaircaseChart {
  readonly context: MeasureContext;
  readonly stairs: readonly Stair[];
  readonly value: Place;
  readonly names: Names;
  readonly palette: Palette;
  readonly measure: string | null;
  /** Words for the white above the steps. */
  readonly left: string | null;
  /** Labels of two steps that a bracket joins, and its words. */
  readonly pair: readonly [string, string] | null;
  readonly pairLabel: string | null;
  /** Word before the value of a control. */
  readonly controlWord: string;
}

/** The options of the kind. */
export const staircaseOptionNames: readonly string[] = [
  ...measureOptionNames.filter((name) => !['low', 'high', 'level', 'subtitle'].includes(name)),
  ...'subtitle key label value control controlLabel color colors measure left pair pairLabel yTitle domain ticks'.split(
    ' ',
  ),
];

/** Reads the fence and its rows; `null` where nothing can be drawn, which is reported. */
export function readStaircase(fence: KindFence): StaircaseChart | null {
  const source = sourceOption(fence);
  const picks = source === null ? null : follow(fence, source, 'key');
  if (source === null || picks === null) return null;
  const label = placeOption(fence, 'label', source, { first: 'own', needed: true });
  const color = placeOption(fence, 'color', source, { first: 'own', needed: false });
  const value = placeOption(fence, 'value', source, { first: 'numbers', needed: true });
  const measure = readMeasure(fence, source, picks);
  if (label === null || value === null || measure === null) return null;
  const context: MeasureContext = { fence, source, measure };
  const controls = controlsOf(context, picks, value);
  const names = namesOption(fence);
  const stairs = picks.map((pick, i): Stair => ({
    label: textAt(label, pick) ?? '',
    color: textAt(color, pick) ?? '',
    number: measured(context, pick, value, 'value'),
    control: controls[i] ?? null,
  }));
  checkTwice(context, stairs);
  for (const stair of stairs) checkControl(context, stair);
  const cells = stairs.flatMap((stair) => [stair.label, stair.color]);
  checkNames(names, cells, fence);
  checkOrder(fence, cells, names);
  for (const things of [stairs.map((stair) => [stair.label]), stairs.map((stair) => [stair.color])])
    checkSameNames(names, things, fence);
  checkShares(
    context,
    stairs.map(({ number }) => number),
    { option: 'value', column: value.column.name },
  );
  checkMixed(fence, source, { numbers: stairs.map(({ number }) => number), printed: [label, measure.time] });
  return {
    context,
    stairs: sorted(fence, stairs, names),
    value,
    names,
    palette: paletteOf(
      orderOf(
        fence,
        stairs.map((stair) => stair.color),
        names,
      ),
      colorsOption(fence),
      fence.look,
    ),
    measure: textOption(fence, 'measure'),
    left: textOption(fence, 'left'),
    pair: pairOption(fence, stairs),
    pairLabel: textOption(fence, 'pairLabel'),
    controlWord: textOption(fence, 'controlLabel') ?? 'control',
  };
}

/** `control`: a column of numbers, or with `lookup` of keys. */
function controlsOf(context: MeasureContext, picks: readonly Pick[], value: Place): readonly (Measured | null)[] {
  const { fence, source } = context;
  if (fence.options['control'] === undefined) return [];
  if (source.looked !== null) {
    const found = follow(fence, source, 'control') ?? [];
    return found.map((pick) => (pick.looked === null ? null : measured(context, pick, value, 'value')));
  }
  const place = placeOption(fence, 'control', source, { first: 'numbers', needed: true });
  if (place === null) return [];
  return picks.map((pick) =>
    numberAt(context, pick, place, 'control') === null ? null : measured(context, pick, place, 'control'),
  );
}

/** A control is the foot of its column: higher than it, it would hide it. */
function checkControl({ fence, source }: MeasureContext, { number, control }: Stair): void {
  const [value, foot] = [number.value, control?.value ?? null];
  if (foot === null || (value !== null && foot >= 0 && foot <= value)) return;
  const facts = { control: foot, value, row: keyOfPick(source, number.pick) };
  fence.checks.report('chart/kind-control', fence.checks.valueAt('/control'), facts);
}

function checkTwice({ fence, source }: MeasureContext, stairs: readonly Stair[]): void {
  const seen = new Map<string, Stair>();
  for (const stair of stairs) {
    const before = seen.get(stair.label);
    seen.set(stair.label, stair);
    if (before === undefined) continue;
    const rows = [before, stair].map(({ number }) => keyOfPick(source, number.pick));
    reportTwice(fence.checks, fence.checks.valueAt('/label'), {
      label: stair.label,
      rows,
      by: '`label`',
    });
  }
}

function sorted(fence: KindFence, stairs: readonly Stair[], names: Names): readonly Stair[] {
  const order = orderOf(
    fence,
    stairs.map(({ label }) => label),
    names,
  );
  const sort = wordOption(fence, 'sort', ['ascending', 'descending']);
  const value = ({ number }: Stair): number => number.value ?? 0;
  return stairs.toSorted((a, b) =>
    sort === null
      ? order.indexOf(a.label) - order.indexOf(b.label)
      : (sort === 'ascending' ? 1 : -1) * (value(a) - value(b)),
  );
}

function pairOption(fence: KindFence, stairs: readonly Stair[]): readonly [string, string] | null {
  const { pair } = fence.options;
  if (pair === undefined) return null;
  const labels = stairs.map(({ label }) => label);
  if (isList(pair) && pair.length === 2 && pair.every((one) => labels.includes(String(one))) && pair[0] !== pair[1]) {
    return [String(pair[0]), String(pair[1])];
  }
  wrong(fence, 'pair', [
    `two of the labels ${labels
      .slice(0, 6)
      .map((label) => `\`${label}\``)
      .join(', ')}`,
  ]);
  return null;
}
