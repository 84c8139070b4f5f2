import { expect, test } from 'vitest';
import { optionMeant } from '../../../src/util/option-meant.ts';

const options = 'data where label group value low high n level colors width'.split(' ');

test('an option is found by a near name, its beginning, or the usual word for it', () => {
  const found = ['lower', 'upper', 'gruop', 'estimate', 'filter', 'colours', 'nonsense', 'nn'].map((key) => {
    return optionMeant(key, options);
  });
  expect(found).toEqual(['low', 'high', 'group', 'value', 'where', 'colors', null, 'n']);
});
