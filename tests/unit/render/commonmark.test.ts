import { createRequire } from 'node:module';
import { describe, expect, test } from 'vitest';
import { emptyContext, envOf } from '../../../src/render/context.ts';
import { createMarkdown } from '../../../src/render/markdown/create-markdown.ts';
import { placesIn } from '../../../src/render/places.ts';
import { mappedSource } from '../../../src/util/mapped-text.ts';
import { normaliseHtml } from '../../support/normalise-html.ts';

interface Example {
  readonly markdown: string;
  readonly html: string;
  readonly section: string;
  readonly number: number;
}

const { tests: examples } = createRequire(import.meta.url)('commonmark-spec') as { tests: readonly Example[] };
const md = createMarkdown();

/** The Markdown of slides with our extensions on; raw HTML stays as it is. */
function render(markdown: string): { html: string; reports: number } {
  let reports = 0;
  const places = placesIn(mappedSource({ path: 'deck.md', text: markdown }));
  const env = envOf(emptyContext({ trusted: true, places, report: () => reports++ }));
  return { html: md.renderer.render(md.parse(markdown, env), md.options, env), reports };
}

describe('CommonMark 0.31.2', () => {
  test('has 652 examples', () => expect(examples).toHaveLength(652));

  for (const { markdown, html, section, number } of examples) {
    test(`${number} ${section}`, () => {
      const source = markdown.replaceAll('→', '\t');
      const result = render(source);
      expect(normaliseHtml(result.html)).toBe(normaliseHtml(html.replaceAll('→', '\t')));
      expect(result.reports).toBe(0);
    });
  }
});
