import { describe, expect, test } from 'vitest';
import { finishPdf, type PdfFacts } from '../../../../src/export/pdf/finish-pdf.ts';
import { objectText, pageObjects, readPdf } from '../../../../src/export/pdf/pdf-file.ts';
import { outlineObjects, pageLabels, pdfDate, pdfText } from '../../../../src/export/pdf/pdf-parts.ts';

/** A PDF of some empty pages, as the browser writes it. */
function printed(pages: number, date: string): Uint8Array {
  const kids = Array.from({ length: pages }, (_, i) => `${i + 4} 0 R`).join(' ');
  const objects = [
    `<</Title (x)\n/Creator (Mozilla)\n/Producer (Skia/PDF m1)\n/CreationDate (D:${date})>>`,
    `<</Type /Catalog\n/Pages 3 0 R\n/StructTreeRoot ${pages + 4} 0 R\n/Lang (en)>>`,
    `<</Type /Pages\n/Count ${pages}\n/Kids [${kids}]>>`,
    ...Array.from({ length: pages }, () => '<</Type /Page\n/MediaBox [0 0 960 540]\n/Parent 3 0 R>>'),
    '<</Type /StructTreeRoot\n/ParentTreeNextKey 0>>',
  ];
  const order = objects.map((_, i) => i).sort((a, b) => (a === 1 ? 1 : b === 1 ? -1 : a - b));
  let text = '%PDF-1.4\n%\xd3\xeb\xe9\xe1\n';
  const offsets = new Map<number, number>();
  for (const i of order) {
    offsets.set(i + 1, text.length);
    text += `${i + 1} 0 obj\n${objects[i]}\nendobj\n`;
  }
  const start = text.length;
  const entries = objects.map((_, i) => `${String(offsets.get(i + 1)).padStart(10, '0')} 00000 n \n`).join('');
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${entries}trailer\n<</Size ${objects.length + 1}\n/Root 2 0 R\n/Info 1 0 R>>\nstartxref\n${start}\n%%EOF\n`;
  return Buffer.from(text, 'latin1');
}

const facts: PdfFacts = {
  title: 'A (small) talk',
  author: 'Zoë',
  subject: null,
  creator: 'Plenary 0',
  epoch: null,
  pages: [
    { label: '1', bookmark: { title: 'One', level: 0 } },
    { label: '1', bookmark: null },
    { label: 'aside', bookmark: { title: 'Below', level: 1 } },
  ],
};

describe('the file', () => {
  test('has its bookmarks, labels and facts, and can be read again', () => {
    const done = finishPdf(printed(3, '20260101000000'), facts, false);
    if (!done.ok) throw new Error('not finished');
    const file = readPdf(done.bytes);
    if (file === null) throw new Error('not readable');
    expect(pageObjects(file)).toEqual([4, 5, 6]);
    const catalogue = objectText(file, file.root);
    expect(catalogue).toContain('/Lang (en)');
    expect(catalogue).toContain('/PageLabels <</Nums [0 <</P (1)>>\n1 <</P (1)>>\n2 <</P (aside)>>]>>');
    expect(objectText(file, 7)).toContain('/RoleMap <</Strong /Span\n/Em /Span>>');
    expect(objectText(file, 8)).toContain('/First 9 0 R\n/Last 9 0 R\n/Count 2');
    expect(objectText(file, 9)).toContain(
      '/Title (One)\n/Parent 8 0 R\n/First 10 0 R\n/Last 10 0 R\n/Count 1\n/Dest [4 0 R /Fit]',
    );
    expect(objectText(file, 10)).toContain('/Title (Below)\n/Parent 9 0 R\n/Dest [6 0 R /Fit]');
    const info = objectText(file, file.info);
    expect(info).toContain(
      '/Title (A \\(small\\) talk)\n/Author <feff005a006f00eb>\n/Creator (Plenary 0)\n/Producer (Skia/PDF m1)',
    );
    expect(info).not.toMatch(/Date|Mozilla/);
  });

  test('does not know when it was printed', () => {
    const [one, two] = ['20260101000000', '20270202020202'].map((date) => finishPdf(printed(3, date), facts, false));
    expect(one).toEqual(two);
  });

  test('has the moment that is given, and no other', () => {
    const done = finishPdf(printed(3, '20260101000000'), { ...facts, epoch: 1_780_272_000 }, false);
    expect(done.ok && Buffer.from(done.bytes).toString('latin1')).toContain('/CreationDate (D:20260601000000Z)');
  });

  test.each([
    ['too many pages', 4],
    ['too few', 2],
  ])('%s are noticed', (_, pages) => {
    expect(finishPdf(printed(pages, '20260101000000'), facts, false)).toEqual({ ok: false, pageCount: pages });
  });

  test('more pages are right where a list follows the slides', () => {
    expect(finishPdf(printed(4, '20260101000000'), facts, true)).toMatchObject({ ok: true, pageCount: 4 });
  });

  test.each(['', '%PDF-1.4', 'startxref\n12\n%%EOF\n', printed(2, '').subarray(9)])(
    'what is none is not taken',
    (bytes) => {
      expect(readPdf(Buffer.from(bytes))).toBeNull();
    },
  );
});

describe('its parts', () => {
  test('texts beyond ASCII are UTF-16', () => {
    expect(pdfText('a\\(b)')).toBe('(a\\\\\\(b\\))');
    expect(pdfText('≥ 5')).toBe('<feff226500200035>');
    expect(pdfText('😀')).toBe('<feffd83dde00>');
    expect(pdfText('two\nlines')).toMatch(/^<feff/);
  });

  test('dates are in UTC', () => {
    expect(pdfDate(0)).toBe('(D:19700101000000Z)');
  });

  test('no bookmarks make an empty list', () => {
    expect(outlineObjects([], 5)).toEqual(new Map([[5, '<</Type /Outlines>>']]));
  });

  test('labels are one a page', () => {
    expect(pageLabels(['1', '2'])).toBe('<</Nums [0 <</P (1)>>\n1 <</P (2)>>]>>');
  });
});
