/** A part of the plot, in CSS px from its upper left corner. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** A size in CSS px. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Least distance to an edge of the plot and to a mark, CSS px. */
const edge = 14;
const air = 8;

/** Steps between the places that are tried, CSS px. */
const across = 12;
const down = 8;

/**
 * The free place for a text, as near as possible to the lower left corner, where survival curves leave most room, else to
 * the upper right one.
 * @param taken what must not be touched
 * @returns the upper left corner, or `null` where nothing is free
 */
export function freePlace(
  text: Size,
  plot: Size,
  taken: readonly Box[],
): { readonly left: number; readonly top: number } | null {
  const columns = columnsOf(taken, plot.width);
  let best: { left: number; top: number; cost: number } | null = null;
  for (let left = edge; left + text.width <= plot.width - air; left += across) {
    const gaps = gapsIn(columns, left - air, left + text.width + air, plot.height);
    for (const { from, to } of gaps) {
      const [lowest, highest] = [to - text.height - air, from + air];
      if (lowest < highest) continue;
      for (let top = lowest; top >= highest; top -= down) {
        const cost = Math.min(
          left - edge + (plot.height - top - text.height),
          plot.width - left - text.width + top + 60,
        );
        if (best === null || cost < best.cost) best = { left, top, cost };
      }
    }
  }
  return best;
}

/** Whether two boxes share a point. */
export function touches(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

/** Width of the columns in which marks are looked up, CSS px. */
const columnWidth = 4;

interface Span {
  readonly from: number;
  readonly to: number;
}

function columnsOf(taken: readonly Box[], width: number): readonly (readonly Span[])[] {
  const columns: Span[][] = Array.from({ length: Math.ceil(width / columnWidth) + 1 }, () => []);
  for (const { left, right, top, bottom } of taken) {
    const last = Math.min(columns.length - 1, Math.floor(right / columnWidth));
    for (let i = Math.max(0, Math.floor(left / columnWidth)); i <= last; i++)
      columns[i]?.push({ from: top, to: bottom });
  }
  return columns.map(merged);
}

/** Overlapping spans as one, from the top down. */
function merged(spans: readonly Span[]): readonly Span[] {
  const found: Span[] = [];
  for (const span of [...spans].sort((a, b) => a.from - b.from)) {
    const last = found.at(-1);
    if (last !== undefined && span.from <= last.to)
      found[found.length - 1] = { from: last.from, to: Math.max(last.to, span.to) };
    else found.push(span);
  }
  return found;
}

/** What is free in all columns between two places. */
function gapsIn(columns: readonly (readonly Span[])[], left: number, right: number, height: number): readonly Span[] {
  const from = Math.max(0, Math.floor(left / columnWidth));
  const within = columns.slice(from, Math.floor(right / columnWidth) + 1).flat();
  const gaps: Span[] = [];
  let top = 0;
  for (const span of merged(within)) {
    if (span.from > top) gaps.push({ from: top, to: span.from });
    top = Math.max(top, span.to);
  }
  return top < height ? [...gaps, { from: top, to: height }] : gaps;
}
