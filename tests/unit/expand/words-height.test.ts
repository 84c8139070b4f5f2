import { describe, expect, it } from 'vitest';
import { wordsHeights } from '../../../src/expand/words-height.ts';

const chart = '```plenary-chart 0\n```';
const sentence = 'A paragraph that says what to see in it.';

function main(body: string, width = 1168): number | undefined {
  return wordsHeights(body, () => width).get('main');
}

describe('height of the words beside a chart', () => {
  it.each([
    ['a chart alone', `## Title\n\n${chart}`, 0],
    ['a paragraph', `## Title\n\n${chart}\n\n${sentence}`, 54],
    ['two paragraphs', `## Title\n\n${sentence}\n\n${chart}\n\n${sentence}`, 109],
    ['a long paragraph', `${chart}\n\n${sentence.repeat(4)}`, 91],
    ['a list', `${chart}\n\n- one\n- two\n- three`, 151],
    ['a small heading', `${chart}\n\n### Note`, 53],
    ['code', `${chart}\n\n\`\`\`js\na\n\nb\n\`\`\``, 141],
    ['a table', `${chart}\n\n| a | b |\n|---|---|\n| 1 | 2 |`, 106],
    [
      'letters that nobody reads',
      `${chart}\n\n[${sentence}](https://example.org/${'a'.repeat(200)}){claim="a > 1"}`,
      54,
    ],
    ['words in a step', `${chart}\n\n::: fragment\n${sentence}\n:::`, 54],
  ])('%s', (_, body, height) => {
    expect(Math.round(main(body) ?? Number.NaN)).toBe(height);
  });

  it('grows with each line and never shrinks as words are added', () => {
    const heights = Array.from({ length: 40 }, (_, i) => main(`${chart}\n\n${'word '.repeat(i * 5)}`, 400) ?? 0);
    expect(heights).toEqual([...heights].sort((a, b) => a - b));
  });

  it('counts words in the slot that they stand in', () => {
    const body = `${chart}\n\n::: right\n${sentence}\n:::\n\n::: source\nSmith 2020\n:::`;
    const heights = wordsHeights(body, () => 564);
    expect(heights.get('main')).toBe(0);
    expect(heights.get('right')).toBeGreaterThan(30);
  });

  it("does not guess where a picture or HTML of one's own stands beside the chart", () => {
    expect(main(`${chart}\n\n![A horse](horse.png)`)).toBeUndefined();
    expect(main(`${chart}\n\n<div>\nwords\n</div>`)).toBeUndefined();
  });
});
