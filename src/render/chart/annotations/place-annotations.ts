import { diagnose } from '../../../diagnostics/diagnose.ts';
import type { SpecChart } from '../../../model/chart.ts';
import type { Diagnostic } from '../../../model/diagnostic.ts';
import { number, placedItems, type Box, type PlacedItem } from '../paints.ts';
import { placeOf } from '../places.ts';
import { forEachMark, type SceneItem, type SceneMark } from '../scene.ts';
import { costOf, meetsText, obstaclesIn, rulesOfAnnotations, type Obstacle } from './obstacles.ts';

/** An item that may be moved: its channels can be written. */
type Movable = SceneItem & {
  x?: number;
  y?: number;
  x2?: number;
  y2?: number;
  opacity?: number;
  align?: unknown;
  bounds?: { translate(dx: number, dy: number): void } & Box;
};

/** A text of an annotation, with the paper under it and the arrow beside it. */
interface Label {
  readonly text: PlacedItem;
  readonly ground: PlacedItem | null;
  readonly shaft: PlacedItem | null;
  readonly isLine: boolean;
  readonly plot: Box;
}

const names = /^annotation_(\d+)_(text|label|ground|arrow|line)_marks$/;

/**
 * Moves the texts of annotations, in place, to where nothing lies under them: beside the other side of their arrow, to
 * the other end of their line or band. What still lies on a mark or a label is said.
 */
export function placeAnnotations(chart: SpecChart, root: SceneMark): readonly Diagnostic[] {
  if (!hasAnnotations(root)) return [];
  const items = placedItems(root);
  const named = items.flatMap((placed) => {
    const [, at, part] = names.exec(placed.mark.name ?? '') ?? [];
    return part === undefined ? [] : [{ number: Number(at), part, placed }];
  });
  if (named.length === 0) return [];
  const obstacles = obstaclesIn(items);
  const plot = plotOf(items);
  const found: Diagnostic[] = [];
  const report = (at: number, what: string, other: string): void => {
    const place = placeOf(chart, `/annotations/${at - 1}`);
    found.push(diagnose('chart/annotation-overlap', place, { what, other }));
  };
  const placedTexts: Obstacle[] = [];
  const arrows = rulesOfAnnotations(items);
  // Paper is put where the arrows and their texts are not.
  const inOrder = [...named].sort((a, b) => Number(a.part === 'label') - Number(b.part === 'label'));
  for (const { number: at, part, placed } of inOrder) {
    const find = (one: string): PlacedItem | null =>
      named.find((other) => other.number === at && other.part === one)?.placed ?? null;
    if (part === 'text' || part === 'label') {
      const ground = find('ground');
      const label: Label = { text: placed, ground, shaft: find('arrow'), isLine: find('line') !== null, plot };
      const { box, other } = settle(label, [...obstacles, ...placedTexts, ...(ground === null ? [] : arrows)]);
      placedTexts.push({ kind: 'text', box, words: textOf(placed.item), points: [] });
      if (other !== null) report(at, `\`${textOf(placed.item)}\``, other);
    } else if (part === 'arrow' || part === 'line') {
      const struck = meetsText(placed.box, obstacles);
      if (struck !== null) report(at, `the ${part} of an annotation`, `\`${struck}\``);
    }
  }
  return found;
}

/** Most charts have none: what lies where need not be found out then. */
function hasAnnotations(root: SceneMark): boolean {
  let found = false;
  forEachMark(root, ({ name }) => {
    found ||= name !== undefined && names.test(name);
  });
  return found;
}

/** Px by which a cost has to be less for a label to leave its place. */
const better = 0.5;

/** Puts a label to its best place, and says what lies under it there. */
function settle(label: Label, obstacles: readonly Obstacle[]): { readonly box: Box; readonly other: string | null } {
  const { text, ground } = label;
  const around = ground?.box ?? text.box;
  let best = { dx: 0, dy: 0, cost: costOf(around, obstacles) };
  for (const { dx, dy } of best.cost.sum === 0 ? [] : movesOf(label)) {
    const cost = costOf(shifted(around, dx, dy), obstacles);
    if (cost.sum < best.cost.sum - better) best = { dx, dy, cost };
  }
  for (const placed of ground === null ? [text] : [text, ground]) move(placed.item as Movable, best.dx, best.dy);
  const { cost } = best;
  // Without anything under it, a text needs no paper; at a line it hides the grid.
  if (ground !== null && cost.sum === 0 && !label.isLine) (ground.item as Movable).opacity = 0;
  return { box: shifted(around, best.dx, best.dy), other: ground !== null && !cost.covers ? null : cost.what };
}

