import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { findComparisons } from '../../../src/evidence/words/find-comparisons.ts';
import { findNumbers } from '../../../src/evidence/numbers/find-numbers.ts';
import { knownNames } from '../../../src/evidence/numbers/known-names.ts';
import { numberPatterns } from '../../../src/evidence/numbers/patterns.ts';
import { valueMark } from '../../../src/evidence/read-run.ts';

/*
 * Examples are rows of tables: a text, and what is told of it. `{{…}}` stands for a value from the data, `–` for
 * nothing. In `names.md` the heading is the name of the pattern that takes every number of the text.
 */
const folder = import.meta.dirname;

interface Row {
  readonly heading: string;
  readonly text: string;
  readonly told: readonly string[];
}

function rowsOf(file: string): readonly Row[] {
  const rows: Row[] = [];
  let heading = '';
  for (const line of readFileSync(join(folder, file), 'utf8').split('\n')) {
    if (line.startsWith('## ')) heading = line.slice(3).trim();
    const cells = /^\| (.*?) \| (.*?) \|$/.exec(line.replaceAll('\\|', '\u0001'))?.slice(1);
    if (cells === undefined || /^-+$/.test(cells[0] as string) || cells[0] === 'text') continue;
    const [text = '', told = ''] = cells.map((cell) => cell.trim().replaceAll('\u0001', '|'));
    rows.push({
      heading,
      text: text.replace(/\{\{[^}]*\}\}/g, valueMark),
      told: told === '–' ? [] : told.split(' · ').map((word) => word.trim().replace(/\{\{[^}]*\}\}/g, valueMark)),
    });
  }
  return rows;
}

const known = knownNames(['SWOG 1318', 'Bold 2', 'Total-XIIIB 2']);
/** Abbreviations that the deck declares. */
const declared = new Set(['TRM', 'IL']);

describe('numbers.md', () => {
  test.each(rowsOf('numbers.md'))('$heading: $text', ({ text, told }) => {
    const numbers = findNumbers(text, known, declared).filter(({ as }) => as === null);
    expect(numbers.map((number) => number.text)).toEqual(told);
  });
});

describe('names.md', () => {
  test.each(rowsOf('names.md'))('$heading: $text', ({ heading, text, told }) => {
    expect(findNumbers(text, known, declared).filter(({ as }) => as !== heading)).toEqual([]);
    expect(findNumbers(text, known, declared).map((number) => number.text)).toEqual(told);
  });

  test('has examples of every pattern', () => {
    const shown = new Set(rowsOf('names.md').map(({ heading }) => heading));
    expect(numberPatterns.map(({ name }) => name).filter((name) => !shown.has(name))).toEqual([]);
  });
});

describe('comparisons.md', () => {
  test.each(rowsOf('comparisons.md'))('$heading: $text', ({ text, told }) => {
    expect(findComparisons(text, 'en').map(({ words }) => words)).toEqual(told);
  });
});

test('every file of examples is read', () => {
  const files = readdirSync(folder).filter((name) => name.endsWith('.md'));
  expect(files.sort()).toEqual(['comparisons.md', 'names.md', 'numbers.md']);
});

test('names are indexed alike before and after a search', () => {
  findNumbers('a long text in front of Bold 2', known);
  expect(findNumbers('Bold 2', knownNames(['Bold 2'])).map(({ as }) => as)).toEqual(['known name']);
});

describe('no text takes long', () => {
  test.each([
    '1',
    '1-',
    'A',
    'A-',
    'A1-',
    'a1-A',
    '1;1:',
    '2004;',
    '2004, ',
    '(2004, ',
    'UKALL-',
    'in 2004 and ',
    '1.',
    '\u2062=1',
    'May 1 ',
  ])('of %j', (piece) => {
    // Processor time: how busy the machine is says nothing about the search.
    const start = process.cpuUsage();
    findNumbers(piece.repeat(20_000));
    expect(process.cpuUsage(start).user / 1000).toBeLessThan(3000);
  });
});
