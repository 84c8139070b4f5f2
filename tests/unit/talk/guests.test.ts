import { describe, expect, test } from 'vitest';
import { compile, type Compilation } from '../../../src/compile.ts';
import { emptyMemory } from '../../../src/memory/memory.ts';
import { memoryFileSystem } from '../../support/memory-file-system.ts';
import { shippedOnce } from '../../support/shipped-once.ts';

const config = { deck: 'talk/deck.md', dataFolder: 'data', templateFolder: 'templates', levels: {} };

type Files = Readonly<Record<string, string>>;

async function compileTalk(files: Files, memory = emptyMemory()): Promise<Compilation> {
  const bytes = Object.fromEntries(Object.entries(files).map(([path, text]) => [path, new TextEncoder().encode(text)]));
  const fs = { ...memoryFileSystem(bytes), shipped: shippedOnce };
  const log = { progress: () => {} };
  return compile(config, { fs, log }, { notes: true, draft: false, fonts: false }, memory);
}

const table = (rate: string): string => `id,arm,rate,n\nmain,Blinatumomab,${rate},99\n`;
const values = 'values:\n  rate: {from: trials, where: {id: main}, column: rate}\n';
const bib = (family: string, doi: string): string =>
  `@article{key, author = {${family}, A.}, title = {On ${family}}, journal = {J}, year = {2024}, doi = {${doi}}}\n`;
const chart =
  '```vega-lite\ndata: {name: trials}\nmark: bar\nencoding:\n  x: {field: rate, type: quantitative}\n  color: {field: arm, type: nominal}\n```\n';

const files: Files = {
  'talk/deck.md': `---
title: Host
lang: en
abbreviations: {HR: hazard ratio}
colors: {Blinatumomab: red}
---

## Ours

HR {{rate}} [@key]

${chart}
---
src: ../guest/acts/one.md#theirs
---
`,
  'guest/deck.md': `---
title: Guest
lang: en
author: B. Bredberg
abbreviations: {HR: high risk, XY: not used here}
colors: {Blinatumomab: green}
---

## Title

---
src: acts/one.md
---
`,
  'guest/acts/one.md': `---
id: theirs
claims: [rate > 70]
---

## Theirs

HR {{rate}} [@key]

${chart}
---

## Another

text
`,
  'data/trials.csv': table('11'),
  'data/values.yaml': values,
  'data/references.bib': bib('Alpha', '10.1/a'),
  'guest/data/trials.csv': table('77'),
  'guest/data/values.yaml': values,
  'guest/data/references.bib': bib('Beta', '10.1/b'),
};

const codesOf = ({ diagnostics }: Compilation): readonly string[] =>
  diagnostics.filter(({ severity }) => severity !== 'info').map(({ code }) => code);
const htmlOf = ({ talk }: Compilation, id: string): string =>
  talk.sections.find(({ slide }) => slide.id === id)?.html ?? '';

