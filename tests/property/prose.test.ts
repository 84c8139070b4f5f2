import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { renderMarkdown } from '../unit/render/render-markdown.ts';

/* Slides made at random of words and the marks that Markdown and Plenary know. */
const word = fc.integer({ min: 0, max: 99999 }).map((n) => `word${n}x`);
const mark = fc.constantFrom(
  ...[
    '*',
    '**',
    '_',
    '`',
    '~~',
    '$',
    '$$',
    '[',
    ']',
    '](',
    ')',
    '![',
    '{',
    '}',
    '{.x}',
    '{#id}',
    '<',
    '>',
    '\\',
    '|',
    '^[',
  ],
  ...[
    '[^1]',
    ' ',
    '\n',
    '\n\n',
    '- ',
    '1. ',
    '> ',
    '# ',
    '### ',
    ':::',
    '::: callout',
    '::: left',
    '```',
    '~~~',
    '    ',
  ],
  ...[
    '<b>',
    '</b>',
    '<div>',
    '</div>',
    '<br>',
    '<p title="',
    '">',
    '<!--',
    '-->',
    '<script>',
    '&amp;',
    '&#xFDD0;',
    '---|---',
  ],
  ...['{{0}}', '[^1]: ', '<!-- .element: class="a" -->', '{width=1}', '{.fragment 2}', ' {', 'a=b', '"', "'"],
);
const slide = fc
  .array(fc.oneof({ weight: 2, arbitrary: word }, { weight: 3, arbitrary: mark }), { maxLength: 40 })
  .map((parts) => `## T\n\n${parts.join('')}`);

describe('any text', () => {
  test('becomes HTML that is closed, without scripts and styles', async () => {
    await fc.assert(
      fc.asyncProperty(slide, async (markdown) => {
        const { html } = await renderMarkdown(markdown, { values: ['5 %'] });
        expect(unclosed(html), html).toEqual([]);
        expect(html).not.toMatch(/<script|<style|<[^>]* style=|<section/);
        expect(html).not.toMatch(/[\uFDD0\uFDD1]/);
      }),
      { numRuns: 400 },
    );
  });

  test('keeps its words, or says which are lost', async () => {
    await fc.assert(
      fc.asyncProperty(slide, async (markdown) => {
        const { html, diagnostics } = await renderMarkdown(markdown, { values: ['5 %'] });
        if (diagnostics.some(({ severity }) => severity === 'error')) return;
        // Comments, link definitions and the words behind a fence's language are not shown by Markdown's own rules.
        const shown = markdown
          .replace(/<!--[^]*?(?:-->|$)/g, '')
          .replace(/^.*\]:.*$(?:\n.*)?/gm, '')
          .replace(/^.*(?:```|~~~).*$/gm, '');
        const text = html + html.replace(/<[^>]*>/g, '');
        for (const lost of (shown.match(/word\d+x/g) ?? []).filter((w) => !text.includes(w))) {
          expect.fail(`${lost} is lost: ${JSON.stringify(markdown)} → ${html}`);
        }
      }),
      { numRuns: 600 },
    );
  });

  test('points into itself', async () => {
    await fc.assert(
      fc.asyncProperty(slide, async (markdown) => {
        const { diagnostics, slide: rendered } = await renderMarkdown(markdown, { values: ['5 %'] });
        for (const { span, message } of diagnostics) {
          expect(span).not.toBeNull();
          expect(message).not.toMatch(/undefined|NaN|\[object/);
          if (span !== null)
            expect(span.start >= 0 && span.start <= span.end && span.end <= rendered.span.end).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });
});

const voids = new Set(['br', 'hr', 'img', 'wbr', 'col']);

/** Tags that are not closed in order. */
function unclosed(html: string): readonly string[] {
  const open: string[] = [];
  for (const [, slash, name = ''] of html.matchAll(/<(\/?)([a-z][a-z0-9]*)(?:"[^"]*"|[^">])*>/g)) {
    if (voids.has(name)) continue;
    if (slash === '') open.push(name);
    else if (open.pop() !== name) return [`</${name}> in ${html}`];
  }
  return open;
}
