import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { indexData, undescribed } from '../../src/data/index-data.ts';
import { describeFile } from '../../src/data/describe.ts';
import { compilePattern } from '../../src/data/pattern/compile-pattern.ts';
import { matchesWhole } from '../../src/data/pattern/match-pattern.ts';
import { readTable } from '../../src/data/read-table.ts';
import type { Dataset, Resource } from '../../src/model/data.ts';

const readAs = (text: string, resource: Partial<Resource>): ReturnType<typeof readTable> =>
  readTable({ source: { path: resource.path ?? 't.csv', text }, hash: '' }, { ...undescribed('t.csv'), ...resource });

/** Any text that `load` lets through: no line end but `\n`, no noncharacter. */
const cell = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.string({ unit: fc.constantFrom('"', ',', ';', '\n', '\t', ' ', 'a', '0', '-', '#'), maxLength: 6 }),
);
const clean = cell.map((text) => text.replace(/\r\n?/g, '\n'));
const quote = (text: string): string => `"${text.replaceAll('"', '""')}"`;

test('a table written as CSV is read as it was', () => {
  const tables = fc.integer({ min: 1, max: 4 }).chain((width) =>
    fc.record({
      delimiter: fc.constantFrom(',', ';', '\t', '|'),
      rows: fc.array(fc.array(clean, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 8 }),
    }),
  );
  fc.assert(
    fc.property(tables, ({ delimiter, rows }) => {
      const names = (rows[0] ?? []).map((_, i) => `c${i}`);
      const text = [names, ...rows].map((row) => row.map(quote).join(delimiter)).join('\n');
      const fields = names.map((name) => ({ ...blank, name, type: 'string' as const }));
      const read = readAs(text, {
        fields,
        missingValues: ['#NULL!', '#N/A'],
        dialect: { delimiter, decimal: '.', thousands: null },
      });
      const columns = names.map((_, i) => rows.map((row) => (isNull(row[i] ?? '') ? null : row[i])));
      expect(read.value?.columns.map(({ values }) => values)).toEqual(columns);
      const lines = rows.map((_, i) => rows.slice(0, i).flat().join('').split('\n').length + i + 1);
      expect([...(read.value?.lines ?? [])]).toEqual(lines);
    }),
    { examples: [[{ delimiter: ',', rows: [['\u2028'], ['']] }]] },
  );
});

const blank = {
  format: null,
  required: false,
  unique: false,
  minimum: null,
  maximum: null,
  enum: null,
  pattern: null,
  decimal: null,
  thousands: null,
  span: { file: '', start: 0, end: 0 },
};
const isNull = (text: string): boolean => /^[\s\ufeff]*$/.test(text);

const values = fc.constantFrom(
  '1',
  '2.5',
  '-3',
  '007',
  'NA',
  '',
  'true',
  '2024-01-31',
  '2024-02-30',
  '31/12/2024',
  '1,5',
  '12%',
  'x',
  '12345678901234567',
  '2024-01-31T10:00',
);

test('the type of a column does not depend on the order of rows', () => {
  const shuffled = fc
    .array(values, { minLength: 1, maxLength: 12 })
    .chain((cells) => fc.tuple(fc.constant(cells), fc.shuffledSubarray(cells, { minLength: cells.length })));
  const typed = (cells: readonly string[]): unknown => {
    const { value, diagnostics } = readAs(`v,k\n${cells.map((text) => `"${text}",k`).join('\n')}`, {});
    return [value?.columns[0]?.type, diagnostics.map(({ code }) => code)];
  };
  fc.assert(
    fc.property(shuffled, ([cells, other]) => {
      expect(typed(other)).toEqual(typed(cells));
    }),
  );
});

test('a plain number is read as JavaScript reads it', () => {
  const number = fc.oneof(
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.integer(),
    fc.stringMatching(/^[+-]?\d{1,18}\.\d{0,18}(e-?\d{1,2})?$/).map(Number),
  );
  fc.assert(
    fc.property(number, (value) => {
      const read = readAs(`v\n${value}\n`, { fields: [{ ...blank, name: 'v', type: 'number' }] });
      expect(read.value?.columns[0]?.values).toEqual([value + 0]);
    }),
  );
});

test('JSON rows are read as they were written', () => {
  const scalar = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 8 }).filter((text) => !isNull(text)),
    fc.constant(null),
  );
  const rows = fc.array(fc.record({ a: scalar, n: fc.oneof(fc.maxSafeInteger(), fc.constant(null)) }), {
    minLength: 1,
    maxLength: 6,
  });
  fc.assert(
    fc.property(rows, fc.constantFrom(undefined, 1), (list, indent) => {
      const fields = [{ ...blank, name: 'a', type: 'string' as const }];
      const { value } = readAs(JSON.stringify(list, null, indent), { path: 't.json', missingValues: [], fields });
      const column = (name: string): unknown => value?.columns.find((c) => c.name === name)?.values;
      expect(column('a')).toEqual(list.map(({ a }) => a));
      expect(column('n')).toEqual(list.map(({ n }) => (n === null ? null : n + 0)));
    }),
  );
});

test('nothing that a file holds throws, and what is told stands in the file', () => {
  const junk = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.string({
      unit: fc.constantFrom(
        '"',
        ',',
        ';',
        '\n',
        '\t',
        ' ',
        'a',
        '1',
        '-',
        '#',
        '[',
        ']',
        '{',
        '}',
        ':',
        '\\',
        '&',
        '*',
        '\u0000',
      ),
      maxLength: 60,
    }),
  );
  fc.assert(
    fc.property(junk, fc.constantFrom('t.csv', 't.tsv', 't.json', 't.ndjson', 't.yaml'), (text, path) => {
      const { value, diagnostics } = readAs(text, { path, name: 't' });
      expect(isWhole(value)).toBe(true);
      if (value === null) expect(diagnostics.some(({ severity }) => severity === 'error')).toBe(true);
      for (const { span, message, hint } of diagnostics) {
        expect(span !== null && span.start >= 0 && span.end >= span.start && span.end <= text.length + 1).toBe(true);
        expect(`${message}${hint ?? ''}`).not.toMatch(/undefined|\[object|NaN /);
      }
      describeFile({ path, text });
      indexData({
        folder: 'data',
        files: [],
        descriptor: { path: 'data/datapackage.json', text },
        values: null,
        references: [],
      });
    }),
    { numRuns: 500 },
  );
});

function isWhole(dataset: Dataset | null): boolean {
  return (
    dataset === null ||
    dataset.columns.every(
      ({ values: cells }) => cells.length === dataset.rowCount && !cells.includes(undefined as never),
    )
  );
}

test('patterns agree with those of the platform', () => {
  const source = fc.string({
    unit: fc.constantFrom('a', 'b', '(', ')', '|', '*', '+', '?', '[', ']', '.', '\\d'),
    maxLength: 8,
  });
  fc.assert(
    fc.property(
      source,
      fc.array(fc.string({ unit: fc.constantFrom('a', 'b', '1'), maxLength: 6 })),
      (pattern, texts) => {
        const compiled = compilePattern(pattern);
        fc.pre(compiled.ok);
        const platform = new RegExp(`^(?:${pattern})$`, 'su');
        for (const text of texts) expect(compiled.ok && matchesWhole(compiled.pattern, text)).toBe(platform.test(text));
      },
    ),
  );
});
