import type { DrawnScene, SceneLegend } from '../../../model/drawn-scene.ts';
import type { NativeLegend, Pictured } from './native-chart.ts';
import type { PlacedSeries } from './series.ts';

/** Px that PowerPoint needs beside each name for its symbol, and by how much wider another face may be. */
const roomOfSymbol = 42;
const widerFace = 1.08;

/** The legend of a chart, if it names the series and nothing else. */
export function readLegend(
  { legends, left, top, width }: DrawnScene,
  series: readonly PlacedSeries[],
): { readonly legend: NativeLegend | null } | Pictured {
  const [first, second] = legends;
  if (first === undefined) return { legend: null };
  if (second !== undefined || !first.plain) return { picture: 'a legend of sizes, gradients or several channels' };
  const named = new Map(first.entries.map((entry) => [entry.text.text, entry]));
  const told = series.every(({ name, paint }) => {
    const entry = named.get(name);
    return entry !== undefined && (entry.paint === null || paint === null || entry.paint.hex === paint.hex);
  });
  const text = first.entries[0]?.text;
  if (!told || named.size !== series.length || text === undefined) return { picture: 'a legend that names no series' };
  if (first.entries.some((entry) => left + entry.text.x2 > width + 1))
    return { picture: 'a legend that leaves the drawing' };
  const { title, x2, y2 } = first;
  const [x, y] = [left + startOf(first), top + (title === null || title.y2 <= text.y1 + 2 ? below(first) : first.y1)];
  const need = first.entries.reduce((sum, { text: one }) => sum + (one.x2 - one.x1) * widerFace + roomOfSymbol, 0);
  const isOneLine = first.entries.every((entry) => Math.abs(entry.text.y1 - text.y1) <= 2);
  return {
    legend: {
      title: title === null ? null : { ...title, ...movedBy(title, left, top) },
      entries: first.entries.map((entry) => ({
        ...entry,
        ...{ x: entry.x + left, y: entry.y + top },
        text: { ...entry.text, ...movedBy(entry.text, left, top) },
      })),
      ...{ x, y, width: x2 + left - x, height: y2 + top - y },
      drawn: !isOneLine || need > width - x,
      text,
    },
  };
}

/** Names stand right of the legend's title or below it. */
function startOf({ title, x1, entries }: SceneLegend): number {
  return title === null || title.x2 > (entries[0]?.text.x1 ?? 0) ? x1 : title.x2 + 4;
}

function below({ title, y1 }: SceneLegend): number {
  return title === null ? y1 : title.y2 + 2;
}

/** A box moved. */
export function movedBy<T extends { x1: number; x2: number; y1: number; y2: number }>(
  { x1, x2, y1, y2 }: T,
  dx: number,
  dy: number,
): Pick<T, 'x1' | 'x2' | 'y1' | 'y2'> {
  return { x1: x1 + dx, x2: x2 + dx, y1: y1 + dy, y2: y2 + dy };
}
