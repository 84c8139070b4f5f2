import type { Cell, ColumnType } from '../../model/data.ts';
import { cellText, escaped, type RawColumn, type RawTable } from '../readers/raw-table.ts';
import { booleanAt } from './boolean-text.ts';
import { isPlainStyle, kinds, type CellStyle } from './cell-kind.ts';
import { readDate, type DateFormat } from './date-format.ts';
import { dateKind, isoText, namedDate } from './date-text.ts';
import { isNullText, trimEnd, trimStart } from './null-texts.ts';
import { numberAt, numberKind, plainNumber } from './number-text.ts';

/** What the cells of a column shall become. */
export interface CastTarget {
  readonly type: ColumnType;
  /** For dates that are not ISO 8601. */
  readonly format: DateFormat | null;
  readonly style: CellStyle;
  /** Kinds of these very cells where the type was inferred from them, so that every cell fits; else `null`. */
  readonly kinds: Uint8Array | null;
}

/** The values of a column, and the rows whose cell does not fit its type (their value is `null`). */
export interface CastColumn {
  readonly values: readonly Cell[];
  readonly bad: readonly number[];
}

/** Reads one cell that has a value, without outer blanks; `undefined` where it does not fit. */
type CellReader = (start: number, end: number, row: number) => Cell | undefined;

/** Reads all cells of a column as one type. */
export function castColumn(table: RawTable, column: RawColumn, target: CastTarget): CastColumn {
  const { text, rowCount } = table;
  const { starts, ends } = column;
  const { kinds: known, style } = target;
  const read = readerOf(table, column, target);
  const values: Cell[] = [];
  values.length = rowCount;
  const bad: number[] = [];
  for (let row = 0; row < rowCount; row++) {
    const end = trimEnd(text, starts[row] as number, ends[row] as number);
    const start = trimStart(text, starts[row] as number, end);
    if (known === null ? isNullText(text, start, end, style.nulls) : known[row] === kinds.none) {
      values[row] = null;
      continue;
    }
    const value = read(start, end, row);
    if (value === undefined) bad.push(row);
    values[row] = value ?? null;
  }
  return { values, bad };
}

function readerOf(table: RawTable, column: RawColumn, target: CastTarget): CellReader {
  switch (target.type) {
    case 'string':
      return stringReader(table, column);
    case 'boolean':
      return (start, end) => booleanAt(table.text, start, end) ?? undefined;
    case 'date':
    case 'datetime':
      return dateReader(table.text, target);
    default:
      return numberReader(table.text, target);
  }
}

/** A column with more different texts than this holds names or prose: sharing them would cost more than it saves. */
const sharedTexts = 5000;

/** Equal texts become one string: a column of labels costs a pointer a row. */
function sharing(): (written: string) => string {
  const shared = new Map<string, string>();
  return (written) => {
    if (shared.size === sharedTexts) return written;
    const known = shared.get(written);
    if (known === undefined) shared.set(written, written);
    return known ?? written;
  };
}

function stringReader(table: RawTable, column: RawColumn): CellReader {
  const share = sharing();
  const { starts, ends, flags } = column;
  return (_start, _end, row) => {
    const raw = table.text.slice(starts[row], ends[row]);
    return share(((flags[row] as number) & escaped) === 0 ? raw : table.unescape(raw));
  };
}

function numberReader(text: string, { type, style, kinds: known }: CastTarget): CellReader {
  if (known !== null && isPlainStyle(style)) return (start, end) => numberAt(text, start, end);
  const whole = type === 'integer';
  const fits = (kind: number): boolean => (whole ? kind === 1 || kind === 3 : kind !== 0);
  if (isPlainStyle(style)) {
    return (start, end) => (fits(numberKind(text, start, end)) ? numberAt(text, start, end) : undefined);
  }
  return (start, end) => {
    const plain = plainNumber(text.slice(start, end), style);
    return plain !== null && fits(numberKind(plain, 0, plain.length)) ? numberAt(plain, 0, plain.length) : undefined;
  };
}

function dateReader(text: string, { type, format }: CastTarget): CellReader {
  if (format !== null) {
    return (start, end) => {
      const date = readDate(text.slice(start, end), format);
      if (date === null || (type === 'date' && format.timed)) return date?.slice(0, 10);
      return type === 'datetime' && !format.timed ? `${date}T00:00:00` : date;
    };
  }
  const share = sharing();
  return (start, end) => {
    const kind = dateKind(text, start, end);
    const day = kind === 1 ? text.slice(start, end) : kind === 0 ? namedDate(text, start, end) : null;
    if (day !== null) return share(type === 'date' ? day : `${day}T00:00:00`);
    return kind === 2 && type === 'datetime' ? share(isoText(text.slice(start, end))) : undefined;
  };
}

/** The text of a cell as a diagnostic shows it. */
export function shownCell(table: RawTable, column: RawColumn, row: number): string {
  return cellText(table, column, row).trim();
}
