import { describe, expect, test } from 'vitest';
import { compile, type Compilation } from '../../../src/compile.ts';
import type { CopySide } from '../../../src/library/copy/copy-side.ts';
import { withChanges } from '../../../src/library/copy/drafts.ts';
import { addToJsonList, addToYamlMap, flowYaml } from '../../../src/library/copy/edit-text.ts';
import { planCopy } from '../../../src/library/copy/plan-copy.ts';
import { withOrigin, withPaths } from '../../../src/library/copy/slide-copy.ts';
import type { Config } from '../../../src/model/config.ts';
import type { FileSystem } from '../../../src/model/effects.ts';
import { mappedSource } from '../../../src/util/mapped-text.ts';
import { readYaml } from '../../../src/util/yaml.ts';
import { memoryFileSystem } from '../../support/memory-file-system.ts';
import { shippedOnce } from '../../support/shipped-once.ts';

const bib = (key: string): string =>
  `@article{${key},\n  author = {Litzow, Mark R.},\n  title = {A {title}},\n  journal = {N Engl J Med},\n  year = {2024},\n}`;

const source: Readonly<Record<string, string>> = {
  'talk/deck.md': `---
title: Antibodies
lang: en
author: A. Author
licence: CC BY-ND 4.0
abbreviations: {OS: overall survival, XX: not here}
---

# First

---
layout: content
---

## Survival doubled {#survival}

OS was {{gain}} points [@litzow2024].

![dots](img/dots.svg)
`,
  'talk/img/dots.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="4" height="4"></svg>',
  'data/trials.csv': 'id,value\na,62\nb,82\n',
  'data/datapackage.json': JSON.stringify({
    name: 't',
    resources: [{ name: 'trials', path: 'trials.csv', schema: { primaryKey: 'id' } }],
  }),
  'data/values.yaml':
    'values:\n  a: {from: trials, where: {id: a}, column: value}\n  b: {from: trials, where: {id: b}, column: value}\n  gain: {expr: b - a}\n',
  'data/references.bib': `${bib('litzow2024')}\n\n${bib('other2020')}\n`,
};

const empty: Readonly<Record<string, string>> = {
  'deck.md': '---\r\ntitle: Course\r\nlang: en\r\n---\r\n\r\n## Welcome\r\n\r\nText\r\n',
};

async function sideOf(files: Readonly<Record<string, string>>, deck: string): Promise<CopySide> {
  const fs = { ...memoryFileSystem(files), shipped: shippedOnce };
  const config: Config = { deck, dataFolder: 'data', templateFolder: 'templates', levels: {} };
  return { root: `/${deck}`, config, fs, compilation: await compiled(config, fs) };
}

function compiled(config: Config, fs: FileSystem): Promise<Compilation> {
  return compile(config, { fs, log: { progress: () => {} } }, { notes: true, draft: false, fonts: false });
}

async function copyInto(files: Readonly<Record<string, string>>) {
  const from = await sideOf(source, 'talk/deck.md');
  const into = await sideOf(files, 'deck.md');
  const plan = await planCopy(from, into, 'survival', {
    address: '../talk/deck.md#survival',
    pin: '1f0c2d3a4b',
  });
  const after = await compiled(into.config, withChanges(into.fs, plan.changes));
  const text = (path: string): string => new TextDecoder().decode(plan.changes.get(path)?.after);
  const errors = after.diagnostics.filter(({ severity }) => severity === 'error').map(({ message }) => message);
  return { plan, after, text, errors };
}

