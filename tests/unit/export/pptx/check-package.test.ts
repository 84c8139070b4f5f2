import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { checkPackage } from '../../../../scripts/pptx/check-package.mjs';
import { readXml } from '../../../../scripts/pptx/read-xml.mjs';
import { dataset } from '../../../support/draw-chart.ts';
import { nativeText, partsOf } from '../../../support/native-chart.ts';

const types = 'http://schemas.openxmlformats.org/package/2006/content-types';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const one = dataset('one', { name: ['x', 'y'], n: [3, 4] });
const bars =
  'data: {name: one}\nmark: bar\nencoding:\n  x: {field: name, type: nominal}\n  y: {field: n, type: quantitative}\n';

/** The faults of a chart's parts in a package of their own, after a change. */
async function faultsOf(change: (xml: string) => string): Promise<readonly string[]> {
  const parts = partsOf(await nativeText(bars, [one]));
  const files: Record<string, Uint8Array> = {};
  for (const { path, contents } of parts)
    files[path] =
      typeof contents === 'string' ? strToU8(path.includes('charts/') ? change(contents) : contents) : contents;
  const overrides = parts.map(
    ({ path, contentType }) => `<Override PartName="/${path}" ContentType="${contentType}"/>`,
  );
  const rels = '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>';
  files['[Content_Types].xml'] = strToU8(`<Types xmlns="${types}">${rels}${overrides.join('')}</Types>`);
  files['ppt/charts/_rels/chart1.xml.rels'] = strToU8(
    `<Relationships><Relationship Id="rId1" Type="${office}/package" Target="../embeddings/Microsoft_Excel_Sheet1.xlsx"/>` +
      `<Relationship Id="rId2" Type="${office}/chartUserShapes" Target="../drawings/drawing1.xml"/></Relationships>`,
  );
  return checkPackage(zipSync(files)).filter((fault: string) => !fault.startsWith('_rels/.rels'));
}

describe('the checker of packages', () => {
  test('says nothing of a chart as we write it', async () => {
    expect(await faultsOf((xml) => xml)).toEqual([]);
  });

  test.each([
    [
      'a third axis id',
      (xml: string) =>
        xml.replace('<c:axId val="10002"/></c:barChart>', '<c:axId val="10002"/><c:axId val="3"/></c:barChart>'),
      /names 3 axes/,
    ],
    [
      'an axis that crosses none',
      (xml: string) => xml.replace('<c:crossAx val="10002"/>', '<c:crossAx val="7"/>'),
      /do not cross/,
    ],
    [
      'a number that the workbook does not hold',
      (xml: string) => xml.replace('<c:v>3</c:v>', '<c:v>30</c:v>'),
      /B2 is 3, kept as 30/,
    ],
    [
      'elements in another order',
      (xml: string) => xml.replace(/(<c:gapWidth[^>]*>)(<c:overlap[^>]*>)/, '$2$1'),
      /<c:gapWidth> after <c:overlap>/,
    ],
    ['a character that XML does not have', (xml: string) => xml.replace('<c:v>x', '<c:v>\u0001x'), /a character/],
    ['a relationship that is not there', (xml: string) => xml.replace('r:id="rId1"', 'r:id="rId9"'), /rId9/],
    [
      'a label where its kind has none',
      (xml: string) => xml.replace('<c:gapWidth', '<c:dLbls><c:dLblPos val="t"/></c:dLbls><c:gapWidth'),
      /labels at t/,
    ],
  ])('finds %s', async (_, change, fault) => {
    expect((await faultsOf(change)).join('\n')).toMatch(fault);
  });

  test.each([['<a><b></a>'], ['<a x="1" x="2"/>'], ['<p:a/>'], ['<a>&nbsp;</a>'], ['<a/><b/>'], ['<a']])(
    'reads XML strictly: %s',
    (text) => {
      expect(() => readXml(text)).toThrow();
    },
  );
});
