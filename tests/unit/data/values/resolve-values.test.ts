import { describe, expect, test } from 'vitest';
import type { NamedValue, Origin } from '../../../../src/model/values.ts';
import { findValue } from '../../../../src/util/estimates.ts';
import { resolveTalk, type ResolvedTalk } from './helpers.ts';

const trials = `id,study,arm,endpoint,estimate,unit,ci_low,ci_high,ci_level,n,format
e1910-os5-blina,E1910,blinatumomab,OS,82.4,pct,73.7,88.4,95,112,.1f
e1910-os5-control,E1910,chemotherapy,OS,62.5,pct,52,71.3,95,112,.1f
e1910-hr,E1910,all,HR death,0.41,ratio,0.23,0.73,95,224,.2f
tower-os,TOWER,blinatumomab,median OS,7.7,months,5.6,9.6,95,271,.1f
"LAL2317, OS 3",LAL2317,blinatumomab,OS,71,pct,,,,149,.0f
`;

const aml = `id,arm,time,status
1,a,9,1
2,a,13,1
3,a,13,0
4,a,18,1
5,a,23,1
6,b,5,1
7,b,5,1
8,b,8,1
9,b,8,1
10,b,12,1
11,b,30,
`;

function resolve(yaml: string, deck?: string): ResolvedTalk {
  return resolveTalk(yaml, { trials, aml }, deck);
}

function valueOf(talk: ResolvedTalk, name: string): NamedValue {
  const value = talk.values.named.get(name);
  expect(talk.told).toEqual(talk.told.filter((line) => !line.includes(name)));
  return value as NamedValue;
}

/** What was read, as `column[rows]`. */
function cellsOf({ readings }: Origin): string[] {
  return readings.map(({ column, rows }) => `${column}[${rows.join()}]`);
}

describe('a cell', () => {
  const talk = resolve(`
values:
  e1910.hr: {from: trials, where: {study: E1910, endpoint: HR death}, column: estimate, ci: [ci_low, ci_high], level: 95, n: n, unit: unit, format: format, label: hazard of death}
  any: {from: trials, where: {study: [TOWER, BLAST]}, column: study}
`);

  test('has its interval, level and number, and what its row was chosen by', () => {
    const hr = valueOf(talk, 'e1910.hr');
    expect([hr.value, hr.low, hr.high, hr.level, hr.n].map((part) => part?.value)).toEqual([0.41, 0.23, 0.73, 95, 224]);
    expect([hr.unit, hr.format, hr.label]).toEqual(['ratio', '.2f', 'hazard of death']);
    expect(cellsOf(hr.value.origin)).toEqual(['estimate[2]', 'study[2]', 'endpoint[2]']);
    expect(hr.value.origin.transform).toBeNull();
  });
  test('may be text, and any of a list', () => {
    expect(valueOf(talk, 'any').value.value).toBe('TOWER');
  });
});

describe('aggregates', () => {
  const talk = resolve(`
values:
  rows: {count: trials}
  e1910.n: {count: trials, where: {study: E1910}}
  none: {count: trials, where: {study: TOWER, endpoint: OS}}
  mean-os: {mean: trials.estimate, where: {endpoint: OS, study: E1910}}
  most: {max: trials.n}
  lower: {mean: trials.ci_low}
  share: {ratio: [{count: trials, where: {study: E1910}}, {count: trials}], unit: pct}
  fraction: {ratio: [e1910.n, rows]}
  gap: {difference: [most, trials.e1910-hr.estimate]}
`);
  const numbers = (names: readonly string[]): unknown[] => names.map((name) => valueOf(talk, name).value.value);

  test('count rows, and give what columns give', () => {
    expect(numbers(['rows', 'e1910.n', 'none', 'mean-os', 'most'])).toEqual([5, 3, 0, 72.45, 271]);
  });
  test('a ratio is in percent where its unit is', () => {
    expect(numbers(['share', 'fraction', 'gap'])).toEqual([60, 0.6, 270.59]);
  });
  test('say what they read, and of how many rows', () => {
    const { value, n } = valueOf(talk, 'mean-os');
    expect(cellsOf(value.origin)).toEqual(['estimate[0,1]', 'endpoint[0,1]', 'study[0,1]']);
    expect(value.origin.transform).toBe('mean of 2 rows');
    expect(n?.value).toBe(2);
    expect(valueOf(talk, 'fraction').value.origin).toMatchObject({
      transform: 'e1910.n / rows',
      values: ['e1910.n', 'rows'],
    });
  });
  test('a count of all rows reads the table and none of its cells', () => {
    expect(cellsOf(valueOf(talk, 'rows').value.origin)).toEqual(['id[]']);
  });
  test('cells without a value are left out, which is said', () => {
    expect(talk.told).toEqual(['values/empty-left-out: 1 row of 5 has no `ci_low` and is left out']);
    expect(talk.values.named.get('lower')?.n?.value).toBe(4);
  });
});

