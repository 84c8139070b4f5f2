import type { ExporterEntry, ExportKind } from './exporter.ts';

/** Every kind of export that there is. A kind is typed, named in the help and documented once it stands here. */
export const exporters: Readonly<Partial<Record<ExportKind, ExporterEntry>>> = {
  html: {
    load: async () => (await import('./html/export-html.ts')).exportHtml,
    ending: () => '.html',
    needsBrowser: () => false,
    withNotes: ({ notes, audience }) => notes && !audience,
  },
  pdf: {
    load: async () => (await import('./pdf/export-pdf.ts')).exportPdf,
    ending: () => '.pdf',
    needsBrowser: () => true,
    withNotes: ({ notes, audience }) => notes && !audience,
  },
  png: {
    load: async () => (await import('./png/export-png.ts')).exportPng,
    ending: ({ sheet }) => (sheet ? '-overview.png' : '-png/'),
    needsBrowser: () => true,
    withNotes: () => false,
  },
  pptx: {
    load: async () => (await import('./pptx/export-pptx.ts')).exportPptx,
    ending: () => '.pptx',
    needsBrowser: () => true,
    withNotes: ({ notes, audience }) => notes && !audience,
  },
  lms: {
    load: async () => (await import('./lms/export-lms.ts')).exportLms,
    ending: () => '.zip',
    needsBrowser: () => false,
    withNotes: ({ notes, audience }) => notes && !audience,
  },
  handout: {
    load: async () => (await import('./handout/export-handout.ts')).exportHandout,
    ending: ({ asPage }) => (asPage === true ? '-handout.html' : '-handout.pdf'),
    needsBrowser: ({ asPage }) => asPage !== true,
    withNotes: ({ notes, audience }) => notes && !audience,
  },
  bundle: {
    load: async () => (await import('./bundle/export-bundle.ts')).exportBundle,
    ending: () => '-bundle/',
    needsBrowser: () => true,
    withNotes: ({ notes, audience }) => notes && !audience,
  },
};
