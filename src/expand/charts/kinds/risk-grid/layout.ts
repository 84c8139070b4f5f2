import { textWidth, wrapText } from '../../../../util/text-width.ts';
import { canvasFor, type Canvas } from '../canvas.ts';
import type { KindFence } from '../kind.ts';
import type { Grid } from './cells.ts';
import type { RiskGridOptions } from './options.ts';

/** Where the grid stands, in CSS px. */
export interface GridLayout {
  readonly canvas: Canvas;
  readonly left: number;
  readonly top: number;
  readonly cellWidth: number;
  readonly cellHeight: number;
  /** Font sizes of estimates, of what stands under them, and of the names of columns and rows. */
  readonly large: number;
  readonly small: number;
  readonly name: number;
}

/** Between two cells. */
export const cellGap = 6;
/** Distance of names from the cells. */
export const beside = 18;
/** Height of a line of names. */
export const nameLine = 28;
/** Height of the line of patients under them. */
export const countLine = 24;
/** Height of a factor's title. */
const titleLine = 30;
/** The smallest cell whose numbers are read from the last row. */
const least = { width: 104, height: 62 };
/** A cell higher than this looks empty, and wider than so many times its height stretched. */
const most = { height: 190, ratio: 2.8 };

/** Gives cells the room that the names leave; `null` where there are too many, which is reported. */
export function layOutGrid(grid: Grid, options: RiskGridOptions, fence: KindFence): GridLayout | null {
  const canvas = canvasFor(fence, options);
  const hasCounts = options.margins && options.n !== null;
  const name = 22;
  const rowNames = grid.ys.map((text) => textWidth(text, name, 600));
  const left = Math.ceil(Math.max(...rowNames, options.yTitle === null ? 0 : textWidth(options.yTitle, 18))) + beside;
  const width = (canvas.width - left - (grid.xs.length - 1) * cellGap) / grid.xs.length;
  const lines = Math.max(...grid.xs.map((text) => wrapText(text, width, { size: name, weight: 600 }).length));
  const top =
    (options.xTitle === null && options.yTitle === null ? 0 : titleLine) +
    lines * nameLine +
    (hasCounts ? countLine : 0) +
    8;
  const height = Math.min(most.height, (canvas.height - top - (grid.ys.length - 1) * cellGap) / grid.ys.length);
  if (width < least.width || height < least.height) {
    const across = width < least.width;
    const room = across ? canvas.width - left : canvas.height - top;
    const limit = Math.max(0, Math.floor((room + cellGap) / ((across ? least.width : least.height) + cellGap)));
    const count = across ? grid.xs.length : grid.ys.length;
    const { checks } = fence;
    const what = across ? 'columns of cells' : 'rows of cells';
    checks.report('chart/kind-lines', checks.valueAt(across ? '/x' : '/y'), { count, fits: limit, what });
    return null;
  }
  const cellWidth = Math.floor(Math.min(width, height * most.ratio));
  const cellHeight = Math.floor(height);
  const longest = Math.max(...grid.cells.map(({ text }) => textWidth(text, 1, 700)));
  const large = Math.floor(Math.min(56, cellHeight * 0.38, (cellWidth - 20) / longest));
  return {
    canvas: {
      width: left + grid.xs.length * (cellWidth + cellGap) - cellGap,
      height: top + grid.ys.length * (cellHeight + cellGap) - cellGap,
    },
    left,
    top,
    cellWidth,
    cellHeight,
    large: Math.max(17, large),
    small: cellHeight >= 100 ? 20 : 17,
    name,
  };
}