/** Px between a text and its arrow, or the side of its plot. */
const gap = 12;

/** The ways that a label may be moved, in the order in which they are tried. */
function movesOf({ text, ground, shaft, plot }: Label): readonly { readonly dx: number; readonly dy: number }[] {
  if (ground !== null) {
    const { x1, x2, y1, y2 } = ground.box;
    const ends = [plot.x1 + 4 - x1, (plot.x1 + plot.x2) / 2 - (x1 + x2) / 2, 0].filter((dx) => x2 + dx <= plot.x2 + 1);
    const isUpright = (y1 + y2) / 2 < plot.y1 + 20 && x2 < plot.x2 - 20;
    if (isUpright) return [{ dx: -(x2 - x1) - 8, dy: 0 }];
    const steps = Array.from({ length: 24 }, (_, i) => plot.x2 - x2 - (i / 23) * (plot.x2 - plot.x1 - (x2 - x1)));
    const below = y2 - y1 + 6;
    return [0, below].flatMap((dy) => [...ends, ...steps].map((dx) => ({ dx, dy })));
  }
  if (shaft === null) return [];
  const [width, height] = [text.box.x2 - text.box.x1, text.box.y2 - text.box.y1];
  const isUpright = shaft.box.y2 - shaft.box.y1 >= shaft.box.x2 - shaft.box.x1;
  const across = (text.box.x1 + text.box.x2) / 2 > (shaft.box.x1 + shaft.box.x2) / 2 ? -1 : 1;
  if (!isUpright) return [{ dx: 0, dy: height + 2 * gap }];
  const over = across * (width + 2 * gap);
  const middle = across * (width / 2 + gap);
  const room = Math.max(0, (shaft.box.y2 - shaft.box.y1 - height) / 2);
  const top = (text.box.y1 + text.box.y2) / 2 - shaft.box.y1 + height / 2 + gap;
  return [
    { dx: over, dy: 0 },
    { dx: 0, dy: -room },
    { dx: 0, dy: room },
    { dx: over, dy: -room },
    { dx: over, dy: room },
    { dx: shaft.box.x1 - text.box.x1, dy: -top },
    { dx: shaft.box.x2 - text.box.x2, dy: -top },
    { dx: middle, dy: -top },
  ];
}

function move(item: Movable, dx: number, dy: number): void {
  if (dx === 0 && dy === 0) return;
  item.bounds?.translate(dx, dy);
  item.x = number(item.x, 0) + dx;
  item.y = number(item.y, 0) + dy;
  if (item.x2 !== undefined) item.x2 += dx;
  if (item.y2 !== undefined) item.y2 += dy;
}

function shifted({ x1, x2, y1, y2 }: Box, dx: number, dy: number): Box {
  return { x1: x1 + dx, x2: x2 + dx, y1: y1 + dy, y2: y2 + dy };
}

/** The plot: the first group with a ground or a frame, else all that is drawn. */
function plotOf(items: readonly PlacedItem[]): Box {
  const marks = items.filter(
    ({ mark }) => mark.role === 'mark' && mark.marktype !== 'text' && mark.marktype !== 'group',
  );
  const lines = marks.filter(({ mark }) => /_line_marks$/.test(mark.name ?? ''));
  const from = lines.length > 0 ? lines : marks;
  return {
    x1: Math.min(...from.map(({ box }) => box.x1)),
    x2: Math.max(...marks.map(({ box }) => box.x2)),
    y1: Math.min(...marks.map(({ box }) => box.y1)),
    y2: Math.max(...marks.map(({ box }) => box.y2)),
  };
}

function textOf({ text }: SceneItem): string {
  return Array.isArray(text) ? text.join(' ') : String(text ?? '');
}
