import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseFile } from '../../../src/parse/parse-file.ts';
import type { ParseMemory } from '../../../src/parse/parse-memory.ts';
import { parseDeck } from '../../../src/parse/parse-deck.ts';
import { changeBetween } from '../../../src/util/text-change.ts';
import { head, projectOf } from './parse-text.ts';

const line = fc.constantFrom(
  ...['', '---', '---', '----', '--- ', ' ---', 'text', 'other', '# H', '## Two {#two}', '- item', '  more', '> q'],
  ...['```', '```js', '~~~', '<div>', '<!-- c', '-->', '<pre>', '</pre>', '| a | b |', '|---|---|', '[^1]: <!--'],
  ...['class: x', 'id: one', 'src: other.md', 'title:', '  - a', '# comment', '::: box', ':::', '::: in a', 'Note:'],
);
const lines = fc.array(line, { maxLength: 24 });
const edit = fc.record({ at: fc.nat(24), less: fc.nat(4), more: fc.array(line, { maxLength: 4 }) });

const newMemory = (): ParseMemory => ({ parse: new Map(), names: new Map(), files: new Map() });

test('a file that is cut anew where it changed is what it is cut as a whole', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('---\ntitle: T\n---\n', '', '---\n', '---\nid: top\n---\n'),
      lines,
      fc.array(edit, { minLength: 1, maxLength: 6 }),
      fc.constantFrom('deck', 'included'),
      (head, first, edits, role) => {
        const memory = newMemory();
        const all = [...first];
        const read = (): void => {
          const source = { path: 'deck.md', text: head + all.join('\n') };
          const again = parseFile(source, role, memory);
          expect(again).toEqual(parseFile(source, role, newMemory()));
          for (const { path } of again.texts) expect(memory.parse.has(path)).toBe(true);
        };
        read();
        for (const { at, less, more } of edits) {
          all.splice(at, less, ...more);
          read();
        }
      },
    ),
    { numRuns: 150 },
  );
});

test('a deck that is read again is the deck that is read for the first time', () => {
  const slide = fc.array(line, { maxLength: 6 }).map((all) => all.join('\n'));
  fc.assert(
    fc.property(
      fc.array(slide, { minLength: 1, maxLength: 5 }),
      fc.array(fc.record({ at: fc.nat(5), less: fc.nat(2), more: fc.array(slide, { maxLength: 2 }) }), {
        maxLength: 5,
      }),
      (first, edits) => {
        const memory = newMemory();
        const all = [...first];
        const read = (): void => {
          const project = projectOf({ 'deck.md': head + all.join('\n\n---\n\n'), 'other.md': '# Other\n' });
          expect(parseDeck(project, memory)).toEqual(parseDeck(project));
        };
        read();
        for (const { at, less, more } of edits) {
          all.splice(at, less, ...more);
          read();
        }
      },
    ),
    { numRuns: 100 },
  );
});

test('an edit of one slide leaves the others as they are', () => {
  const memory = newMemory();
  const slide = (n: number, words = ''): string => `# Slide ${n}\n\nWords ${words}\n`;
  const deck = (words: string): string =>
    Array.from({ length: 200 }, (_, n) => slide(n, n === 90 ? words : '')).join('\n---\n\n');
  const before = parseFile({ path: 'deck.md', text: deck('') }, 'deck', memory);
  const text = deck('that are more');
  const now = parseFile({ path: 'deck.md', text }, 'deck', memory);
  expect(now.slides.filter((one, i) => one !== before.slides[i])).toHaveLength(1);
  expect(memory.parse.size).toBe(200);
  for (const { text: own, within } of now.texts)
    expect(text.slice(within?.start, (within?.start ?? 0) + own.length)).toBe(own);
});

test('the change between two texts', () => {
  expect(changeBetween('abcd', 'abXcd')).toEqual({ start: 2, before: 2, now: 3 });
  expect(changeBetween('aaa', 'aa')).toEqual({ start: 2, before: 3, now: 2 });
  expect(changeBetween('same', 'same')).toEqual({ start: 4, before: 4, now: 4 });
  expect(changeBetween('', 'new')).toEqual({ start: 0, before: 0, now: 3 });
});
