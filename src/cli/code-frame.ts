import type { SourceFile } from '../model/text.ts';
import type { Location } from '../diagnostics/locate.ts';
import { lineIndex, lineText, type LineIndex } from '../util/lines.ts';
import type { Style } from './style.ts';
import { cellsOf, type Cell } from './text-width.ts';

/** How a code frame is drawn. */
export interface FrameOptions {
  readonly style: Style;
  /** Colour of the carets. */
  readonly colour: 'red' | 'yellow' | 'blue' | 'cyan';
  /** Columns of the terminal. */
  readonly columns: number;
  /** Lines shown above the one at fault. */
  readonly context: number;
}

const indent = '  ';

/** Draws lines of one run's files, indexing each file once. */
export type CodeFrames = (at: Location, options: FrameOptions) => string[];

/** Code frames over these files: the line at fault with its number, carets under the exact span. */
export function codeFrames(sources: ReadonlyMap<string, SourceFile>): CodeFrames {
  const indexes = new Map<string, LineIndex>();
  const indexOf = (file: string): LineIndex | null => {
    const source = sources.get(file);
    if (source === undefined) return null;
    const index = indexes.get(file) ?? lineIndex(source.text);
    indexes.set(file, index);
    return index;
  };
  return (at, options) => {
    const index = at.file === null || at.line === null ? null : indexOf(at.file);
    return index === null ? [] : frame(index, at, options);
  };
}

function frame(index: LineIndex, at: Location, options: FrameOptions): string[] {
  const line = at.line as number;
  const gutter = String(line).length;
  const room = Math.max(20, options.columns - indent.length - gutter - 3);
  const marked = markLine(index, at, room);
  const row = (label: string, text: string): string =>
    `${indent}${options.style('gray', `${label.padStart(gutter)} │`)}${text === '' ? '' : ` ${text}`}`;
  const above = linesAbove(index, line, options.context).map(({ number, cells }) =>
    row(String(number), textOf(cut(cells, marked.from, room))),
  );
  return [...above, row(String(line), marked.text), row('', options.style(options.colour, marked.carets))];
}

/** The line at fault, cut so that the span is in sight, and its carets. */
function markLine(index: LineIndex, at: Location, room: number): { from: number; text: string; carets: string } {
  const line = at.line as number;
  const column = at.column ?? 1;
  const manyLines = (at.endLine ?? line) > line;
  const cells = cellsOf(near(lineText(index, line), column));
  const start = columnOfPoint(cells, column - 1 - skipped(column), 'start');
  const width = cells.reduce((sum, cell) => sum + cell.width, 0);
  const end = manyLines ? width : columnOfPoint(cells, (at.endColumn ?? column) - 1 - skipped(column), 'end');
  const from = width <= room || start < room - 16 ? 0 : start - Math.floor(room / 3);
  const carets = Math.max(1, Math.min(end, from + room) - start);
  const tail = manyLines ? ` to line ${at.endLine}` : '';
  return {
    from,
    text: textOf(cut(cells, from, room)),
    carets: `${' '.repeat(start - from)}${'^'.repeat(carets)}${tail}`,
  };
}

/* A line may be a megabyte of JSON; what is far from the span is never shown, so it is not measured either. */
const reach = 2000;

function skipped(column: number): number {
  return Math.max(0, column - reach);
}

function near(line: string, column: number): string {
  if (line.length <= reach) return line;
  return [...line.slice(0, (column + reach) * 2)].slice(skipped(column), column + reach).join('');
}

function linesAbove(index: LineIndex, line: number, count: number): { number: number; cells: Cell[] }[] {
  const above: { number: number; cells: Cell[] }[] = [];
  for (let number = line - 1; number >= 1 && above.length < count; number--) {
    const text = lineText(index, number);
    if (text.trim() === '') break;
    above.unshift({ number, cells: cellsOf(near(text, 1)) });
  }
  return above;
}

/** The column at which a code point stands; one within a cluster counts as the cluster's own edge. */
function columnOfPoint(cells: readonly Cell[], point: number, edge: 'start' | 'end'): number {
  let points = 0;
  let column = 0;
  for (const cell of cells) {
    if (points >= point || (edge === 'start' && points + cell.points > point)) break;
    points += cell.points;
    column += cell.width;
  }
  return column;
}

/** The cells between two columns of the terminal, with `…` where something was cut off. */
function cut(cells: readonly Cell[], from: number, room: number): Cell[] {
  const ellipsis: Cell = { text: '…', width: 1, points: 0 };
  const shown: Cell[] = [];
  let column = 0;
  for (const cell of cells) {
    const end = column + cell.width;
    if (column >= from && end <= from + room) shown.push(cell);
    else if (column < from && end > from) shown.push({ text: ' '.repeat(end - from), width: end - from, points: 0 });
    column = end;
  }
  if (column > from + room && shown.length > 0) shown.push(...replaceLast(shown.pop() as Cell));
  if (from > 0 && shown.length > 0) shown.unshift(...replaceLast(shown.shift() as Cell).reverse());
  return shown;

  function replaceLast(cell: Cell): Cell[] {
    return [{ text: ' '.repeat(Math.max(0, cell.width - 1)), width: cell.width - 1, points: 0 }, ellipsis];
  }
}

function textOf(cells: readonly Cell[]): string {
  return cells
    .map((cell) => cell.text)
    .join('')
    .trimEnd();
}
