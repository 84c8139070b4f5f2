import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { indexData } from '../../../src/data/index-data.ts';
import { readTable } from '../../../src/data/read-table.ts';
import type { Diagnostic } from '../../../src/model/diagnostic.ts';
import { rowsOf, type Row } from '../../../src/util/dataset.ts';

const root = join(import.meta.dirname, '../../..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const files = readdirSync(join(root, 'data')).map((name) => `data/${name}`);
const index = indexData({
  folder: 'data',
  files,
  descriptor: { path: 'data/datapackage.json', text: read('data/datapackage.json') },
  values: null,
  references: [],
});
const problems: Diagnostic[] = [...index.diagnostics];
const tables = new Map<string, readonly Row[]>();
for (const resource of index.value) {
  const table = readTable({ source: { path: resource.path, text: read(resource.path) }, hash: '' }, resource);
  problems.push(...table.diagnostics);
  if (table.value !== null) tables.set(resource.name, rowsOf(table.value));
}
const rows = (name: string): readonly Row[] => tables.get(name) ?? [];
const number = (row: Row | undefined, column: string): number => Number(row?.[column]);
const trial = (id: string): Row | undefined => rows('trials').find((row) => row['id'] === id);
const deck = ['deck.md', ...readdirSync(join(root, 'slides/upfront/acts')).map((name) => `acts/${name}`)]
  .map((name) => read(`slides/upfront/${name}`))
  .join('\n');

describe('the data package', () => {
  test('holds every table of the folder, without a diagnostic', () => {
    expect(problems).toEqual([]);
    expect(index.value.filter(({ described }) => !described)).toEqual([]);
  });

  test('cites only works of the bibliography', () => {
    const known = new Set([...read('data/references.bib').matchAll(/^@\w+\{([^,]+),/gm)].map((entry) => entry[1]));
    const cited = [...rows('trials').map((row) => row['reference']), ...index.value.flatMap(({ sources }) => sources)];
    expect(cited.filter((key) => !known.has(key as string))).toEqual([]);
  });
});

describe('the trials', () => {
  test('keep estimates inside their intervals', () => {
    const outside = rows('trials').filter(
      (row) =>
        row['ci_low'] !== null &&
        !(number(row, 'ci_low') < number(row, 'estimate') && number(row, 'estimate') < number(row, 'ci_high')),
    );
    expect(outside).toEqual([]);
  });

  test('that must not be drawn are named nowhere in the deck', () => {
    const hidden = rows('trials')
      .filter((row) => row['draw'] === false)
      .map((row) => String(row['id']));
    expect(hidden.length).toBeGreaterThan(0);
    expect(hidden.filter((id) => deck.includes(id))).toEqual([]);
  });

  test('are joined by row keys that exist', () => {
    const joined = ['elderly-trials', 'survival-staircase', 'remission-and-survival'].flatMap(rows);
    const keys = joined.flatMap((row) =>
      Object.entries(row)
        .filter(([name, key]) => name.endsWith('_row') && key !== null)
        .map(([, key]) => String(key)),
    );
    expect(keys.length).toBeGreaterThan(25);
    expect(keys.filter((key) => trial(key)?.['draw'] !== true)).toEqual([]);
  });

  test('mark one-year and abstract-only results, so that they are drawn hollow', () => {
    const early = rows('trials').filter((row) => row['time_years'] !== null && number(row, 'time_years') < 2);
    expect(early.filter((row) => row['status'] === 'mature')).toEqual([]);
  });
});

describe('numbers that follow from others', () => {
  test('E1910: 395 of 488 are 81 %, two arms of 112 make 224', () => {
    const patients = (id: string): number =>
      number(
        rows('e1910-flow').find((row) => row['id'] === id),
        'patients',
      );
    expect(Math.round((100 * patients('remission')) / patients('enrolled'))).toBe(
      number(trial('e1910-cr'), 'estimate'),
    );
    expect(patients('blina') + patients('control')).toBe(patients('randomised'));
    expect(patients('randomised')).toBe(number(trial('e1910-n-randomised'), 'estimate'));
  });

  test('NILG 10/07: the life table follows from its counts by the actuarial rule, to four decimals', () => {
    for (const cohort of ['maintenance', 'transplantation']) {
      const ticks = rows('nilg-10-07-life-table').filter((row) => row['cohort'] === cohort);
      let [survival, atRisk] = [1, number(ticks[0], 'at_risk')];
      for (const tick of ticks.slice(1)) {
        const [events, censored] = [number(tick, 'events'), number(tick, 'censored')];
        survival *= 1 - events / (atRisk - censored / 2);
        expect(number(tick, 'survival')).toBeCloseTo(survival, 4);
        expect(atRisk - events - censored).toBe(number(tick, 'at_risk'));
        atRisk = number(tick, 'at_risk');
      }
    }
  });

  test('INO-VATE: pairs of groups fill their arm, and a hazard ratio is the geometric mean of its interval', () => {
    for (const row of rows('inovate-hazard-ratios')) {
      expect(number(row, 'n_subset') + Number(row['n_compared'] ?? 0)).toBe(number(row, 'arm_n'));
      const middle = Math.sqrt(number(row, 'ci_low') * number(row, 'ci_high'));
      expect(Math.abs(middle / number(row, 'hr') - 1)).toBeLessThan(0.06);
    }
  });

  test('ex vivo: ten patients, 4 of 7, 1 of 1 and 0 of 2 in remission', () => {
    const groups = ['Left panel', 'Middle panel', 'Right panel'].map((group) =>
      rows('ex-vivo').filter((row) => row['group'] === group),
    );
    expect(groups.map((group) => [group.filter((row) => row['remission'] === true).length, group.length])).toEqual([
      [4, 7],
      [1, 1],
      [0, 2],
    ]);
  });

  test('approvals: 12 conjugates and 14 bispecifics to the end of 2024', () => {
    const total = (kind: string): number =>
      rows('approvals')
        .filter((row) => row['class'] === kind && number(row, 'year') < 2025)
        .reduce((sum, row) => sum + number(row, 'n'), 0);
    expect([total('antibody-drug conjugate'), total('bispecific antibody')]).toEqual([12, 14]);
  });
});
