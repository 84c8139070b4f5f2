import { textWidth } from '../../../../util/text-width.ts';
import { canvasFor, type Canvas } from '../canvas.ts';
import type { KindFence } from '../kind.ts';
import { endOf, placeColumns, type PlacedColumn, type TextColumn } from '../text-columns.ts';
import type { TableText } from './lines.ts';
import type { Table1Options } from './options.ts';

/** Where the table stands, in CSS px. */
export interface Table1Layout {
  readonly canvas: Canvas;
  /** Font size, and height of a line. */
  readonly size: number;
  readonly pitch: number;
  /** Where the first line begins: below the heads and their rule. */
  readonly top: number;
  /** The column of characteristics, then one an arm; cells as `texts` has them. */
  readonly columns: readonly PlacedColumn[];
  readonly texts: readonly TextColumn[];
}

/** Height of a line of heads, and room below them. */
export const headLine = 23;
const underHead = 12;
/** A line needs as much to be read from the last row; more than the most looks lost. */
const pitches = { least: 23, most: 44 };
const gap = { least: 28, most: 150 };
const indent = 20;
/** Room below the last line, for the rule. */
const foot = 6;

/** Gives lines and columns their places; `null` where they do not fit, which is reported. */
export function layOutTable1(
  { arms, lines }: TableText,
  options: Table1Options,
  fence: KindFence,
): Table1Layout | null {
  const { checks, lang } = fence;
  const canvas = canvasFor(fence, options);
  const texts: readonly TextColumn[] = [
    {
      title: options.xTitle,
      align: 'left',
      cells: lines.map(({ text, indented, cells, bold }, line) => {
        return { line, text, bold, indent: indented ? indent : 0, spans: cells.length === 0 };
      }),
    },
    ...arms.map(({ title }, arm): TextColumn => {
      const cells = lines.flatMap(({ cells }, line) => {
        const text = cells[arm]?.text ?? '';
        return text === '' ? [] : [{ line, text, bold: false, indent: 0, spans: false }];
      });
      return { title, align: 'number', cells };
    }),
  ];
  const heads = Math.max(...texts.map(({ title }) => title.split('\n').length));
  const set = (size: number, between: number): readonly PlacedColumn[] =>
    placeColumns(texts, { size, titleSize: Math.min(size, 18), gap: between, left: 0, lang });
  const room = (columns: readonly PlacedColumn[]): number =>
    canvas.height - Math.max(heads, ...columns.map(({ title }) => title.length)) * headLine - underHead - foot;
  const fits = Math.max(0, Math.floor(room(set(17, gap.least)) / pitches.least));
  if (lines.length > fits) {
    checks.report('chart/kind-lines', checks.valueAt(options.given === null ? '/rows' : '/data'), {
      count: lines.length,
      fits,
      what: 'lines of the table',
    });
    return null;
  }
  const size = [20, 18, 17].find((one) => {
    const columns = set(one, gap.least);
    return endOf(columns, { left: 0 }) <= canvas.width && room(columns) / lines.length >= one * 1.35;
  });
  if (size === undefined) {
    const longest = [...lines].sort((a, b) => textWidth(b.text, 17) - textWidth(a.text, 17))[0];
    const wide = Math.ceil(endOf(set(17, gap.least), { left: 0 }));
    const facts = { wide, room: canvas.width, text: longest?.text ?? '' };
    checks.report('chart/kind-table-wide', checks.valueAt(options.given === null ? '/rows' : '/columns'), facts);
    return null;
  }
  const spare = (canvas.width - endOf(set(size, gap.least), { left: 0 })) / Math.max(1, texts.length - 1);
  const columns = set(size, Math.min(gap.most, Math.floor(gap.least + spare)));
  const pitch = Math.min(pitches.most, Math.floor((room(columns) / lines.length) * 10) / 10);
  const top = Math.max(...columns.map(({ title }) => title.length)) * headLine + underHead;
  const height = Math.ceil(top + pitch * lines.length + foot);
  return { canvas: { width: Math.ceil(endOf(columns, { left: 0 })), height }, size, pitch, top, columns, texts };
}
