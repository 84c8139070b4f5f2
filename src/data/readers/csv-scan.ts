/*
 * Cuts delimited text into cells (RFC 4180, with `\n` for its line end) without making a string for any of them.
 * Blank lines are skipped. Character codes are compared one by one: this loop sees every character of every table.
 */

/** Takes what the scanner finds. A cell's range is that of its content, without quotes. */
export interface CsvSink {
  /** A row begins at this offset and line (from 1). */
  readonly row: (start: number, line: number) => void;
  readonly cell: (start: number, end: number, doubled: boolean) => void;
  /** The row that began last ends here. @returns `false` to stop */
  readonly rowEnd: (end: number) => boolean;
  readonly problem: (kind: 'unclosed' | 'stray', start: number, end: number) => void;
}

const quote = 34;
const newline = 10;

/**
 * Scans from an offset at which a row begins.
 * @param from.offset UTF-16 offset in `text`
 * @param from.line number of that line, from 1
 * @param delimiter one UTF-16 code unit
 */
export function scanCsv(
  text: string,
  from: { readonly offset: number; readonly line: number },
  delimiter: number,
  sink: CsvSink,
): void {
  const length = text.length;
  let at = from.offset;
  let line = from.line;
  while (at < length) {
    if (text.charCodeAt(at) === newline) {
      at++;
      line++;
      continue;
    }
    sink.row(at, line);
    for (;;) {
      if (text.charCodeAt(at) === quote) {
        const close = closingQuote(text, at, delimiter, sink);
        if (close === -1) return;
        line += newlinesBetween(text, at, close);
        at = close;
      } else {
        const start = at;
        at = plainEnd(text, at, delimiter, sink);
        sink.cell(start, at, false);
      }
      if (at >= length || text.charCodeAt(at) === newline) break;
      at++;
    }
    if (!sink.rowEnd(at)) return;
    at++;
    line++;
  }
}

/** Where the unquoted cell that begins at `at` ends: at a delimiter, a line end or the end of the text. */
function plainEnd(text: string, at: number, delimiter: number, sink: CsvSink): number {
  const length = text.length;
  let end = at;
  let stray = false;
  for (; end < length; end++) {
    const code = text.charCodeAt(end);
    if (code === delimiter || code === newline) break;
    if (code === quote) stray = true;
  }
  if (stray) sink.problem('stray', at, end);
  return end;
}

/** Takes the quoted cell that opens at `open`; returns the offset after it, or -1 where its quote is never closed. */
function closingQuote(text: string, open: number, delimiter: number, sink: CsvSink): number {
  let doubled = false;
  let close = text.indexOf('"', open + 1);
  while (close !== -1 && text.charCodeAt(close + 1) === quote) {
    doubled = true;
    close = text.indexOf('"', close + 2);
  }
  if (close === -1) {
    sink.problem('unclosed', open, open + 1);
    return -1;
  }
  const next = close + 1;
  const clean = next >= text.length || text.charCodeAt(next) === delimiter || text.charCodeAt(next) === newline;
  if (clean) {
    sink.cell(open + 1, close, doubled);
    return next;
  }
  return afterStray(text, { open, close }, delimiter, sink);
}

/** Text follows a closing quote: where the cell spans lines, its opening quote is the likely mistake. */
function afterStray(
  text: string,
  { open, close }: { readonly open: number; readonly close: number },
  delimiter: number,
  sink: CsvSink,
): number {
  const spansLines = newlinesBetween(text, open, close) > 0;
  if (spansLines) {
    sink.problem('unclosed', open, open + 1);
    return -1;
  }
  let end = close + 1;
  while (end < text.length && text.charCodeAt(end) !== delimiter && text.charCodeAt(end) !== newline) end++;
  sink.problem('stray', open, end);
  sink.cell(open, end, false);
  return end;
}

function newlinesBetween(text: string, start: number, end: number): number {
  let count = 0;
  for (let at = text.indexOf('\n', start); at !== -1 && at < end; at = text.indexOf('\n', at + 1)) count++;
  return count;
}
