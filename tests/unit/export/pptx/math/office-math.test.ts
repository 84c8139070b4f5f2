import temml from 'temml';
import { describe, expect, test } from 'vitest';
import { writeFormula } from '../../../../../src/export/pptx/math/office-math.ts';
import { readXml } from '../../../../../scripts/pptx/read-xml.mjs';

function convert(tex: string, display = true): string | null {
  const mathml = temml.renderToString(tex, { displayMode: display });
  return writeFormula({ mathml, display, size: 28, color: '1a2233', lang: 'en' });
}

/** A formula without the looks of its runs, to be read in a test. */
function shortened(tex: string): string {
  const plain = (convert(tex, false) ?? 'null').replace(/<a:rPr.*?<\/a:rPr>|<m:\w+Pr>.*?<\/m:\w+Pr>/g, '');
  return plain.replace(/<\/?(?:a14:m|m:oMath|m:r)(?: [^>]*)?>/g, '').replace(/<(\/?)m:(\w+)>/g, '<$1$2>');
}

describe('a formula as Office Math', () => {
  test.each([
    ['x^2', '<sSup><e><t>x</t></e><sup><t>2</t></sup></sSup>'],
    ['\\frac{a}{b}', '<f><num><t>a</t></num><den><t>b</t></den></f>'],
    [
      '\\sqrt[3]{2}',
      '<rad><deg><t>2</t></deg><e><t>3</t></e></rad>'.replace('<t>2</t></deg><e><t>3</t>', '<t>3</t></deg><e><t>2</t>'),
    ],
    ['\\hat{x}_i', '<sSub><e><acc><e><t>x</t></e></acc></e><sub><t>i</t></sub></sSub>'],
    ['\\sum_{i}^n x', '<nary><sub><t>i</t></sub><sup><t>n</t></sup><e><t>x</t></e></nary>'],
    ['\\left(x\\right)', '<d><e><t>x</t></e></d>'],
    ['\\text{if } p<1', '<t>if </t><t>p</t><t>&lt;</t><t>1</t>'],
    ['(a+b)^2', '<sSup><e><d><e><t>a</t><t>+</t><t>b</t></e></d></e><sup><t>2</t></sup></sSup>'],
    ['f(x)_i', '<t>f</t><sSub><e><d><e><t>x</t></e></d></e><sub><t>i</t></sub></sSub>'],
    ['x)^2', '<t>x</t><sSup><e><t>)</t></e><sup><t>2</t></sup></sSup>'],
    ['\\overline{ab}', '<bar><e><t>a</t><t>b</t></e></bar>'],
  ])('%s', (tex, expected) => {
    expect(shortened(tex)).toBe(expected);
  });

  test('what a sum gathers ends at the next relation', () => {
    expect(shortened('\\sum_i x = y')).toMatch(/<e><t>x<\/t><\/e><\/nary><t>=<\/t><t>y<\/t>$/);
  });

  test('names of quantities are slanted, numbers and words are not', () => {
    const math = convert('x + \\mathrm{CI}', false) ?? '';
    expect([...math.matchAll(/i="(\d)".*?<m:t>(.)/g)].map(([, slant, letter]) => `${letter}${slant}`)).toEqual([
      'x1',
      '+0',
      'C0',
    ]);
  });

  test('nothing in a formula is empty, and every formula is XML', () => {
    const texts = [
      '{}_2F_3',
      '\\begin{cases}a & x>0\\\\ b\\end{cases}',
      '\\begin{aligned}a&=b\\\\c&=d\\end{aligned}',
      '\\sum',
      '\\overbrace{a+b}^{n}',
      '\\lim_{x\\to 0} f(x)',
      '\\binom{n}{k}',
      'a<b \\& c',
      "x'",
    ];
    for (const tex of texts) {
      const math = convert(tex) ?? '';
      expect(math).not.toMatch(/<m:(?:e|num|den|lim)\/>/);
      expect(() => readXml(`<x xmlns:a14="u" xmlns:a="v">${math}</x>`)).not.toThrow();
    }
  });

  test.each([['\\boxed{y}'], ['\\cancel{z}'], ['x=1\\tag{2}'], ['\\begin{equation}x\\end{equation}']])(
    '%s stays a picture',
    (tex) => {
      expect(convert(tex)).toBeNull();
    },
  );

  test('what is no MathML is no formula', () => {
    for (const text of ['', '<math>', '<math><mi>x</math>', '<p>x</p>', '<math><script>x</script></math>'])
      expect(writeFormula({ mathml: text, display: false, size: 20, color: '000000', lang: 'en' })).toBeNull();
  });
});
