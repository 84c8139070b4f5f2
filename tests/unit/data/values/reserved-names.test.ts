import { expect, test } from 'vitest';
import { reservedBy } from '../../../../src/data/values/reserved-names.ts';
import { blockNames } from '../../../../src/expand/templates/blocks.ts';
import { helpers } from '../../../../src/expand/templates/helpers.ts';

test('every helper and block of the template language keeps its name', () => {
  const free = [...helpers.keys(), ...blockNames].filter((name) => reservedBy(name) === null);
  expect(free).toEqual([]);
});

test('a number of the expression language keeps its name, and is free as a part of one', () => {
  expect(['E', 'PI', 'LN2', 'LN10', 'SQRT2'].filter((name) => reservedBy(name) === null)).toEqual([]);
  expect(['E.x', 'trial.E', 'e'].map(reservedBy)).toEqual([null, null, null]);
});

test('names with dots and other words are free', () => {
  expect(['e1910.count', 'e1910.ci', 'patients', 'p'].map(reservedBy)).toEqual([null, null, null, null]);
  expect(reservedBy('deck.title')).toBe('a word of the template language');
});
