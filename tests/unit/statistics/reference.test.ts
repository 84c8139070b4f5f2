import { describe, expect, test } from 'vitest';
import { coxHazardRatio } from '../../../src/statistics/cox.ts';
import { kaplanMeier, type SurvivalCurve } from '../../../src/statistics/kaplan-meier.ts';
import { logRank } from '../../../src/statistics/log-rank.ts';
import { medianSurvival } from '../../../src/statistics/median-survival.ts';
import { subjectsOf } from '../../../src/statistics/subjects.ts';
import { intervalKinds } from '../../../src/statistics/survival-interval.ts';
import type { Computed } from '../../../src/statistics/computed.ts';
import { aml, amlCurves } from './aml.ts';

function value<T>(result: Computed<T>): T {
  if (!result.ok) throw new Error(result.reason);
  return result.value;
}

/** R prints fifteen digits, of which arithmetic in another order may turn the last ones. */
function near(found: number | null | undefined, wanted: number | null | undefined): void {
  if (wanted === null || wanted === undefined) return expect(found).toBe(null);
  expect(Math.abs((found as number) - wanted) / Math.max(1e-300, Math.abs(wanted))).toBeLessThan(1e-12);
}

const curveOf = (group: string, conf = intervalKinds[2]): SurvivalCurve =>
  value(kaplanMeier(subjectsOf(aml, group), conf === undefined ? {} : { conf }));

describe('agrees with the package survival of R', () => {
  test.each(Object.keys(amlCurves).flatMap((group) => intervalKinds.map((conf) => [group, conf] as const)))(
    'curve of %s, %s',
    (group, conf) => {
      const lines = amlCurves[group] ?? [];
      const curve = curveOf(group, conf);
      const end = 6 + 2 * intervalKinds.indexOf(conf);
      expect(curve.steps.map(({ time, atRisk, events, censored }) => [time, atRisk, events, censored])).toEqual(
        lines.map((line) => line.slice(0, 4)),
      );
      curve.steps.forEach((step, i) => {
        const line = lines[i] ?? [];
        if (line[4] === 0) expect(step.survival).toBe(0);
        else near(step.survival, line[4]);
        near(step.variance === null ? null : Math.sqrt(step.variance), line[5]);
        if (line[end] === 0) expect(step.low).toBe(0);
        else near(step.low, line[end]);
        near(step.high, line[end + 1]);
      });
    },
  );

  test('medians with their intervals', () => {
    expect(medianSurvival(curveOf('Maintained'))).toEqual({ median: 31, low: 13, high: null });
    expect(medianSurvival(curveOf('Nonmaintained'))).toEqual({ median: 23, low: 5, high: 33 });
  });

  test('log-rank', () => {
    const { chiSquare, df, p } = value(logRank(aml));
    near(chiSquare, 3.3963886989776);
    expect(df).toBe(1);
    near(p, 0.0653393220405051);
  });

  test('hazard ratio with ties by Efron', () => {
    const found = value(coxHazardRatio(aml, { reference: 'Maintained' }));
    near(found.hazardRatio, 2.49810532617214);
    near(found.low, 0.915907257436408);
    near(found.high, 6.8134957660633);
    near(found.p, 0.0737148606390457);
  });
});