describe('a slide of another talk', () => {
  test('keeps its data, values, claims, references, abbreviations and colours', async () => {
    const talk = await compileTalk(files);
    const [ours, theirs] = [htmlOf(talk, 'ours'), htmlOf(talk, 'theirs')];
    expect([ours, theirs].map((html) => /<span[^>]*class="value[^>]*>([^<]*)</.exec(html)?.[1])).toEqual(['11', '77']);
    expect([ours.includes('HR, hazard ratio'), theirs.includes('HR, high risk')]).toEqual([true, true]);
    expect([ours, theirs].map((html) => /class="cite"><a[^>]*>(\d+)</.exec(html)?.[1])).toEqual(['1', '2']);
    expect([ours.includes('Alpha'), theirs.includes('Beta'), theirs.includes('Slide: B. Bredberg')]).toEqual([
      true,
      true,
      true,
    ]);
    expect(talk.evidence.claims.map(({ slide, verdict }) => [slide, verdict])).toEqual([['theirs', 'holds']]);
    expect(talk.evidence.cited.map(({ reference }) => reference.key)).toEqual(['key', 'key~2']);
    expect(talk.evidence.trace.files.map(({ path }) => path)).toEqual(['data/trials.csv', 'guest/data/trials.csv']);
    expect(codesOf(talk)).toEqual([]);
  });

  test('shares a reference with the talk where both have it', async () => {
    const talk = await compileTalk({ ...files, 'guest/data/references.bib': bib('Alpha', '10.1/A') });
    expect(talk.evidence.cited.length).toBe(1);
    expect(htmlOf(talk, 'theirs')).toMatch(/class="cite"><a[^>]*>1</);
  });

  test('does not find what only the other talk has', async () => {
    const { 'guest/data/references.bib': _, ...others } = files;
    const talk = await compileTalk({ ...others, 'guest/data/values.yaml': 'values: {}\n' });
    expect(codesOf(talk)).toEqual(expect.arrayContaining(['template/unknown-name', 'references/unknown-key']));
    const fault = talk.diagnostics.find(({ code }) => code === 'template/unknown-name');
    expect(fault?.related.map(({ message }) => message)).toContain('included from here');
  });

  test('says where it comes in when its data have a fault', async () => {
    const { diagnostics } = await compileTalk({
      ...files,
      'guest/data/values.yaml': 'values:\n  rate: {from: nowhere}\n',
    });
    const fault = diagnostics.find(({ span }) => span?.file === 'guest/data/values.yaml');
    expect(fault?.related.at(-1)).toMatchObject({ message: 'its slides come in here, from the talk of deck.md' });
  });

  test('is held against what its own talk accepted', async () => {
    const lock = (path: string): string =>
      JSON.stringify({ version: 1, decks: { [path]: { claims: { 'theirs: rate > 70': { rate: '77' } } } } });
    const changed = { ...files, 'guest/data/trials.csv': table('60') };
    const messageOf = async (more: Files): Promise<string | undefined> =>
      (await compileTalk({ ...changed, ...more })).diagnostics.find(({ code }) => code === 'evidence/claim-fails')
        ?.message;
    expect(await messageOf({})).toContain('does not hold');
    expect(await messageOf({ 'guest/plenary.lock.json': lock('deck.md') })).toContain('holds no more');
  });

  test('is at home in the talk itself where its folder has no data and its file no settings of that kind', async () => {
    const { talk, diagnostics } = await compileTalk({
      'talk/deck.md': '---\ntitle: T\nlang: en\n---\n\n## A\n\n{{rate}}\n\n---\nsrc: ../shared/b.md\n---\n',
      'shared/b.md': '## B\n\n{{rate}}\n',
      'data/trials.csv': table('11'),
      'data/values.yaml': values,
    });
    expect(talk.sections[1]?.html).toContain('>11<');
    expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  test('keeps the values of its own deck where both are at home in one folder', async () => {
    const valueOf = (column: string): string => `values: {rate: {from: trials, where: {id: main}, column: ${column}}}`;
    const talk = await compileTalk({
      'talk/deck.md': `---\ntitle: T\nlang: en\n${valueOf('rate')}\n---\n\n## A\n\n{{rate}}\n\n---\nsrc: ../g/deck.md\n---\n`,
      'g/deck.md': `---\ntitle: G\nlang: en\n${valueOf('n')}\n---\n\n## B\n\n{{rate}}\n`,
      'data/trials.csv': table('11'),
    });
    expect([htmlOf(talk, 'a').includes('>11<'), htmlOf(talk, 'b').includes('>99<')]).toEqual([true, true]);
    const count = talk.diagnostics.filter(({ code }) => code === 'data/not-described').length;
    expect(count).toBe(1);
  });

  test('is made anew where its data change, and only then', async () => {
    const memory = emptyMemory();
    const first = await compileTalk(files, memory);
    const changed = { ...files, 'guest/data/trials.csv': table('78') };
    const second = await compileTalk(changed, memory);
    const [before, after] = [first, second].map(({ rendered }) => rendered.slides);
    expect([after?.[0] === before?.[0], after?.[1] === before?.[1]]).toEqual([true, false]);
    const fresh = await compileTalk(changed);
    expect(second.site.files).toEqual(fresh.site.files);
    expect(codesOf(second)).toEqual(codesOf(fresh));
  });
});
