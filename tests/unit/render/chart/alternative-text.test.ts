import { expect, test } from 'vitest';
import { alternativeText } from '../../../../src/render/chart/describe.ts';

const written = 'Two curves. At 5 years 82.4% against 62.5%, hazard ratio 0.44. Both arms, n = 488. A fourth.';

test.each([
  [null, 'Two curves. At 5 years 82.4% against 62.5%, hazard ratio 0.44. Both arms, n = 488.'],
  [
    'Blinatumomab vs. 3 others, P = 0.003',
    'Blinatumomab vs. 3 others, P = 0.003. Two curves. At 5 years 82.4% against 62.5%, hazard ratio 0.44.',
  ],
  ['One. Two! 3 is three. Four.', 'One. Two! 3 is three. Four.'],
  ['', ''],
])('the words of the author come first: %s', (own, expected) => {
  expect(alternativeText(own, written)).toBe(expected);
});
