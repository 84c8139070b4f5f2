import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { runProgram } from '../../src/cli/run-program.ts';
import { chartSlide, deckOf, descriptor, nonsense, patientsCsv, secrets } from '../support/sensitive-talk.ts';

let root: string;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'plenary-'));
  await mkdir(join(root, 'data'));
  await writeFile(join(root, 'plenary.config.yaml'), 'deck: deck.md\n');
  await writeFile(join(root, 'data/datapackage.json'), descriptor);
  await writeFile(join(root, 'data/patients.csv'), patientsCsv());
});

afterEach(() => rm(root, { recursive: true, force: true }));

/** Runs a command in the folder of the talk; gives all that it printed. */
async function run(...argv: string[]): Promise<string> {
  let said = '';
  const stream = { write: (text: string) => void (said += text), colour: false, columns: null };
  const code = await runProgram(argv, { out: stream, err: stream, cwd: root });
  expect(code).not.toBe(70);
  return said;
}

/** What all commands print of the talk and all that they write, by where it was found. */
async function everything(slides: readonly string[], draft: boolean): Promise<ReadonlyMap<string, Buffer>> {
  await writeFile(join(root, 'deck.md'), deckOf(slides));
  const found = new Map<string, Buffer>();
  const keep = async (...argv: string[]): Promise<void> => {
    found.set(`${found.size} ${argv.join(' ')}`, Buffer.from(await run(...argv)));
  };
  await keep('build', '--notes', ...(draft ? ['--draft'] : ['--as-presented', 'June']));
  for (const format of ['text', 'json', 'github']) await keep('check', '--all', '--format', format);
  await keep('trace', 'deck.md');
  await keep('trace', 'deck.md', '--json');
  await keep('trace', 'deck.md', '--file', 'data/patients.csv');
  await keep('describe', 'data/patients.csv');
  // A chart with an error prints none, so that a few of them are enough. Each alone in a deck: all are compiled for one.
  for (const slide of draft ? slides.slice(0, 2) : slides) {
    await writeFile(join(root, 'deck.md'), deckOf([slide]));
    await keep('spec', 'deck.md', '1');
    await keep('spec', 'deck.md', '1', '--vega');
  }
  for (const file of await readdir(root, { recursive: true, withFileTypes: true })) {
    const path = join(file.parentPath, file.name);
    const own = ['data/patients.csv', 'data/values.yaml', 'deck.md'].some((name) => path === join(root, name));
    if (file.isFile() && !own) found.set(path.slice(root.length), await readFile(path));
  }
  return found;
}

/** What a command printed. */
function printed(found: ReadonlyMap<string, Buffer>, command: string): string {
  return String([...found].find(([where]) => where.endsWith(` ${command}`))?.[1] ?? '');
}

