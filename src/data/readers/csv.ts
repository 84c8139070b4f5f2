import { diagnose } from '../../diagnostics/diagnose.ts';
import type { Resource } from '../../model/data.ts';
import type { Diagnostic, Staged } from '../../model/diagnostic.ts';
import type { SourceFile, Span } from '../../model/text.ts';
import { limitedList, type LimitedList } from '../limited.ts';
import { scanCsv, type CsvSink } from './csv-scan.ts';
import { checkHeader, type HeaderCell } from './header.ts';
import {
  addColumn,
  addRow,
  escaped,
  finishTable,
  tableBuilder,
  type RawTable,
  type Reader,
  type TableBuilder,
} from './raw-table.ts';
import { sniffDelimiter } from './sniff-delimiter.ts';

/** Most columns of a table, and the length of the longest cell in UTF-16 code units. */
const columnLimit = 1000;
const cellLimit = 1_000_000;

/** Comma-separated text (RFC 4180); the delimiter is sniffed where the resource does not give it. */
export const csvReader: Reader = {
  extensions: ['csv'],
  read: (source, resource) => readDelimited(source, resource.dialect.delimiter ?? sniffDelimiter(source.text)),
};

/** Text separated by tabs. */
export const tsvReader: Reader = {
  extensions: ['tsv', 'tab'],
  read: (source: SourceFile, resource: Resource) => readDelimited(source, resource.dialect.delimiter ?? '\t'),
};

function readDelimited(source: SourceFile, delimiter: string): Staged<RawTable | null> {
  const head = readHeader(source, delimiter);
  if (head.columns === null) return { value: null, diagnostics: head.diagnostics };
  const builder = tableBuilder();
  for (const { name, span } of head.columns) addColumn(builder, name, span);
  const problems = limitedList();
  scanCsv(source.text, head.next, delimiter.charCodeAt(0), tableSink(source, delimiter, builder, problems));
  const broken = problems.finish((count, span) => diagnose('data/more-rows', span, { count }));
  const diagnostics = [...head.diagnostics, ...broken];
  if (broken.length > 0) return { value: null, diagnostics };
  return { value: tableOf(source, delimiter, builder), diagnostics };
}

interface Head {
  /** `null` where the header has an error. */
  readonly columns: readonly HeaderCell[] | null;
  /** Where the first row begins. */
  readonly next: { readonly offset: number; readonly line: number };
  readonly diagnostics: readonly Diagnostic[];
}

function readHeader(source: SourceFile, delimiter: string): Head {
  const { path, text } = source;
  const cells: HeaderCell[] = [];
  const problems: Diagnostic[] = [];
  const next = { offset: text.length, line: 1 };
  scanCsv(text, { offset: 0, line: 1 }, delimiter.charCodeAt(0), {
    row: (_, line) => {
      next.line = line;
    },
    cell: (start, end, doubled) => {
      const raw = text.slice(start, end);
      cells.push({ name: doubled ? undouble(raw) : raw, span: { file: path, start, end } });
    },
    rowEnd: (end) => {
      next.offset = Math.min(text.length, end + 1);
      for (const cell of cells) next.line += cell.name.split('\n').length - 1;
      next.line++;
      return false;
    },
    problem: (kind, start, end) => problems.push(quoteProblem(source, kind, start, end)),
  });
  if (problems.length > 0) return { columns: null, next, diagnostics: problems };
  if (cells.length > columnLimit) return { columns: null, next, diagnostics: [tooMany(cells)] };
  const { names, diagnostics } = checkHeader(cells);
  const failed = diagnostics.some((d) => d.severity === 'error');
  return { columns: failed ? null : names, next, diagnostics };
}

function tableSink(source: SourceFile, delimiter: string, builder: TableBuilder, problems: LimitedList): CsvSink {
  const { columns } = builder;
  const width = columns.length;
  const span = (start: number, end: number): Span => ({ file: source.path, start, end });
  let column = 0;
  let row = 0;
  let rowStart = 0;
  let rowLine = 0;
  return {
    row: (start, line) => {
      column = 0;
      rowStart = start;
      rowLine = line;
      row = addRow(builder, line);
    },
    cell: (start, end, doubled) => {
      if (column < width) {
        const to = columns[column] as (typeof columns)[number];
        to.starts[row] = start;
        to.ends[row] = end;
        if (doubled) to.flags[row] = escaped;
      }
      if (end - start > cellLimit) problems.add(() => tooLong(span(start, start + 1)));
      column++;
    },
    rowEnd: (end) => {
      const found = column;
      if (found !== width) {
        const facts = { line: rowLine, expected: width, found, delimiter: delimiter === '\t' ? 'tab' : delimiter };
        problems.add(() => diagnose('data/ragged-row', span(rowStart, end), facts));
      }
      return true;
    },
    problem: (kind, start, end) => problems.add(() => quoteProblem(source, kind, start, end)),
  };
}

function tableOf(source: SourceFile, delimiter: string, builder: TableBuilder): RawTable {
  const { columns, rowCount, lines } = finishTable(builder);
  return {
    text: source.text,
    columns,
    rowCount,
    lines,
    unescape: undouble,
    place: (column, row) => ({
      file: source.path,
      start: columns[column]?.starts[row] ?? 0,
      end: columns[column]?.ends[row] ?? 0,
    }),
    delimiter,
  };
}

function undouble(raw: string): string {
  return raw.replaceAll('""', '"');
}

function quoteProblem(source: SourceFile, kind: 'unclosed' | 'stray', start: number, end: number): Diagnostic {
  const span = { file: source.path, start, end };
  return kind === 'unclosed'
    ? diagnose('data/unclosed-quote', span, {})
    : diagnose('data/stray-quote', span, { cell: source.text.slice(start, end) });
}

function tooMany(cells: readonly HeaderCell[]): Diagnostic {
  const facts = { what: `the table has ${cells.length} columns`, limit: String(columnLimit) };
  return diagnose('data/too-large', (cells[columnLimit] as HeaderCell).span, facts);
}

function tooLong(span: Span): Diagnostic {
  return diagnose('data/too-large', span, { what: 'this cell is too long', limit: '1 million characters' });
}
