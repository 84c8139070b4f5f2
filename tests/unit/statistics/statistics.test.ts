import { describe, expect, test } from 'vitest';
import { chiSquareTail } from '../../../src/statistics/chi-square.ts';
import { coarseCurve, isOnGrid } from '../../../src/statistics/coarse-curve.ts';
import { coxHazardRatio } from '../../../src/statistics/cox.ts';
import type { Cell } from '../../../src/model/data.ts';
import { eventCoding, numberedCodes, plainCodes } from '../../../src/statistics/event-coding.ts';
import { kaplanMeier, type SurvivalCurve } from '../../../src/statistics/kaplan-meier.ts';
import { logRank } from '../../../src/statistics/log-rank.ts';
import { medianSurvival } from '../../../src/statistics/median-survival.ts';
import { erfc, normalReach } from '../../../src/statistics/normal.ts';
import { countsAt, survivalAt } from '../../../src/statistics/survival-at.ts';
import type { IntervalKind } from '../../../src/statistics/survival-interval.ts';

/** `5` is an event at 5, `-5` a subject censored at 5. */
const subjects = (...signed: readonly number[]) => ({
  times: signed.map(Math.abs),
  events: signed.map((time) => time > 0),
});

function curve(signed: readonly number[], conf: IntervalKind = 'log-log'): SurvivalCurve {
  const made = kaplanMeier(subjects(...signed), { conf });
  if (!made.ok) throw new Error(made.reason);
  return made.value;
}

const grouped = (a: readonly number[], b: readonly number[]) => ({
  ...subjects(...a, ...b),
  groups: [...a.map(() => 'a'), ...b.map(() => 'b')],
});

describe('tails', () => {
  // Abramowitz and Stegun, tables 7.1 and 26.8; the last two from the closed forms for one and two degrees.
  test.each([
    [3.841458820694124, 1, 0.05],
    [6.634896601021213, 1, 0.01],
    [5.991464547107979, 2, 0.05],
    [7.814727903251179, 3, 0.05],
    [11.070497693516351, 5, 0.05],
    [18.307038053275146, 10, 0.05],
    [0, 3, 1],
    [200, 2, Math.exp(-100)],
  ])('chi-square %d with %i', (x, df, p) => {
    expect(chiSquareTail(x, df) / p).toBeCloseTo(1, 12);
  });

  test('erfc joins its two forms without a step, and keeps its digits far out', () => {
    expect(erfc(2 - 1e-12) / erfc(2)).toBeCloseTo(1, 10);
    expect(erfc(0.5)).toBeCloseTo(0.479500122186953, 14);
    expect(erfc(5) / 1.537459794428035e-12).toBeCloseTo(1, 12);
  });

  test('reach of an interval', () => {
    expect(normalReach(95)).toBeCloseTo(1.959963984540054, 12);
    expect(normalReach(99)).toBeCloseTo(2.5758293035489, 12);
  });
});

describe('edges of a curve', () => {
  test('one subject', () => {
    expect(curve([5]).steps).toEqual([
      { time: 5, atRisk: 1, events: 1, censored: 0, survival: 0, variance: null, low: null, high: null },
    ]);
    expect(medianSurvival(curve([5])).median).toBe(5);
  });

  test('all censored: nothing falls, the median is not reached', () => {
    const made = curve([-3, -4, -4], 'plain');
    expect(made.steps.map(({ survival, low, high }) => [survival, low, high])).toEqual([
      [1, 1, 1],
      [1, 1, 1],
    ]);
    expect(medianSurvival(made)).toEqual({ median: null, low: null, high: null });
    expect(curve([-3]).steps[0]).toMatchObject({ survival: 1, low: null, high: null });
  });

  test('no rows, a time below 0: a reason', () => {
    expect(kaplanMeier(subjects())).toEqual({ ok: false, reason: 'there are no rows' });
    expect(kaplanMeier({ times: [-1], events: [true] })).toEqual({ ok: false, reason: 'a time is -1' });
  });

  test('a level stretch at one half has its median in the middle', () => {
    expect(medianSurvival(curve([2, 4, 6, 8])).median).toBe(5);
    expect(medianSurvival(curve([2, 4, -6, -8])).median).toBe(4);
  });
});

