import { describe, expect, it } from 'vitest';
import { lookOf } from '../../../src/util/look.ts';
import { openFiller } from '../../../src/expand/filler.ts';
import type { Dataset } from '../../../src/model/data.ts';
import type { ResolvedSlide } from '../../../src/model/deck.ts';
import type { Diagnostic } from '../../../src/model/diagnostic.ts';
import type { Reference } from '../../../src/model/references.ts';
import type { Estimates, NamedValue, ShownValue } from '../../../src/model/values.ts';
import { mappedSource } from '../../../src/util/mapped-text.ts';

const span = { file: 'data/values.yaml', start: 0, end: 1 };

const trials: Dataset = {
  name: 'trials',
  title: null,
  file: 'data/trials.csv',
  hash: '',
  columns: [
    { name: 'id', type: 'string', values: ['e1910-os5', 'TOWER, OS'] },
    { name: 'study', type: 'string', values: ['E1910', 'TOWER'] },
    { name: 'estimate', type: 'number', values: [82.4, 7.7] },
    { name: 'unit', type: 'string', values: ['pct', 'months'] },
    { name: 'lo', type: 'number', values: [73.7, null] },
    { name: 'hi', type: 'number', values: [88.4, null] },
    { name: 'n', type: 'integer', values: [112, null] },
    { name: 'ref', type: 'string', values: ['litzow2024', null] },
  ],
  rowCount: 2,
  primaryKey: ['id'],
  lines: new Int32Array(0),
  sources: ['litzow2024'],
  citation: 'ref',
  privacy: null,
};

const patients: Dataset = { ...trials, name: 'patients', privacy: { minimumCell: 5, timeGrid: null } };

const estimates: Estimates = {
  dataset: trials,
  columns: { value: 'estimate', low: 'lo', high: 'hi', level: null, n: 'n' },
  level: 95,
  unit: { kind: 'column', column: 'unit' },
  label: { kind: 'column', column: 'study' },
  format: { kind: 'word', word: '.1f' },
  span,
};

const gain: NamedValue = {
  name: 'e1910.gain',
  label: null,
  unit: 'points',
  format: '.0f',
  value: { value: 14.2, origin: { readings: [], transform: 'a - b', values: ['trials.e1910-os5'] } },
  low: null,
  high: null,
  level: null,
  n: null,
  span,
};

const reference: Reference = {
  key: 'litzow2024',
  type: 'article-journal',
  authors: [{ family: 'Litzow', given: 'Mark', particle: null, suffix: null, isGroup: false }],
  moreAuthors: true,
  title: null,
  container: 'N Engl J Med',
  publisher: null,
  year: 2024,
  volume: '391',
  issue: null,
  page: '320',
  doi: null,
  pmid: null,
  url: null,
  isAbstract: false,
  note: null,
  span,
};

interface Filled {
  readonly text: string;
  readonly values: readonly ShownValue[];
  readonly told: readonly string[];
}

function fill(text: string, lang = 'en'): Filled {
  const diagnostics: Diagnostic[] = [];
  const slide = {
    datasets: new Map([
      ['trials', trials],
      ['patients', patients],
    ]),
    brokenData: new Set(),
    knownData: [],
    settings: {},
    values: {
      named: new Map([
        ['e1910.gain', gain],
        ['trials.count', { ...gain, name: 'trials.count', unit: null }],
      ]),
      estimates: new Map([['trials', estimates]]),
      broken: new Set(['broken.one']),
    },
    references: { byKey: new Map([['litzow2024', reference]]), broken: new Set() },
  } as unknown as ResolvedSlide;
  const talk = {
    deck: { kind: 'record', fields: new Map() } as const,
    lang,
    look: lookOf(undefined, new Map()),
    templates: new Map(),
    partials: new Map([['card', { path: 'templates/partials/card.hbs', text: '{{v}}, {{v.low}}' }]]),
  };
  const filler = openFiller(slide, talk, (diagnostic) => diagnostics.push(diagnostic));
  const filled = filler.fill(mappedSource({ path: 'deck.md', text }), { kind: 'notes' });
  return {
    text: filler.plain(filled.text).replaceAll('\u202F', '~'),
    values: filler.values,
    told: diagnostics.map(({ code, message, hint }) => `${code}: ${message}${hint === null ? '' : ` (${hint})`}`),
  };
}

