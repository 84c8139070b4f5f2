import type { Diagnostic } from '../../model/diagnostic.ts';
import type { OutputFile } from '../../model/site.ts';
import type { Exporter, ExportInput, ExportKind, ExportWish } from '../exporter.ts';
import { exportHandout } from '../handout/export-handout.ts';
import { exportHtml } from '../html/export-html.ts';
import { exportLms } from '../lms/export-lms.ts';
import { exportPdf } from '../pdf/export-pdf.ts';
import { exportPng } from '../png/export-png.ts';
import { exportPptx } from '../pptx/export-pptx.ts';
import { withLists, type BundledFile, type BundleFacts } from './with-lists.ts';

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
  return { value: { files: withLists(files, factsOf(input)), made }, diagnostics: unique(diagnostics) };
};

function factsOf({ compilation, wish }: ExportInput): BundleFacts {
  const { project, rendered, talk } = compilation;
  const { lang, variant } = rendered.settings;
  return {
    title: talk.title,
    deck: rendered.file,
    variant: variant?.name ?? null,
    lang,
    slides: talk.sections.length,
    plenary: project.shell.version,
    notes: wish.notes && !wish.audience,
  };
}

/** What several formats say alike is said once. */
function unique(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return [...new Map(diagnostics.map((one) => [JSON.stringify([one.code, one.span, one.message]), one])).values()];
}
