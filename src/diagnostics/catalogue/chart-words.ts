import type { Json } from '../../model/json.ts';

/** Rows that share a place, by key. */
export interface StackFacts {
  readonly place: string;
  readonly rows: readonly string[];
  readonly channel: string;
  readonly field: string;
}

/** The first rows by key, and how many more there are. */
export function someRows(rows: readonly string[]): string {
  return `${rows
    .slice(0, 5)
    .map((row) => `\`${row}\``)
    .join(', ')}${rows.length > 5 ? ` and ${rows.length - 5} more` : ''}`;
}

/** Where a value came from: a column, and the row where one row is behind it. */
export function origin(column: string | null, row: string | null): string {
  if (column === null) return '';
  return row === null ? ` in column \`${column}\`` : ` in column \`${column}\` of row \`${row}\``;
}

/** A text on one line, cut where it is long. */
export function short(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length > 40 ? `${line.slice(0, 39)}…` : line;
}

/** Sample cells as a list. */
export function quoted(samples: readonly string[]): string {
  return samples.map((sample) => `\`${sample.length > 40 ? `${sample.slice(0, 39)}…` : sample}\``).join(', ') || 'none';
}

/** A value as JSON, cut where it is long. */
export function shown(value: Json): string {
  const text = JSON.stringify(value) as string;
  return `\`${text.length > 60 ? `${text.slice(0, 57)}…` : text}\``;
}

/** What is allowed, as `a, b or c`. */
export function orList(words: readonly string[]): string {
  if (words.length < 2) return words[0] ?? 'nothing';
  return `${words.slice(0, -1).join(', ')} or ${words[words.length - 1] as string}`;
}

/** A hint that lists what is allowed; `null` where nothing is. */
export function listHint(lead: string, words: readonly string[]): string | null {
  if (words.length === 0) return null;
  const most = words.slice(0, 24).map((word) => (word.includes('`') || word.includes(' ') ? word : `\`${word}\``));
  return `${lead} ${most.join(', ')}${words.length > 24 ? ' …' : ''}`;
}

/** A size in MB with one decimal. */
export function megabytes(bytes: number): string {
  return (bytes / 1_000_000).toFixed(1);
}
