import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Reference, StyledPart } from '../../../src/model/references.ts';
import { readReferences } from '../../../src/references/read-references.ts';
import { vancouver } from '../../../src/references/styles/vancouver.ts';
import { shortForm } from '../../../src/util/citations/short-form.ts';

const here = (name: string): string => readFileSync(join(import.meta.dirname, name), 'utf8');

/** Each line: key, the journal's own form, the footer's form, all written by hand. */
const byHand = here('fifty-by-hand.tsv')
  .trimEnd()
  .split('\n')
  .map((line) => line.split('\t') as [string, string, string]);

const { value, diagnostics } = await readReferences([{ path: 'fifty.bib', text: here('fifty.bib') }]);

test('fifty entries are read without a word', () => {
  expect([diagnostics.map(({ message }) => message), value.byKey.size, byHand.length]).toEqual([[], 50, 50]);
});

/** What is no article is worded by each speaker in another way, and so is a note; all else agrees. */
const wordedOtherwise = ['bassan2009', 'jabbour2023', 'ash2025-1567', 'nrdd2025', 'pradella2025', 'talk'];

test('a line of the list is what the journals print', () => {
  const differ = byHand.filter(([key, expected]) => printed(key, (one) => partsText(vancouver(one))) !== expected);
  expect(differ.map(([key]) => key)).toEqual(wordedOtherwise);
});

test('a footer names it as a slide would', () => {
  const differ = byHand.filter(([key, , expected]) => printed(key, shortForm) !== expected);
  expect(differ.map(([key]) => key)).toEqual(['ash2025-1567', 'nrdd2025', 'talk']);
});

function printed(key: string, print: (reference: Reference) => string): string {
  const reference = value.byKey.get(key);
  return reference === undefined ? '' : print(reference);
}

function partsText(parts: readonly StyledPart[]): string {
  return parts.map(({ text }) => text).join('');
}
