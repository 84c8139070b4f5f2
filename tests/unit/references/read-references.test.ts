import { expect, test } from 'vitest';
import type { Reference } from '../../../src/model/references.ts';
import { readReferences } from '../../../src/references/read-references.ts';
import { authorYear } from '../../../src/references/styles/author-year.ts';
import { nature } from '../../../src/references/styles/nature.ts';
import { vancouver } from '../../../src/references/styles/vancouver.ts';

const bib = (text: string): ReturnType<typeof readReferences> => readReferences([{ path: 'references.bib', text }]);

async function first(text: string, path = 'references.bib'): Promise<Reference> {
  const { value } = await readReferences([{ path, text }]);
  const [reference] = value.byKey.values();
  if (reference === undefined) throw new Error('nothing was read');
  return reference;
}

test('a key is found where it stands', async () => {
  const text = '\n@article { litzow2024 ,\n title = {A}}';
  const { span } = await first(text);
  expect(text.slice(span.start, span.end)).toBe('litzow2024');
});

test('accents are one letter, whatever TeX makes of them', async () => {
  const { authors } = await first(String.raw`@misc{a, author = {Mar{\'\i}a, G\"odel~{\o} and {\'I}, K\'{\j}}}`);
  expect(authors.map(({ family }) => family)).toEqual(['María', 'Í']);
  expect(authors[0]?.given).toBe('Gödel ø');
});

test('groups, others and particles are told apart', async () => {
  const { authors, moreAuthors } = await first(
    '@misc{a, author = {{Group and Friends} and de la Cruz, Ana and Ludwig van Muster and others}}',
  );
  expect(moreAuthors).toBe(true);
  expect(authors.map(({ family, particle, isGroup }) => [family, particle, isGroup])).toEqual([
    ['Group and Friends', null, true],
    ['Cruz', 'de la', false],
    ['Muster', 'van', false],
  ]);
});

test('a meeting lends its journal and year to its abstracts', async () => {
  const { value } = await bib(
    '@inproceedings{a, title = {A}, crossref = {meeting}, pages = 3}\n' +
      '@proceedings{meeting, title = {Annual Meeting}, year = 2020, volume = 4}\n@article{b, crossref = {constructor}}',
  );
  const { container, year, volume } = value.byKey.get('a') as Reference;
  expect([container, year, volume]).toEqual(['Annual Meeting', 2020, '4']);
  expect(value.byKey.has('b')).toBe(true);
});

test.each([
  ['note = {abstract}', true],
  ['keywords = {leukaemia; meeting abstract}', true],
  ['howpublished = {Poster abstract}', true],
  ['abstract = {Background: none.}', false],
  ['title = {Abstract thinking}', false],
  ['number = {Suppl 1}', false],
])('%s', async (field, expected) => {
  expect((await first(`@article{a, ${field}, year = 2020}`)).isAbstract).toBe(expected);
});

test.each([
  ['pages = {320--333}', '320–333'],
  ['pages = {320-33}', '320–33'],
  ['pages = {P-123}', 'P-123'],
  ['pages = {S12-S19}', 'S12–S19'],
  ['pages = {e12-e19}', 'e12–e19'],
  ['eid = {eadi8577}', 'eadi8577'],
])('%s is printed as %s', async (field, expected) => {
  expect((await first(`@article{a, ${field}}`)).page).toBe(expected);
});

const sici = '10.1002/(SICI)1097-0142(19990101)85:1<1::AID-CNCR1>3.0.CO;2-8';

test.each([
  sici,
  `https://doi.org/${sici}`,
  `https://doi.org/${encodeURIComponent(sici)}`,
  sici.replace('<', '&lt;').replace('>', '&gt;'),
  sici.replace('<', '{\\textless}').replace('>', '{\\textgreater}'),
  sici.replace('<', '$<$').replace('>', '$>$'),
])('a DOI may hold `<` and `>`: %s', async (doi) => {
  const reference = await first(`@article{a, title = {T}, doi = {${doi.replaceAll('%', '\\%')}}}`);
  expect(reference.doi).toBe(sici);
  const [link] = vancouver(reference).filter(({ href }) => href !== null);
  expect(link?.text).toBe(`doi:${sici}`);
  expect(link?.href).toBe('https://doi.org/10.1002/(SICI)1097-0142(19990101)85:1%3C1::AID-CNCR1%3E3.0.CO;2-8');
});

