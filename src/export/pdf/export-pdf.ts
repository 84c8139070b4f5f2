import { diagnose } from '../../diagnostics/diagnose.ts';
import type { Section } from '../../assemble/sections.ts';
import type { Browser } from '../../model/browser.ts';
import type { Staged } from '../../model/diagnostic.ts';
import type { Exported, ExportEffects, ExportInput, ExportWish } from '../exporter.ts';
import { count } from '../count.ts';
import { stillFilms } from '../still-films.ts';
import { wantedSlides } from '../wanted-slides.ts';
import { appendixOf, type Appendix } from './appendix.ts';
import { finishPdf, type PdfPage } from './finish-pdf.ts';

/** A page of the browser's print as the page's script tells it. */
export interface PrintedPage {
  readonly id: string;
  readonly step: number;
  readonly steps: number;
}

/** Paper in inches; slides with notes stand on it upright. */
const papers = { A4: { width: 8.27, height: 11.69 }, letter: { width: 8.5, height: 11 } } as const;

/** How long (ms) printing may take: a slide on a slow machine, with something to spare. */
const patienceFor = (slides: number): number => 30_000 + slides * 300;

/** The talk as a PDF: a page a slide or a page a step, with bookmarks, page labels, links and structure. */
export async function exportPdf(
  input: ExportInput,
  { browser, shipped, log }: ExportEffects,
): Promise<Staged<Exported | null>> {
  const { wish, compilation, site, name, epoch } = input;
  const wanted = wantedSlides(compilation.talk.sections, wish.range);
  if (wanted.value === null) return { value: null, diagnostics: wanted.diagnostics };
  const sections = wanted.value;
  const script = new TextDecoder().decode(await shipped('lib/page/export-pdf.js'));
  const appendix = wish.appendix ? appendixOf(compilation, sections) : null;
  const files = new Map(site.files.map(({ path, contents }) => [path, contents]));
  log.progress(`printing ${count(sections.length, 'slide')}`, 0, 0);
  const all = sections.length === compilation.talk.sections.length;
  const job = { files, script, wish, appendix, sections, wanted: all ? null : sections.map(({ slide }) => slide.id) };
  const { value, diagnostics } = await browser((one) => printed(one, job));
  if (value === null) return { value, diagnostics };
  const { title, subtitle, author } = compilation.rendered.settings;
  const creator = `Plenary ${compilation.project.shell.version}`;
  const pages = namedPages(value.pages, sections);
  const finished = finishPdf(
    value.bytes,
    { title, author, subject: subtitle, creator, epoch, pages },
    appendix !== null,
  );
  if (!finished.ok) {
    const facts = { expected: pages.length, found: finished.pageCount };
    return { value: null, diagnostics: [diagnose('io/browser-pages', null, facts)] };
  }
  const made = madeWords(finished.pageCount, sections.length);
  const said = [...diagnostics, ...stillFilms(sections, 'a PDF')];
  return { value: { files: [{ path: `${name}.pdf`, contents: finished.bytes }], made }, diagnostics: said };
}

interface PrintJob {
  readonly files: ReadonlyMap<string, string | Uint8Array>;
  readonly script: string;
  readonly wish: ExportWish;
  readonly appendix: Appendix | null;
  readonly sections: readonly Section[];
  readonly wanted: readonly string[] | null;
}

async function printed(
  { openPage }: Browser,
  { files, script, wish, appendix, sections, wanted }: PrintJob,
): Promise<{ readonly bytes: Uint8Array; readonly pages: readonly PrintedPage[] }> {
  const path = `index.html?print-pdf${wish.steps === 'all' ? '&steps' : ''}`;
  const patience = patienceFor(sections.length);
  const page = await openPage(files, { path, patience });
  const { width, height } = papers[wish.paper ?? 'A4'];
  const notesHeight = wish.notes ? Math.floor((1280 * height) / width) : null;
  const wishes = JSON.stringify({ wanted, notesHeight, appendix });
  const pages = await page.evaluate<readonly PrintedPage[]>(`${script};plenaryExport.prepareSheets(${wishes})`);
  const bytes = await page.pdf(wish.notes ? { paper: { width, height }, patience } : { patience });
  await page.close();
  return { bytes, pages };
}

/** Every page has the number of its slide; a slide without one is named by its id. The first page has the bookmark. */
function namedPages(pages: readonly PrintedPage[], sections: readonly Section[]): readonly PdfPage[] {
  const byId = new Map(sections.map((section) => [section.slide.id, section]));
  return pages.map(({ id }, i) => {
    const { number = null, slide } = byId.get(id) ?? {};
    const isFirst = pages[i - 1]?.id !== id;
    const level: 0 | 1 = slide?.vertical === true ? 1 : 0;
    return {
      label: number === null ? id : String(number),
      bookmark: isFirst && slide !== undefined ? { title: slide.title || id, level } : null,
    };
  });
}

function madeWords(pages: number, slides: number): string {
  return pages === slides ? count(pages, 'page') : `${count(pages, 'page')} of ${count(slides, 'slide')}`;
}
