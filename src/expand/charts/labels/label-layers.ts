import type { Dataset } from '../../../model/data.ts';
import type { Json, JsonObject } from '../../../model/json.ts';
import type { Look } from '../../../model/look.ts';
import { columnOf, writtenFormat } from '../../../util/dataset.ts';
import { formatFault } from '../../../util/numbers/format.ts';
import { textWidth } from '../../../util/text-width.ts';
import type { WrappedSpec } from '../annotations/with-layers.ts';
import { child, isList, isObject, type Checks } from '../checks.ts';
import { withSameSort } from './same-sort.ts';
import { lastOfSeries } from './last-of-series.ts';

/** The chart around its labels. */
export interface LabelledChart {
  readonly spec: JsonObject;
  /** The table of the chart; `null` where it has none at its top. */
  readonly table: Dataset | null;
  readonly checks: Checks;
  readonly look: Look;
  /** Px that annotations need beyond the names of the series. */
  readonly beyond: number;
}

/** Text of labels in px; the gap to their mark. */
const size = 18;
const gap = 10;

/** What goes with a mark and not with the chart, so that a label does not take it over. */
const inner: readonly string[] = ['name', 'mark', 'encoding', 'params'];

/**
 * Turns `labels:` into a layer of text: `direct` writes the names of the series at the ends of their lines instead of a
 * legend, `{field, format}` a value at each mark.
 * @returns `null` where the chart cannot have them, which is reported
 */
export function labelLayers(labels: Json, chart: LabelledChart): WrappedSpec | null {
  const { spec, checks } = chart;
  const { mark } = spec;
  const type = isObject(mark) ? mark['type'] : mark;
  const direct = labels === 'direct';
  const sorted = typeof type === 'string' && isObject(spec['encoding']) ? withSameSort(type, spec['encoding']) : null;
  if (!direct && !isObject(labels)) {
    const expected = ['`direct`', '`field` and `format`'];
    checks.report('chart/bad-value', checks.valueAt('/labels'), {
      path: 'labels',
      found: labels,
      expected,
      near: null,
    });
    return null;
  }
  const { encoding = {}, sortedBy = new Map<string, string>() } = sorted ?? {};
  if (typeof type !== 'string' || sorted === null || !isObject(encoding['x']) || !isObject(encoding['y'])) {
    checks.report('chart/labels-chart', checks.keyAt('/labels'), { what: 'one mark with x and y', direct });
    return null;
  }
  const unit: Unit = { type, encoding, x: encoding['x'], y: encoding['y'] };
  const made = direct ? seriesNames(unit, chart) : values(labels, unit, chart);
  if (made === null) return null;
  const own: Record<string, Json> = {};
  const rest: Record<string, Json> = {};
  for (const [key, value] of Object.entries(spec)) (inner.includes(key) ? own : rest)[key] = value;
  const layer = [{ ...own, encoding: made.encoding }, made.layer];
  return {
    spec: { ...rest, layer },
    moved: new Map([...placesOfLabels(sortedBy, made), ['/layer/0', ''], ['/layer/1', '/labels']]),
  };
}

/** Where parts stand that a label takes from its mark, so that what is wrong with them is told there, and once. */
function placesOfLabels(
  sortedBy: ReadonlyMap<string, string>,
  { measured }: MadeLabels,
): readonly (readonly [string, string])[] {
  const sorts = [...sortedBy].flatMap(([key, by]) =>
    [0, 1].map((layer) => [`/layer/${layer}/encoding/${key}/sort/field`, `/encoding/${by}/field`] as const),
  );
  const shared = ['x', 'y', 'xOffset', 'yOffset', 'detail'].map(
    (key) => [`/layer/1/encoding/${key}`, `/encoding/${key}`] as const,
  );
  const text =
    measured === null ? (['text/field', '/labels/field'] as const) : (['text', `/encoding/${measured}`] as const);
  return [...sorts, ...shared, [`/layer/1/encoding/${text[0]}`, text[1]]];
}

interface Unit {
  readonly type: string;
  readonly encoding: JsonObject;
  readonly x: JsonObject;
  readonly y: JsonObject;
}

interface MadeLabels {
  /** Of the marks: without a legend, with room for what is written beside them. */
  readonly encoding: JsonObject;
  readonly layer: JsonObject;
  /** The channel whose value is written; `null` for another column. */
  readonly measured: string | null;
}

const seriesChannels = ['color', 'stroke', 'strokeDash', 'detail'] as const;

interface Series {
  readonly field: string;
  readonly names: readonly string[];
}

function seriesOf(encoding: JsonObject, table: Dataset | null): Series | null {
  const channel = seriesChannels.find((one) => isObject(encoding[one]) && typeof encoding[one]['field'] === 'string');
  const definition = channel === undefined ? undefined : encoding[channel];
  const series = isObject(definition) ? String(definition['field']) : null;
  const column = series === null || table === null ? null : columnOf(table, series);
  if (column === null || series === null) return null;
  const scale = isObject(definition) && isObject(definition['scale']) ? definition['scale'] : {};
  const cells = isList(scale['domain']) ? scale['domain'] : column.values;
  return { field: series, names: [...new Set(cells.filter((cell) => cell !== null).map(String))] };
}

