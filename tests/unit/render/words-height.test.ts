import { describe, expect, it } from 'vitest';
import { createMarkdown } from '../../../src/render/markdown/create-markdown.ts';
import { emptyContext, envOf } from '../../../src/render/context.ts';
import { plainText } from '../../../src/render/markdown/plain-text.ts';
import { bottomOf } from '../../../src/render/slide/words-height.ts';

const md = createMarkdown();
const sentence =
  'The arm that received blinatumomab had fewer relapses than the control arm in every risk group of the trial. ';

function lines(count: number, text: (i: number) => string): string {
  return Array.from({ length: count }, (_, i) => text(i)).join('\n');
}

function height(markdown: string, width = 1168): number {
  const context = emptyContext({});
  const reader = {
    textOf: (inline: { readonly children: Parameters<typeof plainText>[1] | null }) =>
      plainText(context, inline.children ?? []),
    largeTables: false,
    reached: () => {},
  };
  return Math.round(bottomOf(md.parse(markdown, envOf(context)), { size: 26, line: 1.4, width }, 0, reader));
}

describe('height of words on a slide, beside what Chromium makes of them', () => {
  it.each([
    ['fourteen points', lines(14, () => '- a point'), 661],
    ['a paragraph', sentence.repeat(9), 400],
    ['a table of ten rows', `| a | b |\n|---|---|\n${lines(10, () => '| 1 | 2 |')}`, 483],
    ['code of fifteen lines', `\`\`\`\n${lines(15, () => 'x')}\n\`\`\``, 473],
    ['lists in lists', lines(4, () => '- outer\n  - inner\n  - inner'), 510],
    ['small headings', `${lines(4, () => '### Part\n\nA line.\n')}\n\n> A quote`, 440],
    ['points apart from each other', `${lines(6, () => '1. A thing\n')}\n\nA line.`, 331],
  ])('%s', (_, markdown, measured) => {
    expect(Math.abs(height(markdown) - measured)).toBeLessThanOrEqual(3);
  });

  it('grows with each word', () => {
    const heights = Array.from({ length: 30 }, (_, i) => height('word '.repeat(i * 5), 400));
    expect(heights).toEqual([...heights].sort((a, b) => a - b));
  });

  it('reads columns side by side', () => {
    const column = `::: column\n${sentence.repeat(4)}\n:::`;
    expect(height(`:::: columns\n${column}\n${column}\n::::`)).toBe(height(sentence.repeat(4), 564));
  });
});
