import { describe, expect, test } from 'vitest';
import { createMarkdown } from '../../../src/render/markdown/create-markdown.ts';
import { renderSlide } from '../../../src/render/render-slide.ts';
import { concatMapped, mappedOpaque, mappedSource } from '../../../src/util/mapped-text.ts';
import { expandedSlide, renderMarkdown } from './render-markdown.ts';

const tools = {
  md: createMarkdown(),
  charts: () => Promise.reject(new Error('no charts here')),
  layoutSource: () => undefined,
  layoutsWith: () => [],
  hasOwnSizes: false,
};

describe('a slide', () => {
  test('is named by its title, with values in place and marks gone', async () => {
    const { slide } = await renderMarkdown('## *At* {{0}} of `x` in $a^2$ {.quiet}\n\nText', { values: ['82 %'] });
    expect(slide.title).toBe('At 82 % of x in a^2');
  });

  test('without a title is named by its first heading, else by its id', async () => {
    expect((await renderMarkdown('Text\n\n### Small')).slide.title).toBe('Small');
    expect((await renderMarkdown('Text')).slide.title).toBe('s1');
  });

  test('does without a heading on a layout of pictures or quotations', async () => {
    expect((await renderMarkdown('Text', { layout: 'quote' })).problems).toEqual([]);
    expect((await renderMarkdown('Text')).problems).toEqual(['render/no-title|Text']);
  });

  test('says once that its title is missing where the layout needs it', async () => {
    const { problems } = await renderMarkdown('Text', { slots: ['title!', 'main'] });
    expect(problems).toEqual(['render/empty-slot|Text']);
  });

  test('that is empty is an error at the slide', async () => {
    const { problems } = await renderMarkdown('', { slots: ['title', 'main!'] });
    expect(problems.map((problem) => problem.split('|')[0])).toEqual(['render/empty-slot', 'render/no-title']);
  });

  test('keeps its id where a heading gives the same', async () => {
    const { html } = await renderMarkdown('## T {#s1 .a}\n\n### U {#u}', { id: 's1' });
    expect(html).toContain('<h2 class="a">T</h2>');
    expect(html).toContain('<h3 id="u">U</h3>');
  });

  test('notes links to other slides, not to its own elements', async () => {
    const { slide } = await renderMarkdown('## T\n\n[a](#end) [b](#/end/1) [c](#here) [d]{#here} <a href="#raw">e</a>');
    expect(slide.links.map(({ target }) => target)).toEqual(['end', 'end/1', 'raw']);
  });

  test('has its background among its files, by its path from the root', async () => {
    const slide = expandedSlide('## T\n\nText');
    const span = { file: 'talk/deck.md', start: 0, end: 1 };
    const background = { color: null, image: { path: '../sky.png', span }, opacity: null, size: null };
    const { value } = await renderSlide({ ...slide, settings: { ...slide.settings, background } }, tools);
    expect(value.assets).toEqual([{ path: 'sky.png', kind: 'image', span }]);
    expect(value.settings.background?.image?.path).toBe('sky.png');
  });

  test('shows a chart in the place of its fence, under an id of its own', async () => {
    const span = { file: 'talk/deck.md', start: 0, end: 1 };
    const charts = [{ kind: 'broken' as const, span, message: 'x' }];
    const { html, slide } = await renderMarkdown('## T\n\n- a\n\n  ```plenary-chart 0\n  ```\n\nAfter', { charts });
    expect(html).toMatch(/<li>\n<p>a<\/p>\n<figure[^>]*s1-chart-1[^]*<\/figure>\n<\/li>[^]*After/);
    expect(slide.charts).toHaveLength(1);
  });

  test('shows a chart even where its fence is lost', async () => {
    const span = { file: 'talk/deck.md', start: 0, end: 1 };
    const { html } = await renderMarkdown('## T\n\nText', { charts: [{ kind: 'broken', span, message: 'x' }] });
    expect(html).toContain('<figure');
  });
});

describe('notes', () => {
  test('are Markdown with values and ids of their own', async () => {
    const { slide } = await renderMarkdown('## T\n\nA[^1]\n\n[^1]: One.', {
      notes: '\n\nSay **this**[^1] at once.\n\n[^1]: Or that.',
    });
    expect(slide.notesHtml).toContain('<strong>this</strong>');
    expect(slide.notesHtml).toContain('id="s1-notes-note-1"');
    expect(slide.html).toContain('id="s1-note-1"');
  });

  test('take no slots', async () => {
    const { problems } = await renderMarkdown('## T\n\nText', { notes: '\n\n::: main\nx\n:::' });
    expect(problems).toEqual(['render/unknown-container|main']);
  });
});

describe('places', () => {
  test('point through a template at what was written', async () => {
    const file = { path: 'talk/deck.md', text: '## T\n\n{{x}} ![](a.png) {{y}} [z](b.pdf)' };
    const body = concatMapped([
      mappedSource(file, 0, 6),
      mappedOpaque('a long text', { file: file.path, start: 6, end: 11 }),
      mappedSource(file, 11, 23),
      mappedOpaque('another', { file: file.path, start: 23, end: 28 }),
      mappedSource(file, 28),
    ]);
    const slide = { ...expandedSlide(file.text), text: { body, notes: null } };
    const { diagnostics } = await renderSlide(slide, tools);
    const shown = diagnostics.map(({ code, span }) => `${code}|${file.text.slice(span?.start, span?.end)}`);
    expect(shown).toEqual(['render/no-alt|![](a.png)', 'render/link-file|b.pdf']);
  });

  test('are those of the right one among many alike', async () => {
    const text = '## T\n\n![a](a.png) ![](a.png) ![a](a.png) ![](a.png)';
    const { diagnostics } = await renderMarkdown(text);
    expect(diagnostics.map(({ span }) => span?.start)).toEqual([18, 41]);
  });

  test('are exact in cells of a table, in lists and in quotations', async () => {
    const { problems, diagnostics } = await renderMarkdown(
      '## T\n\n| a | b |\n|---|---|\n| [x](c.pdf) | [x](c.pdf) |\n\n> - text\n>   [y](d.pdf)',
    );
    expect(problems).toEqual(['render/link-file|c.pdf', 'render/link-file|c.pdf', 'render/link-file|d.pdf']);
    expect(diagnostics.map(({ span }) => span?.start)).toEqual([32, 45, 72]);
  });
});
