import { describe, expect, test } from 'vitest';
import type { DrawnMark } from '../../../../src/model/evidence.ts';
import type { Reading } from '../../../../src/model/values.ts';
import { rowKey } from '../../../../src/util/dataset.ts';
import { dataset, drawText } from '../../../support/draw-chart.ts';

const visits = dataset('visits', {
  id: ['a1', 'a2', 'a3', 'b1', 'b2'],
  arm: ['A', 'A', 'A', 'B', 'B'],
  month: [1, 2, 3, 1, 2],
  cells: [10, 20, 60, 5, 15],
  unused: [0, 0, 0, 0, 0],
});
const arms = dataset('arms', { arm: ['A', 'B'], drug: ['blina', 'chemo'], n: [112, 110] });

/** `id: a1 a2, cells: a1 a2` */
function words(readings: readonly Reading[]): string {
  const byRows = readings.map((reading) => {
    const keys = reading.rows.map((row) => rowKey(reading.dataset, row)).join(' ');
    return `${reading.dataset.name}.${reading.column}: ${keys}`;
  });
  return byRows.join('; ');
}

async function marksOf(transform: string, encoding: string, mark = 'bar'): Promise<readonly DrawnMark[]> {
  const { chart, diagnostics } = await drawText(
    `data: {name: visits}\n${transform === '' ? '' : `transform:\n${transform}\n`}mark: ${mark}\nencoding:\n${encoding}\n`,
    [visits, arms],
  );
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  const numbers = [...chart.svg.matchAll(/ data-mark="(\d+)"/g)].map(([, number]) => Number(number));
  expect(numbers).toEqual(chart.marks.map((_, i) => i));
  return chart.marks;
}

async function readingsOf(transform: string, encoding: string, mark?: string): Promise<string[]> {
  return (await marksOf(transform, encoding, mark)).map(({ readings }) => words(readings));
}

const byId = '  x: {field: id, type: nominal}\n  y: {field: cells, type: quantitative}';

