import { createRequire } from 'node:module';
import MarkdownIt from 'markdown-it';
import { describe, expect, test } from 'vitest';
import { bodies, parseSlides } from '../unit/parse/parse-text.ts';

interface Example {
  readonly markdown: string;
  readonly number: number;
}

const { tests: examples } = createRequire(import.meta.url)('commonmark-spec') as { readonly tests: readonly Example[] };
const oracle = new MarkdownIt('commonmark');

/** Lines `---` or `----` that CommonMark reads as a rule at the top level. */
function rules(markdown: string): number {
  const lines = markdown.split('\n');
  return oracle
    .parse(markdown, {})
    .filter(
      (token) => token.type === 'hr' && token.level === 0 && /^-{3,4}[ \t]*$/.test(lines[token.map?.[0] ?? -1] ?? ''),
    ).length;
}

/** What leaves a code block or HTML open takes in the slides that follow, with an error. */
const leavesOpen = /unclosed-(?:fence|html)/;

describe('the examples of CommonMark', () => {
  test.each(examples)('$number: a slide ends where CommonMark sees a rule', ({ markdown }) => {
    const text = markdown.replaceAll('→', '\t');
    // Words round the example keep blank ends from counting and front settings from being read.
    const parsed = parseSlides(`\nfirst words\n\n${text}\n\n---\n\nlast words\n`);
    const open = leavesOpen.test(parsed.codes.join('\n'));
    expect(bodies(parsed)).toHaveLength(rules(`${text}\n\n---\n`) + 1);
    if (!open) expect(bodies(parsed).at(-1)).toBe('last words');
  });
});
