import { describe, expect, test } from 'vitest';
import { planData } from '../../../src/data/plan-data.ts';
import { resolveData } from '../../../src/data/resolve-data.ts';
import type { DataFiles, DataFolder, DataPlan, DataRef } from '../../../src/model/data.ts';
import type { ParsedDeck } from '../../../src/model/deck.ts';
import { folderOf } from './helpers.ts';

const ref = (name: string, more: Partial<DataRef> = {}): DataRef => ({
  name,
  by: 'name',
  certain: true,
  span: { file: 'slides/deck.md', start: 10, end: 10 + name.length },
  ...more,
});

function deckOf(charts: readonly (readonly DataRef[])[], prose: readonly DataRef[] = []): ParsedDeck {
  const slide = { id: 's', charts: charts.map((dataRefs) => ({ stage: 'parsed', dataRefs })), dataRefs: prose };
  return {
    file: 'slides/deck.md',
    settings: { variants: [], variant: null },
    slides: [slide],
  } as unknown as ParsedDeck;
}

function plan(refs: readonly DataRef[], folder: DataFolder): { readonly paths: string[]; readonly told: string[] } {
  const { value, diagnostics } = planData(deckOf([refs]), folder);
  return {
    paths: value.reads.map(({ resource }) => resource.path),
    told: diagnostics.map(({ code, hint }) => `${code}: ${hint}`),
  };
}

describe('names', () => {
  const folder = folderOf(
    ['data/extra.csv', 'data/t.csv', 'data/twice.csv', 'data/twice.json', 'data/book.xlsx'],
    [
      { name: 'trials', path: 't.csv' },
      { name: 'broken', path: 'none.csv' },
    ],
  );
  const start = 1; // one error about `broken` is in every plan

  test('a described name is read once', () => {
    expect(plan([ref('trials'), ref('trials')], folder)).toMatchObject({ paths: ['data/t.csv'] });
  });
  test('a file is found by its stem and said so', () => {
    const { paths, told } = plan([ref('extra'), ref('extra')], folder);
    expect(paths).toEqual(['data/extra.csv']);
    expect(told.slice(start)).toEqual([
      'data/not-described: `plenary describe data/extra.csv` prints an entry to copy',
    ]);
  });
  test.each([
    ['trails', 'data/unknown-dataset: did you mean `trials`?'],
    ['extra.csv', 'data/unknown-dataset: did you mean `extra`?'],
    ['t', 'data/unknown-dataset: did you mean `trials`?'],
    ['zzzzzz', 'data/unknown-dataset: the datasets are `trials`, `extra`, `twice`, `twice`'],
  ])('%s is unknown', (name, told) => {
    expect(plan([ref(name)], folder).told.slice(start)).toEqual([told]);
  });
  test('an uncertain name is left to the templates', () => {
    expect(plan([ref('uppercase', { certain: false })], folder).told.length).toBe(start);
  });
  test('two files of one stem', () => {
    expect(plan([ref('twice')], folder).told[start]).toContain('data/ambiguous-name');
  });
  test('a workbook says how to export it', () => {
    expect(plan([ref('book')], folder).told[start]).toMatch(/unsupported-format: .*CSV UTF-8/);
  });
  test('a resource with an error of its own is not told twice', () => {
    expect(plan([ref('broken')], folder).told.length).toBe(start);
  });
});

describe('urls', () => {
  const folder = folderOf(['data/t.csv'], [{ name: 'trials', path: 't.csv' }]);
  const url = (name: string): DataRef => ref(name, { by: 'url' });

  test('count from the file that wrote them', () => {
    expect(plan([url('../data/t.csv'), url('own.json')], folder).paths).toEqual(['data/t.csv', 'slides/own.json']);
  });
  test.each([
    ['https://x.org/a.csv', 'data/remote'],
    ['//x.org/a.csv', 'data/remote'],
    ['file:///etc/passwd', 'data/remote'],
    ['../../etc/passwd', 'data/refused-path'],
    ['..\\t.csv', 'data/refused-path'],
    ['C:/t.csv', 'data/refused-path'],
    ['%2e%2e/%2e%2e/x.csv', 'data/refused-path'],
    ['../data/x.csv', 'data/missing-file'],
    ['own.xlsx', 'data/unsupported-format'],
    ['own.svg', 'data/unsupported-format'],
  ])('%s', (name, code) => {
    const { paths, told } = plan([url(name)], folder);
    expect(paths).toEqual([]);
    expect(told.map((line) => line.split(':')[0])).toEqual([code]);
  });
});

describe('resolve', () => {
  const folder = folderOf(
    ['data/bad.csv', 'data/t.csv'],
    [
      { name: 'trials', path: 't.csv' },
      { name: 'bad', path: 'bad.csv' },
    ],
  );
  const texts: Readonly<Record<string, string>> = { 'data/t.csv': 'a,n\nx,1\n', 'data/bad.csv': 'a,n\nx\n' };
  const filesOf = (value: DataPlan): DataFiles => ({
    plan: value,
    files: new Map(
      value.reads.map(({ resource: { path } }) => [path, { source: { path, text: texts[path] ?? '' }, hash: path }]),
    ),
  });

  test('a dataset stands under the name that was written; a broken one is told once and missing', () => {
    const byUrl = ref('../data/t.csv', { by: 'url' });
    const deck = deckOf(
      [[ref('trials')], [byUrl], [ref('bad')], [ref('bad')]],
      [ref('trials', { certain: false }), ref('bad', { certain: false })],
    );
    const { value, diagnostics } = resolveData(deck, filesOf(planData(deck, folder).value), {
      byKey: new Map(),
      broken: new Set(),
    });
    const [slide] = value.slides;
    expect(diagnostics.map(({ code }) => code)).toEqual(['data/ragged-row']);
    expect(slide?.charts.map(({ datasets }) => [...datasets.keys()])).toEqual([['trials'], ['../data/t.csv'], [], []]);
    expect([...(slide?.datasets.keys() ?? [])]).toEqual(['trials']);
    expect([...(slide?.brokenData ?? [])]).toEqual(['bad']);
    expect(slide?.charts[1]?.datasets.get('../data/t.csv')).toBe(slide?.datasets.get('trials'));
    expect(slide?.datasets.get('trials')).toMatchObject({
      name: 'trials',
      file: 'data/t.csv',
      hash: 'data/t.csv',
      rowCount: 1,
    });
  });
});
