import { expect, test } from 'vitest';
import { head, parseText } from '../unit/parse/parse-text.ts';

/** Milliseconds of the processor that any of these may take; a quadratic reader takes minutes. */
const patience = 8000;

/** Milliseconds of the processor, which do not grow when others are at work. */
function costOf(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

const many = 50_000;
const hostile: Readonly<Record<string, string>> = {
  'separators in a fence': `\`\`\`\n${'---\n'.repeat(many)}\`\`\`\n`,
  separators: '\n---\n'.repeat(many),
  'separators without blank lines': '---\n'.repeat(many),
  'vertical separators': 'a\n\n----\n\n'.repeat(many / 2),
  'unclosed settings': '---\nfoo: bar\n\ntext\n'.repeat(many / 5),
  'comments in settings': `---\nid: a\n${'#\n'.repeat(many)}`,
  'containers that never close': '::: a\n'.repeat(many),
  'containers closed by others': `${':::: a\n'.repeat(many / 2)}${':::\n'.repeat(many / 2)}`,
  'open comments': '<!-- .slide: \n'.repeat(many),
  'slide comments': '<!-- .slide: a=b -->\n'.repeat(many / 5),
  'one slide comment of many attributes': `<!-- .slide: ${'a=" '.repeat(many)} -->`,
  backticks: Array.from({ length: 1000 }, (_, i) => '`'.repeat(i + 1)).join(' '),
  'open mustaches': '{{'.repeat(many),
  mustaches: '{{a b c}}'.repeat(many),
  'open brackets': '['.repeat(many),
  headings: '# a {#b\n'.repeat(many),
  'attributes on a heading': `# ${'{#a '.repeat(many)}`,
  quotations: `${'>'.repeat(5000)}a\n`.repeat(20),
  lists: `${'- '.repeat(2000)}a\n`.repeat(5),
  notes: 'Note: a\n'.repeat(many),
  ids: '# Same title\n\n---\n\n'.repeat(many / 5),
  keys: `---\n${Array.from({ length: 6000 }, (_, i) => `k${i}: 1`).join('\n')}\n---\n# a\n`,
  'deep YAML': `\`\`\`vega-lite\n${'['.repeat(20_000)}\n\`\`\`\n`,
  'deep settings': `\n---\nclass: ${'{a: '.repeat(5000)}\n---\n`,
  'chart of many keys': `\`\`\`vega-lite\n${Array.from({ length: 20_000 }, (_, i) => `k${i}: 1`).join('\n')}\n\`\`\`\n`,
  'invisible letters': '\u00a0---\n'.repeat(many),
  'white space': `#${' '.repeat(many)}a {${' '.repeat(many)}`,
  tables: `| a |\n|---|\n${'| b |\n'.repeat(many / 5)}`,
  'a title of brackets': `# ${'](('.repeat(many)}`,
};

test.each(Object.entries(hostile))('%s do not stop the parser', (_, text) => {
  expect(costOf(() => parseText(head + text))).toBeLessThan(patience);
});

test('5,000 slides are parsed in well under two seconds', () => {
  const slide = (i: number): string =>
    `## Slide ${i}\n\n- one\n- two {{trials.x}}\n\n\`\`\`vega-lite\ndata: {name: t}\nmark: bar\n\`\`\`\n`;
  const text = head + Array.from({ length: 5000 }, (_, i) => slide(i)).join('\n---\n\n');
  expect(costOf(() => expect(parseText(text).deck.slides).toHaveLength(5000))).toBeLessThan(patience);
});

test('files that include each other twice over come to an end', () => {
  const files = Object.fromEntries(
    Array.from({ length: 30 }, (_, i) => [`f${i}.md`, `---\nsrc: f${i + 1}.md\n---\n\n---\nsrc: f${i + 1}.md\n---\n`]),
  );
  const { codes } = parseText(`${head}\n---\nsrc: f0.md\n---\n`, { ...files, 'f30.md': '# End\n' });
  expect(codes.join()).toContain('parse/too-many-slides');
});
