import type { Dataset } from '../../../model/data.ts';
import { countingOps, isSmall, isSmallShare } from '../../../util/privacy.ts';
import type { Datum } from './run-transforms.ts';

/** An operation of an aggregate. */
export interface Operation {
  readonly op: string;
  /** The column as the chart names it; `null` for a count of rows. */
  readonly field: string | null;
  readonly as: string;
}

/** Operations that may be shown of enough rows: none of them is the value of one row, or names one. */
export const tellableOps: ReadonlySet<string> = new Set(
  `count valid missing distinct sum mean average variance variancep stdev stdevp stderr median q1 q3 ci0 ci1`.split(
    /\s+/,
  ),
);

/** The column that holds, in a group, the rows that it was made of. */
export const rowsField = '\u{FDD0}rows';

/** The column that numbers the rows before they are aggregated. */
export const numberField = '\u{FDD0}number';

/** The rows behind a group. */
export function rowsBehind(group: Datum): readonly Datum[] {
  return (group[rowsField] as readonly Datum[] | undefined) ?? [];
}

/** Whether a group says too much: of fewer rows than may be told, or of fewer cells that are not blank. */
export function isSmallGroup(group: Datum, operations: readonly Operation[], dataset: Dataset): boolean {
  const rows = rowsBehind(group);
  if (rows.length < (dataset.privacy?.minimumCell ?? 0)) return true;
  return operations.some(({ op, field }) => field !== null && isSmallResult(rows, { op, field }, dataset));
}

function isSmallResult(
  rows: readonly Datum[],
  { op, field }: { readonly op: string; readonly field: string },
  dataset: Dataset,
): boolean {
  if (op === 'count') return false;
  const cells = rows.map((row) => row[field]).filter((cell) => isFilled(cell));
  if (op === 'distinct') return false;
  if (isSmall(cells.length, dataset)) return true;
  if (op === 'valid' || op === 'missing') return isSmall(rows.length - cells.length, dataset);
  return countingOps.has(op) && isSmallShare(cells, dataset);
}

function isFilled(cell: unknown): boolean {
  return cell !== null && cell !== undefined && cell !== '' && !(typeof cell === 'number' && Number.isNaN(cell));
}
