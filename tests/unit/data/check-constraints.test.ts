import { expect, test } from 'vitest';
import { read } from './helpers.ts';

const csv = 'id,n,day\na,1,2024-01-01\nb,,2024-02-01\na,300,2023-12-31\n';

test.each([
  [{ name: 'n', constraints: { required: true } }, ['3:3 data/required']],
  [{ name: 'id', constraints: { unique: true } }, ['4:1 data/not-unique']],
  [{ name: 'n', constraints: { minimum: 2, maximum: 100 } }, ['2:3 data/out-of-range', '4:3 data/out-of-range']],
  [{ name: 'day', constraints: { minimum: '2024-01-01' } }, ['4:7 data/out-of-range']],
  [{ name: 'id', constraints: { enum: ['a'] } }, ['3:1 data/not-allowed']],
  [{ name: 'n', constraints: { enum: [1, 300] } }, []],
  [{ name: 'id', constraints: { pattern: '[ac]' } }, ['3:1 data/pattern-mismatch']],
])('%j', (field, lines) => {
  expect(read(csv, { schema: { fields: [field] } }).lines).toEqual(lines);
});

test('a primary key is there and unique, and both rows are named', () => {
  const twice = read(csv, { schema: { primaryKey: 'id' } });
  expect(twice.lines).toEqual(['4:1 data/duplicate-key']);
  expect(twice.diagnostics[0]?.message).toContain('lines 2 and 4');
  expect(twice.diagnostics[0]?.related.length).toBe(1);
  expect(read(csv, { schema: { primaryKey: ['id', 'n'] } }).lines).toEqual(['3:3 data/key-without-value']);
  expect(read(csv, { schema: { primaryKey: ['id', 'day'] } }).dataset?.primaryKey).toEqual(['id', 'day']);
});

test('keys that read alike are one key', () => {
  expect(read('a,b\nx/y,z\nx,y/z\n', { schema: { primaryKey: ['a', 'b'] } }).lines).toEqual(['3:1 data/duplicate-key']);
});

test('a column that the schema or the key names must be there', () => {
  const { lines, diagnostics } = read(csv, { schema: { fields: [{ name: 'dya', type: 'date' }], primaryKey: 'key' } });
  expect(diagnostics.map(({ code }) => code)).toEqual(['data/unknown-column', 'data/unknown-column']);
  expect(diagnostics[0]?.hint).toBe('did you mean `day`?');
  expect(lines.length).toBe(2);
});