test.each(['javascript:alert(1)', '10.1/<script>', '10.1000/a b', 'https://evil.example/10.1000/a', '10.1000/'])(
  'no DOI: %s',
  async (doi) => {
    expect((await first(`@article{a, title = {T}, doi = {${doi}}}`)).doi).toBeNull();
  },
);

test.each(['10.1056/NEJMoa2312948', 'https://doi.org/10.1056/NEJMoa2312948', 'doi: 10.1056/NEJMoa2312948'])(
  'the DOI %s is bare',
  async (doi) => {
    expect((await first(`@article{a, doi = {${doi}}}`)).doi).toBe('10.1056/NEJMoa2312948');
  },
);

test('names of objects are keys, fields and macros like any other', async () => {
  const { value } = await bib('@string{__proto__ = {X}}\n@article{constructor, __proto__ = {x}, title = __proto__}');
  expect([...value.byKey.keys()]).toEqual(['constructor']);
});

test('a file of a hundred thousand braces or at signs ends soon', async () => {
  const started = performance.now();
  const { diagnostics } = await bib(`@article{a, title = ${'{'.repeat(100_000)}\n${'x@'.repeat(100_000)}`);
  expect(diagnostics.map(({ code }) => code)).toEqual(['references/broken-entry']);
  expect(performance.now() - started).toBeLessThan(5000);
});

test('CSL JSON gives the same as BibTeX', async () => {
  const item = {
    id: 'litzow2024',
    type: 'article-journal',
    author: [{ family: 'Berg', given: 'Jan', 'non-dropping-particle': 'van der' }, { literal: 'A Group' }],
    'container-title': 'New England Journal of Medicine',
    'container-title-short': 'N Engl J Med',
    issued: { 'date-parts': [['2024', 7]] },
    volume: 391,
    page: '320-333',
    DOI: 'https://doi.org/10.1056/NEJMoa2312948',
  };
  const { span: _, ...json } = await first(JSON.stringify([item]), 'references.json');
  const { span: __, ...tex } = await first(
    '@article{litzow2024, author = {van der Berg, Jan and {A Group}}, journal = {N Engl J Med}, year = 2024, ' +
      'volume = 391, pages = {320--333}, doi = {10.1056/NEJMoa2312948}}',
  );
  expect(json).toEqual(tex);
});

test('RIS without ids is named by author and year', async () => {
  const record =
    'TY  - JOUR\r\nAU  - Gökbuget, Nicola\r\nPY  - 2021\r\nJO  - Blood\r\nSP  - 11\r\nEP  - 12\r\nER  - \r\n';
  const { value } = await readReferences([{ path: 'references.ris', text: (record + record).replaceAll('\r', '') }]);
  expect([...value.byKey.keys()]).toEqual(['gokbuget2021', 'gokbuget2021b']);
  expect(value.byKey.get('gokbuget2021')?.page).toBe('11–12');
});

const invented =
  '@article{a, author = {King, Jr., Martin A. and Roe, Jean-Luc}, title = {A Title?}, journal = {J Inv}, year = 2017, ' +
  'volume = 4, number = 2, pages = {5--9}, doi = {10.5555/x#1}, pmid = 77}';

test.each([
  [vancouver, 'King MA Jr, Roe J-L. A Title? J Inv 2017;4:5–9. doi:10.5555/x#1 PMID 77'],
  [
    authorYear,
    'King, M. A., Jr, & Roe, J.-L. (2017). A Title? *J Inv*, *4*(2), 5–9. https://doi.org/10.5555/x#1 PMID 77',
  ],
  [nature, 'King, M. A., Jr & Roe, J.-L. A Title? *J Inv* **4**, 5–9 (2017). doi:10.5555/x#1 PMID 77'],
])('a style prints its journal’s form: %o', async (style, expected) => {
  const marks = { plain: '', italic: '*', bold: '**' };
  const parts = style(await first(invented));
  expect(parts.map(({ text, style: look }) => marks[look] + text + marks[look]).join('')).toBe(expected);
  expect(parts.flatMap(({ href }) => href ?? [])).toEqual([
    'https://doi.org/10.5555/x%231',
    'https://pubmed.ncbi.nlm.nih.gov/77/',
  ]);
});
