import { say, sayList } from '../../../../util/words/say.ts';
import type { KindWords } from '../kind.ts';
import type { GridCell } from './cells.ts';
import type { GridFacts } from './spec.ts';

/** What the grid shows, for those who do not see it: its size, the lowest and the highest cell, the empty ones. */
export function tellGrid({ grid, options, fence: { lang } }: GridFacts): KindWords {
  const { xs, ys, cells } = grid;
  const known = cells.filter((cell): cell is GridCell & { readonly value: number } => cell.value !== null);
  const sorted = [...known].sort((a, b) => a.value - b.value);
  const [lowest, highest] = [sorted[0], sorted.at(-1)];
  const empty = cells.filter(({ value }) => value === null);
  const factors = sayList(lang, [options.yTitle ?? options.y, options.xTitle ?? options.x]);
  const extremes =
    lowest === undefined || highest === undefined || lowest === highest
      ? ''
      : say(lang, '; lowest {}, highest {}', words(lowest), words(highest));
  const parts = [say(lang, 'Grid of {} by {} groups, by {}{}.', ys.length, xs.length, factors, extremes)];
  if (empty.length > 0) parts.push(`${empty.map(({ x, y, text }) => `${y}, ${x}: ${text}`).join('; ')}.`);
  return {
    description: parts.join(' '),
    table: {
      columns: [options.yTitle ?? options.y, ...xs],
      rows: ys.map((y) => [y, ...cells.filter((cell) => cell.y === y).map(withN)]),
      more: 0,
    },
  };
}

function words(cell: GridCell): string {
  return `${withN(cell)} (${cell.y}, ${cell.x})`;
}

function withN({ text, under }: GridCell): string {
  return under === '' ? text : `${text}, ${under}`;
}
