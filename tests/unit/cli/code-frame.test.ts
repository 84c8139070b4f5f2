import { describe, expect, test } from 'vitest';
import { codeFrames } from '../../../src/cli/code-frame.ts';
import { styleFor } from '../../../src/cli/style.ts';
import { displayWidth } from '../../../src/cli/text-width.ts';
import { locate } from '../../../src/diagnostics/locate.ts';

const options = { style: styleFor(false), colour: 'red', columns: 60, context: 1 } as const;

/** The frame for the first occurrence of `wanted` in `text`. */
function frame(text: string, wanted: string, columns = 60): string[] {
  const sources = new Map([['deck.md', { path: 'deck.md', text }]]);
  const start = text.indexOf(wanted);
  const span = { file: 'deck.md', start, end: start + wanted.length };
  const [at] = locate([{ code: 'a/b', severity: 'error', message: '', hint: null, span, related: [] }], sources);
  return codeFrames(sources)(at!, { ...options, columns });
}

/** What stands above the carets, by columns of the terminal. */
function underlined([line = '', carets = '']: readonly string[]): string {
  const from = displayWidth(carets.slice(0, carets.indexOf('^')));
  const to = displayWidth(carets.trimEnd());
  let column = 0;
  let text = '';
  for (const { segment } of new Intl.Segmenter('en').segment(line)) {
    if (column >= from && column < to) text += segment;
    column += displayWidth(segment);
  }
  return text;
}

describe('a code frame', () => {
  test('shows the line with its number, the line above, and carets under the span', () => {
    expect(frame('one\nx: {field: revenu}\n', 'revenu')).toEqual([
      '  1 │ one',
      '  2 │ x: {field: revenu}',
      '    │            ^^^^^^',
    ]);
  });

  test('leaves an empty line above out', () => {
    expect(frame('one\n\nhere', 'here')).toEqual(['  3 │ here', '    │ ^^^^']);
  });

  test.each([
    ['tabs', '\tdata:\tfield', 'field'],
    ['wide characters', '你好世界 名前 x', '名前'],
    ['an emoji made of several code points', '👩‍👩‍👧 and 👍🏽 {{x}}', '{{x}}'],
    ['combining marks', 'cafe\u0301 nai\u0308ve {{x}}', '{{x}}'],
    ['a flag', '🇩🇪 {{x}}', '{{x}}'],
    ['fullwidth forms', 'ＡＢＣ {{x}}', '{{x}}'],
  ])('keeps the carets under the span after %s', (_, text, wanted) => {
    expect(underlined(frame(text, wanted))).toBe(wanted);
  });

  test('marks the whole of a character of which the span is a part', () => {
    expect(underlined(frame('a 👍🏽 b', '🏽'))).toBe('👍🏽');
  });

  test('points behind the last character where something is missing at the end', () => {
    const sources = new Map([['deck.md', { path: 'deck.md', text: 'abc' }]]);
    const at = { file: 'deck.md', line: 1, column: 4, endLine: 1, endColumn: 4 };
    expect(codeFrames(sources)(at, options)).toEqual(['  1 │ abc', '    │    ^']);
  });

  test('says where a span of several lines ends', () => {
    expect(frame('a {{#each\nb\nc}} d', '{{#each\nb\nc}}')).toEqual(['  1 │ a {{#each', '    │   ^^^^^^^ to line 3']);
  });

  test.each([20, 40, 80])('cuts a long line around the span, to %i columns', (columns) => {
    const lines = frame(`${'a,'.repeat(3000)}HERE${',b'.repeat(3000)}`, 'HERE', columns);
    expect(underlined(lines)).toBe('HERE');
    for (const line of lines) expect(displayWidth(line)).toBeLessThanOrEqual(Math.max(columns, 26));
    expect(lines[0]).toMatch(/│ ….*…$/);
  });

  test('never sends to the terminal what would steer it', () => {
    const shown = frame('evil \u001B[2J\u202E\u0007 {{x}}', '{{x}}').join('');
    expect(shown).toContain('<U+001B>[2J<U+202E><U+0007> {{x}}');
    expect(shown).not.toMatch(/[\u0000-\u001F\u202E]/);
  });
});
