import { expect, test } from 'vitest';
import { processorTime } from '../../support/processor-time.ts';
import { renderMarkdown } from './render-markdown.ts';

/* Texts whose time could grow with the square of their length, or worse. */
const n = 4000;
const cases: Readonly<Record<string, string>> = {
  'nested strong': '*a **a '.repeat(n),
  links: '[a](b'.repeat(n),
  'open brackets': '['.repeat(n) + 'a' + ']'.repeat(n),
  braces: '{a="'.repeat(n),
  braces2: '{.a '.repeat(n),
  attrs: '{.a}'.repeat(n),
  spans: '[a]{.b}'.repeat(n),
  spans2: '[a'.repeat(n) + ']{.b}'.repeat(n),
  dollars: '$a'.repeat(n),
  dollars2: '$$a '.repeat(n),
  dollar3: '$\n'.repeat(n),
  'math lines': '$$\n'.repeat(n),
  colons: '::: callout\n'.repeat(n),
  colons2: ':::\n'.repeat(n),
  'raw open': '<div>'.repeat(n),
  'raw a': '<a "'.repeat(n),
  'raw block': '<div>\n' + '<a "'.repeat(n),
  comments: '<!-- a --> '.repeat(n),
  'comment open': '<!-- a '.repeat(n),
  'el comments': 'x <!-- .element: class="a" --> '.repeat(n),
  'list attrs': '- a {.b}\n'.repeat(n),
  'own line': '- a\n{.b}\n\n'.repeat(n / 4),
  footnotes: 'a[^1] '.repeat(n) + '\n\n[^1]: x',
  'foot unknown': 'a[^b] '.repeat(n),
  'foot defs': Array.from({ length: n / 4 }, (_, i) => `[^${i}]: x\n`).join(''),
  'foot inline': '^[a'.repeat(n),
  img: '![](a.png) '.repeat(n / 4),
  'bad links': '[a](b.pdf) '.repeat(n / 4),
  table: '|a'.repeat(200) + '\n' + '|-'.repeat(200) + '\n' + ('|a'.repeat(200) + '\n').repeat(100),
  spaces: '<p' + ' '.repeat(100000) + '=>',
  values: '{{0}} '.repeat(n),
  'code spans': '`'.repeat(n),
  backticks: Array.from({ length: 300 }, (_, i) => '`'.repeat(i)).join(' '),
  fences: '```js\na\n```\n'.repeat(n / 10),
  script: '<script>\n\n'.repeat(n / 4),
  'attr raw': '<p a=b '.repeat(n) + '>',
  quotes: '> '.repeat(5000) + 'a',
  'emph attr': '*a*{.b}'.repeat(n),
  style: 'x {style="' + 'color:red;'.repeat(380) + '"}',
  'unclosed i': '<i>'.repeat(n) + 'a',
  h: '# a {#b}\n'.repeat(n / 4),
};

test.each(Object.entries(cases))('%s take no time out of proportion', async (_, text) => {
  const spent = await processorTime(() => renderMarkdown(`## T\n\n${text}`, { values: ['5'] }));
  // Linear work takes some tens of milliseconds here; the limit leaves room for a slow machine.
  expect(spent).toBeLessThan(3000);
});
