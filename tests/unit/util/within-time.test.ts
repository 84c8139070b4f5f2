import { expect, test } from 'vitest';
import { withinTime } from '../../../src/util/within-time.ts';

test('what is done in time is given back, and what is thrown is thrown', () => {
  expect(withinTime(() => 'done', 1000)).toEqual({ value: 'done' });
  expect(withinTime(() => undefined, 1000)).toEqual({ value: undefined });
  expect(() =>
    withinTime(() => {
      throw new TypeError('no');
    }, 1000),
  ).toThrow(TypeError);
});

test('an endless loop, an endless pattern and one inside another are stopped', () => {
  const endless = (): never => {
    for (;;);
  };
  expect(withinTime(endless, 20)).toBeNull();
  expect(withinTime(() => /^(a+)+$/.test(`${'a'.repeat(60)}b`), 20)).toBeNull();
  expect(withinTime(() => [withinTime(endless, 20), withinTime(() => 1, 20)], 5000)).toEqual({
    value: [null, { value: 1 }],
  });
  expect(withinTime(() => 'still here', 1000)).toEqual({ value: 'still here' });
});
