import { describe, expect, test } from 'vitest';
import { compareTalks, isDifferent } from '../../../src/diff/compare-talks.ts';
import { sizeOfChange } from '../../../src/diff/words.ts';
import type { Trace, TraceReading } from '../../../src/model/evidence.ts';
import { chartOf, claimOf, fileOf, slideOf, traceOf, valueOf } from './traces.ts';

const slides = ['one', 'two', 'three', 'four', 'five'].map((id) => slideOf(id));

function withValues(id: string, ...values: readonly (readonly [string, string, (number | null)?])[]) {
  return slideOf(id, { values: values.map(([name, text, row]) => valueOf(name, text, row)) });
}

test('a talk is no different from itself', () => {
  const talk = traceOf([
    slideOf('one', { values: [valueOf('a', '1')], charts: [chartOf('C', 'h')], claims: [claimOf('a < 2', true)] }),
  ]);
  expect(isDifferent(compareTalks(talk, talk))).toBe(false);
});

test('another hash of a file is told, and is no change of the talk', () => {
  const old = traceOf([], { files: [fileOf('aaaa', [])] });
  const diff = compareTalks(old, traceOf([], { files: [fileOf('bbbb', [])] }));
  expect(diff.files).toEqual([{ kind: 'changed', path: 'data/trials.csv' }]);
  expect(isDifferent(diff)).toBe(false);
});

test('title and language', () => {
  const now = { ...traceOf([]), deck: { file: 'other.md', title: 'Cure, again', lang: 'de' } };
  expect(compareTalks(traceOf([]), now).deck).toEqual([
    { what: 'title', old: 'Cure', new: 'Cure, again' },
    { what: 'lang', old: 'en', new: 'de' },
  ]);
});

describe('slides', () => {
  const compare = (now: Trace['slides'], old: Trace['slides'] = slides) =>
    compareTalks(traceOf(old), traceOf(now)).slides;

  test('one is moved, not all those that it passes', () => {
    const [one, two, three, four, five] = slides as [Slide, Slide, Slide, Slide, Slide];
    expect(compare([five, one, two, three, four])).toEqual([
      { kind: 'moved', slide: 'five', title: 'On five', oldNumber: 5, number: 1, after: null },
    ]);
  });

  test('backup slides stand in no order of the talk', () => {
    const [one, two, three, four, five] = slides as [Slide, Slide, Slide, Slide, Slide];
    expect(compare([one, four, five, { ...two, backup: true }, { ...three, backup: true }])).toEqual([]);
  });

  test('added and removed', () => {
    expect(compare([...slides.slice(0, 4), slideOf('six')])).toEqual([
      { kind: 'added', slide: 'six', title: 'On six', number: 5, after: 'four' },
      { kind: 'removed', slide: 'five', title: 'On five', number: 5 },
    ]);
  });

  test('another id with the same title and content is a rename, another title is none', () => {
    const old = [slideOf('one', { values: [valueOf('a', '1')] })];
    expect(compare([{ ...(old[0] as Slide), id: 'uno' }], old)).toEqual([
      { kind: 'renamed', slide: 'uno', oldSlide: 'one', title: 'On one' },
    ]);
    expect(compare([slideOf('uno', { title: 'On one' })], old).map(({ kind }) => kind)).toEqual(['added', 'removed']);
    expect(compare([{ ...(old[0] as Slide), title: 'First' }], old)).toEqual([
      { kind: 'retitled', slide: 'one', oldTitle: 'On one', title: 'First' },
    ]);
  });
});

type Slide = Trace['slides'][number];

