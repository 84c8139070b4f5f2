import { escaped, quotedText, type RawColumn } from '../readers/raw-table.ts';
import { booleanAt } from './boolean-text.ts';
import { dateKind, namedDate } from './date-text.ts';
import { isNullText, trimEnd, trimStart, type NullTexts } from './null-texts.ts';
import { numberKind, plainNumber, type NumberStyle } from './number-text.ts';

/** What a cell is when nothing is declared. Kinds up to `long` are numbers of some sort. */
export const kinds = {
  none: 0,
  whole: 1,
  decimal: 2,
  code: 3,
  long: 4,
  boolean: 5,
  date: 6,
  datetime: 7,
  impossible: 8,
  text: 9,
} as const;

/** One of {@link kinds}. */
export type CellKind = (typeof kinds)[keyof typeof kinds];

/** How a file writes its cells. */
export interface CellStyle extends NumberStyle {
  /** Texts that mean "no value", beside a blank cell. */
  readonly nulls: NullTexts;
}

/** Whether numbers are written as programs read them, so that they need no rewriting. */
export function isPlainStyle(style: NumberStyle): boolean {
  return style.decimal === '.' && style.thousands === null;
}

function cellKind(text: string, column: RawColumn, row: number, style: CellStyle): CellKind {
  const end = trimEnd(text, column.starts[row] as number, column.ends[row] as number);
  const start = trimStart(text, column.starts[row] as number, end);
  if (isNullText(text, start, end, style.nulls)) return kinds.none;
  const flags = column.flags[row] as number;
  if ((flags & escaped) !== 0) return kinds.text;
  if ((flags & quotedText) === 0) {
    const number = isPlainStyle(style) ? numberKind(text, start, end) : styledKind(text.slice(start, end), style);
    if (number !== 0) return number;
    if (booleanAt(text, start, end) !== null) return kinds.boolean;
  }
  const date = dateKind(text, start, end);
  if (date === 0 && namedDate(text, start, end) !== null) return kinds.date;
  return date === 0 ? kinds.text : ((kinds.date - 1 + date) as CellKind);
}

function styledKind(written: string, style: NumberStyle): 0 | 1 | 2 | 3 | 4 {
  const plain = plainNumber(written, style);
  return plain === null ? 0 : numberKind(plain, 0, plain.length);
}

/** What the cells of a column are, one by one and counted by kind; the counts do not depend on the order of rows. */
export interface Census {
  readonly kinds: Uint8Array;
  readonly counts: Int32Array;
}

/** Looks at every cell of a column. */
export function takeCensus(text: string, column: RawColumn, style: CellStyle): Census {
  const rows = column.starts.length;
  const found = { kinds: new Uint8Array(rows), counts: new Int32Array(10) };
  for (let row = 0; row < rows; row++) {
    const kind = cellKind(text, column, row, style);
    found.kinds[row] = kind;
    found.counts[kind] = (found.counts[kind] as number) + 1;
  }
  return found;
}
