import { expect, test } from 'vitest';
import { compile, type Compilation } from '../../../src/compile.ts';
import { resolveConfig } from '../../../src/config/resolve-config.ts';
import { emptyMemory, type Memory } from '../../../src/memory/memory.ts';
import type { Pace } from '../../../src/memory/waiting.ts';
import { memoryView } from '../config/memory-view.ts';
import { memoryFileSystem } from '../../support/memory-file-system.ts';

const reference = (key: string): string =>
  `@article{${key},\n  author = {Doe, J.},\n  title = {On ${key}},\n  journal = {J},\n  year = {2020},\n}\n`;

/** Slides on which something depends on others: numbers of references and sections, the list, a link. */
const deck = `---
title: A talk
lang: en
---

# A talk

Known since long [@first].

---
layout: section
---
# Part one

---

# A chart

\`\`\`vega-lite
data: {name: counts}
mark: bar
encoding: {x: {field: arm}, y: {field: n, type: quantitative}}
\`\`\`

---

# Later

Shown again [@second; @first], see [the chart](#/a-chart).

Note: As said [@third].

---
layout: section
---
# Part two

---

# The sum

{{#each counts}}{{arm}} has {{n}}, {{/each}}

---
layout: references
---
`;

const files = {
  'deck.md': deck,
  'data/counts.csv': 'arm,n\nA,12\nB,30\n',
  'data/references.bib': ['first', 'second', 'third'].map(reference).join('\n'),
};

const options = { notes: true, draft: false, panels: true, fonts: false };

async function compiled(
  memory: Memory,
  pace?: Pace,
  texts: Readonly<Record<string, string>> = files,
): Promise<Compilation> {
  const talk = Object.fromEntries(Object.entries(texts).map(([path, text]) => [`/talk/${path}`, text]));
  const { value } = resolveConfig({ deck: 'deck.md', root: null }, memoryView(talk, '/talk'));
  if (value === null) throw new Error('there is no deck');
  const effects = { fs: memoryFileSystem(texts), log: { progress: () => {} }, ...(pace === undefined ? {} : { pace }) };
  return compile(value.config, effects, options, memory);
}

/** What does not depend on the list of references at the end. */
const plain = (html: string): string => html.replace(/<a href="#[^"]*" role="doc-biblioref"[^>]*>(\d+)<\/a>/g, '$1');

test.each([null, 'the-sum', 'later'])('a talk filled slide by slide shows nothing wrong, %s first', async (looked) => {
  const whole = await compiled(emptyMemory());
  const final = whole.talk.sections.map(({ html }) => html);
  const memory = emptyMemory();
  const shown: number[] = [];
  for (let i = 0; i < 20; i++) {
    const now = await compiled(memory, { looked: () => looked, next: async () => false });
    const html = now.talk.sections.map((section) => section.html);
    if (now.isFinished) {
      expect(html).toEqual(final);
      expect(now.site).toEqual(whole.site);
      expect(now.diagnostics).toEqual(whole.diagnostics);
      break;
    }
    const made = html.flatMap((text, at) => (text.includes('slide-waiting') ? [] : [at]));
    for (const at of made) expect(plain(html[at] as string)).toBe(plain(final[at] as string));
    expect(now.talk.page.data.slides.map(({ id, number }) => [id, number])).toEqual(
      whole.talk.page.data.slides.map(({ id, number }) => [id, number]),
    );
    shown.push(made.length);
  }
  // What cites waits for the slides before it; so does the list, for all; a section waits for another one.
  expect(shown).toEqual(
    { null: [1, 1, 2, 3, 5, 6], 'the-sum': [1, 2, 2, 3, 4, 6], later: [0, 1, 1, 3, 5, 6] }[`${looked}`],
  );
});

/* Slides behind the others, so that these are a beginning. */
const rest = Array.from({ length: 40 }, (_, i) => `\n---\n\n# More ${i}\n\n${'Words and words. '.repeat(8)}\n`).join(
  '',
);

test.each([
  ['a chart, a citation and the only section yet', deck + rest],
  ['a link to a slide that is still to come', deck.replace('Known since', 'As [later](#later) known since') + rest],
  ['an agenda', deck.replace('Known since', '::: agenda\n:::\n\nKnown since') + rest],
  [
    'a later chart that answers',
    deck + rest + '\n---\n\n' + deck.slice(deck.indexOf('# A chart')).replace('mark:', 'interactive: true\nmark:'),
  ],
  ['a fault', deck.replace('[@first]', '[@nobody]') + rest],
])('a beginning shows nothing wrong, and becomes the whole: %s', async (_, text) => {
  const texts = { ...files, 'deck.md': text };
  const whole = await compiled(emptyMemory(), undefined, texts);
  const memory = emptyMemory();
  const pace: Pace = { looked: () => null, next: async () => true };
  const beginning = await compiled(memory, { ...pace, beginning: true }, texts);
  expect([beginning.isBeginning, beginning.isFinished]).toEqual([true, false]);
  const { sections, page } = beginning.talk;
  expect(sections.map(({ slide }) => slide.id)).toEqual(whole.talk.sections.slice(0, 3).map(({ slide }) => slide.id));
  const content = (html: string): string => plain(html).replace(/ aria-label="[^"]*"/, '');
  sections.forEach(({ html }, at) => {
    expect(html).toContain(`aria-label="${at + 1}: `);
    const final = (whole.talk.sections[at]?.html ?? '').replace(/<div class="error-panel">[^]*?<\/ul><\/div>/, '');
    if (!html.includes('slide-waiting')) expect(content(html)).toBe(content(final));
  });
  expect(page.charts === null).toBe(whole.talk.page.charts === null);
  const now = await compiled(memory, pace, texts);
  expect(now.talk.page.data.isBeginning).toBe(undefined);
  expect(now.site).toEqual(whole.site);
  expect(now.diagnostics).toEqual(whole.diagnostics);
});
