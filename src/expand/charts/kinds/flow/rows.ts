import type { Cell } from '../../../../model/data.ts';
import type { Checks } from '../../checks.ts';
import { numberOf } from '../number-of-cell.ts';
import { cellsOf, type FlowOptions } from './options.ts';

/** A row of the author's table: a box, those who left before the next one, or one of their reasons. */
export interface FlowRow {
  readonly id: string;
  readonly label: string;
  readonly n: number;
  /** The id of the box that these patients are a part of; `null` for the first. */
  readonly from: string | null;
  readonly excluded: boolean;
  readonly group: string;
  /** Row number. */
  readonly row: number;
}

/** Words that `kind` may hold; a blank cell is a box. */
const kinds: readonly string[] = ['box', 'excluded'];

/** Reads the rows; `null` where one cannot be read, which is reported with its row. */
export function readFlowRows(options: FlowOptions, checks: Checks): readonly FlowRow[] | null {
  const { table } = options;
  const [ids, from, counts] = [options.id, options.from, options.n].map((name) => cellsOf(table, name));
  const [labels, words, groups] = [options.label, options.kind, options.group].map((name) => cellsOf(table, name));
  const rows = options.rows.map((row): FlowRow => {
    const id = textOf(ids?.[row]);
    const label = options.label === null ? id : textOf(labels?.[row]);
    const cell = counts?.[row] ?? null;
    const n = numberOf(cell);
    const kind = textOf(words?.[row]);
    if (id === '') checks.report('chart/blank-cell', checks.valueAt('/id'), { column: options.id, row: row + 1 });
    if (!isCount(n)) {
      const facts = { column: options.n, cell: cell === null ? null : String(cell), row: row + 1 };
      checks.report('chart/no-count', checks.valueAt('/n'), facts);
    }
    if (kind !== '' && !kinds.includes(kind)) {
      const facts = { column: options.kind ?? '', word: kind, row: row + 1, known: kinds };
      checks.report('chart/unknown-cell', checks.valueAt('/kind'), facts);
    }
    const parent = textOf(from?.[row]);
    const excluded = kind === 'excluded';
    return { id, label, n: Number(n), from: parent || null, excluded, group: textOf(groups?.[row]), row };
  });
  reportDuplicates(rows, options, checks);
  return checks.diagnostics.some(({ severity }) => severity === 'error') ? null : rows;
}

function reportDuplicates(rows: readonly FlowRow[], options: FlowOptions, checks: Checks): void {
  const first = new Map<string, number>();
  for (const { id, row } of rows) {
    const other = first.get(id);
    if (other === undefined) first.set(id, row);
    else if (id !== '') {
      const facts = { column: options.id, id, rows: [other + 1, row + 1] as const };
      checks.report('chart/duplicate-row', checks.valueAt('/id'), facts);
    }
  }
}

function isCount(n: number | null): boolean {
  return n !== null && Number.isInteger(n) && n >= 0;
}

function textOf(cell: Cell | undefined): string {
  return String(cell ?? '').trim();
}
