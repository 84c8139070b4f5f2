import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { binomialInterval, coxRegression, kaplanMeier, lifeTable, logRankTest } from '../../../src/statistics.ts';
import { aml, amlCurves } from './aml.ts';

const rows = aml.times.map((weeks, i) => ({ weeks, relapse: aml.events[i] === true ? 1 : 0, arm: aml.groups[i] }));
const columns = { time: 'weeks', event: 'relapse', group: 'arm' };

describe('patients as plain rows', () => {
  test('curves, in any order of rows', () => {
    const curves = kaplanMeier([...rows].reverse(), { ...columns, interval: 'log' });
    expect(curves.map(({ group, n, events, median }) => [group, n, events, median])).toEqual([
      ['Maintained', 11, 7, { estimate: 31, low: 18, high: null }],
      ['Nonmaintained', 12, 11, { estimate: 23, low: 8, high: null }],
    ]);
    for (const { group, points } of curves) {
      points.forEach(({ time, survival, standardError, low, high }, i) => {
        const line = amlCurves[group]?.[i] ?? [];
        const wanted = [line[0], line[4], line[5], line[8], line[9]];
        [time, survival, standardError, low, high].forEach((value, j) => {
          if (wanted[j] === null) expect(value).toBe(null);
          else expect(value).toBeCloseTo(wanted[j] as number, 12);
        });
      });
    }
  });

  test('test and ratio', () => {
    const { statistic, degreesOfFreedom, p } = logRankTest(rows, columns);
    expect([statistic, degreesOfFreedom, p]).toEqual([
      expect.closeTo(3.3963886989776, 12),
      1,
      expect.closeTo(0.0653393220405051, 12),
    ]);
    const [term] = coxRegression(rows, columns).terms;
    expect(term?.term).toBe('Nonmaintained');
    expect(term?.hazardRatio).toBeCloseTo(2.49810532617214, 10);
    expect(term?.p).toBeCloseTo(0.0737148606390457, 12);
  });

  test('three groups: each ratio is that of the others by the reference, and the same from any of them', () => {
    const three = rows.map((row, i) => ({ ...row, arm: i % 5 === 0 ? 'Third' : row.arm }));
    const ratio = (reference: string, term: string) =>
      coxRegression(three, { ...columns, reference }).terms.find((one) => one.term === term)?.hazardRatio ?? 0;
    expect(ratio('Third', 'Maintained') / ratio('Third', 'Nonmaintained')).toBeCloseTo(
      ratio('Nonmaintained', 'Maintained'),
      9,
    );
    expect(coxRegression(three, columns).terms.map(({ term }) => term)).toEqual(['Nonmaintained', 'Third']);
    expect(logRankTest(three, columns).degreesOfFreedom).toBe(2);
  });

  test('a group without an event has no ratio; those of the others are as if it were not there', () => {
    const silent = [1, 7, 40].map((weeks) => ({ weeks, relapse: 0, arm: 'Z' }));
    const [pair] = coxRegression(rows, columns).terms;
    const [first, last] = coxRegression([...rows, ...silent], columns).terms;
    expect(last).toEqual({ term: 'Z', hazardRatio: null, low: null, high: null, p: null });
    expect(first).toEqual(pair);
  });

  test('nothing but censored: a curve at 1, no test, no ratio', () => {
    const none = rows.map((row) => ({ ...row, relapse: 0 }));
    const [curve] = kaplanMeier(none, { ...columns, interval: 'plain' });
    expect(curve?.points.every(({ survival, low, high }) => survival === 1 && low === 1 && high === 1)).toBe(true);
    expect(logRankTest(none, columns)).toEqual({ statistic: 0, degreesOfFreedom: 0, p: null });
    expect(coxRegression(none, columns).terms[0]?.hazardRatio).toBe(null);
  });

  test('an event at time 0, times that differ by rounding, one group, groups that are numbers', () => {
    const early = [0, 0.1 + 0.2, 0.3, 1].map((t, i) => ({ t, e: i < 3, g: 10 - i }));
    const [curve] = kaplanMeier(early, { time: 't', event: 'e' });
    expect(curve?.points.map(({ time, atRisk, events }) => [time, atRisk, events])).toEqual([
      [0, 4, 1],
      [0.3, 3, 2],
      [1, 1, 0],
    ]);
    expect(kaplanMeier(early, { time: 't', event: 'e', group: 'g' }).map(({ group }) => group)).toEqual([
      '7',
      '8',
      '9',
      '10',
    ]);
  });

  test('codes of events, named', () => {
    const coded = rows.map(({ relapse, ...row }) => ({ ...row, state: relapse === 1 ? 'relapsed' : 'well' }));
    const event = { column: 'state', event: 'relapsed', censored: ['well', 'lost'] };
    expect(kaplanMeier(coded, { ...columns, event })).toEqual(kaplanMeier(rows, columns));
  });

  test.each([
    [{ weeks: -1, relapse: 1, arm: 'A' }, 'row 2: `weeks` is -1, a time is 0 or more'],
    [{ weeks: 'soon', relapse: 1, arm: 'A' }, 'row 2: `weeks` is "soon", no number'],
    [{ weeks: 1, relapse: 1, arm: null }, 'row 2: `arm` is blank, no group'],
    [{ weeks: 1, arm: 'A' }, 'row 2 has no `relapse`'],
    [
      { weeks: 1, relapse: 2, arm: 'A' },
      "row 2: `relapse` is 2, none of 0, 1; name other codes: {column: 'relapse', event: …, censored: …}",
    ],
  ])('%j', (row, message) => {
    expect(() => kaplanMeier([{ weeks: 1, relapse: 1, arm: 'A' }, row], columns)).toThrow(new RangeError(message));
  });

  test('a level is in percent', () => {
    expect(() => kaplanMeier(rows, { ...columns, level: 0.95 })).toThrow('`level` is in percent: write 95, not 0.95');
  });
});

