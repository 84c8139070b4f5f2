import { describe, expect, test } from 'vitest';
import type { MeasuredStyle, Paragraph, TextBlock } from '../../../../src/model/measured.ts';
import { blockAtStep } from '../../../../src/export/pptx/deck/at-step.ts';
import { notesLines } from '../../../../src/export/pptx/deck/notes-text.ts';
import { sectionList } from '../../../../src/export/pptx/deck/sections.ts';
import { timingXml } from '../../../../src/export/pptx/deck/timing.ts';
import { packageFiles, relativePath } from '../../../../src/export/pptx/package.ts';
import { hasIllegalXml, legalXml, xml } from '../../../../src/export/pptx/xml.ts';

describe('text in XML', () => {
  test('has no character that XML 1.0 does not have', () => {
    expect(legalXml('a\u0000b\u0001c\uFFFEd\uD800e\uDC00f😀\n\tg')).toBe('abcdef😀\n\tg');
    expect(hasIllegalXml('a\u0001')).toBe(true);
    expect(hasIllegalXml('plain 😀')).toBe(false);
  });

  test('is escaped for content and attributes', () => {
    expect(xml('a & b < c > "d" \n')).toBe('a &amp; b &lt; c &gt; &quot;d&quot; &#10;');
  });
});

describe('a package', () => {
  const part = { path: 'ppt/slides/slide1.xml', contentType: 'x/slide', contents: '<a/>' };

  test('lists the type of each part and the way to what it refers to', () => {
    const files = packageFiles(
      [
        { ...part, relationships: [{ id: 'rId1', type: 't', target: 'ppt/media/image1.png' }] },
        { path: 'ppt/media/image1.png', contentType: 'image/png', contents: new Uint8Array(1), relationships: [] },
      ],
      [{ id: 'rId1', type: 't', target: 'ppt/slides/slide1.xml' }],
    );
    expect([...files.keys()].sort()).toEqual([
      '[Content_Types].xml',
      '_rels/.rels',
      'ppt/media/image1.png',
      'ppt/slides/_rels/slide1.xml.rels',
      'ppt/slides/slide1.xml',
    ]);
    expect(files.get('[Content_Types].xml')).toContain('<Default Extension="png" ContentType="image/png"/>');
    expect(files.get('[Content_Types].xml')).toContain('PartName="/ppt/slides/slide1.xml" ContentType="x/slide"');
    expect(files.get('ppt/slides/_rels/slide1.xml.rels')).toContain('Target="../media/image1.png"');
  });

  test('names a part from the folder of another', () => {
    expect(relativePath('', 'ppt/presentation.xml')).toBe('ppt/presentation.xml');
    expect(relativePath('ppt/', 'ppt/slides/slide1.xml')).toBe('slides/slide1.xml');
    expect(relativePath('ppt/slides/', 'ppt/slides/slide2.xml')).toBe('slide2.xml');
  });
});

const style: MeasuredStyle = {
  ...{ size: 20, bold: false, italic: false, code: false, underline: false, strike: false, raise: 'none', spacing: 0 },
  ...{ color: '000000', highlight: null, href: null },
};

function paragraph(text: string, step: number | null): Paragraph {
  return {
    ...{ inlines: [{ kind: 'text', text, style, step: null }], level: 0, bullet: { kind: 'none' }, indent: 0 },
    ...{ align: 'left', rtl: false, lineHeight: 28, before: 0, step, lines: 1 },
  };
}

function block(...paragraphs: readonly Paragraph[]): TextBlock {
  const padding = { top: 0, right: 0, bottom: 0, left: 0 };
  return {
    ...{
      kind: 'text',
      slot: 'main',
      box: { x: 0, y: 0, width: 100, height: 100 },
      step: null,
      role: 'text',
      alone: true,
    },
    ...{ anchor: 'top', padding, fill: null, line: null, radius: 0, wrap: null, keepLines: false, paragraphs },
  };
}

describe('a slide on its way', () => {
  test('leaves out what is still to come, and keeps the place of what stands before something', () => {
    const text = block(paragraph('first', null), paragraph('second', 1), paragraph('third', 0), paragraph('last', 2));
    const shown = blockAtStep(text, 0) as TextBlock;
    expect(
      shown.paragraphs.map(({ inlines }) => inlines.map((one) => (one.kind === 'text' ? one.text : one.kind))),
    ).toEqual([['first'], ['break'], ['third']]);
    expect(blockAtStep({ ...text, step: 3 }, 2)).toBeNull();
  });
});

describe('native steps', () => {
  test('are a click each, with all that appears with it', () => {
    const timing = timingXml([
      { step: 4, shape: 7 },
      { step: 1, shape: 3, paragraphs: { from: 1, to: 2 } },
      { step: 4, shape: 8, leaves: true },
    ]);
    expect(timing.match(/nodeType="clickEffect"/g)).toHaveLength(2);
    expect(timing.match(/nodeType="withEffect"/g)).toHaveLength(1);
    expect(timing).toContain('<p:pRg st="1" end="2"/>');
    expect(timing).toContain('<p:bldP spid="3" grpId="0" build="p"/>');
    const ids = [...timing.matchAll(/<p:cTn id="(\d+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('are nothing where nothing appears', () => {
    expect(timingXml([])).toBe('');
  });
});

describe('sections', () => {
  const listed = (id: string, vertical: boolean, opensAct = false) => ({
    ...{ id: Number(id), slide: { id, vertical, title: `Slide ${id}` }, opensAct },
  });

  test('are the stacks and what stands between them', () => {
    const list = sectionList([listed('1', false), listed('2', false), listed('3', true), listed('4', false)]);
    expect([...list.matchAll(/name="([^"]*)"/g)].map(([, name]) => name)).toEqual(['Slide 1', 'Slide 2', 'Slide 4']);
  });

  test('are the acts of a talk without stacks, and none in a talk without acts', () => {
    const acts = sectionList([listed('1', false), listed('2', false, true), listed('3', false)]);
    expect([...acts.matchAll(/name="([^"]*)"/g)].map(([, name]) => name)).toEqual(['Slide 1', 'Slide 2']);
    expect(sectionList([listed('1', false), listed('2', false)])).toBe('');
  });
});

test('notes are lines of plain text', () => {
  expect(notesLines('<p>Say &amp; <em>do</em></p><ul><li>one</li><li>two &#8211; three</li></ul>')).toEqual([
    'Say & do',
    '• one',
    '• two – three',
  ]);
});