/** Px that the names of a chart's series take at the ends of their lines; 0 where it cannot have them. */
export function roomOfNames({ encoding }: JsonObject, table: Dataset | null): number {
  const series = isObject(encoding) ? seriesOf(encoding, table) : null;
  return series === null ? 0 : widestOf(series);
}

function widestOf({ names }: Series): number {
  return Math.ceil(Math.max(0, ...names.map((name) => textWidth(name, size, 600)))) + gap + 4;
}

function seriesNames(
  { type, encoding, x, y }: Unit,
  { table, checks, look, beyond }: LabelledChart,
): MadeLabels | null {
  const found = seriesOf(encoding, table);
  const along = x['field'];
  if ((type !== 'line' && type !== 'trail') || found === null || typeof along !== 'string') {
    const what = 'lines whose series are the cells of a column';
    checks.report('chart/labels-chart', checks.valueAt('/labels'), { what, direct: true });
    return null;
  }
  const { field: series } = found;
  const last = lastOfSeries(x, y, series);
  if (last === null) {
    const what = 'an x axis in the order of its cells or of a list';
    checks.report('chart/labels-chart', checks.valueAt('/labels'), { what, direct: true });
    return null;
  }
  const room = widestOf(found) + beyond;
  const range = [0, { expr: `width - ${room}` }];
  const placedX: JsonObject = { ...x, scale: { ...(isObject(x['scale']) ? x['scale'] : {}), range } };
  const withoutLegend = Object.fromEntries(
    Object.entries(encoding).map(([key, part]) => [
      key,
      key !== 'x' && isObject(part) && part['field'] === series && key !== 'detail' ? { ...part, legend: null } : part,
    ]),
  );
  return {
    measured: null,
    encoding: { ...withoutLegend, x: placedX },
    layer: {
      name: 'direct labels',
      transform: last,
      mark: { type: 'text', align: 'left', baseline: 'middle', dx: gap, fontSize: size, fontWeight: 600 },
      encoding: {
        x: placedX,
        y,
        detail: { field: series, type: 'nominal' },
        text: { field: series, type: 'nominal' },
        color: { value: look.ink },
      },
    },
  };
}

function values(
  labels: JsonObject,
  { type, encoding, x, y }: Unit,
  { checks, look, table }: LabelledChart,
): MadeLabels | null {
  const known = ['field', 'format'];
  for (const key of Object.keys(labels)) {
    if (known.includes(key)) continue;
    checks.report('chart/unknown-key', checks.keyAt(child('/labels', key)), { key, of: 'labels', known, clash: null });
    return null;
  }
  const upright = isMeasured(y) && !(isMeasured(x) && type === 'bar' && !isMeasured(y));
  const measured = upright ? y : x;
  const given = labels['field'];
  const format =
    labels['format'] ?? formatOf(given ?? (measured['aggregate'] === undefined ? measured['field'] : null), table);
  if (format !== undefined && (typeof format !== 'string' || formatFault(format) !== null)) {
    const facts = { path: 'format', found: format, expected: ['a pattern of d3-format, such as `.1f`'], near: null };
    checks.report('chart/bad-value', checks.valueAt('/labels/format'), facts);
    return null;
  }
  const { axis: _, scale: __, stack: ___, title: ____, sort: _____, ...plain } = measured;
  const text: JsonObject = {
    ...(given === undefined ? plain : { field: given, ...(format === undefined ? {} : { type: 'quantitative' }) }),
    ...(format === undefined ? {} : { format }),
  };
  const place = upright
    ? { align: 'center', baseline: 'bottom', dy: -7 }
    : { align: 'left', baseline: 'middle', dx: 8 };
  const beside = type === 'bar' ? place : { ...place, ...(upright ? { dy: -13 } : { dx: 14 }) };
  const offsets = Object.fromEntries(
    ['xOffset', 'yOffset', 'detail'].flatMap((key) => (encoding[key] === undefined ? [] : [[key, encoding[key]]])),
  ) as JsonObject;
  return {
    measured: given !== undefined ? null : upright ? 'y' : 'x',
    encoding,
    layer: {
      name: 'value labels',
      mark: { type: 'text', ...beside, fontSize: size, fontWeight: 600 },
      encoding: { x, y, ...offsets, text, color: { value: look.ink } },
    },
  };
}

/** Labels are written as the cells are. */
function formatOf(field: Json | undefined, table: Dataset | null): string | undefined {
  const column = typeof field === 'string' && table !== null ? columnOf(table, field) : null;
  return writtenFormat(column) ?? undefined;
}

function isMeasured({ type, aggregate }: JsonObject): boolean {
  return type === 'quantitative' || (aggregate !== undefined && !isList(aggregate));
}
