import { expect, test } from 'vitest';
import { withoutTranslations } from '../../../src/library/translations.ts';

test('a translated file is no deck of its own', () => {
  const files = ['deck.md', 'deck.it.md', 'acts/1.md', 'acts/1.pt-BR.md', 'alone.it.md', 'v2.final.md'];
  const left = withoutTranslations(files.map((path) => ({ path }))).map(({ path }) => path);
  expect(left).toEqual(['deck.md', 'acts/1.md', 'alone.it.md', 'v2.final.md']);
});
