import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { compile } from '../../../../src/compile.ts';
import { diagnose } from '../../../../src/diagnostics/diagnose.ts';
import { exportBundle } from '../../../../src/export/bundle/export-bundle.ts';
import { withLists } from '../../../../src/export/bundle/with-lists.ts';
import type { UseBrowser } from '../../../../src/model/browser.ts';
import { memoryFileSystem } from '../../../support/memory-file-system.ts';
import { plainWish } from '../plain-wish.ts';

const facts = { title: 'T', deck: 'deck.md', variant: 'short', lang: 'en', slides: 2, plenary: '1.0.0', notes: false };

function sum(contents: string | Uint8Array): string {
  return createHash('sha256').update(contents).digest('hex');
}

test('a manifest says what the bundle is of, and SHA256SUMS lists all but itself as `sha256sum -c` reads it', () => {
  const files = withLists(
    [
      { path: 'talk.pdf', kind: 'pdf', contents: 'p' },
      { path: 'png/01-one.png', kind: 'png', contents: new Uint8Array([1, 2, 3]) },
    ],
    facts,
  );
  expect(files.map(({ path }) => path)).toEqual(['png/01-one.png', 'talk.pdf', 'manifest.json', 'SHA256SUMS']);
  const [png, pdf, manifest, sums] = files.map(({ contents }) => contents);
  expect(JSON.parse(String(manifest))).toEqual({
    version: 1,
    ...facts,
    files: [
      { path: 'png/01-one.png', kind: 'png', bytes: 3, sha256: sum(png as Uint8Array) },
      { path: 'talk.pdf', kind: 'pdf', bytes: 1, sha256: sum('p') },
    ],
  });
  const lines = [
    ['manifest.json', manifest],
    ['png/01-one.png', png],
    ['talk.pdf', pdf],
  ] as const;
  expect(sums).toBe(lines.map(([path, contents]) => `${sum(contents as string)}  ${path}\n`).join(''));
});

test('where one format cannot be made there is no bundle, and the reason is told once', async () => {
  const fs = memoryFileSystem({ 'deck.md': '---\ntitle: T\nlang: en\n---\n\n# One\n\nWords.\n' });
  const config = { deck: 'deck.md', dataFolder: 'data', templateFolder: 'templates', levels: {} };
  const log = { progress() {} };
  const compilation = await compile(config, { fs, log }, { notes: false, draft: false, fonts: false });
  const input = { wish: plainWish('bundle'), compilation, site: compilation.site, name: 'talk', epoch: null };
  const dead: UseBrowser = async () => {
    return { value: null, diagnostics: [diagnose('io/browser-pages', null, { expected: 1, found: 0 })] };
  };
  const { value, diagnostics } = await exportBundle(input, {
    browser: dead,
    shipped: async () => new Uint8Array(),
    log,
  });
  expect(value).toBeNull();
  expect(diagnostics.map(({ code }) => code)).toEqual(['io/browser-pages']);
});
