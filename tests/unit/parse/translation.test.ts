import { expect, test } from 'vitest';
import { compile } from '../../../src/compile.ts';
import { memoryFileSystem } from '../../support/memory-file-system.ts';
import { shippedOnce } from '../../support/shipped-once.ts';

const config = { deck: 'deck.md', dataFolder: 'data', templateFolder: 'templates', levels: {} };
const slides = [
  '---\nid: one\n---\n\n## One of {{a}}\n\nCR, 82.4\n\nNote:\nSay it.\n',
  '---\nid: two\n---\n\n## Two\n\n- a {.fragment}\n',
].join('\n');
const deck = `---\ntitle: T\nlang: en\nabbreviations: {CR: complete remission}\n${slides}`;
const data = {
  'data/t.csv': 'id,x,n\na,1.5,7\n',
  'data/values.yaml': 'values: {a: {from: t, where: {id: a}, column: x}}\n',
};

async function made(files: Readonly<Record<string, string>>, lang: string | null) {
  const fs = { ...memoryFileSystem({ ...data, ...files }), shipped: shippedOnce };
  const options = { notes: true, draft: false, fonts: false };
  return compile({ ...config, lang }, { fs, log: { progress: () => {} } }, options);
}

test('a deck translated into itself is the same talk', async () => {
  const own = await made({ 'deck.md': deck }, null);
  const translated = await made({ 'deck.md': deck, 'deck.en-GB.md': slides }, 'en-GB');
  const html = ({ rendered }: typeof own): readonly string[] =>
    rendered.slides.map(({ id, html: body, notesHtml }) => `${id}\n${body}\n${notesHtml}`);
  expect(html(translated)).toEqual(html(own));
  expect(translated.diagnostics.map(({ code }) => code)).toEqual(own.diagnostics.map(({ code }) => code));
});

test('a slide without a translation says its language, and keeps its numbers', async () => {
  const italian = '---\nid: two\n---\n\n## Due, {{a}}\n';
  const { site, rendered } = await made({ 'deck.md': deck, 'deck.it.md': italian }, 'it');
  const page = String(site.files.find(({ path }) => path === 'index.html')?.contents);
  expect(page).toContain('<html lang="it"');
  expect(/<section id="one"[^>]*>/.exec(page)?.[0]).toContain('lang="en"');
  expect(/<section id="two"[^>]*>/.exec(page)?.[0]).not.toContain('lang=');
  expect(rendered.slides[0]?.values.map(({ text }) => text)).toEqual(['1.5']);
  expect(rendered.slides[1]?.values.map(({ text }) => text)).toEqual(['1,5']);
});
