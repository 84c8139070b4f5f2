import { diagnose } from '../../diagnostics/diagnose.ts';
import type { SpecChart } from '../../model/chart.ts';
import type { Diagnostic } from '../../model/diagnostic.ts';
import { difference, labOf, seenWith, type Deficiency, type LinearColor } from '../../util/color-vision.ts';
import { cellAt, drawnKey } from './cells.ts';
import { paintOf } from './paints.ts';
import { placeOf } from './places.ts';
import { fieldsOf, type Unit } from './units.ts';

/** Below this ΔE₀₀ two colours are taken for one in a legend. */
const alike = 7;
/** With more series a legend is not read by anybody. */
const mostSeries = 12;
const eyes: readonly Deficiency[] = ['deuteranopia', 'protanopia', 'tritanopia'];
const colorChannels: readonly string[] = ['color', 'fill', 'stroke'];

/**
 * Finds series that differ by their colour alone, where two of the colours look alike to somebody who sees fewer of
 * them. Series that also differ by place, shape, dash or their name beside them are told apart without.
 */
export function checkColorOnly(chart: SpecChart, units: readonly Unit[]): readonly Diagnostic[] {
  const texts = new Set(
    units.filter(({ mark }) => mark === 'text').flatMap(({ items }) => items.map((item) => String(item['text'] ?? ''))),
  );
  for (const unit of units) {
    const series = seriesOf(unit);
    const pair = series === null ? null : firstAlike([...series.colors]);
    if (series === null || pair === null) continue;
    if ([...series.colors.keys()].every((name) => labelled(name, texts)) || haveWords(unit, units)) continue;
    return [diagnose('chart/color-only', placeOf(chart, `${unit.pointer}/encoding/${series.channel}`), pair)];
  }
  return [];
}

/** Boxes that have words in them are told apart by these. */
function haveWords(unit: Unit, units: readonly Unit[]): boolean {
  if (unit.mark !== 'rect') return false;
  const words = units
    .filter(({ mark }) => mark === 'text')
    .flatMap(({ items }) => items.filter((item) => /\p{L}/u.test(String(item['text'] ?? ''))));
  if (words.length === 0 || unit.items.length * words.length > mostPairs) return false;
  return unit.items.every((item) => {
    const [left, top] = [number(item['x']), number(item['y'])];
    const [right, bottom] = [left + number(item['width']), top + number(item['height'])];
    return words.some((word) => {
      const [x, y] = [number(word['x']), number(word['y'])];
      return x >= left && x <= right && y >= top && y <= bottom;
    });
  });
}

/** With more boxes and words nobody reads them. */
const mostPairs = 100_000;

function number(value: unknown): number {
  return typeof value === 'number' ? value : 0;
}

function labelled(name: string, texts: ReadonlySet<string>): boolean {
  return texts.has(name) || [...texts].some((text) => text.includes(name));
}

function seriesOf(unit: Unit): { readonly channel: string; readonly colors: Map<string, LinearColor> } | null {
  const fields = fieldsOf(unit);
  const found = fields.find(
    ([channel, { type }]) => colorChannels.includes(channel) && (type ?? 'nominal') === 'nominal',
  );
  const sample = unit.items[0]?.datum;
  if (found === undefined || sample === undefined || unit.mark === 'text') return null;
  const [channel, definition] = found;
  const others = fields.filter(([other]) => !colorChannels.includes(other) && !silent.has(other));
  if (others.some(([, { field }]) => field === definition['field'])) return null;
  const key = drawnKey(definition, sample);
  if (key === null) return null;
  // An outline of one colour around all series is none of theirs.
  const parts = (['fill', 'stroke'] as const).map((part) => colorsOf(unit, key, part));
  const colors = parts.find((part) => new Set([...part.values()].map(String)).size > 1);
  return colors === undefined || colors.size > mostSeries ? null : { channel, colors };
}

function colorsOf(unit: Unit, key: string, part: 'fill' | 'stroke'): Map<string, LinearColor> {
  const colors = new Map<string, LinearColor>();
  for (const item of unit.items) {
    if (item.datum === undefined || colors.size > mostSeries) continue;
    const name = String(cellAt(item.datum, key));
    const paint = colors.has(name) ? null : paintOf(item, part);
    if (paint !== null) colors.set(name, paint.color);
  }
  return colors;
}

/** Channels that do not change what is seen. */
const silent: ReadonlySet<string> = new Set(['tooltip', 'order', 'key', 'href', 'url', 'description', 'detail']);

/** Two series by their place in the list, and who cannot tell their colours apart. */
type Pair = readonly [first: number, second: number, eye: Deficiency];

const cacheSize = 200;
/** A talk has a few sets of colours, each in many charts. */
const known = new Map<string, Pair | null>();

function firstAlike(
  colors: readonly (readonly [string, LinearColor])[],
): { readonly first: string; readonly second: string; readonly eye: Deficiency } | null {
  const key = colors.map(([, color]) => color.join()).join(' ');
  let pair = known.get(key);
  if (pair === undefined) {
    if (known.size > cacheSize) known.clear();
    known.set(key, (pair = alikePair(colors.map(([, color]) => color))));
  }
  const name = (place: number): string => (colors[place] as readonly [string, LinearColor])[0];
  return pair === null ? null : { first: name(pair[0]), second: name(pair[1]), eye: pair[2] };
}

function alikePair(colors: readonly LinearColor[]): Pair | null {
  for (const eye of eyes) {
    const seen = colors.map((color) => labOf(seenWith(eye, color)));
    for (const [i, one] of seen.entries()) {
      const near = seen.findIndex((other, k) => k > i && difference(one, other) < alike);
      if (near !== -1) return [i, near, eye];
    }
  }
  return null;
}
