import { expect, test, vi } from 'vitest';
import { formatWithCsl, type CslPlugins } from '../../../src/references/csl/format-with-csl.ts';
import { makeReference } from '../../support/make-reference.ts';

/* The package is the user's to install; what is tested here is how it is asked, and that its faults stay its own. */
const format = vi.fn();
const load = (): Promise<CslPlugins> =>
  Promise.resolve({ config: { get: () => ({ styles: { add: () => undefined } }) }, output: { format } });

const reference = makeReference('a', { type: 'book', title: 'T' });
const at = { file: 'deck.md', start: 0, end: 1 };
const style = { path: 'j.csl', text: '<style xmlns="http://purl.org/net/xbiblio/csl"><bibliography/></style>' };

test('entries come back by key, in the locale of the talk', async () => {
  format.mockReturnValueOnce([['a', '<div class="csl-entry"><i>T</i>.</div>']]);
  const { value, diagnostics } = await formatWithCsl([reference], style, { lang: 'de', at }, load);
  expect([...value]).toEqual([
    [
      'a',
      [
        { text: 'T', style: 'italic', href: null },
        { text: '.', style: 'plain', href: null },
      ],
    ],
  ]);
  expect([diagnostics, format.mock.calls[0]?.[2]]).toMatchObject([[], { lang: 'de-DE', nosort: true }]);
});

test.each([
  ['a style that the processor cannot carry out', style],
  ['a file that is no style', { ...style, text: 'hello' }],
  ['a style that names another as its parent', { ...style, text: style.text.replace('<bibliography/>', '') }],
])('%s is an error, and the default style stands in', async (_, source) => {
  format.mockImplementationOnce(() => {
    throw new Error('no such macro\nat line 3');
  });
  const { value, diagnostics } = await formatWithCsl([reference], source, { lang: 'en', at }, load);
  expect(value.get('a')?.map(({ text }) => text)).toEqual(['T.']);
  expect(diagnostics.map(({ code }) => code)).toEqual(['references/broken-style']);
  format.mockReset();
});
