import { expect, test } from 'vitest';
import { indexData } from '../../../src/data/index-data.ts';
import { folderOf } from './helpers.ts';

const codes = (resources: readonly object[] | string, files = ['data/t.csv']): string[] =>
  indexData(folderOf(files, resources)).diagnostics.map(({ code }) => code);

test('a described resource with all that is kept', () => {
  const entry = {
    name: 't',
    path: 't.csv',
    title: 'Trials',
    sources: ['gupta2024', { key: 'foa2014' }, { title: 'Web', path: 'https://x.org' }],
    licenses: [{ name: 'CC-BY-4.0' }],
    dialect: { delimiter: ';', decimalChar: ',' },
    schema: {
      fields: [{ name: 'n', type: 'integer', constraints: { required: true } }],
      primaryKey: 'n',
      missingValues: ['x'],
    },
  };
  const { value, diagnostics } = indexData(
    folderOf(['data/t.csv', 'data/u.json', 'data/values.yaml', 'data/notes.md'], [entry]),
  );
  expect(diagnostics).toEqual([]);
  expect(value.map(({ name, described }) => [name, described])).toEqual([
    ['t', true],
    ['u', false],
  ]);
  expect(value[0]).toMatchObject({
    path: 'data/t.csv',
    title: 'Trials',
    sources: ['gupta2024', 'foa2014'],
    licences: ['CC-BY-4.0'],
    primaryKey: ['n'],
    missingValues: ['x'],
    dialect: { delimiter: ';', decimal: ',', thousands: null },
    fields: [{ name: 'n', type: 'integer', required: true }],
  });
});

test.each([
  [[{ name: 't', path: '../t.csv' }], ['data/outside-folder']],
  [[{ name: 't', path: '../../t.csv' }], ['data/refused-path']],
  [[{ name: 't', path: '/etc/passwd' }], ['data/refused-path']],
  [[{ name: 't', path: 'http://x.org/t.csv' }], ['data/remote']],
  [[{ name: 't', path: 'x.csv' }], ['data/missing-file']],
  [[{ name: 't' }], ['data/package-shape']],
  [[{ name: 't', data: [] }], ['data/package-shape']],
  [[{ name: 't', path: ['t.csv', 't.csv'] }], ['data/package-shape']],
  [
    [
      { name: 't', path: 't.csv' },
      { name: 't', path: 't.csv' },
    ],
    ['data/duplicate-resource'],
  ],
  [[{ name: 't', path: 't.csv', shema: {} }], ['data/unknown-key']],
  [[{ name: 't', path: 't.csv', 'x-own': 1, stats: {} }], []],
  [[{ name: 't', path: 't.csv', schema: 'schema.json' }], ['data/package-shape']],
  [[{ name: 't', path: 't.csv', schema: { fields: [{ name: 'n', type: 'nummber' }] } }], ['data/unknown-type']],
  [[{ name: 't', path: 't.csv', schema: { fields: [{ name: 'n', type: 'geojson' }] } }], ['data/type-as-text']],
  [
    [{ name: 't', path: 't.csv', schema: { fields: [{ name: 'd', type: 'date', format: '%q' }] } }],
    ['data/bad-date-format'],
  ],
  [
    [{ name: 't', path: 't.csv', schema: { fields: [{ name: 'd', type: 'date', format: '%m/%d' }] } }],
    ['data/bad-date-format'],
  ],
  [
    [{ name: 't', path: 't.csv', schema: { fields: [{ name: 'd', constraints: { pattern: '(' } }] } }],
    ['data/bad-pattern'],
  ],
  [[{ name: 't', path: 't.csv', dialect: { delimiter: '::' } }], ['data/package-shape']],
  [[{ name: 't', path: 't.csv', groupChar: '.' }], ['data/package-shape']],
  ['[]', ['data/package-shape']],
  ['{"resources": {}}', ['data/package-shape']],
  ['{"resources": [],}', ['data/json-syntax']],
  ['{}', []],
] as const)('%j', (resources, expected) => {
  expect(codes(resources)).toEqual(expected);
});
