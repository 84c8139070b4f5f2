import { expect, test } from 'vitest';
import * as vega from 'vega';
import { svgWriter, type TagWords } from '../../../../src/render/chart/svg-writer.ts';
import { writeSvg } from '../../../../src/render/chart/svg.ts';

const words = { id: 'c1', title: 'A & B', font: 'Inter', isFlat: false, isLive: false };

/** Says the elements of a text to the writer, as Vega says what it draws. */
function written(markup: string, given: TagWords = words) {
  const writer = svgWriter(given);
  for (const [, end, tag = '', attributes = '', empty, label = ''] of markup.matchAll(
    /<(\/?)(\w+)([^>]*?)(\/?)>([^<]*)/g,
  )) {
    if (end !== '/') {
      const said = [...attributes.matchAll(/\s([\w:-]+)="([^"]*)"/g)].map(([, name, value]) => [name, value] as const);
      writer.open(tag, Object.fromEntries(said));
    }
    if (label !== '') writer.text(label);
    if (end === '/' || empty === '/') writer.close();
  }
  return writer.finished();
}

test('the root is named, sized in whole px and nothing else', async () => {
  const view = new vega.View(vega.parse({ width: 10, height: 20.4, padding: 0 }), { renderer: 'none' });
  await view.runAsync();
  expect(await writeSvg(view, { ...words, isFlat: true })).toMatchObject({
    svg: '<svg xmlns="http://www.w3.org/2000/svg" role="img" focusable="false" aria-labelledby="c1-title" aria-describedby="c1-description" width="10" height="21" viewBox="0 0 10 21" font-family="Inter" font-weight="400"><title id="c1-title">A &amp; B</title><g fill="none"><g/></g></svg>',
    width: 10,
    height: 21,
  });
});

test.each([
  ['<path d="M0.123456,1h2.00001v-0.00004Z"/>', '<path d="M0.123,1h2v0Z"/>'],
  ['<g clip-path="url(#clip0)"/>', '<g clip-path="url(#c1-clip0)"/>'],
  ['<rect fill="url(http://x/)"/>', '<rect fill="none"/>'],
  ['<g onload="x()" style="a: b" class="c"/>', '<g/>'],
  ['<a xlink:href="javascript:x"><path d="M0,0"/></a>', '<a><path d="M0,0"/></a>'],
  ['<text>1 & 2</text>', '<text class="tabular">1 &amp; 2</text>'],
  ['<text text-anchor="start" font-family="Inter" font-weight="400" opacity="1">a</text>', '<text>a</text>'],
  [
    '<text text-anchor="end" font-family="Fira Code">a</text>',
    '<text text-anchor="end" font-family="Fira Code">a</text>',
  ],
  [
    '<line x2="0" y2="6" stroke="red" stroke-width="1" stroke-dasharray="2"/>',
    '<line y2="6" stroke="red" stroke-dasharray="2"/>',
  ],
  ['<path d="M0,0" stroke-width="2.5" stroke-linecap="round"/>', '<path d="M0,0"/>'],
  [
    '<path aria-label="\u{FDD0}m3" transform="translate(0,7.5)" d="M5,0A5,5,0,1,1,-5,0A5,5,0,1,1,5,0" fill="red"/>',
    '<circle data-mark="3" cy="7.5" r="5" fill="red"/>',
  ],
])('%s', (inner, clean) => {
  expect(written(inner).svg).toBe(clean);
});

test('a chart that comes to life keeps its arcs, as the page draws them', () => {
  const arcs = '<path d="M5,0A5,5,0,1,1,-5,0A5,5,0,1,1,5,0" fill="red"/>';
  expect(written(arcs, { ...words, isLive: true }).svg).toBe(arcs);
});

test('an element that charts do not have is not written', () => {
  expect(() => written('<script>x</script>')).toThrow('<script>');
});

test('groups that say nothing go where nobody needs them', () => {
  const drawn = '<g><g transform="translate(0,0)"><g opacity="0.5"><path d="M0,0"/></g></g></g>';
  expect(written(drawn, { ...words, isFlat: true }).svg).toBe('<g opacity="0.5"><path d="M0,0"/></g>');
});

test.each([
  ['<path d="MNaN,0"/>', ['d="MNaN,0"']],
  ['<g transform="translate(undefined,0)"></g>', ['transform="translate(undefined,0)"']],
  ['<text>NaN%</text>', ['NaN%']],
  ['<text>Infinity War</text>', []],
  ['<text>undefined</text>', ['undefined']],
])('%s is seen', (inner, broken) => {
  expect(written(inner).broken).toEqual(broken);
});
