import type { Cell } from '../../../../model/data.ts';
import { rowKey } from '../../../../util/dataset.ts';
import { child } from '../../checks.ts';
import { checkNames, checkOrder, checkSameNames, namesOption, orderOf, type Names } from '../comparisons/names.ts';
import { paletteOf, type Palette } from '../comparisons/palette.ts';
import {
  cellAt,
  placeOption,
  sourceOption,
  textAt,
  type Pick,
  type Place,
  type RowSource,
} from '../comparisons/source.ts';
import type { KindFence } from '../kind.ts';
import { colorsOption, missingOption, reportTwice, textOption } from '../options.ts';
import { numberOf } from '../number-of-cell.ts';
import { smallNOption } from '../small-n.ts';

/** One dot: a patient, and the row of the table behind it. */
export interface UnitDot {
  readonly yes: boolean;
  readonly row: number;
}

/** A group of patients. */
export interface UnitGroup {
  readonly label: string;
  readonly color: string;
  /** Those with yes first. */
  readonly dots: readonly UnitDot[];
  readonly yes: number;
}

/** A fence `chart unit`, read. */
export interface UnitChart {
  readonly fence: KindFence;
  readonly source: RowSource;
  readonly groups: readonly UnitGroup[];
  readonly reads: readonly string[];
  readonly names: Names;
  readonly palette: Palette;
  readonly smallN: number;
  /** Words for the filled and for the empty dots. */
  readonly reached: string | null;
  readonly left: string | null;
}

/** The options of the kind. */
export const unitOptionNames: readonly string[] =
  'data where label yes value n reached left color colors smallN names order title subtitle width height'.split(' ');

/** Most dots of one chart. */
const mostDots = 200;

/** Reads the fence and its rows; `null` where nothing can be drawn, which is reported. */
export function readUnits(fence: KindFence): UnitChart | null {
  const source = sourceOption(fence);
  if (source === null) return null;
  const counted = fence.options['value'] !== undefined;
  const own = (key: string, needed: boolean): Place | null => placeOption(fence, key, source, { first: 'own', needed });
  const label = own('label', false);
  const color = own('color', false);
  const yes = counted ? null : own('yes', false);
  const [value, n] = counted ? [own('value', true), own('n', true)] : [null, null];
  const names = namesOption(fence);
  const places = { label, color, yes, value, n };
  const groups = counted ? countedGroups(fence, source, places) : patientGroups(fence, source, places);
  if (groups === null) return null;
  const count = groups.reduce((sum, { dots }) => sum + dots.length, 0);
  if (count > mostDots || count === 0) {
    const at = fence.checks.valueAt('/data');
    if (count === 0) fence.checks.report('chart/kind-no-rows', at, {});
    else fence.checks.report('chart/kind-too-many', at, { what: 'dots', count, limit: mostDots });
    return null;
  }
  const cells = groups.flatMap((group) => [group.label, group.color]);
  checkNames(names, cells, fence);
  checkOrder(fence, cells, names);
  for (const things of [groups.map((group) => [group.label]), groups.map((group) => [group.color])])
    checkSameNames(names, things, fence);
  const order = orderOf(
    fence,
    groups.map((group) => group.label),
    names,
  );
  const colors = orderOf(
    fence,
    groups.map((group) => group.color),
    names,
  );
  const palette = paletteOf(colors, colorsOption(fence), fence.look);
  return {
    fence,
    source,
    groups: groups.toSorted((a, b) => order.indexOf(a.label) - order.indexOf(b.label)),
    reads: Object.values(places).flatMap((place) => (place === null ? [] : [place.column.name])),
    names,
    palette: color === null && palette.range.length === 1 ? { ...palette, range: [fence.look.ink] } : palette,
    smallN: smallNOption(fence),
    reached: textOption(fence, 'reached'),
    left: textOption(fence, 'left'),
  };
}

type Places = Readonly<Record<'label' | 'color' | 'yes' | 'value' | 'n', Place | null>>;

/** One row a patient: `yes` names a column of `true` and `false`, or of 0 and 1. */
function patientGroups(
  fence: KindFence,
  source: RowSource,
  { label, color, yes }: Places,
): readonly UnitGroup[] | null {
  const { checks } = fence;
  if (yes === null) {
    if (fence.options['yes'] === undefined) missingOption(fence, 'yes');
    return null;
  }
  const groups = new Map<string, { color: string; dots: UnitDot[] }>();
  for (const row of source.rows) {
    const pick: Pick = { own: row, looked: null };
    const cell = cellAt(yes, pick);
    const isYes = yesOf(cell);
    if (isYes === null) {
      const facts = {
        column: yes.column.name,
        sample: cell === null ? '' : String(cell),
        row: rowKey(source.table, row),
        mixed: /^(?:[01]|true|false|yes|no)$/i.test(String(cell)),
      };
      checks.report('chart/kind-not-yes', checks.valueAt('/yes'), facts);
      return null;
    }
    const name = textAt(label, pick) ?? '';
    const group = groups.get(name) ?? { color: textAt(color, pick) ?? '', dots: [] };
    groups.set(name, group);
    group.dots.push({ yes: isYes, row });
  }
  return [...groups].map(([name, { color: own, dots }]) => groupOf(name, own, dots));
}

function yesOf(cell: Cell): boolean | null {
  if (cell === true || cell === 1 || cell === 'true' || cell === 'yes') return true;
  return cell === false || cell === 0 || cell === 'false' || cell === 'no' ? false : null;
}

function groupOf(label: string, color: string, dots: readonly UnitDot[]): UnitGroup {
  const yes = dots.filter((dot) => dot.yes);
  return { label, color, dots: [...yes, ...dots.filter((dot) => !dot.yes)], yes: yes.length };
}

/** One row a group: `value` of `n`. */
function countedGroups(
  fence: KindFence,
  source: RowSource,
  { label, color, value, n }: Places,
): readonly UnitGroup[] | null {
  if (value === null || n === null) return null;
  const { checks } = fence;
  const groups: UnitGroup[] = [];
  const seen = new Map<string, number>();
  for (const own of source.rows) {
    const pick: Pick = { own, looked: null };
    const row = rowKey(source.table, own);
    const counts = [value, n].map((place, i) => {
      const cell = cellAt(place, pick);
      const count = numberOf(cell);
      const at = checks.valueAt(child('', i === 0 ? 'value' : 'n'));
      const column = place.column.name;
      if (count === null) checks.report('chart/kind-not-number', at, { column, sample: String(cell ?? ''), row });
      else if (!Number.isInteger(count) || count < 0)
        checks.report('chart/kind-not-count', at, { column, value: count, row });
      else return count;
      return null;
    });
    const [yes, all] = counts;
    if (yes === null || all === null || yes === undefined || all === undefined) return null;
    if (yes > all) {
      checks.report('chart/kind-more-than-all', checks.valueAt('/value'), { value: yes, n: all, row });
      return null;
    }
    if (all > mostDots) {
      checks.report('chart/kind-too-many', checks.valueAt('/n'), { what: 'dots', count: all, limit: mostDots });
      return null;
    }
    const name = textAt(label, pick) ?? '';
    const before = seen.get(name);
    if (before !== undefined) {
      const facts = { label: name, rows: [rowKey(source.table, before), row], by: '`label`' };
      reportTwice(checks, checks.valueAt(fence.options['label'] === undefined ? '/data' : '/label'), facts);
    }
    seen.set(name, own);
    const dots = Array.from({ length: all }, (_, i): UnitDot => ({ yes: i < yes, row: own }));
    groups.push(groupOf(name, textAt(color, pick) ?? '', dots));
  }
  return groups;
}