describe('expressions', () => {
  const talk = resolve(`
estimates:
  trials: {value: estimate, ci: [ci_low, ci_high], level: ci_level, unit: unit, n: n, format: format}
values:
  half: {expr: gain / 2}
  gain: {expr: trials.e1910_os5_blina.value - trials.e1910_os5_control.value, unit: points, format: '.1f'}
  failure: {expr: 100 - trials.e1910_os5_blina, ci: [100 - trials.e1910_os5_blina.high, 100 - trials.e1910_os5_blina.low], level: trials.e1910_os5_blina.level, n: trials.e1910_os5_blina.n}
  patients: {expr: "sum(trials, 'n', {study: 'E1910'})"}
  named: {expr: "trials['LAL2317, OS 3'] + trials.lal2317_os_3.n"}
`);

  test('compute with values whatever their order, without what binary fractions leave behind', () => {
    expect(valueOf(talk, 'gain').value.value).toBe(19.9);
    expect(valueOf(talk, 'half').value.value).toBe(9.95);
    expect(valueOf(talk, 'half').value.origin.values).toEqual(['gain']);
    expect(cellsOf(valueOf(talk, 'half').value.origin)).toEqual(['estimate[0,1]']);
  });
  test('an interval is computed like its value', () => {
    const { value, low, high, level, n } = valueOf(talk, 'failure');
    expect([value, low, high, level, n].map((part) => part?.value)).toEqual([17.6, 11.6, 26.3, 95, 112]);
  });
  test('tables and keys of any letters', () => {
    expect(valueOf(talk, 'patients').value.value).toBe(448);
    expect(valueOf(talk, 'named').value.value).toBe(220);
  });
  test('a chain as long as a file', () => {
    const chain = Array.from({ length: 4999 }, (_, i) => `  v${i}: {expr: v${i + 1} + 1}`);
    const long = resolve(`values:\n${chain.join('\n')}\n  v4999: {count: trials}\n`);
    expect(long.told).toEqual([]);
    expect(long.values.named.get('v0')?.value.value).toBe(5004);
  });
});

describe('statistics', () => {
  const talk = resolve(`
values:
  a.os12: {survival: {from: aml, time: time, event: status, at: 13}, where: {arm: a}}
  a.share: {survival: {from: aml, time: time, event: status, at: 13, level: 90}, where: {arm: a}, unit: ratio}
  a.median: {median: {from: aml, time: time, event: status}, where: {arm: a}, unit: months}
  hr: {hazardRatio: {from: aml, time: time, event: status, by: arm, reference: b}}
  p: {logRankP: {from: aml, time: time, event: status, by: arm}}
`);

  test('survival in percent, or as a share', () => {
    const { value, low, high, level, n } = talk.values.named.get('a.os12') as NamedValue;
    // By hand: 4/5 × 3/4.
    expect(value.value).toBeCloseTo(60, 9);
    expect([level?.value, n?.value]).toEqual([95, 5]);
    expect((low?.value as number) < 60 && (high?.value as number) > 60).toBe(true);
    expect(talk.values.named.get('a.share')?.value.value).toBeCloseTo(0.6, 9);
    expect(talk.values.named.get('a.share')?.level?.value).toBe(90);
    expect(cellsOf(value.origin)).toEqual(['time[0,1,2,3,4]', 'status[0,1,2,3,4]', 'arm[0,1,2,3,4]']);
  });
  test('median, hazard ratio and P', () => {
    expect(talk.values.named.get('a.median')?.value.value).toBe(18);
    expect((talk.values.named.get('hr')?.value.value as number) < 1).toBe(true);
    expect((talk.values.named.get('p')?.value.value as number) < 0.05).toBe(true);
    expect(talk.values.named.get('p')?.low).toBeNull();
  });
  test('who has no event is left out, which is said where it happens', () => {
    expect(talk.told).toEqual(
      ['hr', 'p'].map(() => 'values/empty-left-out: 1 row of 11 has no `status` and is left out'),
    );
  });
});

