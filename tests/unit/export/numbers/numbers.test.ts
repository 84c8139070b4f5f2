import { expect, test } from 'vitest';
import { compile } from '../../../../src/compile.ts';
import { numberLines } from '../../../../src/export/numbers/number-lines.ts';
import { hasNumbers, talkNumbers, type SlideNumbers } from '../../../../src/export/numbers/slide-numbers.ts';
import { memoryFileSystem } from '../../../support/memory-file-system.ts';

const config = { deck: 'deck.md', dataFolder: 'data', templateFolder: 'templates', levels: {} };

const files = {
  'data/apples.csv': 'use,kilograms\ncake,12\njuice,30\n',
  'data/references.bib':
    '@article{smith2020, author={Smith, Anna}, title={Apples}, journal={J Fruit}, year={2020}, doi={10.1000/a}}\n',
  'data/datapackage.json': JSON.stringify({
    resources: [
      {
        name: 'apples',
        path: 'apples.csv',
        sources: [{ title: 'Smith', key: 'smith2020' }],
        schema: { primaryKey: 'use' },
      },
    ],
  }),
};

const deck = `---
title: T
lang: en
---

## Apples

Pressed: {{apples.juice.kilograms}} kg, again {{apples.juice.kilograms}} kg. [@smith2020]

\`\`\`vega-lite
title: From {{apples.cake.kilograms}} kg up
data: {name: apples}
layer:
  - mark: bar
  - mark: {type: text, dy: -8}
    encoding: {text: {field: kilograms}}
encoding:
  x: {field: use}
  y: {field: kilograms, type: quantitative}
\`\`\`

Note: {{apples.cake.kilograms}} kg were baked, [far more than pressed]{claim="sum(apples, 'kilograms') > 40"}.

---

## Nothing from data
`;

async function numbersOf(notes: boolean, more: Record<string, string> = {}): Promise<readonly SlideNumbers[]> {
  const fs = memoryFileSystem({ 'deck.md': deck, ...files, ...more });
  const effects = { fs, log: { progress() {} } };
  const { evidence, rendered } = await compile(config, effects, { notes, draft: true, fonts: false });
  return talkNumbers(evidence.trace, rendered.slides);
}

test('each number of a slide once, with its row, the bars of a chart by theirs', async () => {
  const [slide, empty] = await numbersOf(false);
  expect(slide?.values.map(({ text, name, transform }) => [text, name, transform])).toEqual([
    ['30', 'apples.juice.kilograms', null],
  ]);
  expect(slide?.values[0]?.sources).toMatchObject([
    { file: 'data/apples.csv', rows: [{ key: 'juice', line: 3 }], columns: ['kilograms'], sensitive: false },
  ]);
  expect(slide?.charts[0]?.words.map(({ text }) => text)).toEqual(['12']);
  expect(slide?.charts[0]?.rows).toMatchObject([
    {
      key: 'cake',
      marks: ['bar', 'text'],
      texts: ['12'],
      cells: expect.arrayContaining([{ column: 'kilograms', value: 12 }]),
    },
    { key: 'juice', texts: ['30'] },
  ]);
  expect(slide !== undefined && hasNumbers(slide)).toBe(true);
  expect(empty !== undefined && hasNumbers(empty)).toBe(false);
});

test('as lines of text', async () => {
  const [slide] = await numbersOf(false);
  expect(slide === undefined ? [] : numberLines(slide, 'en')).toMatchInlineSnapshot(`
    [
      "30: data/apples.csv, row juice (line 3), column kilograms. Smith, J Fruit 2020 [1]",
      "Chart “From 12 kg up”: data/apples.csv, rows cake (line 2), juice (line 3), columns use, kilograms. Smith, J Fruit 2020 [1]",
      "  cake: kilograms 12",
      "  juice: kilograms 30",
      "  12: data/apples.csv, row cake (line 2), column kilograms. Smith, J Fruit 2020 [1]",
    ]
  `);
});

test('as lines of another language', async () => {
  const [slide] = await numbersOf(false);
  expect((slide === undefined ? [] : numberLines(slide, 'it')).slice(0, 2)).toEqual([
    '30: data/apples.csv, riga juice (riga 3), colonna kilograms. Smith, J Fruit 2020 [1]',
    'Grafico «From 12 kg up»: data/apples.csv, righe cake (riga 2), juice (riga 3), colonne use, kilograms. Smith, J Fruit 2020 [1]',
  ]);
});

test('what is said is told only where the notes are', async () => {
  const said = /Said|far more|baked/;
  const [loud] = await numbersOf(true);
  const [quiet] = await numbersOf(false);
  expect(loud === undefined ? '' : numberLines(loud, 'en').join('\n')).toMatch(said);
  expect(JSON.stringify(quiet)).not.toMatch(said);
});

test('rows about persons are not told, of charts neither', async () => {
  const persons = Array.from({ length: 12 }, (_, i) => `p-secret-${i},${i % 2 === 0 ? 'a' : 'b'}`);
  const chart = 'data: {name: persons}\nmark: bar\nencoding:\n  x: {field: arm}\n  y: {aggregate: count}';
  const [slide] = await numbersOf(true, {
    'deck.md': `---\ntitle: T\nlang: en\n---\n\n## Arms\n\n\`\`\`vega-lite\n${chart}\n\`\`\`\n`,
    'data/persons.csv': `id,arm\n${persons.join('\n')}\n`,
    'data/datapackage.json': JSON.stringify({
      resources: [{ name: 'persons', path: 'persons.csv', sensitive: true, schema: { primaryKey: 'id' } }],
    }),
  });
  expect(slide?.charts[0]?.sources).toMatchObject([{ file: 'data/persons.csv', rows: [], sensitive: true }]);
  expect(JSON.stringify(slide)).not.toContain('p-secret');
  expect(slide === undefined ? '' : numberLines(slide, 'en').join('\n')).toContain('rows about persons, not told');
});
