import { describe, expect, test } from 'vitest';
import { parseSlides } from './parse-text.ts';

const charts = (slides: string) => parseSlides(slides).deck.slides.flatMap((slide) => slide.charts);

describe('a chart fence', () => {
  test('is found with its slot and every place', () => {
    const parsed = parseSlides('::: left\n\n```vega-lite\ndata: {name: trials}\nmark: bar\n```\n:::\n');
    const [chart] = parsed.deck.slides[0]?.charts ?? [];
    expect(chart).toMatchObject({ language: 'vega-lite', slot: 'left', source: { value: { mark: 'bar' } } });
    expect(parsed.written(chart?.span ?? null)).toBe('```vega-lite\ndata: {name: trials}\nmark: bar\n```');
    expect(parsed.written(chart?.source.places.get('/data/name')?.value ?? null)).toBe('trials');
    expect(parsed.written(chart?.source.places.get('/mark')?.key ?? null)).toBe('mark');
  });

  test.each([
    ['a list', '- a\n\n  ```vega-lite\n  mark: bar\n  data: {name: t}\n  ```\n'],
    ['a quotation', '> ```vega-lite\n> mark: bar\n> data: {name: t}\n> ```\n'],
    ['a tab', '- a\n\n\t```vega-lite\n\tmark: bar\n\tdata: {name: t}\n\t```\n'],
  ])('keeps its places in %s', (_, slides) => {
    const parsed = parseSlides(slides);
    const [chart] = parsed.deck.slides[0]?.charts ?? [];
    expect(chart?.source.value).toEqual({ mark: 'bar', data: { name: 't' } });
    expect(parsed.written(chart?.source.places.get('/mark')?.value ?? null)).toBe('bar');
    expect(parsed.written(chart?.dataRefs[0]?.span ?? null)).toBe('t');
  });

  test.each([
    ['a built-in container is no slot', '::: callout\n```vega-lite\nmark: bar\n```\n:::\n', ['main']],
    ['the innermost slot counts', '::: a\n::: b\n::: column\n```vega-lite\nmark: bar\n```\n:::\n:::\n:::\n', ['b']],
    ['a closed container is left', '::: a\n:::\n\n```vega-lite\nmark: bar\n```\n', ['main']],
    ['indented code is none', '    ```vega-lite\n    mark: bar\n    ```\n', []],
    ['a longer fence hides one', '````md\n```vega-lite\nmark: bar\n```\n````\n', []],
    ['notes have none', '# A\n\nNote: x\n\n```vega-lite\nmark: bar\n```\n', []],
  ])('%s', (_, slides, slots) => {
    expect(charts(slides).map((chart) => chart.slot)).toEqual(slots);
  });

  test('of a kind carries the name of the kind', () => {
    expect(charts('```chart forest {#x}\ndata: trials\n```\n')[0]).toMatchObject({
      language: 'forest',
      dataRefs: [{ name: 'trials', by: 'name' }],
    });
  });

  test.each([
    ['```vega-lite\n```\n', 'deck.md:5:1 parse/empty-chart'],
    ['```vega-lite\n# nothing\n```\n', 'deck.md:5:1 parse/empty-chart'],
    ['```vega-lite\n- a\n```\n', 'deck.md:6:1 parse/chart-shape'],
    ['```vega-lite\nmark: bar\nx: {a: 1\n```\n', 'deck.md:7:8 parse/yaml-syntax'],
    ['```vega-lite\n{"mark": "bar",,}\n```\n', 'deck.md:6:16 parse/yaml-syntax'],
    ['> ```vega-lite\n> mark: bar\n> mark: line\n> ```\n', 'deck.md:7:3 parse/duplicate-key'],
    ['```vega-lite\nmark: bar\n', 'deck.md:5:1 parse/unclosed-fence'],
    ['```chart\nmark: bar\n```\n', 'deck.md:5:4 parse/chart-without-kind'],
    ['```vegalite\nmark: bar\n```\n', 'deck.md:5:4 parse/chart-language'],
  ])('%j is reported', (slides, code) => {
    expect(parseSlides(slides).codes.join('\n')).toContain(code);
  });
});

describe('the data of a chart', () => {
  const names = (spec: object) =>
    charts(`\`\`\`vega-lite\n${JSON.stringify(spec)}\n\`\`\`\n`)[0]?.dataRefs.map((ref) => `${ref.by} ${ref.name}`);
  test.each([
    ['of the spec', { data: { name: 'a' } }, ['name a']],
    ['by path', { data: { url: 'a.csv' } }, ['url a.csv']],
    ['of layers', { layer: [{ data: { name: 'a' } }, { layer: [{ data: { name: 'b' } }] }] }, ['name a', 'name b']],
    [
      'of views beside each other',
      { hconcat: [{ data: { name: 'a' } }], vconcat: [{ concat: [{ data: { name: 'b' } }] }] },
      ['name a', 'name b'],
    ],
    ['of a facet', { data: { name: 'a' }, facet: {}, spec: { data: { name: 'b' } } }, ['name a', 'name b']],
    ['looked up', { transform: [{ lookup: 'x', from: { data: { name: 'b' }, key: 'x' } }] }, ['name b']],
    ['in the spec itself', { data: { values: [{ name: 'a' }] } }, []],
    ['named in the spec itself', { data: { name: 'a' }, datasets: { a: [] } }, []],
    ['made by Vega', { data: { sequence: { start: 0, stop: 1 } } }, []],
    ['but not parameters', { params: [{ name: 'a' }], title: { data: { name: 'x' } } }, []],
  ])('%s', (_, spec, expected) => {
    expect(names(spec)).toEqual(expected);
  });
});

describe('the names in prose', () => {
  const names = (text: string) => parseSlides(text).deck.slides[0]?.dataRefs.map((ref) => ref.name);
  test.each([
    ['{{trials.x.y}}', ['trials']],
    ['{{{trials.x}}} {{~ other.x ~}}', ['trials', 'other']],
    ["{{format trials.x.y '.1f'}}", ['trials']],
    ['{{#each trials}}{{os}}{{/each}}', ['trials', 'os']],
    ['{{#each trials as |t i|}}{{/each}}', ['trials']],
    ['{{#if (gt trials.x 5)}}a{{else if other.y}}b{{/if}}', ['trials', 'other']],
    ['{{> partial rows=trials}}', ['trials']],
    ['{{[my table].x}}', ['my table']],
    ['{{trials.e1910-os5-blina}}', ['trials']],
    ['{{! trials.x }} {{!-- a {{b}} --}}', []],
    ['\\{{trials.x}} {{other.x}}', ['other']],
    ['`{{trials.x}}` {{other.x}}', ['other']],
    ['```\n{{trials.x}}\n```', []],
    ['<!-- {{trials.x}} -->', []],
    ['{{this.x}} {{@index}} {{true}} {{5}}', []],
    ['{{#each ../rows}}{{/each}}', ['rows']],
    ['{{trials.x', []],
    ['```vega-lite\ntitle: "{{trials.x}}"\n```', ['trials']],
    ['Note: {{trials.x}}', ['trials']],
  ])('%j', (text, expected) => {
    expect(names(`${text}\n`)).toEqual(expected);
  });

  test('have the place of the name', () => {
    const parsed = parseSlides('# A\n\nis {{format  trials.x "a"}}\n');
    expect(parsed.written(parsed.deck.slides[0]?.dataRefs[0]?.span ?? null)).toBe('trials');
  });
});