describe('estimates', () => {
  const talk = resolve(`
estimates:
  trials: {value: estimate, ci: [ci_low, ci_high], level: ci_level, unit: unit, n: n, format: format, label: endpoint}
`);

  test('every row is a value by its key or its slug', () => {
    const { value } = findValue(talk.values, ['trials', 'lal2317-os-3', 'n']) ?? {};
    expect(value).toMatchObject({
      name: 'trials.lal2317-os-3',
      unit: 'pct',
      format: '.0f',
      label: 'OS',
      low: null,
      high: null,
      level: null,
    });
    expect(findValue(talk.values, ['trials', 'LAL2317, OS 3'])?.value).toEqual(value);
  });
  test('in expressions only, `_` stands for `-`', () => {
    expect(findValue(talk.values, ['trials', 'e1910_hr', 'low'], true)).toMatchObject({
      length: 2,
      value: { name: 'trials.e1910-hr' },
    });
    expect(findValue(talk.values, ['trials', 'e1910_hr'])).toBeNull();
  });
});

describe('what is read', () => {
  test('only tables that a definition names; a name in an expression may be a value', () => {
    expect(resolve('values: {aml: {expr: 1 + 1}, b: {expr: aml + 2}}').reads).toEqual([]);
    expect(resolve('values: {rows: {count: aml}, b: {expr: rows + 2}}').reads).toEqual(['aml']);
    expect(resolve('values: {b: {expr: count(trials)}}').reads).toEqual(['trials']);
  });
});

describe('values of the deck', () => {
  test('stand beside those of values.yaml; an error in one stops no other', () => {
    const talk = resolve(
      'values: {a: {count: trials}}',
      'values: {b: {expr: a + 1}, c: {count: nothing}, d: {expr: c + 1}}',
    );
    expect(talk.values.named.get('b')?.value.value).toBe(6);
    expect([...talk.values.broken].sort()).toEqual(['c', 'd']);
    expect(talk.told).toEqual(['data/unknown-dataset: there is no dataset `nothing`']);
  });
});

describe('a broken table', () => {
  test('breaks its values in silence', () => {
    const talk = resolveTalk(
      'estimates: {bad: {value: n}}\nvalues: {a: {sum: bad.n}, b: {expr: bad.x.n + 1}, c: {expr: count(bad)}, d: {ratio: [bad.x, bad.y]}}',
      { bad: 'id,n\nx\n' },
    );
    expect(talk.told.map((line) => line.split(':')[0])).toEqual(['data/ragged-row']);
    expect([...talk.values.broken].sort()).toEqual(['a', 'b', 'bad', 'c', 'd']);
  });
});

test('500 values on a table of 1,000 rows', () => {
  const rows = Array.from({ length: 1000 }, (_, i) => `r${i},${i % 10 === 0 ? 'a' : 'b'},${i}`);
  const definitions = Array.from({ length: 500 }, (_, i) =>
    i % 2 === 0 ? `  v${i}: {from: t, where: {id: r${i}}, column: n}` : `  v${i}: {expr: v${i - 1} + t.r${i}.n}`,
  );
  const yaml = `estimates: {t: {value: n}}\nvalues:\n${definitions.join('\n')}\n`;
  const talk = resolveTalk(yaml, { t: `id,g,n\n${rows.join('\n')}\n` });
  expect(talk.told).toEqual([]);
  expect(talk.values.named.get('v499')?.value.value).toBe(997);
});