describe('printed rows', () => {
  const [head = [], ...lines] = readFileSync('data/nilg-10-07-life-table.csv', 'utf8')
    .trim()
    .split('\n')
    .map((line) => line.split(','));
  const printed = lines.map((cells) => Object.fromEntries(head.map((key, i) => [key, cells[i]])));
  const from = { time: 'year', atRisk: 'at_risk', events: 'events', group: 'cohort' };
  const fiveYears = (more: object = {}) =>
    lifeTable(printed, { ...from, ...more }).map(({ group, points }) => {
      const percent = 100 * (points.find(({ time }) => time === 5)?.survival ?? 0);
      return [group, percent.toFixed(1)];
    });

  test('NILG 10/07: 73.5 and 58.6 with half-censoring, 74.4 and 59.5 without', () => {
    expect(fiveYears()).toEqual([
      ['maintenance', '73.5'],
      ['transplantation', '58.6'],
    ]);
    expect(fiveYears({ halfCensoring: false }).map(([, percent]) => percent)).toEqual(['74.4', '59.5']);
    const [, transplanted] = lifeTable(printed, { ...from, censored: 'censored' });
    expect(transplanted?.points.map(({ low, high }) => [low?.toFixed(4), high?.toFixed(4)])).toEqual([
      [undefined, undefined],
      ['0.5525', '0.7520'],
      ['0.4725', '0.6825'],
      ['0.4493', '0.6660'],
      ['0.4493', '0.6660'],
    ]);
  });

  test('events printed at the start of their interval', () => {
    const after = [
      { t: 0, n: 55, d: 12 },
      { t: 2.5, n: 41, d: 2 },
      { t: 5, n: 29, d: null },
    ];
    const [table] = lifeTable(after, { time: 't', atRisk: 'n', events: 'd' });
    expect(table?.points.at(-1)).toMatchObject({ time: 5, events: 2, censored: 10 });
    expect(table?.points.at(-1)?.survival).toBeCloseTo(0.7346, 4);
  });

  test.each([
    [
      [
        [0, 10, 0],
        [1, 8, 1],
        [2, 6, 1],
      ],
      'no row says whether events are those before its time or after it: neither end is blank',
    ],
    [
      [
        [0, 10, null],
        [1, 8, 3],
      ],
      'from 0 to 1 10 at risk less 3 events leave fewer than the next 8',
    ],
    [
      [
        [1, 10, null],
        [2, 8, 1],
      ],
      'the first time is 1, and not 0',
    ],
    [[[0, 10, null]], 'fewer than two rows leave no interval'],
  ] as const)('%j', (table, message) => {
    const given = table.map(([t, n, d]) => ({ t, n, d }));
    expect(() => lifeTable(given, { time: 't', atRisk: 'n', events: 'd' })).toThrow(new RangeError(message));
  });
});

// As `binom.test` of R and the tables of Clopper and Pearson print them.
test.each([
  [7, 10, 95, 0.3475471, 0.9332605],
  [0, 10, 95, 0, 0.3084971],
  [10, 10, 95, 0.6915029, 1],
  [682, 925, 95, 0.7076683, 0.7654066],
])('exact interval of %i of %i at %i%%', (events, n, level, low, high) => {
  const found = binomialInterval(events, n, { level, method: 'exact' });
  expect(found.low).toBeCloseTo(low, 6);
  expect(found.high).toBeCloseTo(high, 6);
});