/** The forms in which a text may hide: as it is, in URLs, in JSON, in base64. */
function plainForms(bytes: Buffer): string {
  // Fonts are most of a page, and made of no data.
  const text = bytes.toString('latin1').replace(/data:font\/woff2;base64,[A-Za-z0-9+/=]+/g, '');
  const unescaped = text.replace(/\\u([0-9a-f]{4})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
  const decoded = text.replace(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
  const inside = [...text.matchAll(/base64,([A-Za-z0-9+/=]+)/g)].map(([, data]) =>
    Buffer.from(data as string, 'base64').toString('latin1'),
  );
  return [text, unescaped, decoded, ...inside].join('\n');
}

function leaksIn(found: ReadonlyMap<string, Buffer>): string[] {
  const wanted = secrets();
  return [...found].flatMap(([where, bytes]) => {
    const text = plainForms(bytes);
    return wanted.filter((secret) => text.includes(secret)).map((secret) => `${where}: ${secret}`);
  });
}

const good: Readonly<Record<string, string>> = {
  counts: chartSlide('Counts', 'mark: bar\nencoding: {x: {field: arm, type: nominal}, y: {aggregate: count}}'),
  means: chartSlide(
    'Means',
    'layer:\n- mark: {type: errorbar, extent: stdev}\n  encoding: {y: {field: age, type: quantitative, scale: {zero: false}}}\n- mark: point\n  encoding: {y: {aggregate: mean, field: age}}\nencoding: {x: {field: arm, type: nominal}}',
  ),
  histogram: chartSlide(
    'Ages',
    'mark: bar\nencoding: {x: {bin: {step: 20}, field: age, type: quantitative}, y: {aggregate: count}}',
  ),
  chosen: chartSlide(
    'Stages',
    'transform:\n- {aggregate: [{op: count, as: n}], groupby: [stage]}\n- {filter: datum.n >= 5}\nmark: bar\nencoding: {x: {field: stage, type: nominal}, y: {field: n, type: quantitative}}',
  ),
  months: chartSlide(
    'Quarters',
    'mark: line\nencoding: {x: {timeUnit: yearquarter, field: day, type: temporal}, y: {aggregate: count}, color: {field: arm, type: nominal}}',
  ),
  facets: chartSlide(
    'Facets',
    'mark: bar\nencoding: {x: {field: died, type: nominal}, y: {aggregate: count}, column: {field: arm, type: nominal}}',
  ),
  survival: chartSlide('Survival', 'data: {name: patients}\ntime: time\nevent: died\nunit: months', 'chart km'),
  values:
    '# Values\n\n{{n.all}}, {{n.early}}, {{age.mean}}, {{share.early}}, {{os}}: [half]{claim="n.early * 2 <= n.all"}, [old]{claim="mean(patients, \'age\') > 20"}\n',
  prose: "# Words\n\nOf {{count patients}} patients, {{count (where patients arm='Early')}} began early.\n",
};

const goodValues = `values:
  n.all: {count: patients}
  n.early: {count: patients, where: {arm: Early}}
  age.mean: {mean: patients.age, format: '.1f'}
  share.early: {ratio: [{count: patients, where: {arm: Early}}, {count: patients}], format: '.2f'}
  os: {survival: {from: patients, time: time, event: died, at: 20}, unit: pct, format: '.0f'}
`;

const refusedValues = `values:
  r.cell: {from: patients, where: {id: ${nonsense(4)}}, column: age}
  r.none: {from: patients, where: {id: nobody}, column: age}
  r.many: {from: patients, where: {arm: Early}, column: age}
  r.few: {count: patients, where: {stage: ${nonsense(5000)}}}
  r.max: {max: patients.score}
  r.difference: {difference: [{count: patients}, {count: patients, where: {stage: [II, III]}}]}
  r.ratio: {ratio: [{count: patients, where: {stage: ${nonsense(5000)}}}, {count: patients}]}
  r.misspelt: {count: patients, where: {stage: IIII}}
  r.text: {mean: patients.site}
  r.median: {median: {from: patients, time: time, event: died}}
  r.expression: {expr: "max(patients, 'score') - 1"}
`;
const refusedNames = refusedValues.match(/r\.\w+/g) ?? [];

const x = 'x: {field: arm, type: nominal}';
const refused: Readonly<Record<string, string>> = {
  points: 'mark: point\nencoding: {x: {field: time, type: quantitative}, y: {field: age, type: quantitative}}',
  tooltip: `mark: bar\nencoding: {${x}, y: {aggregate: count}, tooltip: {field: id}}`,
  labels: `mark: text\nencoding: {${x}, y: {aggregate: mean, field: age}, text: {field: site}}`,
  detail: `mark: bar\nencoding: {${x}, y: {aggregate: count}, detail: {field: id}}`,
  order: `mark: bar\nencoding: {${x}, y: {aggregate: count}, order: {field: score, type: quantitative}}`,
  sort: `mark: bar\nencoding: {x: {field: arm, type: nominal, sort: {field: score, op: max}}, y: {aggregate: count}}`,
  'box plot': `mark: boxplot\nencoding: {${x}, y: {field: age, type: quantitative}}`,
  maximum: `mark: bar\nencoding: {${x}, y: {aggregate: max, field: age}}`,
  'maximum by transform': `transform: [{aggregate: [{op: max, field: score, as: m}], groupby: [arm]}]\nmark: bar\nencoding: {${x}, y: {field: m, type: quantitative}}`,
  'all values': `transform: [{aggregate: [{op: values, field: score, as: m}], groupby: [arm]}]\nmark: bar\nencoding: {${x}, text: {field: m}}`,
  argmax: `mark: bar\nencoding: {${x}, y: {aggregate: {argmax: score}, field: age, type: quantitative}}`,
  'small group': 'mark: bar\nencoding: {x: {field: stage, type: nominal}, y: {aggregate: count}}',
  'narrow bins': 'mark: bar\nencoding: {x: {bin: {step: 1}, field: age, type: quantitative}, y: {aggregate: count}}',
  density:
    'transform: [{density: age}]\nmark: area\nencoding: {x: {field: value, type: quantitative}, y: {field: density, type: quantitative}}',
  regression:
    'transform: [{regression: age, on: time}]\nmark: line\nencoding: {x: {field: time, type: quantitative}, y: {field: age, type: quantitative}}',
  window: `transform: [{window: [{op: row_number, as: k}]}]\nmark: bar\nencoding: {x: {field: k, type: ordinal}, y: {aggregate: mean, field: age}}`,
  'joined maximum': `transform: [{joinaggregate: [{op: max, field: age, as: m}], groupby: [arm]}]\nmark: bar\nencoding: {${x}, y: {aggregate: mean, field: m}}`,
  pivot: 'transform: [{pivot: id, value: age}]\nmark: point\nencoding: {x: {field: nobody, type: quantitative}}',
  fold: `transform: [{fold: [age, score]}]\nmark: point\nencoding: {x: {field: key, type: nominal}, y: {field: value, type: quantitative}}`,
  'calculated id': `transform: [{calculate: "datum.id + '!'", as: who}]\nmark: bar\nencoding: {x: {field: who, type: nominal}, y: {aggregate: count}}`,
  unaggregated: `mark: bar\nencoding: {${x}, y: {aggregate: mean, field: age, scale: {domain: unaggregated}}}`,
  'facet of views': `facet: {field: site, type: nominal}\nspec: {mark: bar, encoding: {${x}, y: {aggregate: count}}}`,
  repeat: `repeat: [age, score]\nspec: {mark: point, encoding: {${x}, y: {field: {repeat: repeat}, type: quantitative}}}`,
  'wrong column': `mark: bar\nencoding: {${x}, y: {aggregate: mean, field: agee}}`,
  'text as number': `mark: bar\nencoding: {${x}, y: {aggregate: mean, field: id}}`,
  'text as date': `mark: bar\nencoding: {x: {timeUnit: year, field: site, type: temporal}, y: {aggregate: count}}`,
  'condition on a row': `mark: bar\nencoding: {${x}, y: {aggregate: count}, color: {condition: {test: "datum.score > 40000", value: red}, value: blue}}`,
  'filter that leaves few': `transform: [{filter: "datum.site == '${nonsense(1004)} clinic'"}]\nmark: bar\nencoding: {${x}, y: {aggregate: count}}`,
  link: `mark: bar\nencoding: {${x}, y: {aggregate: count}, href: {field: site}}`,
};

const words: Readonly<Record<string, string>> = {
  cell: `{{patients.${nonsense(4)}.age}}`,
  row: `{{patients.${nonsense(4)}}}`,
  'wrong key': '{{patients.nobody.age}}',
  each: '{{#each patients}}{{id}} {{/each}}',
  marks: '{{#each patients}}x{{/each}}',
  few: `{{count (where patients stage='${nonsense(5000)}')}}`,
  branch: `{{#if (gt patients.${nonsense(4)}.age 40)}}old{{/if}}`,
  sorted: "{{#each (sort patients 'age')}}{{age}} {{/each}}",
  first: `{{#with patients.${nonsense(4)}}}{{site}}{{/with}}`,
};

/** The author's own words in the deck are no leak: they are taken out of what is searched for. */
function withoutOwnWords(leaks: readonly string[], slides: readonly string[]): string[] {
  return leaks.filter((leak) => !slides.some((slide) => slide.includes(leak.slice(leak.lastIndexOf(': ') + 2))));
}

describe('no cell of a sensitive table leaves the compiler', () => {
  test('a search finds what would leak', async () => {
    await writeFile(join(root, 'data/datapackage.json'), descriptor.replace('"sensitive":true,"timeGrid":20,', ''));
    const found = await everything([chartSlide('Points', refused['points'] as string)], true);
    expect(leaksIn(found).length).toBeGreaterThan(20);
  }, 60_000);

  test('of a talk that shows only groups', async () => {
    const slides = Object.values(good);
    await writeFile(join(root, 'data/values.yaml'), goodValues);
    const found = await everything(slides, false);
    expect(printed(found, 'check --all --format text')).not.toMatch(/error/);
    expect([...found.keys()].some((path) => path.endsWith('/index.html'))).toBe(true);
    expect(leaksIn(found)).toEqual([]);
  }, 60_000);

  test('of a draft in which every slide shows too much', async () => {
    const slides = [
      ...Object.entries(refused).map(([title, body]) => chartSlide(title, body)),
      ...Object.entries(words).map(([title, text]) => `# ${title}\n\n${text}\n`),
      ...refusedNames.map((name) => `# ${name}\n\n{{${name}}} [so]{claim="${name} > 1"}\n`),
      `# Claims\n\n[so]{claim="max(patients, 'age') > 1"} [so]{claim="patients.${nonsense(4)}.age > 1"}\n`,
    ];
    await writeFile(join(root, 'data/values.yaml'), refusedValues);
    const found = await everything(slides, true);
    expect([...found.keys()].some((path) => path.endsWith('/index.html'))).toBe(true);
    expect(withoutOwnWords(leaksIn(found), [...slides, refusedValues])).toEqual([]);
    const report = JSON.parse(printed(found, 'check --all --format json')) as {
      readonly diagnostics: readonly { readonly severity: string; readonly file: string; readonly line: number }[];
    };
    const lines = deckOf(slides).split('\n');
    const errors = report.diagnostics.filter(({ severity }) => severity === 'error');
    const wrongValues = new Set(errors.filter(({ file }) => file === 'data/values.yaml').map(({ line }) => line));
    const entries = refusedValues.split('\n').flatMap((text, i) => (/^ +[a-z].*: \{/.test(text) ? [i + 1] : []));
    expect(entries.filter((line) => !wrongValues.has(line))).toEqual([]);
    const wrong = new Set(
      errors
        .filter(({ file }) => file === 'deck.md')
        .map(({ line }) => lines.slice(0, line).findLast((text) => text.startsWith('# '))),
    );
    expect([...Object.keys(refused), ...Object.keys(words)].filter((title) => !wrong.has(`# ${title}`))).toEqual([]);
  }, 120_000);

  test.each([
    ['cells that do not fit', patientsCsv(true)],
    ['no header', patientsCsv().slice(patientsCsv().indexOf('\n') + 1)],
    ['a row too long', patientsCsv().replace('\n', `\n${nonsense(3)},x,x,x,x,x,x,x,x,${nonsense(2)}\n`)],
    ['an open quote', patientsCsv().replace(`${nonsense(5)},`, `"${nonsense(5)},`)],
    ['a stray quote', patientsCsv().replace(nonsense(5), `${nonsense(5)}"${nonsense(6)}`)],
    ['bytes that are no text', `${patientsCsv()}\u0000${nonsense(9)}`],
  ])(
    'of a file with %s',
    async (_, csv) => {
      await writeFile(join(root, 'data/patients.csv'), csv);
      const found = await everything([good['counts'] as string, good['prose'] as string], true);
      expect(printed(found, 'check --all --format text')).toMatch(/error/);
      expect(leaksIn(found)).toEqual([]);
    },
    60_000,
  );
});