describe('values', () => {
  const compare = (old: readonly Slide[], now: readonly Slide[]) => compareTalks(traceOf(old), traceOf(now)).values;

  test('a change is told once, with its slides, its size and its source', () => {
    const on = (text: string) => [withValues('one', ['os', text], ['os', text]), withValues('two', ['os', text])];
    expect(compare(on('80.0%'), on('84.0%'))).toEqual([
      {
        kind: 'changed',
        name: 'os',
        source: 'data/trials.csv, e1910, os',
        origin: null,
        old: { text: '80.0%', number: 80 },
        new: { text: '84.0%', number: 84 },
        also: [],
        difference: 4,
        relative: 0.05,
        slides: ['one', 'two'],
      },
    ]);
  });

  test('a name is followed to another row, a column inside each is not', () => {
    expect(compare([withValues('one', ['best', '40', 0])], [withValues('one', ['best', '50', 1])])).toMatchObject([
      { kind: 'changed', old: { text: '40' }, new: { text: '50' } },
    ]);
    const old = [withValues('one', ['os', '40', 0], ['os', '50', 1])];
    const now = [withValues('one', ['os', '50', 1], ['os', '60', 2])];
    expect(compare(old, now)).toMatchObject([
      { kind: 'added', text: '60', source: 'data/trials.csv, inovate, os', slides: ['one'] },
      { kind: 'removed', text: '40', source: 'data/trials.csv, e1910, os', slides: ['one'] },
    ]);
  });

  test('one that moves to another slide is the same; one shown once more is added there', () => {
    const old = [withValues('one', ['a', '1']), withValues('two')];
    expect(compare(old, [withValues('one'), withValues('two', ['a', '1'])])).toEqual([]);
    expect(compare(old, [withValues('one', ['a', '1']), withValues('two', ['a', '1'])])).toMatchObject([
      { kind: 'added', name: 'a', slides: ['two'] },
    ]);
  });

  test('on a removed slide it is removed, on a renamed one it stays', () => {
    const old = [withValues('one', ['a', '1']), withValues('two', ['b', '2'])];
    expect(compare(old, [withValues('one', ['a', '1'])])).toMatchObject([{ kind: 'removed', slides: ['two'] }]);
    expect(
      compare(old, [withValues('one', ['a', '1']), { ...withValues('zwei', ['b', '2']), title: 'On two' }]),
    ).toEqual([]);
  });

  test('a number that is another beneath the same text is told, noise in the last digit is not', () => {
    const on = (number: number) => [slideOf('one', { values: [{ ...valueOf('a', '0.3'), number }] })];
    expect(compare(on(0.31), on(0.32))).toMatchObject([{ old: { number: 0.31 }, new: { text: '0.3', number: 0.32 } }]);
    expect(compare(on(0.1 + 0.2), on(0.3))).toEqual([]);
  });

  test('from zero there is no relative change, of text no change in number', () => {
    expect(compare([withValues('one', ['a', '0'])], [withValues('one', ['a', '5'])])).toMatchObject([
      { difference: 5, relative: null },
    ]);
    expect(compare([withValues('one', ['a', 'no'])], [withValues('one', ['a', 'yes'])])).toMatchObject([
      { difference: null, relative: null },
    ]);
  });
});

test('an interval that changes beside the same number is no other way of writing it', () => {
  const on = (text: string) => traceOf([slideOf('one', { values: [{ ...valueOf('os', '82'), text }] })]);
  const change = (old: string, now: string) => {
    const [value] = compareTalks(on(old), on(now)).values;
    return value?.kind === 'changed' ? sizeOfChange(value) : null;
  };
  expect(change('82 (73–88)', '82 (73–90)')).toBe('88 → 90');
  expect(change('82.0 (73–88)', '82.0 (73 to 88)')).toBe('written otherwise');
});

describe('where a value comes from', () => {
  const changes = (old: Slide, now: Slide, more: Partial<Trace> = {}) =>
    compareTalks(traceOf([old], more), traceOf([now], more)).values;

  test('another row with the same number is told, with both', () => {
    const [change] = changes(withValues('one', ['os', '82.4', 0]), withValues('one', ['os', '82.4', 2]));
    expect(change).toMatchObject({
      kind: 'changed',
      difference: 0,
      origin: { differs: 'row', old: 'data/trials.csv, e1910, os', new: 'data/trials.csv, inovate, os' },
    });
    expect(change?.kind === 'changed' && sizeOfChange(change)).toBe('from another row');
  });

  test('another column, formula, or no data any more', () => {
    const shown = (more: object) => slideOf('one', { values: [{ ...valueOf('os', '82'), ...more }] });
    const differs = (old: object, now: object) =>
      changes(shown(old), shown(now)).map((one) => one.kind === 'changed' && one.origin?.differs);
    expect(differs({}, { from: [[0, 1, [0]]] })).toEqual(['column']);
    expect(differs({}, { from: [] })).toEqual(['data']);
    expect(differs({ transform: 'a + b' }, { transform: 'a - b' })).toEqual(['formula']);
    const whole = {
      from: [
        [0, 0, [0]],
        [0, 1, [0]],
      ],
    };
    expect(differs({}, whole)).toEqual([]);
  });

  test('rows without a key have only numbers, and a new row above makes no other source', () => {
    const files = [{ ...fileOf('aaaa', ['1', '2', '3']), key: [] }];
    expect(changes(withValues('one', ['os', '82', 0]), withValues('one', ['os', '82', 1]), { files })).toEqual([]);
  });

  test('a change beside the number names the column that changed, and is one with the number alone', () => {
    const columns = ['os', 'id', 'low', 'high', 'level'];
    const files = [{ ...fileOf('aaaa', ['e1910', 'tower']), columns }];
    const from = (row: number) => columns.map((_, i): TraceReading => [0, i, [row]]);
    const on = (...texts: string[]) => onRow(0, texts);
    const onRow = (row: number, texts: readonly string[]) =>
      slideOf('one', {
        values: texts.map((text) => ({
          ...valueOf('os', text, row),
          ...(text.includes('CI') ? { from: from(row) } : {}),
        })),
      });
    const [high] = changes(on('82.4% (95% CI 73.7–88.4)'), on('82.4% (95% CI 73.7–90.1)'), { files });
    expect(high?.source).toBe('data/trials.csv, e1910, high');
    const both = changes(on('82.4%', '82.4% (95% CI 73.7–88.4)'), on('84%', '84% (95% CI 73.7–90.1)'), { files });
    expect(both).toMatchObject([
      { old: { text: '82.4%' }, also: [{ old: '82.4% (95% CI 73.7–88.4)', new: '84% (95% CI 73.7–90.1)' }] },
    ]);
    const moved = changes(on('82.4%', '82.4% (95% CI 73–88)'), onRow(1, ['82.4%', '82.4% (95% CI 73–90)']), { files });
    expect(moved.map((one) => one.kind === 'changed' && one.origin?.differs)).toEqual(['row', 'row']);
  });
});

