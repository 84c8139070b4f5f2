import { paintOf, type Box, type PlacedItem } from '../paints.ts';

/** What a text should not lie on. */
export interface Obstacle {
  readonly kind: 'text' | 'symbol' | 'line' | 'rect' | 'rule';
  readonly box: Box;
  /** Of a text. */
  readonly words: string;
  /** Of a line: its points, `[x, y]`. */
  readonly points: readonly Point[];
}

/** How bad it is to lie on one: a text or a point is lost, a bar or a line is not. */
const costs: Readonly<Record<Obstacle['kind'], number>> = { text: 100, symbol: 40, line: 10, rule: 6, rect: 10 };

/** What is under a text. */
export interface Cost {
  readonly sum: number;
  /** The worst of it, in words; `null` for nothing. */
  readonly what: string | null;
  /** Whether a text or a point would be covered. */
  readonly covers: boolean;
}

/** Px between two texts, at least. */
const air = 5;
/** Letters do not reach the edge of their box; a touch is no overlap. CSS px. */
const slack = 3;

/** A rectangle of this share of the drawing is a panel, and one of less opacity a band: texts stand on them. */
const panelShare = 0.3;
const solid = 0.6;

/** The marks and labels of a drawing, without what annotations draw, axes and titles. */
export function obstaclesIn(items: readonly PlacedItem[]): readonly Obstacle[] {
  const right = Math.max(...items.map(({ box }) => box.x2));
  const bottom = Math.max(...items.map(({ box }) => box.y2));
  return items.flatMap((placed, i): readonly Obstacle[] => {
    const { mark, item, box } = placed;
    if (mark.role !== 'mark' || /^annotation_/.test(mark.name ?? '') || item['opacity'] === 0) return [];
    const plain = { box, words: '', points: [] };
    const { marktype } = mark;
    if (marktype === 'text') {
      const words = String(Array.isArray(item['text']) ? item['text'].join(' ') : (item['text'] ?? ''));
      return words.trim() === '' ? [] : [{ ...plain, kind: 'text', words }];
    }
    if (marktype === 'symbol') return [{ ...plain, kind: 'symbol' }];
    if (marktype === 'rule') return [{ ...plain, kind: 'rule' }];
    if (marktype === 'rect') {
      const isPanel = (box.x2 - box.x1) * (box.y2 - box.y1) > panelShare * right * bottom;
      return isPanel || (paintOf(item, 'fill')?.alpha ?? 0) < solid ? [] : [{ ...plain, kind: 'rect' }];
    }
    return marktype === 'line' || marktype === 'trail'
      ? [{ ...plain, kind: 'line', points: stretch(placed, items[i - 1]) }]
      : [];
  });
}

/** The arrows, guides and brackets of annotations, which a piece of paper should not cover. */
export function rulesOfAnnotations(items: readonly PlacedItem[]): readonly Obstacle[] {
  return items.flatMap(({ mark, box }) =>
    mark.marktype === 'rule' && /^annotation_(?!\d+_line)/.test(mark.name ?? '')
      ? [{ kind: 'rule' as const, box, words: '', points: [] }]
      : [],
  );
}

type Point = readonly [number, number];

/** A line's items are its points: what lies between the one before and this one. */
function stretch(placed: PlacedItem, before: PlacedItem | undefined): readonly Point[] {
  const end = pointOf(placed);
  const start = before?.mark === placed.mark ? pointOf(before) : null;
  if (end === null) return [];
  if (start === null) return [end];
  const count = Math.min(200, Math.ceil(Math.hypot(end[0] - start[0], end[1] - start[1]) / 6));
  return Array.from({ length: count + 1 }, (_, i) => {
    const share = count === 0 ? 1 : i / count;
    return [start[0] + share * (end[0] - start[0]), start[1] + share * (end[1] - start[1])] as const;
  });
}

function pointOf({ item, box }: PlacedItem): Point | null {
  const { x, y, defined } = item;
  if (typeof x !== 'number' || typeof y !== 'number' || defined === false) return null;
  const own = item['bounds'] as Box | undefined;
  return [x + box.x1 - (own?.x1 ?? 0), y + box.y1 - (own?.y1 ?? 0)];
}

/** What a text with this box would lie on. */
export function costOf(box: Box, obstacles: readonly Obstacle[]): Cost {
  let sum = 0;
  let worst: Obstacle | null = null;
  for (const one of obstacles) {
    if (!lies(box, one)) continue;
    sum += costs[one.kind];
    if (worst === null || costs[one.kind] > costs[worst.kind]) worst = one;
  }
  const covers = worst !== null && (worst.kind === 'text' || worst.kind === 'symbol');
  return { sum, what: worst === null ? null : wordsOf(worst), covers };
}

function lies(box: Box, { kind, box: other, points }: Obstacle): boolean {
  if (kind !== 'line') return meet(box, other, kind === 'rect' ? slack : kind === 'text' ? -air : 1);
  return points.some(([x, y]) => x > box.x1 + slack && x < box.x2 - slack && y > box.y1 + slack && y < box.y2 - slack);
}

function wordsOf({ kind, words }: Obstacle): string {
  if (kind === 'text') return `\`${words}\``;
  return kind === 'rect' ? 'a bar' : kind === 'symbol' ? 'a point' : 'a line';
}

/** The words of the first text that a thin mark runs through. */
export function meetsText(box: Box, obstacles: readonly Obstacle[]): string | null {
  const struck = obstacles.find(({ kind, box: other }) => {
    const inner = { x1: other.x1 + 1, x2: other.x2 - 1, y1: other.y1 + slack, y2: other.y2 - slack };
    return kind === 'text' && box.x1 < inner.x2 && box.x2 > inner.x1 && box.y1 < inner.y2 && box.y2 > inner.y1;
  });
  return struck?.words ?? null;
}

function meet(a: Box, b: Box, least: number): boolean {
  const across = Math.min(a.x2, b.x2) - Math.max(a.x1, b.x1);
  const down = Math.min(a.y2, b.y2) - Math.max(a.y1, b.y1);
  // A rule has hardly any width of its own.
  return across > Math.min(least, (b.x2 - b.x1) / 2) && down > Math.min(least, (b.y2 - b.y1) / 2);
}
