import { expect, test } from 'vitest';
import { compile } from '../../../../src/compile.ts';
import { memoryFileSystem } from '../../../support/memory-file-system.ts';

const config = { deck: 'deck.md', dataFolder: 'data', templateFolder: 'templates', levels: {} };

async function traceOf(deck: string, notes: boolean): Promise<string> {
  const fs = memoryFileSystem({ 'deck.md': deck, 'data/apples.csv': 'use,kilograms\ncake,12\njuice,30' });
  const effects = { fs, log: { progress() {} } };
  const { site } = await compile(config, effects, { notes, draft: true, fonts: false });
  return site.files.map(({ contents }) => String(contents)).join('\n');
}

test('what is said in the notes is told only where the notes are: numbers and claims', async () => {
  const deck = `---
title: T
lang: en
---

## Apples

Words.

Note: {{apples.2.kilograms}} kg were pressed, [far more than were baked]{claim="sum(apples, 'kilograms') > 40"}.
`;
  const secret = /far more than were baked|apples\.2\.kilograms|kilograms/;
  expect(await traceOf(deck, true)).toMatch(secret);
  expect(await traceOf(deck, false)).not.toMatch(secret);
});