describe('a slide that is copied', () => {
  test('brings what it is made from, says where it comes from, and builds', async () => {
    const { plan, text, errors, after } = await copyInto(empty);
    expect([plan.diagnostics, errors]).toEqual([[], []]);
    expect([...plan.changes.keys()].sort()).toEqual([
      'data/datapackage.json',
      'data/references.bib',
      'data/trials.csv',
      'data/values.yaml',
      'deck.md',
      'img/dots.svg',
    ]);
    expect(after.parsed.slides.map(({ id }) => id)).toEqual(['welcome', 'survival']);
    const deck = text('deck.md');
    expect(deck.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    expect(deck.replaceAll('\r\n', '\n')).toContain(
      '\n---\nid: survival\nlayout: content\nauthor: A. Author\nlicence: CC BY-ND 4.0\nsource: "Antibodies (../talk/deck.md#survival)"\ncopy-of: "../talk/deck.md#survival@1f0c2d3a4b"\n---\n\n## Survival doubled',
    );
    expect(deck).toContain('  OS: overall survival');
    expect(deck).not.toContain('XX');
    expect(text('data/values.yaml')).toBe(
      'values:\n  a: {from: trials, where: {id: a}, column: value}\n' +
        '  b: {from: trials, where: {id: b}, column: value}\n  gain: {expr: b - a}\n',
    );
    expect(text('data/references.bib')).toBe(`${bib('litzow2024')}\n`);
  });

  test('shares what is there, gets another name where its own is taken, and replaces nothing', async () => {
    const first = await copyInto(empty);
    const there = Object.fromEntries(
      [...first.plan.changes].map(([path, { after }]) => [path, new TextDecoder().decode(after)]),
    );
    const { plan, errors } = await copyInto({
      ...there,
      'img/dots.svg': '<svg xmlns="http://www.w3.org/2000/svg"></svg>',
    });
    expect([plan.id, plan.diagnostics, errors]).toEqual(['survival-2', [], []]);
    expect([...plan.changes.keys()].sort()).toEqual(['deck.md', 'img/dots-2.svg']);
    expect(new TextDecoder().decode(plan.changes.get('deck.md')?.after)).toContain('](./img/dots-2.svg)');
  });

  test('is refused where a name means something else', async () => {
    const { plan } = await copyInto({
      ...empty,
      'data/trials.csv': 'id,value\nz,1\n',
      'data/values.yaml': 'values:\n  a: {from: trials, where: {id: z}, column: value}\n',
      'data/references.bib': bib('litzow2024').replace('{2024}', '{2023}'),
    });
    expect(plan.diagnostics.map(({ message }) => message)).toEqual([
      'the other talk has a data file `data/trials.csv` already, which is another one',
      'the other talk has a value `a` already, which is another one',
      'the other talk has a reference `litzow2024` already, which is another one',
    ]);
  });
});

describe('edits of texts', () => {
  const add = (text: string, key: string): string =>
    addToYamlMap(text, { block: readYaml(mappedSource({ path: '', text })).located, end: text.length, key }, [
      ['x-y', 'z w'],
    ]);

  test('entries are added to a map in the style of its author', () => {
    expect(add('', 'm')).toBe('m:\n  x-y: z w\n');
    expect(add('m:\n    a: 1 # one\nn: 2\n', 'm')).toBe('m:\n    a: 1 # one\n    x-y: z w\nn: 2\n');
    expect(add('m: {a: 1}\nn: 2', 'm')).toBe('m: {a: 1, x-y: z w}\nn: 2');
    expect(add('m: {}\n', 'm')).toBe('m: {x-y: z w}\n');
    expect(add('n: 2', 'm')).toBe('n: 2\nm:\n  x-y: z w\n');
  });

  test('words are quoted where YAML would read something else', () => {
    const words = { yes: 'no', 'a b': '2024', c: 'a: b', d: ['x', -1, null], e: 'Ärzte (CD19)' };
    const text = flowYaml(words);
    expect(text).toBe('{"yes": "no", a b: "2024", c: "a: b", d: [x, -1, null], e: Ärzte (CD19)}');
    expect(readYaml(mappedSource({ path: '', text })).located.value).toEqual(words);
  });

  test('items are added to a list in JSON, and the rest stays as it is', () => {
    const next = addToJsonList('{"name":"t", "resources": [ {"a": 1} ]}', '/resources', [{ b: 2 }]) as string;
    expect(next).toMatch(/^\{"name":"t", "resources": \[ \{"a": 1\},\n/);
    expect(JSON.parse(next)).toEqual({ name: 't', resources: [{ a: 1 }, { b: 2 }] });
    expect(addToJsonList('{}', '/resources', [1])).toBeNull();
  });

  test('settings are added to what a slide says, and nothing that it says is said twice', () => {
    const settings = { id: 'b', author: 'A', licence: null, source: 'S', copyOf: null };
    expect(withOrigin('\n## T\n\ntext\n', settings)).toBe('id: b\nauthor: A\nsource: S\n---\n\n## T\n\ntext\n');
    expect(withOrigin('id: a\nauthor: B\n---\n\n## T\n', settings)).toBe('id: b\nauthor: B\nsource: S\n---\n\n## T\n');
    const map = 'id: a\ntime:\n  short: 45s\n  # the long one\n  full: 90s\nauthor: B\n---\n\n## T\n';
    expect(withOrigin(map, { ...settings, dropped: ['time'], added: ['time: 45s'] })).toBe(
      'id: b\nauthor: B\ntime: 45s\nsource: S\n---\n\n## T\n',
    );
  });

  test('paths lead to where files lie now', () => {
    const moves = new Map([
      ['talk/img/a.png', 'img/a.png'],
      ['data/t.csv', 'data/t.csv'],
    ]);
    const text = '![a](img/a.png) {url: ../data/t.csv} [b](img/b.png)';
    expect(withPaths(text, 'talk/deck.md', 'deck.md', moves)).toBe(
      '![a](img/a.png) {url: ./data/t.csv} [b](img/b.png)',
    );
  });
});

describe('a slide of a talk with variants', () => {
  const talk = {
    'talk/deck.md': `---
title: T
lang: en
author: A
variants: {full: 20m, short: 8m}
---

# First

---
id: one
in: short
time: {short: 45s}
---

## One

- a
::: in full
- b
:::
::: in short
- c
:::
`,
  };

  async function copied(variants: string): Promise<string> {
    const fs = { ...memoryFileSystem(talk), shipped: shippedOnce };
    const config: Config = {
      deck: 'talk/deck.md',
      variant: 'short',
      dataFolder: 'data',
      templateFolder: 'templates',
      levels: {},
    };
    const from = { root: '/talk', config, fs, compilation: await compiled(config, fs) };
    const into = await sideOf(
      { 'deck.md': `---\ntitle: C\nlang: en\n${variants}---\n\n## Welcome\n\nText\n` },
      'deck.md',
    );
    const plan = await planCopy(from, into, 'one', { address: 'talk/deck.md#one', pin: null });
    const text = new TextDecoder().decode(plan.changes.get('deck.md')?.after);
    const after = await compiled(into.config, withChanges(into.fs, plan.changes));
    expect(after.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
    return text.slice(text.indexOf('id: one'));
  }

  test('comes as its variant shows it where the other talk has none of that name', async () => {
    const text = await copied('');
    expect(text).toMatch(/^id: one\ntime: 45s\n/);
    expect(text).not.toContain('in: ');
    expect(text).toContain('- a\n- c\n');
  });

  test('comes as it is where the other talk has them all', async () => {
    const text = await copied('variants: {short: 8m, full: 20m}\n');
    expect(text).toMatch(/^id: one\nin: short\ntime: \{short: 45s\}\n/);
    expect(text).toContain('::: in full\n- b\n:::');
  });
});
