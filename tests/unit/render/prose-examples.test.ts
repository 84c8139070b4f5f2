import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { fillTokens } from '../../../src/util/tokens.ts';
import { readProseExamples, type ProseExample } from './prose-examples.ts';
import { renderMarkdown } from './render-markdown.ts';

const folder = new URL('../../spec/prose/', import.meta.url);

for (const file of readdirSync(folder).filter((name) => name.endsWith('.md'))) {
  describe(file, () => {
    test.each(readProseExamples(readFileSync(new URL(file, folder), 'utf8')))('$heading', async (example) => {
      const { html, problems } = await renderExample(example);
      expect(problems).toEqual([]);
      expect(html).toBe(example.html.trim());
    });
  });
}

/** The HTML as the examples show it: a hole for a file is written `asset:0`. */
async function renderExample(example: ProseExample): Promise<{ html: string; problems: readonly string[] }> {
  const { html, problems } = await renderMarkdown(example.markdown, {
    values: example.values,
    ...(example.slots === null ? {} : { slots: example.slots }),
    ...(example.layout === null ? {} : { layout: example.layout }),
  });
  const shown = fillTokens(html, 'asset', (index) => `asset:${index}`).replaceAll(
    '</div><div class="slot',
    '</div>\n<div class="slot',
  );
  return { html: shown.trim(), problems };
}
