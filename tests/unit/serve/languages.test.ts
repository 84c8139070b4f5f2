import { expect, test } from 'vitest';
import { compile } from '../../../src/compile.ts';
import { emptyMemory } from '../../../src/memory/memory.ts';
import { keepFiles } from '../../../src/serve/kept-files.ts';
import { noteReads } from '../../../src/serve/inputs.ts';
import { memoryFileSystem } from '../../support/memory-file-system.ts';
import { shippedOnce } from '../../support/shipped-once.ts';

const config = { deck: 'deck.md', dataFolder: 'data', templateFolder: 'templates', levels: {} };
const options = { notes: true, draft: false, fonts: false };

function talk(): Record<string, string> {
  return {
    'deck.md':
      '---\ntitle: T\nlang: en\nabbreviations: {CR: complete remission}\n---\n\n---\nid: one\n---\n\n## One of {{a}}\n\nCR in all.\n\nNote:\nSay it.\n\n---\nsrc: act.md\n---\n',
    'act.md':
      '---\nid: chart\n---\n\n## A chart\n\n```vega-lite\ndata: {name: t}\nmark: bar\nencoding: {x: {field: id}, y: {field: x, type: quantitative, title: Value}}\n```\n\n---\nid: plain\n---\n\n## Plain {{a}}\n',
    'deck.it.md':
      '---\ntitle: I\nabbreviations: {RC: remissione completa}\n---\n\n---\nid: one\n---\n\n## Uno di {{a}}\n\nRC in tutti.\n',
    'act.it.md': '---\nid: chart\n---\n\n## Un grafico\n\n```vega-lite\nencoding: {y: {title: Valore}}\n```\n',
    'data/t.csv': 'id,x\na,1.5\nb,0.7\n',
    'data/values.yaml': 'values: {a: {from: t, where: {id: a}, column: x}}\n',
  };
}

/** A server's way to a talk: what it has read and made is kept from one compilation to the next. */
function server(files: Record<string, string>) {
  const kept = keepFiles({ ...memoryFileSystem(files), shipped: shippedOnce });
  const { fs, inputs } = noteReads(kept.fs, [], () => {});
  const memory = emptyMemory();
  return {
    inputs,
    forget: kept.forget,
    show: async (lang: string | null) => compile({ ...config, lang }, { fs, log: { progress() {} } }, options, memory),
  };
}

const told = ({ site, diagnostics }: Awaited<ReturnType<typeof compile>>): readonly unknown[] => [
  ...site.files.map(({ path, contents }) => [path, String(contents)]),
  ...diagnostics,
];

test('an edit of a translated file shows, and one that is written only now', async () => {
  const files = talk();
  delete files['act.it.md'];
  const { show, forget, inputs } = server(files);
  const pageOf = async (): Promise<string> =>
    String((await show('it')).site.files.find(({ path }) => path === 'index.html')?.contents);
  expect(await pageOf()).toContain('Uno di');
  expect(['deck.it.md', 'act.it.md', 'other.it.md'].map(inputs.counts)).toEqual([true, true, false]);
  files['deck.it.md'] = files['deck.it.md']?.replace('Uno di', 'Primo di') ?? '';
  forget(['deck.it.md']);
  expect(await pageOf()).toContain('Primo di');
  files['act.it.md'] = talk()['act.it.md'] ?? '';
  forget(['act.it.md']);
  const page = await pageOf();
  expect(page).toContain('Un grafico');
  expect(page).toContain('Valore');
});

test('one language after the other leaves nothing of the one in the other', async () => {
  const { show } = server(talk());
  for (const lang of [null, 'it', null, 'it', 'de', 'it']) {
    const again = told(await show(lang));
    expect(again).toEqual(told(await server(talk()).show(lang)));
  }
});
