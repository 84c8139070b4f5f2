import { createHash } from 'node:crypto';
import type { Diagnostic } from '../../model/diagnostic.ts';
import type { OutputFile } from '../../model/site.ts';
import type { Exporter, ExportInput, ExportKind, ExportWish } from '../exporter.ts';
import { exportHandout } from '../handout/export-handout.ts';
import { exportHtml } from '../html/export-html.ts';
import { exportLms } from '../lms/export-lms.ts';
import { exportPdf } from '../pdf/export-pdf.ts';
import { exportPng } from '../png/export-png.ts';
import { exportPptx } from '../pptx/export-pptx.ts';

/** A part of the bundle. */
interface Member {
  readonly kind: ExportKind;
  readonly run: Exporter;
  /** Where a file of it stands. */
  readonly place: (name: string, file: OutputFile) => string;
  readonly wish?: Partial<ExportWish>;
}

const members: readonly Member[] = [
  { kind: 'html', run: exportHtml, place: (name) => `${name}.html` },
  { kind: 'pdf', run: exportPdf, place: (name) => `${name}.pdf` },
  { kind: 'pptx', run: exportPptx, place: (name) => `${name}.pptx` },
  { kind: 'handout', run: exportHandout, place: (name) => `${name}-handout.pdf`, wish: { asPage: false } },
  { kind: 'lms', run: exportLms, place: (name) => `${name}-lms.zip` },
  { kind: 'png', run: exportPng, place: (_, { path }) => `png/${path}`, wish: { sheet: false } },
  { kind: 'png', run: exportPng, place: (name) => `${name}-overview.png`, wish: { sheet: true } },
];

interface BundledFile {
  readonly path: string;
  readonly kind: ExportKind;
  readonly contents: string | Uint8Array;
}

/** Every format in one folder, with a list of what is there and checksums: all of them, or none. */
export const exportBundle: Exporter = async (input, effects) => {
  const files: BundledFile[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const { kind, run, place, wish } of members) {
    const made = await run({ ...input, wish: { ...input.wish, ...wish, kind } }, effects);
    diagnostics.push(...made.diagnostics);
    if (made.value === null) return { value: null, diagnostics: unique(diagnostics) };
    files.push(...made.value.files.map((file) => ({ path: place(input.name, file), kind, contents: file.contents })));
  }
  const made = `${new Set(members.map(({ kind }) => kind)).size} formats`;
  return { value: { files: withLists(files, input), made }, diagnostics: unique(diagnostics) };
};

/** The files with what lists them: `manifest.json`, and `SHA256SUMS` for `sha256sum -c`. */
function withLists(files: readonly BundledFile[], { compilation, wish }: ExportInput): readonly OutputFile[] {
  const sorted = [...files].sort((a, b) => (a.path < b.path ? -1 : 1));
  const { title, sections } = compilation.talk;
  const listed = sorted.map(({ path, kind, contents }) => {
    return { path, kind, bytes: Buffer.byteLength(contents), sha256: sha256(contents) };
  });
  const facts = { version: 1, title, deck: compilation.rendered.file, slides: sections.length };
  const made = { plenary: compilation.project.shell.version, notes: wish.notes && !wish.audience };
  const manifest = `${JSON.stringify({ ...facts, ...made, files: listed }, null, 1)}\n`;
  const sums = [...listed, { path: 'manifest.json', sha256: sha256(manifest) }];
  const lines = sums.sort((a, b) => (a.path < b.path ? -1 : 1)).map(({ path, sha256: sum }) => `${sum}  ${path}\n`);
  return [
    ...sorted.map(({ path, contents }) => ({ path, contents })),
    { path: 'manifest.json', contents: manifest },
    { path: 'SHA256SUMS', contents: lines.join('') },
  ];
}

function sha256(contents: string | Uint8Array): string {
  return createHash('sha256').update(contents).digest('hex');
}

/** What several formats say alike is said once. */
function unique(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return [...new Map(diagnostics.map((one) => [JSON.stringify([one.code, one.span, one.message]), one])).values()];
}
