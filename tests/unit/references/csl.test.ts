import { expect, test } from 'vitest';
import { entryParts } from '../../../src/references/csl/entry-parts.ts';
import { toCsl } from '../../../src/references/csl/to-csl.ts';
import { readReferences } from '../../../src/references/read-references.ts';

test('an entry of a CSL processor keeps italics, bold and links, and loses all other markup and its number', () => {
  const html =
    '<div data-csl-entry-id="a" class="csl-entry"><div class="csl-left-margin">1. </div><div class="csl-right-inline">' +
    'A&#38;B &lt;i&gt;. <i>N Engl <b>J</b></i> <img src=x onerror=alert(1)><script>x</script> ' +
    'doi:10.5555/a(b). https://doi.org/10.5555/a.</div></div>';
  expect(entryParts(html).map(({ text, style, href }) => [text, style, href])).toEqual([
    ['A&B <i>. ', 'plain', null],
    ['N Engl ', 'italic', null],
    ['J', 'bold', null],
    [' x ', 'plain', null],
    ['doi:10.5555/a(b)', 'plain', 'https://doi.org/10.5555/a(b)'],
    ['. ', 'plain', null],
    ['https://doi.org/10.5555/a', 'plain', 'https://doi.org/10.5555/a'],
    ['.', 'plain', null],
  ]);
});

test('a processor gets initials apart, groups whole and a word for those who are not listed', async () => {
  const text = '@misc{a, author = {Roe, JM and {A Group} and others}, year = 2020}';
  const { value } = await readReferences([{ path: 'a.bib', text }]);
  const [reference] = value.byKey.values();
  expect(reference === undefined ? null : toCsl(reference)).toMatchObject({
    author: [{ family: 'Roe', given: 'J. M.' }, { literal: 'A Group' }, { literal: 'et al.' }],
    issued: { 'date-parts': [[2020]] },
  });
});

test('a DOI with angle brackets is one link', () => {
  const html = '<div class="csl-entry">A. doi:10.1002/(SICI)1:1&lt;1::AID-A&gt;3.0.CO;2-8.</div>';
  expect(entryParts(html).filter(({ href }) => href !== null)).toEqual([
    {
      text: 'doi:10.1002/(SICI)1:1<1::AID-A>3.0.CO;2-8',
      style: 'plain',
      href: 'https://doi.org/10.1002/(SICI)1:1%3C1::AID-A%3E3.0.CO;2-8',
    },
  ]);
});
