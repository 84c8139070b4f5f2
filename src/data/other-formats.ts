import { diagnose } from '../diagnostics/diagnose.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import type { Span } from '../model/text.ts';
import { extensionOf } from '../util/paths.ts';

/** A format of tables that is not read, in words, and the way round. */
export interface OtherFormat {
  readonly what: string;
  readonly advice: string;
}

const workbook =
  'open it and save the sheet as "CSV UTF-8" (Excel: File, Save As; LibreOffice: Text CSV, character set UTF-8) into the data folder';
const program = 'export the table as CSV (UTF-8) into the data folder';

const formats: ReadonlyMap<string, OtherFormat> = new Map([
  ...['xlsx', 'xls', 'xlsm', 'xlsb'].map((e): [string, OtherFormat] => [
    e,
    { what: 'an Excel workbook', advice: workbook },
  ]),
  ['ods', { what: 'an OpenDocument spreadsheet', advice: workbook }],
  [
    'numbers',
    { what: 'a Numbers spreadsheet', advice: 'open it in Numbers and choose File, Export To, CSV, encoding UTF-8' },
  ],
  ['parquet', { what: 'a Parquet file', advice: program }],
  ['arrow', { what: 'an Arrow file', advice: program }],
  ['feather', { what: 'a Feather file', advice: program }],
  [
    'rds',
    { what: 'an R data file', advice: 'write it from R with `write.csv(x, "x.csv", row.names = FALSE, na = "")`' },
  ],
  [
    'rdata',
    { what: 'an R data file', advice: 'write it from R with `write.csv(x, "x.csv", row.names = FALSE, na = "")`' },
  ],
  ['sas7bdat', { what: 'a SAS dataset', advice: program }],
  ['sav', { what: 'an SPSS dataset', advice: program }],
  ['dta', { what: 'a Stata dataset', advice: program }],
  ['sqlite', { what: 'an SQLite database', advice: program }],
  ['db', { what: 'a database', advice: program }],
  ['txt', { what: 'plain text', advice: 'if it is a table, name it `.csv` or `.tsv`' }],
]);

/** What a file is that holds a table in a format that is not read; `null` for any other file. */
export function otherFormat(path: string): OtherFormat | null {
  return formats.get(extensionOf(path)) ?? null;
}

/** Says that a file is in a format that is not read, and the way round. */
export function formatFault(path: string, span: Span): Diagnostic {
  const format = otherFormat(path) ?? { what: 'no table', advice: 'give a CSV, TSV, JSON, NDJSON or YAML file' };
  return diagnose('data/unsupported-format', span, { path, ...format });
}

/** {@link formatFault} for a file whose name ends like a known format that is not read; else `null`. */
export function unsupported(path: string, span: Span): Diagnostic | null {
  return otherFormat(path) === null ? null : formatFault(path, span);
}
