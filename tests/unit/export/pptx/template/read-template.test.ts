import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { readTemplate, type ReadTemplate } from '../../../../../src/export/pptx/template/read-template.ts';

const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

function rels(...targets: readonly (readonly [kind: string, target: string])[]): string {
  const lines = targets.map(
    ([kind, target], i) => `<Relationship Target='${target}' Type="${office}/${kind}" Id="rId${i + 1}"/>`,
  );
  return `<Relationships>${lines.join('')}</Relationships>`;
}

/** A file as PowerPoint writes one after years of use: two masters, the first without layouts, a theme with a name. */
const used: Readonly<Record<string, string>> = {
  'ppt/presentation.xml':
    '<p:presentation><p:sldMasterIdLst><p:sldMasterId id="2147483648" r:id="rId1"/><p:sldMasterId id="2147483660" r:id="rId2"/></p:sldMasterIdLst><p:sldSz cx="12192000" cy="6858000"/></p:presentation>',
  'ppt/_rels/presentation.xml.rels': rels(
    ['slideMaster', 'slideMasters/slideMaster1.xml'],
    ['slideMaster', '/ppt/slideMasters/slideMaster2.xml'],
  ),
  'ppt/slideMasters/slideMaster1.xml': '<p:sldMaster/>',
  'ppt/slideMasters/_rels/slideMaster1.xml.rels': rels(['theme', '../theme/theme1.xml']),
  'ppt/slideMasters/slideMaster2.xml': '<p:sldMaster/>',
  'ppt/slideMasters/_rels/slideMaster2.xml.rels': rels(
    ['slideLayout', '../slideLayouts/slideLayout7.xml'],
    ['theme', '../theme/B%C3%BCro%20(2).xml'],
  ),
  'ppt/slideLayouts/slideLayout7.xml': '<p:sldLayout type="obj"><p:ph type="title"/><p:ph idx="1"/></p:sldLayout>',
  'ppt/slideLayouts/_rels/slideLayout7.xml.rels': rels(['slideMaster', '../slideMasters/slideMaster2.xml']),
  'ppt/theme/theme1.xml': '<a:theme/>',
  'ppt/theme/Büro (2).xml': '<a:theme/>',
};

function read(files: Readonly<Record<string, string>>): ReadTemplate {
  return readTemplate(zipSync(Object.fromEntries(Object.entries(files).map(([path, text]) => [path, strToU8(text)]))));
}

describe('a template', () => {
  test('is the first master that has layouts, with the theme that it names', () => {
    const found = read(used);
    if (!found.ok) throw new Error(found.why);
    const { master, layouts, parts } = found.template;
    expect(master).toEqual({
      path: 'ppt/slideMasters/slideMaster2.xml',
      id: 2147483660,
      theme: 'ppt/theme/Büro (2).xml',
    });
    expect(layouts).toEqual([
      {
        path: 'ppt/slideLayouts/slideLayout7.xml',
        type: 'obj',
        placeholders: [
          { type: 'title', idx: null },
          { type: '', idx: '1' },
        ],
      },
    ]);
    expect(parts.map(({ path }) => path).sort()).toEqual([
      'ppt/slideLayouts/slideLayout7.xml',
      'ppt/slideMasters/slideMaster2.xml',
      'ppt/theme/Büro (2).xml',
    ]);
  });

  test.each([
    ['ppt/slideLayouts/slideLayout7.xml', 'it is damaged: `ppt/slideLayouts/slideLayout7.xml` is not in it'],
    ['ppt/slideMasters/slideMaster2.xml', 'its slide master has no layouts'],
    ['ppt/presentation.xml', 'it is no PowerPoint file (.pptx or .potx)'],
  ])('without %s cannot be used', (path, why) => {
    const { [path]: _, ...others } = used;
    expect(read(others)).toEqual({ ok: false, why });
  });
});
