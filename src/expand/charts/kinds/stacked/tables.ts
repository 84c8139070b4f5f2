import type { Aggregated } from '../../../../model/chart.ts';
import { textWidth } from '../../../../util/text-width.ts';
import { computedTable, type ComputedRow } from '../computed-table.ts';
import { stackedSizes, type ArmRow, type StackedLayout } from './layout.ts';
import type { StackedOptions } from './options.ts';

/** The computed tables of stacked bars. */
export interface StackedTables {
  readonly bars: Aggregated;
  /** Words of the segments. */
  readonly labels: Aggregated;
  /** Names of the arms, and their numbers of patients. */
  readonly arms: Aggregated;
  /** Brackets with their words; `null` where none are wanted. */
  readonly totals: Aggregated | null;
}

/**
 * The tables that the spec draws: one row a segment, one a line of text.
 * @param onDark the categories whose colour is so dark that words in it are light
 */
export function stackedTables(
  { rows, width }: StackedLayout,
  options: StackedOptions,
  onDark: ReadonlySet<string>,
): StackedTables {
  const reads = [options.label, options.group, options.value].filter((name) => name !== null);
  const made = (name: string, made: readonly ComputedRow[], key: readonly string[]): Aggregated =>
    computedTable({ name, source: options.table, reads, rows: made, key });
  const totals = rows.flatMap(totalRows);
  return {
    bars: made('responses', rows.flatMap(barRows), ['arm', 'response']),
    labels: made(
      'response-labels',
      rows.flatMap((row) => labelRows(row, width, onDark)),
      ['arm', 'response', 'line'],
    ),
    arms: made('arms', rows.flatMap(nameRows), ['arm', 'line']),
    totals: totals.length === 0 ? null : made('responders', totals, ['arm', 'point']),
  };
}

function barRows({ arm, top, bottom, segments }: ArmRow): readonly ComputedRow[] {
  return segments.map(({ segment, from, to }) => ({
    from: segment.rows,
    cells: { arm: arm.name, response: segment.category, patients: segment.count, from, to, top, bottom },
  }));
}

/** Length of the line from a short segment to its words, in CSS px. */
const leadLength = 6;

/** The end of that line: straight below the segment as far as the words reach. */
function leadTo(middle: number, text: string, x: number): number {
  const half = Math.max(0, textWidth(text, stackedSizes.share) / 2 - 8);
  return Math.max(x - half, Math.min(x + half, middle));
}

function labelRows(
  { arm, segments, bottom }: ArmRow,
  width: number,
  onDark: ReadonlySet<string>,
): readonly ComputedRow[] {
  return segments.flatMap(({ segment, from, to, inside, texts }) => {
    const light = inside && onDark.has(segment.category);
    return texts.map(({ text, x, y }, i) => ({
      from: segment.rows,
      cells: {
        arm: arm.name,
        response: segment.category,
        line: i + 1,
        inside,
        light,
        text,
        x: Math.round((1000 * x) / width) / 10,
        y: Math.round(y * 10) / 10,
        middle: (from + to) / 2,
        lead: Math.round((1000 * leadTo(((from + to) * width) / 200, text, x)) / width) / 10,
        bottom,
        tip: bottom + leadLength,
      },
    }));
  });
}

function nameRows({ arm, names }: ArmRow): readonly ComputedRow[] {
  return names.map(({ text, y, role }, i) => ({
    from: arm.rows,
    cells: { arm: arm.name, line: i + 1, role, text, y: Math.round(y * 10) / 10 },
  }));
}

/** Four points of a bracket; its words at the first one. */
function totalRows({ arm, total }: ArmRow): readonly ComputedRow[] {
  if (total === null) return [];
  const { percent, y, text } = total;
  const points: readonly (readonly [number, number])[] = [
    [0, y + 7],
    [0, y],
    [percent, y],
    [percent, y + 7],
  ];
  return points.map(([share, at], i) => ({
    from: arm.rows,
    cells: { arm: arm.name, point: i + 1, share, y: at, text },
  }));
}
