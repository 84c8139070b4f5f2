import type { Staged } from '../../model/diagnostic.ts';
import type { Exported, ExportEffects, ExportInput } from '../exporter.ts';

/** The talk as a PDF. */
export async function exportPdf(
  { wish, site, name }: ExportInput,
  { browser, log }: ExportEffects,
): Promise<Staged<Exported | null>> {
  const files = new Map(site.files.map(({ path, contents }) => [path, contents]));
  const path = `index.html?print-pdf${wish.steps === 'all' ? '&steps' : ''}`;
  log.progress('printing', 0, 0);
  const { value, diagnostics } = await browser(async ({ openPage }) => {
    const page = await openPage(files, { path });
    return page.pdf();
  });
  if (value === null) return { value, diagnostics };
  return { value: { files: [{ path: `${name}.pdf`, contents: value }], made: 'a PDF' }, diagnostics };
}
