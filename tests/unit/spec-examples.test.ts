import { expect, test } from 'vitest';
import { readExamples, withExpected } from '../spec/examples.ts';

const markdown = `# A stage

Words.

## A rule

\`\`\`\` deck.md
## Not a heading of ours
\`\`\`vega-lite
\`\`\`
\`\`\`\`

\`\`\` data/a.csv utf-16le bom crlf
a,b
1,2
\`\`\`

\`\`\` expect
old
exit 1
\`\`\`

## Another

\`\`\` expect
exit 0
\`\`\`
`;

test('files, bytes and expectations are read as written', () => {
  const [first, second] = readExamples(markdown);
  expect(first).toMatchObject({ heading: 'A rule', line: 5, expected: 'old\nexit 1' });
  expect(Buffer.from(first!.files['deck.md']!).toString()).toBe('## Not a heading of ours\n```vega-lite\n```\n');
  expect(Buffer.from(first!.files['data/a.csv']!).toString('utf16le')).toBe('\uFEFFa,b\r\n1,2\r\n');
  expect(second).toMatchObject({ heading: 'Another', files: {} });
});

test('expectations are written back in their places', () => {
  const [first, second] = readExamples(markdown);
  const actual = new Map([
    [first!, 'new\nlines\nexit 1'],
    [second!, 'exit 3'],
  ]);
  const written = withExpected(markdown, actual);
  expect(readExamples(written).map(({ expected }) => expected)).toEqual(['new\nlines\nexit 1', 'exit 3']);
});

test('an example that is not complete is an error', () => {
  expect(() => readExamples('## A rule\n')).toThrow('has no fence "expect"');
  expect(() => readExamples('## A rule\n``` expect\n')).toThrow('never closed');
});
