import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { compile } from '../../../../src/compile.ts';
import { exportLms } from '../../../../src/export/lms/export-lms.ts';
import { noBrowser } from '../../../../src/io/browser/use-browser.ts';
import { memoryFileSystem } from '../../../support/memory-file-system.ts';
import { plainWish } from '../plain-wish.ts';

test('a zip with the page at its top, the same bytes each time', async () => {
  const fs = memoryFileSystem({ 'deck.md': '---\ntitle: T\nlang: en\n---\n\n# One\n\nWords.\n' });
  const config = { deck: 'deck.md', dataFolder: 'data', templateFolder: 'templates', levels: {} };
  const log = { progress() {} };
  const compilation = await compile(config, { fs, log }, { notes: false, draft: false, fonts: false });
  const input = { wish: plainWish('lms'), compilation, site: compilation.site, name: 'talk', epoch: null };
  const effects = { browser: noBrowser, shipped: fs.shipped, log };
  const zips = [await exportLms(input, effects), await exportLms(input, effects)].map(
    ({ value }) => value?.files[0]?.contents as Uint8Array,
  );
  const files = unzipSync(zips[0] as Uint8Array);
  expect(Object.keys(files)).toEqual(['index.html']);
  expect(strFromU8(files['index.html'] as Uint8Array)).toContain('Words.');
  expect(zips[0]).toEqual(zips[1]);
});