describe('at a time', () => {
  const made = curve([2, 4, -4, 6, -9]);

  test('an event at the very time counts, what is behind the last time does not exist', () => {
    expect(survivalAt(made, 1.9)).toMatchObject({ ok: true, value: { survival: 1, atRisk: 5 } });
    expect(survivalAt(made, 2)).toMatchObject({ ok: true, value: { survival: 0.8, atRisk: 5 } });
    expect(survivalAt(made, 9)).toMatchObject({ ok: true, value: { atRisk: 1 } });
    expect(survivalAt(made, 9.1)).toEqual({
      ok: false,
      reason: 'nobody is at risk at 9.1: the last time observed is 9',
    });
  });

  test('counts add up at every time', () => {
    for (const time of [0, 2, 3, 4, 5, 9, 10]) {
      const { atRisk, events, censored } = countsAt(made, time);
      expect(atRisk + events + censored).toBe(5);
    }
    expect(countsAt(made, 4)).toEqual({ atRisk: 4, events: 1, censored: 0 });
  });

  test('a coarse curve has the true estimates, at the grid alone', () => {
    const coarse = coarseCurve(made, { grid: 3, minimumAtRisk: 2 });
    expect(coarse.map(({ time }) => time)).toEqual([0, 3, 6]);
    for (const point of coarse) expect(survivalAt(made, point.time)).toEqual({ ok: true, value: point });
    expect([isOnGrid(0.3, 0.1), isOnGrid(12, 6), isOnGrid(9, 6)]).toEqual([true, true, false]);
  });
});

describe('two groups and more', () => {
  test('no ratio where the likelihood has no top', () => {
    const apart = coxHazardRatio(grouped([1, 2, 3], [-4, -5, -6]), { reference: 'a' });
    expect(apart).toEqual({
      ok: false,
      reason: '`b` has no event while both groups are at risk, so the ratio has no bound',
    });
    // Every event of b comes after all of a are gone.
    expect(coxHazardRatio(grouped([1, 2, 3], [4, 5, 6]), { reference: 'a' }).ok).toBe(false);
    expect(coxHazardRatio(grouped([-1, -2], [-4, 5]), { reference: 'a' })).toEqual({
      ok: false,
      reason: 'no event was seen while both groups were at risk',
    });
  });

  test('groups that are not there', () => {
    expect(coxHazardRatio(grouped([1], [2]), { reference: 'c' })).toEqual({
      ok: false,
      reason: 'there is no group `c`',
    });
    expect(coxHazardRatio(grouped([1, 2], []), { reference: 'a' }).ok).toBe(false);
    expect(logRank(grouped([1, 2], []))).toEqual({ ok: false, reason: 'there is only one group' });
    expect(logRank(grouped([-1, -2], [3])).ok).toBe(false);
  });

  test('a group gone before the first event takes no degree of freedom', () => {
    const two = grouped([4, 7, -9], [5, 6, 8]);
    const three = { times: [...two.times, 1], events: [...two.events, false], groups: [...two.groups, 'c'] };
    const [first, second] = [logRank(two), logRank(three)];
    if (!first.ok || !second.ok) throw new Error('no test');
    expect(second.value.df).toBe(1);
    expect(second.value.chiSquare).toBeCloseTo(first.value.chiSquare, 12);
  });
});

describe('how events are written', () => {
  const read = (cells: readonly Cell[], codes = plainCodes): unknown => {
    const coding = eventCoding(cells, codes);
    return coding.ok ? cells.map(coding.value) : coding.reason;
  };

  test.each([
    [
      [0, 1, null],
      [false, true, null],
    ],
    [
      [1, 1],
      [true, true],
    ],
    [
      [true, false],
      [true, false],
    ],
    [
      ['0', '1'],
      [false, true],
    ],
  ])('%j', (cells, wanted) => {
    expect(read(cells)).toEqual(wanted);
  });

  test('1 and 2 are read where R’s convention is asked for, and not guessed', () => {
    expect([read([1, 2], numberedCodes), read([2, 2], numberedCodes)]).toEqual([
      [false, true],
      [true, true],
    ]);
    expect(read([1, 2])).toBe('it holds `1`, `2`');
  });

  test('named codes, of which no other may stand in the column', () => {
    const codes = [{ event: ['dead'], censored: ['alive', 'lost'] }];
    expect(read(['dead', 'lost', '', 'alive'], codes)).toEqual([true, false, null, false]);
    expect(read(['dead', 'Dead', 'relapse', 'alive'], codes)).toBe('it also holds `Dead`, `relapse`');
  });

  test.each([
    [[0, 1, 2], 'it holds `0`, `1`, `2`'],
    [['dead', 'alive'], 'it holds `alive`, `dead`'],
    [[null], 'it is empty'],
  ])('not %j', (cells, reason) => {
    expect(read(cells)).toBe(reason);
  });
});
