import { expect, test } from 'vitest';
import { cleanSvg } from '../../../../src/render/chart/svg.ts';

const words = { id: 'c1', title: 'A & B' };
const wrap = (inner: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" class="marks" width="10" height="20.4" viewBox="0 0 10 20.4">${inner}</svg>`;

test('the root is named, sized in whole px and nothing else', () => {
  expect(cleanSvg(wrap(''), words)).toMatchObject({
    svg: '<svg xmlns="http://www.w3.org/2000/svg" role="img" focusable="false" aria-labelledby="c1-title" aria-describedby="c1-description" width="10" height="21" viewBox="0 0 10 21"><title id="c1-title">A &amp; B</title></svg>',
    width: 10,
    height: 21,
  });
});

test.each([
  ['<path d="M0.123456,1h2.00001v-0.00004Z"/>', '<path d="M0.123,1h2v0Z"/>'],
  ['<g clip-path="url(#clip0)"></g>', '<g clip-path="url(#c1-clip0)"></g>'],
  ['<rect fill="url(http://x/)"/>', '<rect fill="none"/>'],
  ['<g onload="x()" style="a: b" class="c"></g>', '<g></g>'],
  ['<script>x</script>', ''],
  ['<a xlink:href="javascript:x"><path d="M0,0"/></a>', '<a><path d="M0,0"/></a>'],
  ['<text>1 &lt; 2</text>', '<text class="tabular">1 &lt; 2</text>'],
])('%s', (inner, clean) => {
  expect(cleanSvg(wrap(inner), words).svg.replace(/^.*?<\/title>|<\/svg>$/g, '')).toBe(clean);
});

test.each([
  ['<path d="MNaN,0"/>', ['d="MNaN,0"']],
  ['<g transform="translate(undefined,0)"></g>', ['transform="translate(undefined,0)"']],
  ['<text>NaN%</text>', ['NaN%']],
  ['<text>Infinity War</text>', []],
  ['<text>undefined</text>', ['undefined']],
])('%s is seen', (inner, broken) => {
  expect(cleanSvg(wrap(inner), words).broken).toEqual(broken);
});
