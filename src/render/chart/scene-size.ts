import { forEachMark, type SceneMark } from './scene.ts';

/** Marks that are one element, whatever the number of their points. */
const joined: ReadonlySet<string> = new Set(['line', 'area', 'trail']);

/** Fewest bytes that a point of a line, and any other mark, take in an SVG. */
const leastPoint = 8;
const leastMark = 24;

/** Fewest bytes that the SVG of a scene can have: what is too large by this alone need not be written. */
export function leastSvgLength(root: SceneMark): number {
  let sum = 0;
  forEachMark(root, ({ marktype, items }) => {
    sum += items.length * (joined.has(marktype) ? leastPoint : leastMark);
  });
  return sum;
}