describe('named values in templates', () => {
  it.each([
    ['{{trials.e1910-os5}}', '82.4%'],
    ['{{trials.tower-os}}', '7.7~months'],
    ['{{trials.[TOWER, OS]}}', '7.7~months'],
    ['{{ci trials.e1910-os5}}', '82.4% (95% CI 73.7–88.4)'],
    ['{{n trials.e1910-os5}} {{trials.e1910-os5.n}}', '112 112'],
    ['{{trials.e1910-os5.low}}–{{trials.e1910-os5.high}}', '73.7–88.4'],
    ['{{trials.e1910-os5.level}}', '95'],
    ['{{trials.e1910-os5.estimate}} {{trials.e1910-os5.study}}', '82.4 E1910'],
    ["{{format trials.e1910-os5 '.2f'}}", '82.40'],
    ['{{label trials.e1910-os5}}', 'E1910'],
    ['{{source trials.e1910-os5}}', 'Litzow, N Engl J Med 2024;391:320'],
    ['{{e1910.gain}}', '14~percentage points'],
    ['{{#with e1910}}{{gain}}{{/with}}', '14~percentage points'],
    ['{{trials.count}} {{count trials}}', '14 2'],
    [
      "{{#each (where trials study='E1910')}}{{this}} {{ci this}} {{estimate}} {{low}}{{/each}}",
      '82.4% 82.4% (95% CI 73.7–88.4) 82.4 73.7',
    ],
    [
      '{{#each trials as |t|}}{{t}} {{#if t.low}}{{ci t}}{{else}}–{{/if}} {{/each}}',
      '82.4% 82.4% (95% CI 73.7–88.4) 7.7~months – ',
    ],
    ['{{#if (gt trials.e1910-os5 50)}}most{{/if}}', 'most'],
    ['{{#if (gt trials.e1910-os5.value trials.tower-os)}}more{{/if}}', 'more'],
    ["{{default trials.tower-os.low 'n/a'}}", 'n/a'],
    ['{{default (format e1910.gain ".1f") 0}}', '14.2'],
    ['{{> card v=trials.e1910-os5}}', '82.4%, 73.7'],
    ['{{broken.one}}{{broken.one.low}}{{ci broken.one}}', ''],
  ])('fills %s as %s', (text, expected) => expect(fill(text)).toMatchObject({ text: expected, told: [] }));

  it('writes numbers in the language of the talk', () =>
    expect(fill('{{ci trials.e1910-os5}}, {{e1910.gain}}, {{trials.e1910-os5.estimate}}', 'de').text).toBe(
      '82,4~% (95~%-KI 73,7–88,4), 14~Prozentpunkte, 82,4',
    ));

  it('says of each value its name, number, format, place and origin', () => {
    const { values } = fill(
      "{{ci trials.tower-os}}{{trials.e1910-os5}}{{#each (where trials study='E1910')}}{{estimate}}{{/each}}",
    );
    const [value, cell] = values;
    expect(value).toMatchObject({ name: 'trials.e1910-os5', number: 82.4, format: '.1f', where: { kind: 'notes' } });
    expect(value?.origin?.readings.map(({ column, rows }) => [column, rows])).toEqual([['estimate', [0]]]);
    expect(cell).toMatchObject({ name: 'trials.e1910-os5.estimate', number: 82.4, format: null });
    // The row was chosen by its study, so that it depends on that cell as well.
    expect(cell?.origin?.readings.map(({ column, rows }) => [column, rows])).toEqual([
      ['estimate', [0]],
      ['study', [0]],
    ]);
  });

  it('traces an interval to all cells that it is made of, and a count to the rows', () => {
    const { values } = fill("{{ci trials.e1910-os5}} {{count (where trials study='TOWER')}}");
    const columns = values.map(({ origin }) => origin?.readings.map(({ column, rows }) => `${column} ${rows.join()}`));
    expect(columns).toEqual([['estimate 0', 'lo 0', 'hi 0'], ['study 1']]);
    expect(values[1]?.origin?.transform).toBe('count of 1 row');
  });

  it.each([
    ['{{ci trials.tower-os}}', 'template/lacking: `trials.tower-os` has no confidence interval (it has: value, label)'],
    ['{{n trials.tower-os}}', 'template/lacking: `trials.tower-os` has no number of patients (it has: value, label)'],
    ['{{trials.e1910-os5.hgih}}', 'template/unknown-name: `e1910-os5` has no `hgih` (did you mean `high`?)'],
    ['{{e1910.gain.low}}', 'template/unknown-name: `e1910.gain` has no `low` (there is: value)'],
    ['{{e1910.gian}}', 'template/unknown-name: `e1910` has no `gian` (did you mean `gain`?)'],
    ['{{e1901.gain}}', 'template/unknown-name: nothing here is called `e1901` (did you mean `e1910`?)'],
    [
      '{{e1910}}',
      'template/not-text: `e1910` is a group of values, not a single value (name one of its members: gain)',
    ],
    [
      "{{format e1910.gain '.1q'}}",
      'template/helper-argument: `format` does not know the pattern `.1q`: it ends in `q`, which is no type of d3-format (one decimal is `.1f`, whole numbers with thousands are `,.0f`)',
    ],
    [
      "{{#each (where trials studdy='E1910')}}{{/each}}",
      'template/helper-argument: `where` finds no column `studdy` in `trials` (did you mean `study`?)',
    ],
    [
      "{{#each (sort trials 'estimat')}}{{/each}}",
      'template/helper-argument: `sort` finds no column `estimat` in `trials` (did you mean `estimate`?)',
    ],
    ['{{patients.e1910-os5.n}}', 'privacy/row-shown'],
    ['{{#if (gt patients.e1910-os5.n 50)}}x{{/if}}', 'privacy/row-shown'],
    ['{{#each patients}}{{id}}{{/each}}', 'privacy/row-shown'],
    ["{{#if (where patients study='E1910')}}x{{/if}}", 'privacy/row-shown'],
    ['{{count patients}}', 'privacy/small-cell'],
  ])('says of %s: %s', (text, expected) => {
    const { told, values } = fill(text);
    expect(told).toHaveLength(1);
    expect(told[0]).toContain(expected);
    expect(values).toEqual([]);
  });

  it('does not miss data in a branch that is not shown', () =>
    expect(fill('{{#if false}}{{ci trials.tower-os}}{{/if}}').told).toEqual([]));

  it('keeps the marks of tokens out of what is shown', () =>
    expect(fill("{{default trials.tower-os.low '\uFDD0v0\uFDD1'}}").values[0]?.text).toBe('\uFFFDv0\uFFFD'));
});
