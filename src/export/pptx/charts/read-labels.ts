import type { PlotItem, SceneUnit } from '../../../model/drawn-scene.ts';
import type { NativeLabel, Pictured } from './native-chart.ts';
import { formatOf } from './number-format.ts';
import type { Writing } from './writing.ts';
import { tolerance, type Place, type PlacedSeries, type ReadPlot } from './series.ts';

/** A text and the value that it stands at. */
interface Found {
  readonly series: number;
  readonly at: number;
  readonly item: PlotItem;
  readonly anchor: { readonly x: number; readonly y: number };
  readonly spot: 'end' | 'middle' | 'start';
}

/** Turns texts at values into their labels: every text has to stand at a value. */
export function addLabels(plot: ReadPlot, units: readonly SceneUnit[], writing: Writing): ReadPlot | Pictured {
  const found: Found[] = [];
  for (const unit of units) {
    for (const item of unit.groups.flat()) {
      if (item.text === null || item.text.text === '') continue;
      if (item.text.angle !== 0) return { picture: 'turned texts' };
      const at = unit.name.startsWith('direct_labels_') ? endOf(item, plot.series) : standsAt(item, plot);
      if (at === null) return { picture: 'texts that stand at no value' };
      if (found.some((one) => one.series === at.series && one.at === at.at))
        return { picture: 'two texts at one value' };
      found.push(at);
    }
  }
  if (found.length === 0) return plot;
  if (plot.kind === 'area') return { picture: 'texts on areas' };
  const format = formatOf(
    found.map(({ series, at, item }) => [plot.series[series]?.values[at] ?? 0, item.text?.text ?? '']),
    writing,
  );
  return {
    ...plot,
    series: plot.series.map((series, i) => ({
      ...series,
      labels: found.filter((one) => one.series === i).map((one) => labelOf(one, series, { plot, format })),
    })),
  };
}

/** The name of a series stands at its last value, or was moved from there to keep clear of another. */
function endOf(item: PlotItem, all: readonly PlacedSeries[]): Found | null {
  for (const [series, { name, places }] of all.entries()) {
    if (item.text?.text !== name) continue;
    const ends = places.map((place, at) => ({ place, at })).filter(({ place }) => place !== null);
    const last = ends.find(({ place }) => Math.abs((place as Place).x - item.x) <= tolerance);
    if (last !== undefined) return { series, at: last.at, item, anchor: last.place as Place, spot: 'end' };
  }
  return null;
}

function standsAt(item: PlotItem, { series, kind }: ReadPlot): Found | null {
  const isAt = (place: { readonly x: number; readonly y: number }): boolean =>
    Math.abs(place.x - item.x) <= tolerance && Math.abs(place.y - item.y) <= tolerance;
  for (const spot of kind === 'bar' ? (['end', 'middle', 'start'] as const) : (['end'] as const)) {
    const found = series.flatMap(({ places }, i) =>
      places.flatMap((place, at): Found[] => {
        if (place === null) return [];
        const anchor = spot === 'end' ? place : spot === 'middle' ? place.middle : place.start;
        return isAt(anchor) && sharesRow(item, place) ? [{ series: i, at, item, anchor, spot }] : [];
      }),
    );
    if (found[0] !== undefined) return found[0];
  }
  return null;
}

/** The column in which charts carry the number of a row. */
const rowField = '\u{FDD0}row';

function sharesRow({ datum }: PlotItem, place: Place): boolean {
  const [one, other] = [datum[rowField], place.datum[rowField]];
  return one === undefined || other === undefined || one === other;
}

interface LabelWish {
  readonly plot: ReadPlot;
  readonly format: string | null;
}

function labelOf(found: Found, series: PlacedSeries, { plot, format }: LabelWish): NativeLabel {
  const { item, at, anchor } = found;
  const look = item.text as NonNullable<PlotItem['text']>;
  const shows: NativeLabel['shows'] =
    look.text === series.name ? { kind: 'series' } : format === null ? { kind: 'words' } : { kind: 'value', format };
  return { at, text: look.text, shows, place: placeOf(found, plot), moved: Math.round(item.y - anchor.y), look };
}

/** Where PowerPoint puts a text that stands on this side of its anchor. */
function placeOf({ item, anchor, spot, series, at }: Found, plot: ReadPlot): NativeLabel['place'] {
  const { x1, x2, y1, y2 } = item.text as NonNullable<PlotItem['text']>;
  const side =
    x1 >= anchor.x - 1 ? 'r' : x2 <= anchor.x + 1 ? 'l' : y2 <= item.y + 1 ? 't' : y1 >= item.y - 1 ? 'b' : 'ctr';
  if (plot.kind !== 'bar') return side;
  if (side === 'ctr' || spot === 'middle') return 'ctr';
  if (spot === 'start') return 'inBase';
  const value = plot.series[series]?.values[at] ?? 0;
  const reversed = plot.across.reversed;
  const outwards = plot.horizontal ? (value >= 0 !== reversed ? 'r' : 'l') : value >= 0 !== reversed ? 't' : 'b';
  // Stacked bars have no room beyond their end.
  return side === outwards && plot.grouping !== 'stacked' ? 'outEnd' : 'inEnd';
}
