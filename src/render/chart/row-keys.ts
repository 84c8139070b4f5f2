import type { SpecChart } from '../../model/chart.ts';
import { rowKey } from '../../util/dataset.ts';
import { rowField } from './scene.ts';
import type { Datum } from './units.ts';

/** The readable key of the row behind a datum; `null` where a transform made the datum of several rows. */
export function keyOfDatum(chart: SpecChart, datum: Datum): string | null {
  const place = datum[rowField];
  if (typeof place !== 'string') return null;
  const [d, row] = place.split(':').map(Number) as [number, number];
  const dataset = chart.datasets[d];
  return dataset === undefined ? null : rowKey(dataset, row);
}
