import { diagnose } from '../../diagnostics/diagnose.ts';
import type { SpecChart } from '../../model/chart.ts';
import type { Diagnostic } from '../../model/diagnostic.ts';
import { cellAt } from './cells.ts';
import { isRecord, type Drawing, type VegaScale } from './drawing.ts';
import { placeOf } from './places.ts';
import type { SceneItem } from './scene.ts';
import type { Unit } from './units.ts';

/** Marks whose place along an axis is what they say; words may stand anywhere. */
const placed: ReadonlySet<string> = new Set('bar line area trail point circle square tick rule rect'.split(' '));

/** Px past the end of an axis that nobody sees; of a plot that has hardly any room a share of that. */
const tolerance = 2;
const toleratedShare = 0.01;

/**
 * Finds marks that run past the plot because a row lies outside the `domain` that the author wrote, unless they are cut
 * there, by `clip` or `clamp`. Kinds write notes and columns into their margins and look after their domains themselves.
 */
export function checkOutside(chart: SpecChart, drawing: Drawing, units: readonly Unit[]): readonly Diagnostic[] {
  if (chart.told !== undefined && chart.told !== null) return [];
  const found: Diagnostic[] = [];
  const said = new Set<string>();
  for (const unit of units) {
    if (!placed.has(unit.mark) || unit.vegaMark === null || isRecord(unit.vegaMark.clip) || unit.vegaMark.clip === true)
      continue;
    for (const channel of ['x', 'y'] as const) {
      const scale = scaleOf(drawing, unit, channel);
      const outside = scale === null || said.has(scale.name) ? null : firstOutside(unit, channel, scale);
      if (scale === null || outside === null) continue;
      said.add(scale.name);
      const isOpen = chart.datasets.every(({ privacy }) => privacy === null);
      const facts = { field: fieldOf(unit, channel), value: isOpen ? written(outside) : null };
      const [from, to] = [scale.ends[0], scale.ends.at(-1)].map(written) as [string, string];
      const at = placeOf(chart, `${unit.pointer}/encoding/${channel}/scale/domain`);
      found.push(diagnose('chart/outside-domain', at, { ...facts, from, to }));
    }
  }
  return found;
}

interface PlotScale {
  readonly name: string;
  /** The ends of the domain. */
  readonly ends: readonly unknown[];
  /** The ends of the range, in px, the smaller first. */
  readonly low: number;
  readonly high: number;
  readonly valueAt: (px: number) => unknown;
}

interface RunScale {
  domain(): readonly unknown[];
  range(): readonly unknown[];
  readonly invert?: (px: number) => unknown;
}

type Encoder = Readonly<Record<string, unknown>>;

function encoderOf({ vegaMark }: Unit): Encoder {
  const encode = vegaMark === null ? undefined : vegaMark.encode;
  return isRecord(encode) && isRecord(encode['update']) ? encode['update'] : {};
}

/** The scale of a unit's axis where its author wrote the domain and nothing moves the marks along it. */
function scaleOf(drawing: Drawing, unit: Unit, channel: 'x' | 'y'): PlotScale | null {
  const encoder = encoderOf(unit);
  const parts = [channel, `${channel}2`, `${channel}c`].map((key) => encoder[key]).filter(isRecord);
  if (parts.some((part) => part['offset'] !== undefined)) return null;
  const name = parts.map((part) => part['scale']).find((one) => typeof one === 'string');
  const scale = (drawing.vega.scales ?? []).find((one) => one.name === name);
  if (typeof name !== 'string' || scale === undefined || !isWritten(scale)) return null;
  try {
    const run = drawing.view.scale(name) as RunScale;
    const range = run.range().map(Number);
    const { invert } = run;
    if (invert === undefined) return null;
    const [low, high] = [Math.min(...range), Math.max(...range)];
    return { name, ends: run.domain(), low, high, valueAt: (px) => invert(px) };
  } catch {
    // A scale inside a plot of a facet.
    return null;
  }
}

function isWritten({ domain, domainMin, domainMax, domainRaw }: VegaScale): boolean {
  return domainRaw === undefined && (Array.isArray(domain) || domainMin !== undefined || domainMax !== undefined);
}

function firstOutside(unit: Unit, channel: 'x' | 'y', { low, high, valueAt, ends }: PlotScale): unknown {
  const encoder = encoderOf(unit);
  if (high - low < 1) return firstBeyond(unit, channel, ends);
  const room = Math.min(tolerance, toleratedShare * (high - low));
  for (const item of unit.items) {
    if (item['defined'] === false || item['opacity'] === 0) continue;
    for (const px of endsOf(item, channel, encoder))
      if (Number.isFinite(px) && (px < low - room || px > high + room)) return valueAt(px);
  }
  return null;
}

/** The same by the cells: marks far outside leave a plot that is fitted into its slot no room at all. */
function firstBeyond(unit: Unit, channel: 'x' | 'y', ends: readonly unknown[]): unknown {
  const [low, high] = [Math.min(...ends.map(Number)), Math.max(...ends.map(Number))];
  const keys = [channel, `${channel}2`, `${channel}c`].flatMap((key) => {
    const part = encoderOf(unit)[key];
    return isRecord(part) && typeof part['field'] === 'string' ? [part['field']] : [];
  });
  for (const { datum } of unit.items) {
    const cells = datum === undefined ? [] : keys.map((key) => cellAt(datum, key));
    const beyond = cells.find((cell) => typeof cell === 'number' && (cell < low || cell > high));
    if (beyond !== undefined) return beyond;
  }
  return null;
}

/** Where an item begins and ends along an axis; its middle where the axis places that. */
function endsOf(item: SceneItem, channel: 'x' | 'y', encoder: Encoder): readonly number[] {
  const at = Number(item[channel] ?? Number.NaN);
  const size = Number(item[channel === 'x' ? 'width' : 'height'] ?? 0);
  if (encoder[`${channel}c`] !== undefined) return [at + size / 2];
  if (encoder[`${channel}2`] === undefined) return [at];
  const other = item[`${channel}2`];
  return [at, other === undefined || other === null ? at + size : Number(other)];
}

function fieldOf({ encoding }: Unit, channel: 'x' | 'y'): string {
  const definition = [encoding[channel], encoding[`${channel}2`]].find(
    (part) => isRecord(part) && typeof part['field'] === 'string',
  );
  return isRecord(definition) ? String(definition['field']) : channel;
}

function written(value: unknown): string {
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  return typeof value === 'number' ? String(Number(value.toPrecision(6))) : String(value);
}
