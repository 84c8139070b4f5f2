import type { ForestRow } from './rows.ts';

/** A line of the plot: the heading of a group, or a row. */
export interface ForestLine {
  readonly kind: 'heading' | 'row';
  readonly group: string | null;
  /** Of the row; for a heading the first row of its group. */
  readonly row: ForestRow;
  /** All rows of the group, for a heading. */
  readonly members: readonly ForestRow[];
  /** Middle of the line, in lines from the top of the plot. */
  readonly at: number;
}

/** Distance above the heading of a further group and above a last pooled row, in lines. */
const apart = 0.35;

/** Rows under the headings of their groups, groups in the order of their first rows; rows without a group where they stand. */
export function forestLines(rows: readonly ForestRow[]): {
  readonly lines: readonly ForestLine[];
  readonly height: number;
} {
  const lines: ForestLine[] = [];
  let at = 0;
  for (const chunk of chunksOf(rows)) {
    const [row] = chunk as [ForestRow];
    const { group } = row;
    const first = lines.length === 0;
    if (!first && (group !== null || row.pooled)) at += apart;
    if (group !== null) lines.push({ kind: 'heading', group, row, members: chunk, at: at++ + 0.5 });
    for (const one of chunk) lines.push({ kind: 'row', group, row: one, members: [], at: at++ + 0.5 });
  }
  return { lines, height: at };
}

function chunksOf(rows: readonly ForestRow[]): readonly (readonly ForestRow[])[] {
  const chunks: ForestRow[][] = [];
  const byGroup = new Map<string, ForestRow[]>();
  for (const row of rows) {
    const known = row.group === null ? undefined : byGroup.get(row.group);
    if (known !== undefined) {
      known.push(row);
      continue;
    }
    const chunk = [row];
    chunks.push(chunk);
    if (row.group !== null) byGroup.set(row.group, chunk);
  }
  return chunks;
}
