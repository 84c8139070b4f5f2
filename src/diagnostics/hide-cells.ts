import type { Diagnostic } from '../model/diagnostic.ts';
import type { SourceFile } from '../model/text.ts';
import { lineIndex, placeAt } from '../util/lines.ts';
import { diagnose } from './diagnose.ts';

/**
 * What was found in a sensitive file, without its cells: what is wrong in general, the line, and the column where its
 * name is no cell. Notes are dropped. The place is the line's beginning, since a span tells how long a cell is.
 * @param columns names that may be told
 */
export function hideCells(
  diagnostics: readonly Diagnostic[],
  source: SourceFile,
  columns: readonly string[],
): readonly Diagnostic[] {
  const index = lineIndex(source.text);
  const told = new Set<string>();
  return diagnostics.flatMap((diagnostic) => {
    const { code, severity, span } = diagnostic;
    if (span?.file !== source.path) return [diagnostic];
    if (severity === 'info') return [];
    const line = span.end === 0 ? null : placeAt(index, span.start).line;
    const at = line === null ? 0 : (index.starts[line - 1] as number);
    const column = columns.find((name) => diagnostic.message.includes(`column \`${name}\``)) ?? null;
    const facts = { what: sorts[code] ?? 'the file cannot be read as a table', line, column };
    const place = { file: source.path, start: at, end: at };
    const hidden = diagnose(severity === 'error' ? 'privacy/broken-data' : 'privacy/doubtful-data', place, facts);
    const identity = `${hidden.code} ${at} ${hidden.message}`;
    if (told.has(identity)) return [];
    told.add(identity);
    return [hidden];
  });
}

/** What each code means, said without the cell. */
const sorts: Readonly<Record<string, string>> = {
  'load/not-utf-8': 'a character is not UTF-8',
  'load/other-encoding': 'the file is not UTF-8',
  'data/wrong-kind': 'the file is no table',
  'data/empty': 'the file has no rows',
  'data/too-large': 'a cell or a header is too large',
  'data/ragged-row': 'this row has not as many cells as the header',
  'data/duplicate-column': 'two columns have the same name',
  'data/empty-header': 'a column has no name',
  'data/header-blanks': 'a column name begins or ends with a blank',
  'data/unclosed-quote': 'a quote is never closed',
  'data/stray-quote': 'a quote stands in the middle of a cell',
  'data/broken-cell': "a cell is a spreadsheet's error, not a value",
  'data/outer-blanks': 'a cell differs from another only by an outer blank',
  'data/json-syntax': 'this is not JSON',
  'data/yaml-syntax': 'this YAML cannot be read',
  'data/duplicate-property': 'a key stands twice in one object',
  'data/too-deep': 'this is nested too deep',
  'data/not-rows': 'the file is not a list of objects, one a row',
  'data/nested-value': 'a cell is a list or an object',
  'data/mixed-types': 'values of several types stand',
  'data/unsafe-integer': 'a number has more digits than a number keeps; the cells are read as text',
  'data/not-a-number': 'a cell is not a number',
  'data/decimal-comma': 'a cell has a decimal comma',
  'data/not-a-date': 'a cell is not a date',
  'data/wrong-type': 'a cell is not of the declared type',
  'data/more': 'there are more like this',
  'data/more-rows': 'there are more like this',
  'data/required': 'a value is missing',
  'data/not-unique': 'a value stands twice',
  'data/out-of-range': 'a value is out of range',
  'data/not-allowed': 'a value is not allowed',
  'data/pattern-mismatch': 'a value does not match the pattern',
  'data/key-without-value': 'a row has no key',
  'data/duplicate-key': 'two rows have the same key',
};
