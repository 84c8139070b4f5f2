const signatures: readonly (readonly [string, string])[] = [
  ['PK\u0003\u0004', 'a zip archive or an Excel workbook'],
  ['%PDF-', 'a PDF'],
  ['PAR1', 'a Parquet file'],
  ['ARROW1', 'an Arrow file'],
  ['SQLite format 3', 'an SQLite database'],
  ['{\\rtf', 'a rich text document'],
];

/** What a file is that only pretends to be a table, told from how its text begins; `null` where it may be one. */
export function wrongKind(text: string): string | null {
  for (const [start, kind] of signatures) if (text.startsWith(start)) return kind;
  const head = text.slice(0, 500).trimStart().toLowerCase();
  if (head.startsWith('<!doctype html') || head.startsWith('<html')) return 'a web page';
  if (head.startsWith('<?xml')) return 'XML';
  return text.slice(0, 1000).includes('\u0000') ? 'a binary file' : null;
}
