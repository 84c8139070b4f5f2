import { expect, test } from 'vitest';
import { hideCounted } from '../../../../src/evidence/numbers/hide-counted.ts';

test.each([
  ['in 2005 patients', 'in 200\uFDD4 patients'],
  ['2001 newly diagnosed older adults', '200\uFDD4 newly diagnosed older adults'],
  ['2001 newly diagnosed older female adults', '2001 newly diagnosed older female adults'],
  ['1999 of these treated children', '199\uFDD4 of these treated children'],
  ['12-year and 5mg', '1\uFDD4-year and \uFDD4mg'],
  ['2001a cells', '2001e cells'],
  ['in 2005 and 2006', 'in 2005 and 2006'],
])('%s', (text, hidden) => {
  expect(hideCounted(text)).toBe(hidden);
});
