import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const repository = join(import.meta.dirname, '../..');

test('the built package gives its statistics to who asks for `plenary/statistics`', () => {
  const script = `
    const { kaplanMeier, ...rest } = await import('plenary/statistics');
    const [curve] = kaplanMeier([{ t: 1, e: 1 }, { t: 2, e: 0 }], { time: 't', event: 'e', interval: 'plain', level: 90 });
    console.log(JSON.stringify([Object.keys(rest).sort(), curve.median, curve.points[0].survival]));
  `;
  const printed = execFileSync(process.execPath, ['--input-type=module', '--eval', script], {
    cwd: repository,
    encoding: 'utf8',
  });
  expect(JSON.parse(printed)).toEqual([
    ['binomialInterval', 'coxRegression', 'lifeTable', 'logRankTest'],
    { estimate: 1, low: 1, high: null },
    0.5,
  ]);
  expect(existsSync(join(repository, 'lib/statistics.d.ts'))).toBe(true);
});