describe('rows behind marks', () => {
  test('one row a mark: the columns that it draws, and no others', async () => {
    expect(await readingsOf('', byId)).toEqual(
      ['a1', 'a2', 'a3', 'b1', 'b2'].map((key) => `visits.id: ${key}; visits.cells: ${key}`),
    );
  });

  test('filter: what decides is read, rows that are gone are not', async () => {
    expect(await readingsOf('  - {filter: "datum.arm == \'B\'"}', byId)).toEqual([
      'visits.id: b1; visits.arm: b1; visits.cells: b1',
      'visits.id: b2; visits.arm: b2; visits.cells: b2',
    ]);
  });

  test('calculate: the columns behind a computed one', async () => {
    const [first] = await readingsOf(
      '  - {calculate: datum.cells * datum.month, as: load}\n  - {calculate: datum.unused, as: idle}',
      '  x: {field: id, type: nominal}\n  y: {field: load, type: quantitative}',
    );
    expect(first).toBe('visits.id: a1; visits.month: a1; visits.cells: a1');
  });

  test('aggregate in an encoding: the rows of the group', async () => {
    const marks = await marksOf(
      '',
      '  x: {field: arm, type: nominal}\n  y: {aggregate: mean, field: cells, type: quantitative}',
    );
    expect(marks.map(({ readings, transform }) => `${words(readings)} = ${transform}`)).toEqual([
      'visits.arm: a1 a2 a3; visits.cells: a1 a2 a3 = mean of 3 rows',
      'visits.arm: b1 b2; visits.cells: b1 b2 = mean of 2 rows',
    ]);
    expect(marks[0]?.channels).toEqual([
      { channel: 'x', field: 'arm' },
      { channel: 'y', field: 'mean(cells)' },
    ]);
  });

  test('aggregate as a transform, then calculate and filter', async () => {
    const steps =
      '  - {aggregate: [{op: max, field: cells, as: top}], groupby: [arm]}\n  - {calculate: datum.top * 2, as: twice}\n  - {filter: datum.twice > 50}';
    expect(
      await readingsOf(steps, '  x: {field: arm, type: nominal}\n  y: {field: twice, type: quantitative}'),
    ).toEqual(['visits.arm: a1 a2 a3; visits.cells: a1 a2 a3']);
  });

  test('joinaggregate: the group is read for what was computed of it, and the own row for the rest', async () => {
    const steps =
      '  - {joinaggregate: [{op: sum, field: cells, as: total}], groupby: [arm]}\n  - {calculate: datum.total, as: all}\n  - {filter: datum.month == 1}';
    expect(await readingsOf(steps, '  x: {field: id, type: nominal}\n  y: {field: all, type: quantitative}')).toEqual([
      'visits.id: a1; visits.arm: a1 a2 a3; visits.month: a1; visits.cells: a1 a2 a3',
      'visits.id: b1; visits.arm: b1 b2; visits.month: b1; visits.cells: b1 b2',
    ]);
  });

  test('lookup: the cells of the other table', async () => {
    const steps =
      '  - lookup: arm\n    from: {data: {name: arms}, key: arm, fields: [drug, n]}\n  - {filter: datum.month == 2}';
    expect(await readingsOf(steps, '  x: {field: id, type: nominal}\n  y: {field: n, type: quantitative}')).toEqual([
      'visits.id: a2; visits.arm: a2; visits.month: a2; arms.arm: A; arms.n: A',
      'visits.id: b2; visits.arm: b2; visits.month: b2; arms.arm: B; arms.n: B',
    ]);
  });

  test('window: the rows that a row was compared with', async () => {
    const steps =
      '  - {window: [{op: sum, field: cells, as: running}], groupby: [arm], sort: [{field: month}], frame: [null, 0]}';
    const found = await readingsOf(steps, '  x: {field: id, type: nominal}\n  y: {field: running, type: quantitative}');
    expect(found[4]).toBe('visits.id: b2; visits.arm: b1 b2; visits.month: b1 b2; visits.cells: b1 b2');
  });

  test('fold, flatten and stack keep the row', async () => {
    const folded = await readingsOf(
      '  - {fold: [month, cells]}',
      '  x: {field: key, type: nominal}\n  y: {field: value, type: quantitative}\n  xOffset: {field: id}',
    );
    expect(folded).toHaveLength(10);
    expect(folded[0]).toBe('visits.id: a1; visits.month: a1; visits.cells: a1');
    const stacked = await readingsOf(
      '',
      '  x: {field: month, type: ordinal}\n  y: {field: cells, type: quantitative}\n  color: {field: arm, type: nominal}',
    );
    expect(stacked[0]).toBe('visits.arm: a1; visits.month: a1; visits.cells: a1');
  });

  test('bin: the rows of the bar', async () => {
    const found = await marksOf(
      '',
      '  x: {field: cells, bin: {step: 20}, type: quantitative}\n  y: {aggregate: count, type: quantitative}',
    );
    expect(found.map(({ readings, transform }) => `${words(readings)} = ${transform}`)).toEqual([
      'visits.cells: a1 b1 b2 = count of 3 rows',
      'visits.cells: a2 = count of 1 row',
      'visits.cells: a3 = count of 1 row',
    ]);
  });

  test('a line is one element with all its rows', async () => {
    const found = await readingsOf(
      '',
      '  x: {field: month, type: quantitative}\n  y: {field: cells, type: quantitative}\n  color: {field: arm, type: nominal}',
      'line',
    );
    expect(found).toEqual([
      'visits.arm: a1 a2 a3; visits.month: a1 a2 a3; visits.cells: a1 a2 a3',
      'visits.arm: b1 b2; visits.month: b1 b2; visits.cells: b1 b2',
    ]);
  });

  test('composite marks: a box stands for the rows of its group', async () => {
    const marks = await marksOf(
      '',
      '  x: {field: arm, type: nominal}\n  y: {field: cells, type: quantitative}',
      '{type: boxplot, extent: min-max}',
    );
    const box = marks.filter(
      ({ transform }) => transform?.includes('lower quartile') === true && transform.includes('upper'),
    );
    expect(box.map(({ readings }) => words(readings))).toContain('visits.arm: a1 a2 a3; visits.cells: a1 a2 a3');
  });

  test.each([
    ['density', '  - {density: cells, groupby: [arm], as: [at, share]}', 'at', 'share', 'density of 3 rows'],
    ['regression', '  - {regression: cells, on: month, groupby: [arm]}', 'month', 'cells', 'regression of 3 rows'],
    ['loess', '  - {loess: cells, on: month, groupby: [arm]}', 'month', 'cells', 'local regression of 3 rows'],
    ['quantile', '  - {quantile: cells, groupby: [arm], as: [at, share]}', 'at', 'share', 'quantiles of 3 rows'],
  ])('%s: new rows stand for those of their group', async (_, step, x, y, transform) => {
    const marks = await marksOf(
      `  - {filter: datum.month < 4}\n${step}`,
      `  x: {field: ${x}, type: quantitative}\n  y: {field: ${y}, type: quantitative}\n  color: {field: arm, type: nominal}`,
      'line',
    );
    expect(marks[0]?.transform).toBe(transform);
    expect(marks[0]?.readings.map(({ column }) => column)).toContain('cells');
    expect(marks.map(({ readings }) => readings.map(({ rows }) => rows.length).join())).not.toContain('5');
  });

  test('pivot and impute lead back too', async () => {
    const pivoted = await readingsOf(
      '  - {pivot: arm, value: cells, groupby: [month]}',
      '  x: {field: month, type: ordinal}\n  y: {field: A, type: quantitative}',
    );
    expect(pivoted[0]).toBe('visits.arm: a1 b1; visits.month: a1 b1; visits.cells: a1 b1');
    const imputed = await readingsOf(
      '  - {impute: cells, key: month, groupby: [arm], value: 0}',
      '  x: {field: month, type: ordinal}\n  y: {field: cells, type: quantitative}\n  color: {field: arm, type: nominal}',
    );
    expect(imputed).toHaveLength(6);
    expect(imputed.filter((found) => found.includes(': b1 b2'))).toHaveLength(1);
  });

  test('the drawing depends on the rows that are drawn, and on those that these were compared with', async () => {
    const { chart } = await drawText(
      'data: {name: visits}\ntransform:\n  - {joinaggregate: [{op: max, field: cells, as: top}]}\n  - {calculate: datum.cells / datum.top, as: share}\n  - {filter: datum.month == 1}\nmark: bar\nencoding:\n  x: {field: id, type: nominal}\n  y: {field: share, type: quantitative}\n',
      [visits],
    );
    expect(words(chart.readings)).toBe('visits.id: a1 b1; visits.month: a1 b1; visits.cells: a1 a2 a3 b1 b2');
  });

  test('the order of a scale is a reason for where a mark stands', async () => {
    const [first] = await readingsOf(
      '',
      '  x: {field: cells, type: quantitative}\n  y: {field: id, type: nominal, sort: {field: month}}',
    );
    expect(first).toBe('visits.id: a1; visits.month: a1; visits.cells: a1');
  });

  test('facets part rows by a column, which is read', async () => {
    const found = await readingsOf(
      '',
      '  x: {aggregate: sum, field: cells, type: quantitative}\n  row: {field: arm, type: nominal}',
    );
    expect(found).toEqual(['visits.arm: a1 a2 a3; visits.cells: a1 a2 a3', 'visits.arm: b1 b2; visits.cells: b1 b2']);
  });
});
