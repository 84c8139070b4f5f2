import fc from 'fast-check';
import { expect, test } from 'vitest';
import { coxHazardRatio } from '../../src/statistics/cox.ts';
import { kaplanMeier } from '../../src/statistics/kaplan-meier.ts';
import { logRank } from '../../src/statistics/log-rank.ts';
import type { GroupedSubjects } from '../../src/statistics/subjects.ts';

/** Subjects with many ties. */
const rows = fc.array(
  fc.record({ time: fc.integer({ min: 0, max: 20 }), event: fc.boolean(), group: fc.constantFrom('a', 'b', 'c') }),
  { minLength: 1, maxLength: 60 },
);

type Row = { readonly time: number; readonly event: boolean; readonly group: string };

function subjects(list: readonly Row[]): GroupedSubjects {
  return {
    times: list.map(({ time }) => time),
    events: list.map(({ event }) => event),
    groups: list.map(({ group }) => group),
  };
}

const twoGroups = rows.map((list) => list.map((row) => ({ ...row, group: row.group === 'c' ? 'b' : row.group })));

test('a curve never rises, and its intervals hold it', () => {
  fc.assert(
    fc.property(rows, fc.constantFrom('plain', 'log', 'log-log'), (list, conf) => {
      const curve = kaplanMeier(subjects(list), { conf });
      if (!curve.ok) return false;
      let before = 1;
      return curve.value.steps.every(({ survival, low, high }) => {
        const falls = survival <= before && survival >= 0;
        before = survival;
        return falls && (low === null || high === null || (low <= survival + 1e-12 && survival <= high + 1e-12));
      });
    }),
  );
});

test('without censoring a curve is the share that is left', () => {
  fc.assert(
    fc.property(rows, (list) => {
      const curve = kaplanMeier(subjects(list.map((row) => ({ ...row, event: true }))));
      for (const step of curve.ok ? curve.value.steps : []) {
        const left = list.filter(({ time }) => time > step.time).length;
        expect(step.survival).toBeCloseTo(left / list.length, 12);
      }
    }),
  );
});

test('the order of rows and the unit of time change nothing', () => {
  fc.assert(
    fc.property(rows, fc.constantFrom(0.5, 4, 32), (list, scale) => {
      const other = [...list].reverse().map((row) => ({ ...row, time: row.time * scale }));
      const [one, two] = [kaplanMeier(subjects(list)), kaplanMeier(subjects(other))];
      if (!one.ok || !two.ok) return;
      expect(two.value.steps.map((step) => ({ ...step, time: step.time / scale }))).toEqual(one.value.steps);
      const [a, b] = [logRank(subjects(list)), logRank(subjects(other))];
      expect(b.ok).toBe(a.ok);
      if (a.ok && b.ok) expect(b.value.chiSquare).toBeCloseTo(a.value.chiSquare, 9);
    }),
  );
});

test('observed and expected events are as many', () => {
  fc.assert(
    fc.property(rows, (list) => {
      const test = logRank(subjects(list));
      if (!test.ok) return;
      const total = (key: 'observed' | 'expected'): number => test.value.groups.reduce((sum, one) => sum + one[key], 0);
      expect(total('expected')).toBeCloseTo(total('observed'), 9);
      expect(test.value.p).toBeGreaterThanOrEqual(0);
      expect(test.value.p).toBeLessThanOrEqual(1);
    }),
  );
});

test('the hazard ratio turns over with its groups', () => {
  fc.assert(
    fc.property(twoGroups, (list) => {
      const [a, b] = [
        coxHazardRatio(subjects(list), { reference: 'a' }),
        coxHazardRatio(subjects(list), { reference: 'b' }),
      ];
      if (!a.ok || !b.ok) return;
      expect(Math.log(a.value.hazardRatio)).toBeCloseTo(-Math.log(b.value.hazardRatio), 8);
      expect(a.value.p).toBeCloseTo(b.value.p, 8);
    }),
  );
});

/** Efron's log partial likelihood, written from its definition over single subjects. */
function logLikelihood(list: readonly Row[], beta: number): number {
  const weight = ({ group }: Row): number => Math.exp(group === 'b' ? beta : 0);
  const sum = (part: readonly Row[]): number => part.reduce((total, row) => total + weight(row), 0);
  return [...new Set(list.map(({ time }) => time))].reduce((value, at) => {
    const dead = list.filter(({ time, event }) => time === at && event);
    const risk = sum(list.filter(({ time }) => time >= at));
    return dead.reduce((total, row, k) => {
      return total + Math.log(weight(row)) - Math.log(risk - (k / dead.length) * sum(dead));
    }, value);
  }, 0);
}

test('no hazard ratio beside the found one is likelier', () => {
  fc.assert(
    fc.property(twoGroups, (list) => {
      const found = coxHazardRatio(subjects(list), { reference: 'a' });
      if (!found.ok) return;
      const beta = Math.log(found.value.hazardRatio);
      const top = logLikelihood(list, beta);
      for (const aside of [-0.5, -0.01, 0.01, 0.5]) expect(logLikelihood(list, beta + aside)).toBeLessThan(top);
    }),
  );
});

test('an estimate is refused just where the likelihood has no top', () => {
  fc.assert(
    fc.property(twoGroups, (list) => {
      if (new Set(list.map(({ group }) => group)).size < 2) return;
      const { ok } = coxHazardRatio(subjects(list), { reference: 'a' });
      const topless = [1, -1].some((to) => logLikelihood(list, 30 * to) > logLikelihood(list, 29 * to) - 0.5);
      expect(ok).toBe(!topless);
    }),
  );
});
