import type { RawColumn, RawTable } from '../readers/raw-table.ts';
import { quotedText } from '../readers/raw-table.ts';
import { isNullText, trimEnd, trimStart } from './null-texts.ts';
import type { CellStyle } from './cell-kind.ts';

const zero = 48;
const nine = 57;

/**
 * How many decimals each number of a column is written with, where that is the same number for all and a zero at the end
 * would otherwise be lost: `18.0` beside `22.5`. `null` for all other columns, so that no precision is made up.
 */
export function writtenDecimals(table: RawTable, { starts, ends, flags }: RawColumn, style: CellStyle): number | null {
  const { text, rowCount } = table;
  const sign = style.decimal.charCodeAt(0);
  let decimals = 0;
  let zeros = false;
  for (let row = 0; row < rowCount; row++) {
    if (flags[row] === quotedText) return null;
    const end = trimEnd(text, starts[row] as number, ends[row] as number);
    const start = trimStart(text, starts[row] as number, end);
    if (isNullText(text, start, end, style.nulls)) continue;
    let at = end - 1;
    for (; at >= start; at--) {
      const code = text.charCodeAt(at);
      if (code < zero || code > nine) break;
    }
    const count = end - 1 - at;
    if (at < start || count === 0 || text.charCodeAt(at) !== sign || (decimals !== 0 && count !== decimals))
      return null;
    decimals = count;
    zeros ||= text.charCodeAt(end - 1) === zero;
  }
  return zeros ? decimals : null;
}
