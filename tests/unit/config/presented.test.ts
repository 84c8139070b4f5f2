import fc from 'fast-check';
import { expect, test } from 'vitest';
import { presentedFolder } from '../../../src/config/presented.ts';
import { judgePath } from '../../../src/util/paths.ts';

test.each([
  ['2026-06-01 ASCO', 'presented/2026-06-01-asco'],
  ['Zürich: “EHA” 2026/06', 'presented/zurich-eha-2026-06'],
  ['../../etc', 'presented/etc'],
  ['日本 2026', 'presented/日本-2026'],
  ['…', null],
  ['CON', null],
  ['nul', null],
])('%s', (label, folder) => {
  expect(presentedFolder(label)).toBe(folder);
});

test('whatever the label, a folder is one name that every system takes, and names itself', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (label) => {
      const folder = presentedFolder(label);
      if (folder === null) return;
      expect(judgePath(folder)).toBeNull();
      expect(folder.split('/')).toHaveLength(2);
      expect(presentedFolder(folder.slice('presented/'.length))).toBe(folder);
    }),
  );
});
