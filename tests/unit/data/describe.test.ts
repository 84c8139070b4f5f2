import { expect, test } from 'vitest';
import { describeFile } from '../../../src/data/describe.ts';
import { columnsOf, read } from './helpers.ts';

test('columns with types, what is always filled, and a key', () => {
  const { value, diagnostics } = describeFile({ path: 'data/Élan 1.csv', text: 'id,n,note\na,1,x\nb,,x\n' });
  expect(diagnostics).toEqual([]);
  expect(value).toEqual({
    name: 'elan-1',
    path: 'data/Élan 1.csv',
    schema: {
      fields: [
        { name: 'id', type: 'string', constraints: { required: true } },
        { name: 'n', type: 'integer' },
        { name: 'note', type: 'string', constraints: { required: true } },
      ],
      primaryKey: 'id',
    },
  });
});

test('another way of writing numbers and dates is found, and the entry reads the file', () => {
  const text = 'land;tag;wert\nDE;31.12.2024;1.234,5\nFR;01.02.2024;0,25\n';
  const { value } = describeFile({ path: 't.csv', text });
  expect(value).toMatchObject({ dialect: { delimiter: ';', decimalChar: ',', groupChar: '.' } });
  expect(columnsOf(read(text, value as object))).toEqual({
    'land: string': ['DE', 'FR'],
    'tag: date': ['2024-12-31', '2024-02-01'],
    'wert: number': [1234.5, 0.25],
  });
});

test('a column that is almost numbers becomes text, with the reason as a warning', () => {
  const { value, diagnostics } = describeFile({ path: 't.csv', text: 'p\n.1\n.2\n.3\n.4\n<.0001\n' });
  expect(value).toMatchObject({ schema: { fields: [{ name: 'p', type: 'string' }] } });
  expect(diagnostics.map(({ code, severity }) => `${severity} ${code}`)).toEqual(['warning data/not-a-number']);
});

test('a file that is no table has no entry', () => {
  expect(describeFile({ path: 't.csv', text: 'a,a\n1,2\n' }).value).toBeNull();
});
