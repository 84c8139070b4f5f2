import type { SceneTick } from '../../../model/drawn-scene.ts';
import type { NativeAxis, Pictured } from './native-chart.ts';
import { formatOf } from './number-format.ts';
import { timeAxis } from './time-axis.ts';
import { keyOf, plainText, type Way } from './ways.ts';

/** The axis of categories, and what its labels say. */
export function categoryAxis(
  way: Way,
  between: boolean,
): { readonly axis: NativeAxis; readonly labels: readonly string[] } | Pictured {
  const { scale, axis } = way;
  const texts = new Map((axis?.labels ?? []).map((tick) => [keyOf(tick.value), tick]));
  if (axis !== null && axis.labels.length > 0) {
    const missing = scale.domain.some((value) => texts.get(keyOf(value))?.shown !== true);
    if (missing) return { picture: 'an axis that leaves out names' };
  }
  const labels = scale.domain.map((value) => texts.get(keyOf(value))?.text.text ?? plainText(value));
  const [from, to] = [Number(scale.range[0]), Number(scale.range.at(-1))];
  const reversed = way.channel === 'x' ? to < from : to > from;
  const found = looks(way);
  const fitted = found.labels === null ? null : { ...found.labels, size: found.labels.size * fitOf(way) };
  return {
    axis: {
      ...found,
      labels: fitted,
      kind: 'category',
      reversed,
      min: 0,
      max: 0,
      step: 1,
      unit: null,
      format: 'General',
      between,
    },
    labels,
  };
}

/** Share of the room between two names that PowerPoint fills before it breaks one in two. */
const mostFilled = 0.85;

/** By how much names have to be smaller for PowerPoint to leave each on its line. */
function fitOf({ channel, scale, axis }: Way): number {
  if (channel === 'y') return 1;
  const widest = Math.max(...(axis?.labels ?? []).map(({ text }) => (text.angle === 0 ? text.x2 - text.x1 : 0)));
  const room = (Math.abs(Number(scale.range.at(-1)) - Number(scale.range[0])) / scale.domain.length) * mostFilled;
  return Math.max(0.7, Math.min(1, room / widest));
}

/** The axis of values. */
export function valueAxis(way: Way): NativeAxis | Pictured {
  const { scale, axis, channel } = way;
  if (way.kind === 'date') return timeAxis(way, looks(way));
  if (way.kind !== 'value') return { picture: `no numbers on ${channel}` };
  const [a, b] = [Number(scale.domain[0]), Number(scale.domain[1])];
  const [min, max] = [Math.min(a, b), Math.max(a, b)];
  const [from, to] = [Number(scale.range[0]), Number(scale.range.at(-1))];
  const reversed = (channel === 'x' ? to < from : to > from) !== a > b;
  const ticks = [...(axis?.labels ?? [])].sort((one, other) => Number(one.value) - Number(other.value));
  const rest = { ...looks(way), kind: 'value' as const, reversed, min, max, unit: null, between: true };
  if (ticks.length === 0) return { ...rest, step: max - min, format: 'General' };
  const step = stepBetween(ticks, min, max);
  if (step === null) return { picture: `ticks on ${channel} that PowerPoint cannot set` };
  const shown = ticks.filter(({ text }) => text.text !== '');
  if (shown.length < ticks.length) return { picture: `an axis that leaves out numbers` };
  const format = formatOf(
    shown.map(({ value, text }) => [Number(value), text.text]),
    way.writing,
  );
  return format === null ? { picture: `labels on ${channel} that are no plain numbers` } : { ...rest, step, format };
}

/** Most ticks of an axis: more stand too close. */
const mostTicks = 14;

/** PowerPoint counts ticks from the end of the axis, so a step has to lead from there to each tick that was drawn. */
function stepBetween(ticks: readonly SceneTick[], min: number, max: number): number | null {
  const values = ticks.map(({ value }) => Number(value));
  if (values.some((value) => !Number.isFinite(value))) return null;
  const [first] = values as [number, ...number[]];
  const drawn = values.length > 1 ? (values[1] as number) - first : Math.max(max - first, first - min);
  const even = values.every((value, i) => isClose(value, first + i * drawn, drawn));
  if (!even || !(drawn > 0)) return null;
  for (const parts of [1, 2, 4, 5, 10]) {
    const step = Number((drawn / parts).toPrecision(12));
    const steps = (first - min) / step;
    if (Math.abs(steps - Math.round(steps)) < 1e-6 && (max - min) / step <= Math.max(mostTicks, values.length))
      return step;
  }
  return null;
}

function isClose(a: number, b: number, unit: number): boolean {
  return Math.abs(a - b) < Math.abs(unit) * 1e-6;
}

type Looks = Pick<NativeAxis, 'side' | 'shown' | 'labels' | 'title' | 'grid' | 'line' | 'ticks'>;

function looks({ axis, channel }: Way): Looks {
  const label = axis?.labels[0]?.text;
  const usual = channel === 'x' ? 'bottom' : 'left';
  return {
    side: (axis?.orient ?? usual) as NativeAxis['side'],
    shown: axis !== null,
    labels: label === undefined ? null : { size: label.size, color: label.color, bold: label.bold, angle: label.angle },
    title: axis?.title ?? null,
    grid: axis?.grid ?? null,
    line: axis?.line ?? null,
    ticks: axis?.ticks !== null && axis !== null,
  };
}
