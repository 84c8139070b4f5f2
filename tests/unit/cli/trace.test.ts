import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { runProgram } from '../../../src/cli/run-program.ts';
import { descriptor, patientsCsv } from '../../support/sensitive-talk.ts';

const deck = `---
title: T
lang: en
---

---
id: first
claims: ["trials.b.value > 50"]
---

## {{trials.b}} alive

Of {{trials.b.n}} patients.

---
id: second
---

## A chart

\`\`\`vega-lite
alt: 'Bars; the first is {{ci trials.a}}'
data: {name: trials}
transform: [{filter: "datum.id != 'c'"}]
mark: bar
encoding: {x: {field: id, type: nominal}, y: {field: est, type: quantitative}}
\`\`\`
`;

const files = {
  'deck.md': deck,
  'plenary.config.yaml': 'deck: deck.md\n',
  'data/trials.csv': 'id,est,low,high,n\na,62.5,52,71.3,110\nb,82.4,73.7,88.4,112\nc,1,0,2,9\n',
  'data/other.csv': 'x\n1\n',
  'data/values.yaml':
    "estimates: {trials: {value: est, ci: [low, high], level: 95, n: n, unit: pct, format: '.1f'}}\nvalues:\n  gain: {expr: trials.b.value - trials.a.value, unit: points, format: '.0f', label: Gain}\n",
  'data/datapackage.json': JSON.stringify({
    resources: [
      {
        name: 'trials',
        path: 'trials.csv',
        schema: { primaryKey: 'id', fields: [] },
        sources: [{ title: 'Litzow 2024', key: 'litzow2024' }],
      },
    ],
  }),
  'data/references.bib':
    '@article{litzow2024, author = {Litzow, Mark R. and Sun, Zhuoxin and Other, A}, title = {T}, journal = {N Engl J Med}, year = {2024}, volume = {391}, pages = {320--333}, doi = {10.1056/NEJMoa2312948}}\n',
};

function talk(more: Readonly<Record<string, string>> = {}) {
  const cwd = mkdtempSync(join(tmpdir(), 'plenary-trace-'));
  onTestFinished(() => rmSync(cwd, { recursive: true }));
  for (const [path, text] of Object.entries({ ...files, ...more })) {
    mkdirSync(dirname(join(cwd, path)), { recursive: true });
    writeFileSync(join(cwd, path), text);
  }
  return async (...words: string[]) => {
    const printed = { out: '', err: '' };
    const stream = (to: 'out' | 'err') => ({
      write: (text: string) => void (printed[to] += text),
      colour: false,
      columns: null,
    });
    const code = await runProgram(['trace', ...words], { out: stream('out'), err: stream('err'), cwd });
    return { code, ...printed };
  };
}

test('a value: what it is, the cell behind it, the slides that show it', async () => {
  const { code, out, err } = await talk()('trials.b');
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(out.replace(/[0-9a-f]{16}/, 'HASH')).toBe(`trials.b
  value    82.4% (95% CI 73.7–88.4), n 112
  defined  data/values.yaml:1
  format   .1f
  row      b  data/trials.csv:3
  column   est
  sha256   HASH
  source   Litzow, N Engl J Med 2024;391:320
           https://doi.org/10.1056/NEJMoa2312948

on 2 slides
first  deck.md:7
  82.4%  trials.b    text
  112    trials.b.n  text
  claim holds: trials.b.value > 50

second  deck.md:16
  chart 1: 1 of 2 marks, by est
`);
});

test('a computed value says how, and that no slide shows it', async () => {
  const { out } = await talk()('gain', '--json');
  const found = JSON.parse(out) as { cells: { rows: { key: string }[] }[] };
  expect(found).toMatchObject({
    name: 'gain',
    transform: 'trials.b.value - trials.a.value',
    unit: 'points',
    label: 'Gain',
  });
  expect(found.cells[0]?.rows.map(({ key }) => key)).toEqual(['a', 'b']);
});

test('what must be looked at when a file, a row or a column changes', async () => {
  const run = talk();
  expect((await run('--file', 'data/trials.csv', '--row', 'a')).out).toBe(`1 slide depends on data/trials.csv, row a

second  deck.md:16
  62.5% (95% CI 52.0–71.3)  trials.a  words of chart 1
  chart 1: 1 of 2 marks, by id, est
`);
  expect((await run('--file', 'trials', '--column', 'n')).out).toMatch(
    /^1 slide depends on data\/trials.csv, column n\n\nfirst/,
  );
  // What is shown by the row's key depends on the key, though the key itself is not read.
  expect((await run('--file', 'data/trials.csv', '--row', 'b', '--column', 'id')).out).toMatch(
    /^2 slides depend on data\/trials.csv, row b, column id\n\nfirst/,
  );
  expect(await run('--file', 'data/trials.csv', '--row', 'c')).toEqual({
    code: 0,
    err: '',
    out: 'nothing in the talk depends on data/trials.csv, row c\n',
  });
  expect(await run('--file', 'data/other.csv')).toEqual({
    code: 0,
    err: '',
    out: 'nothing in the talk depends on data/other.csv\n',
  });
});

test('a summary by slide', async () => {
  expect((await talk()()).out).toBe(`first   2 values           1 claim  deck.md:7
second  1 value   2 marks           deck.md:16

2 slides with data, from 2 rows of 1 file
`);
});

test.each([
  [['trials.bb'], 'did you mean `trials.b`?'],
  [['--file', 'data/trals.csv'], 'did you mean `data/trials.csv`?'],
  [['--file', 'data/trials.csv', '--column', 'ests'], 'did you mean `est`?'],
  [['--file', 'data/trials.csv', '--row', 'zzz'], 'its rows: a, b, c'],
  [['--row', 'a'], '--file data/trials.csv'],
])('what is not there: %j', async (words, hint) => {
  const { code, out, err } = await talk()(...words);
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err).toContain(hint);
});

test('an error of the deck is told and hides nothing else', async () => {
  const { code, out, err } = await talk({ 'deck.md': `${deck}\n---\n\n## {{trials.zz}}\n` })('trials.b');
  expect(code).toBe(1);
  expect(out).toContain('on 2 slides');
  expect(err).toContain('trials.zz');
});

test('of a table about persons only file and column are told', async () => {
  const run = talk({
    'data/patients.csv': patientsCsv(),
    'data/datapackage.json': descriptor,
    'data/values.yaml': 'values:\n  mean.age: {mean: patients.age, format: ".0f"}\n',
    'deck.md': '---\ntitle: T\nlang: en\n---\n\n## Of {{mean.age}} years\n',
  });
  const { out } = await run('mean.age');
  expect(out).toContain('60 rows of a sensitive table: data/patients.csv');
  expect((await run('--file', 'data/patients.csv', '--column', 'age')).out).toContain('1 slide depends on');
  expect((await run('--file', 'data/patients.csv', '--row', 'x')).err).toContain('are not told apart');
  const whole = JSON.parse((await run('--json')).out) as { files: unknown[] };
  expect(whole.files).toEqual([
    expect.objectContaining({ columns: ['age'], rows: [], lines: [], cites: [], sensitive: true }),
  ]);
});
