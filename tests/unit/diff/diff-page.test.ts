import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { compareTalks } from '../../../src/diff/compare-talks.ts';
import { cleanDrawing } from '../../../src/diff/page/clean-drawing.ts';
import { diffPage } from '../../../src/diff/page/diff-page.ts';
import { findDrawings, findTrace } from '../../../src/diff/page/find-drawings.ts';
import { chartOf, claimOf, slideOf, traceOf, valueOf } from './traces.ts';

const drawing = (inside: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-labelledby="t" width="10" height="10" viewBox="0 0 10 10">` +
  `<title id="t">T</title>${inside}</svg>`;
const options = { prefix: 'p-', label: 'New: a chart' };

function pageOf(inside: string, words = 'a lower risk') {
  const slides = (hash: string, os: string, holds: boolean) => [
    slideOf('one', {
      values: [valueOf('os', os)],
      charts: [chartOf('C', hash), chartOf('D', `${hash}d`)],
      claims: [{ ...claimOf('os > 80', holds), words }],
    }),
  ];
  const diff = compareTalks(traceOf(slides('a', '82', true)), traceOf(slides('b', '79', false)));
  const drawings = new Map([
    ['one-chart-1', drawing(inside)],
    ['one-chart-2', drawing(inside)],
  ]);
  return diffPage(diff, { names: { old: 'june', new: 'july' }, drawings: { old: drawings, new: drawings } });
}

describe('the page', () => {
  test('has no script, and admits its one style by its hash', () => {
    const html = pageOf('<g><text fill="#111111">x</text></g>', '<script>alert(1)</script>');
    expect(html).not.toMatch(/<script|\son\w+=|javascript:|style="/i);
    const [, style = ''] = /<style>([\s\S]*?)<\/style>/.exec(html) ?? [];
    expect(html).toContain(
      `default-src 'none'; style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'`,
    );
    expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
  });

  test('shows each chart twice, with ids that are unique and references that follow them', () => {
    const html = pageOf(
      '<defs><clipPath id="one-clip"><rect width="1" height="1"/></clipPath></defs><g clip-path="url(#one-clip)"/>',
    );
    const ids = [...html.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => id as string);
    expect(ids).toHaveLength(4);
    expect(new Set(ids).size).toBe(4);
    for (const id of ids) expect(html).toContain(`clip-path="url(#${id})"`);
    expect(html.match(/<svg /g)).toHaveLength(4);
  });

  test('says old, new and change of a value, and what a claim is now', () => {
    const html = pageOf('');
    expect(html).toContain('<td>82</td><td>79</td><td class="number">−3 (−3.66%)</td>');
    expect(html).toContain('<span class="bad">fails now</span>');
  });
});

describe('a drawing out of a page', () => {
  const clean = (inside: string) => cleanDrawing(drawing(inside), options)?.svg ?? null;

  test('is written anew, with its name', () => {
    expect(clean('<g fill="#ff0000"><path d="M0,0"/></g>')).toBe(
      '<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-label="New: a chart" width="10" height="10"' +
        ' viewBox="0 0 10 10"><g fill="#ff0000"><path d="M0,0"/></g></svg>',
    );
  });

  test.each([
    '<script>alert(1)</script>',
    '<foreignObject><b>x</b></foreignObject>',
    '<style>*{}</style>',
    '<g><svg></svg></g>',
    '<g></path>',
    '<g>',
    '</g>',
    '<g onclick=alert(1)>x</g>',
    '<!-- x -->',
    '<![CDATA[x]]>',
    '<use href="#a"/>',
    '<animate attributeName="href"/>',
    '</title>',
  ])('%s refuses it as a whole', (inside) => {
    expect(clean(inside)).toBeNull();
  });

  test.each([
    ['<g onclick="alert(1)" style="x" class="y"></g>', '<g></g>'],
    ['<a href="javascript:alert(1)"><text>x</text></a>', '<text>x</text>'],
    ['<image href="https://example.org/a.png"/>', '<image/>'],
    ['<image href="data:image/svg+xml;base64,AA"/>', '<image/>'],
    ['<g fill="url(https://example.org)" clip-path="url(#a)"></g>', '<g clip-path="url(#p-a)"></g>'],
    ['<text>a & b &amp; c</text>', '<text>a &amp; b &amp; c</text>'],
    ['<desc>words</desc><g></g>', '<g></g>'],
  ])('%s loses what it should not have', (inside, expected) => {
    expect(clean(inside)).toContain(`>${expected}</svg>`);
  });

  test('with light words stands on a dark ground', () => {
    expect(cleanDrawing(drawing('<text fill="#e8edf4">x</text>'), options)?.onDark).toBe(true);
    expect(cleanDrawing(drawing('<text fill="#1a2233">x</text>'), options)?.onDark).toBe(false);
  });

  test('a long one that is almost a tag takes no long time', () => {
    expect(clean(`<g ${' '.repeat(50_000)}x`)).toBeNull();
    expect(clean(`<g${' a="b"'.repeat(20_000)} "`)).toBeNull();
  });
});

test('drawings and the trace are found in a page', () => {
  const page = `<figure class="chart" id="a&amp;b-chart-1">${drawing('<g></g>')}<p></p></figure><figure class="chart" id="x"><div></div></figure><script type="application/json" id="plenary-trace">{"a":1}</script>`;
  expect([...findDrawings(page)]).toEqual([['a&b-chart-1', drawing('<g></g>')]]);
  expect(findTrace(page)).toBe('{"a":1}');
  expect(findTrace('<p>')).toBeNull();
});
