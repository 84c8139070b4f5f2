import { diagnose } from '../../diagnostics/diagnose.ts';
import type { SpecChart } from '../../model/chart.ts';
import type { Diagnostic } from '../../model/diagnostic.ts';
import type { DrawnMark } from '../../model/evidence.ts';
import type { Reading } from '../../model/values.ts';
import { sourceReadings } from '../../util/privacy.ts';
import { placeOf } from './places.ts';

/** The marks of a chart with the rows behind them. */
export interface MarksOfRows {
  readonly marks: readonly DrawnMark[];
  readonly readings: readonly Reading[];
}

/**
 * Marks that draw a computed table (groups of a sensitive table, points of a curve) as marks of the table that it was
 * computed from: their readings are the rows behind the groups or points.
 */
export function marksOfSources(chart: SpecChart, { marks, readings }: MarksOfRows): MarksOfRows {
  const { aggregated } = chart;
  if (aggregated === undefined || aggregated.length === 0) return { marks, readings };
  const followed = marks.map((mark) => {
    const own = sourceReadings(aggregated, mark.readings);
    if (own.every((reading) => mark.readings.includes(reading))) return mark;
    const count = Math.max(0, ...own.map(({ rows }) => rows.length));
    return { ...mark, readings: own, transform: `computed from ${count} rows` };
  });
  return { marks: followed, readings: sourceReadings(aggregated, readings) };
}

/**
 * The last look before a drawing leaves: no mark may stand for fewer rows of a sensitive table than may be told.
 * Groups were judged when they were made, so that this finds what the chart did to them afterwards.
 */
export function checkSmallCells(chart: SpecChart, marks: readonly DrawnMark[]): readonly Diagnostic[] {
  const small = marks
    .flatMap(({ readings }) => readings)
    .find(({ dataset, rows }) => dataset.privacy !== null && rows.length < dataset.privacy.minimumCell);
  if (small === undefined) return [];
  const { name: table, privacy } = small.dataset;
  const facts = { what: 'a mark stands for fewer', table, minimum: privacy?.minimumCell ?? 0 };
  return [diagnose('privacy/small-cell', placeOf(chart, ''), facts)];
}
