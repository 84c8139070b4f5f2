import { createHash } from 'node:crypto';
import { objectText, pageObjects, readPdf, referenceIn, writePdf, type PdfFile } from './pdf-file.ts';
import { outlineObjects, pageLabels, pdfDate, pdfText } from './pdf-parts.ts';

/** What a PDF says about itself. */
export interface PdfFacts {
  readonly title: string;
  readonly author: string | null;
  readonly subject: string | null;
  readonly creator: string;
  /** Seconds since 1970; `null`: the PDF has no dates. */
  readonly epoch: number | null;
  /** What the pages are, in order; pages beyond have the last label. */
  readonly pages: readonly PdfPage[];
}

/** A page as viewers name it. */
export interface PdfPage {
  readonly label: string;
  /** The page's bookmark; `null` for a page that follows one. */
  readonly bookmark: { readonly title: string; readonly level: 0 | 1 } | null;
}

/** A finished PDF, or what it has instead of the pages that it should. */
export type FinishedPdf =
  | { readonly ok: true; readonly bytes: Uint8Array; readonly pageCount: number }
  | { readonly ok: false; readonly pageCount: number };

/**
 * Gives what the browser printed its bookmarks, page labels and facts, and takes away what differs from one print to the
 * next: dates, and the name of the browser's build.
 * @param isOpen there may be more pages than are named
 */
export function finishPdf(printed: Uint8Array, facts: PdfFacts, isOpen: boolean): FinishedPdf {
  const file = readPdf(printed);
  if (file === null) return { ok: false, pageCount: 0 };
  const objects = pageObjects(file);
  const pageCount = objects.length;
  if (isOpen ? pageCount < facts.pages.length : pageCount !== facts.pages.length) return { ok: false, pageCount };
  const first = Math.max(...file.objects.keys()) + 1;
  const bookmarks = facts.pages.flatMap(({ bookmark }, i) =>
    bookmark === null ? [] : [{ ...bookmark, page: objects[i] as number }],
  );
  const outline = outlineObjects(bookmarks, first);
  const labels = facts.pages.map(({ label }) => label);
  const changed = new Map([
    [file.root, catalogue(file, first, labels)],
    [file.info, information(file, facts)],
    ...structure(file),
    ...outline,
  ]);
  return { ok: true, bytes: writePdf(file, changed, digest), pageCount };
}

function catalogue(file: PdfFile, outlines: number, labels: readonly string[]): string {
  const text = bodyOf(objectText(file, file.root));
  return text.replace(/>>\s*$/, `\n/Outlines ${outlines} 0 R\n/PageLabels ${pageLabels(labels)}>>`);
}

/**
 * The tags, with what they are to a reader who does not know them: the browser tags bold and slanted words as PDF 2.0 does,
 * in a file that says 1.4. Without it, readers pass these words over.
 */
function structure(file: PdfFile): readonly (readonly [number, string])[] {
  const root = referenceIn(objectText(file, file.root), 'StructTreeRoot');
  const text = root === null ? '' : bodyOf(objectText(file, root));
  if (root === null || !text.endsWith('>>') || text.includes('/RoleMap')) return [];
  return [[root, text.replace(/>>$/, '\n/RoleMap <</Strong /Span\n/Em /Span>>>>')]];
}

function information(file: PdfFile, { title, author, subject, creator, epoch }: PdfFacts): string {
  const producer = /\/Producer (\((?:\\.|[^\\)])*\))/.exec(objectText(file, file.info))?.[1] ?? null;
  const date = epoch === null ? null : pdfDate(epoch);
  const entries = [
    ['Title', pdfText(title)],
    ['Author', author === null ? null : pdfText(author)],
    ['Subject', subject === null ? null : pdfText(subject)],
    ['Creator', pdfText(creator)],
    ['Producer', producer],
    ['CreationDate', date],
    ['ModDate', date],
  ];
  return `<<${entries.flatMap(([key, value]) => (value === null ? [] : [`/${key} ${value}`])).join('\n')}>>`;
}

/** An object without `7 0 obj` and `endobj`. */
function bodyOf(text: string): string {
  return text.replace(/^\d+ 0 obj\s*/, '').replace(/\s*endobj\s*$/, '');
}

/** Names the file by what it says. */
function digest(body: readonly Uint8Array[]): string {
  const hash = createHash('sha256');
  for (const piece of body) hash.update(piece);
  return hash.digest('hex').slice(0, 32);
}