describe('claims', () => {
  const compare = (old: Slide['claims'], now: Slide['claims']) =>
    compareTalks(traceOf([slideOf('one', { claims: old })]), traceOf([slideOf('one', { claims: now })])).claims;

  test('one that fails now says what it reads now and read before', () => {
    expect(compare([claimOf('hr < 1', true, { hr: '0.71' })], [claimOf('hr < 1', false, { hr: '1.02' })])).toEqual([
      {
        kind: 'fails',
        slide: 'one',
        words: 'a lower risk',
        expression: 'hr < 1',
        oldExpression: 'hr < 1',
        holds: false,
        values: [{ name: 'hr', old: '0.71', new: '1.02' }],
      },
    ]);
  });

  test('another number alone is no change of a claim', () => {
    expect(compare([claimOf('hr < 1', true, { hr: '0.71' })], [claimOf('hr < 1', true, { hr: '0.72' })])).toEqual([]);
  });

  test('rewritten, new, gone', () => {
    expect(compare([claimOf('hr < 1', true)], [claimOf('hr <= 1', true)])).toMatchObject([
      { kind: 'rewritten', oldExpression: 'hr < 1', expression: 'hr <= 1' },
    ]);
    expect(compare([], [claimOf('hr < 1', true)])).toMatchObject([{ kind: 'added', oldExpression: null }]);
    expect(compare([claimOf('hr < 1', true)], [])).toMatchObject([{ kind: 'removed', expression: 'hr < 1' }]);
  });
});

describe('charts', () => {
  const on = (...charts: Slide['charts']) => slideOf('one', { charts });

  test('a changed one says which rows and columns behind it are others', () => {
    const old = traceOf([on(chartOf('OS', 'h1', [0, 1]))]);
    const files = [fileOf('bbbb', ['e1910', 'tower', 'inovate'])];
    const now = traceOf([on({ ...chartOf('OS', 'h2'), from: [[0, 1, [[1, 2]]]] })], { files });
    expect(compareTalks(old, now).charts).toEqual([
      {
        kind: 'changed',
        slide: 'one',
        chart: 1,
        title: 'OS',
        old: { slide: 'one', chart: 1 },
        data: [
          {
            file: 'data/trials.csv',
            fileChanged: true,
            columnsAdded: ['n'],
            columnsRemoved: ['os'],
            rowsAdded: ['inovate'],
            rowsRemoved: ['e1910'],
          },
        ],
      },
    ]);
  });

  test('added, removed, and one of two that is the same', () => {
    const two = traceOf([on(chartOf('OS', 'h1'), chartOf('PFS', 'h2'))]);
    expect(compareTalks(two, traceOf([on(chartOf('PFS', 'h2'))])).charts).toMatchObject([
      { kind: 'removed', slide: 'one', chart: 1, title: 'OS' },
    ]);
    expect(compareTalks(traceOf([on(chartOf('PFS', 'h2'))]), two).charts).toMatchObject([
      { kind: 'added', slide: 'one', chart: 1, title: 'OS' },
    ]);
  });

  test('the same drawing on another slide is moved', () => {
    const old = traceOf([on(chartOf('OS', 'h1')), slideOf('two')]);
    const now = traceOf([slideOf('one'), slideOf('two', { charts: [chartOf('OS', 'h1')] })]);
    expect(compareTalks(old, now).charts).toMatchObject([
      { kind: 'moved', slide: 'two', chart: 1, old: { slide: 'one', chart: 1 } },
    ]);
  });
});

test('references are known by key, and by DOI under another key', () => {
  const cite = (key: string, short: string, doi: string | null = null) => ({ key, short, doi });
  const old = traceOf([], { references: [cite('a', 'A 2020'), cite('b', 'B 2021', '10.1/b'), cite('c', 'C 2022')] });
  const now = traceOf([], { references: [cite('bb', 'B 2021', '10.1/b'), cite('c', 'C 2023'), cite('d', 'D 2024')] });
  expect(compareTalks(old, now).references).toEqual([
    { kind: 'added', key: 'd', old: null, new: 'D 2024' },
    { kind: 'removed', key: 'a', old: 'A 2020', new: null },
    { kind: 'changed', key: 'c', old: 'C 2022', new: 'C 2023' },
  ]);
});
