import { expect, test } from 'vitest';
import type { SlideOptions } from './render-markdown.ts';
import { renderMarkdown } from './render-markdown.ts';

interface Seen {
  /** The slide's HTML with `<1>` for its second citation and `<1-plain>` for one without links. */
  readonly html: string;
  /** `key@what stands at its place`, notes in brackets. */
  readonly keys: readonly string[];
  readonly problems: readonly string[];
}

async function seen(markdown: string, options: SlideOptions = {}): Promise<Seen> {
  const { slide, html, problems } = await renderMarkdown(markdown, options);
  const keys = slide.citations.flatMap(({ items, inNotes }) =>
    items.map(({ key, locator, span }) => {
      const text = inNotes ? (options.notes ?? '') : markdown;
      const place = text.slice(span.start, span.end);
      const words = `${place}=${key}${locator === null ? '' : ` ${locator}`}`;
      return inNotes ? `(${words})` : words;
    }),
  );
  return { html: html.replace(/\uFDD0c([\w-]+)\uFDD1/g, '<$1>'), keys, problems };
}

test('a citation follows its word, and knows each key’s place', async () => {
  const { html, keys, problems } = await seen('## T [@a1]\n\nWord [@b-c:d_2; @e, p. 3–5] and\n[@b-c:d_2].');
  expect(html).toContain('<h2>T<0></h2>');
  expect(html).toContain('<p>Word<1> and<2>.</p>');
  expect(keys).toEqual(['@a1=a1', '@b-c:d_2=b-c:d_2', '@e=e p. 3–5', '@b-c:d_2=b-c:d_2']);
  expect(problems).toEqual([]);
});

test('lists, tables, emphasis, footnotes and containers hold citations', async () => {
  const markdown =
    '## T\n\n- one [@a]\n- [@b]\n\n|x|y|\n|-|-|\n|1 [@c]|2 [@c]|\n\n*so [@d]*[^n]\n\n[^n]: Note [@e].\n\n::: callout\nYes [@f]\n:::';
  const { keys, html } = await seen(markdown);
  expect(keys).toEqual(['@a=a', '@b=b', '@c=c', '@c=c', '@d=d', '@f=f', '@e=e']);
  expect(html).toContain('<li><1></li>');
});

test('in a link a citation is no link; in alternative text it is nothing', async () => {
  const { html, keys } = await seen('## T\n\n[see [@a] there](https://example.org) ![a picture [@b]](x.png) {.x}');
  expect(html).toContain('see<0-plain> there</a>');
  expect(keys).toEqual(['@a=a']);
});

test('a paragraph of citations alone cites for the slide and takes no room', async () => {
  const { html, keys } = await seen('## T\n\nText\n\n[@a]; [@b; @c].\n\n::: source\n[@d]\n:::');
  expect(html).not.toMatch(/<\d|slot-source/);
  expect(keys).toEqual(['@a=a', '@b=b', '@c=c', '@d=d']);
});

test('notes keep theirs, without links', async () => {
  const { slide } = await renderMarkdown('## T\n\nText', { notes: '[@a]\n\nSaid [@b].' });
  expect(slide.notesHtml?.replace(/\uFDD0c([\w-]+)\uFDD1/g, '<$1>')).toBe('<p><0-plain></p>\n<p>Said<1-plain>.</p>');
  expect(slide.citations.map(({ inNotes }) => inNotes)).toEqual([true, true]);
});

test('a key may come from a row', async () => {
  const { slide } = await renderMarkdown('## T\n\nWord [@{{0}}].', { values: ['litzow2024'] });
  expect(slide.citations[0]?.items[0]?.key).toBe('litzow2024');
});

test.each([
  String.raw`\[@a]`,
  '`[@a]`',
  '$[@a]$',
  '<a href="https://example.org/[@a]">x</a>',
  'me@example.org [me](mailto:me@example.org) <me@example.org>',
  '[@me](https://example.org)',
  '[@me][there]\n\n[there]: https://example.org',
  '[@me]\n\n[@me]: https://example.org',
  'a@b] [c@d]',
])('%s is no citation', async (text) => {
  const { keys, problems } = await seen(`## T\n\n${text}`);
  expect([keys, problems]).toEqual([[], []]);
});

test.each(['[@a and b]', '[@a;]', '[@a, ]', '[@a b]'])('%s is told', async (text) => {
  const { html, keys, problems } = await seen(`## T\n\nWord ${text}`);
  expect([keys, problems]).toEqual([[], [`references/citation-syntax|${text}`]]);
  expect(html).toContain(`Word ${text}`);
});

test('ten thousand brackets end soon', async () => {
  const before = process.cpuUsage();
  await seen(`## T\n\n${'[@'.repeat(10_000)} ${'[@a'.repeat(10_000)}`);
  const { user, system } = process.cpuUsage(before);
  expect((user + system) / 1e6).toBeLessThan(10);
});

test('what follows a comma and begins with `@` is another key, not a page', async () => {
  const { keys, problems } = await seen('## T\n\nWord [@a,@b] and [@a, @b] and [@a, p. 3].');
  expect(keys).toEqual(['@a=a p. 3']);
  expect(problems).toHaveLength(2);
});
