import { diagnose } from '../../diagnostics/diagnose.ts';
import { embedAssets } from '../html/embed.ts';
import { withEmbedded } from '../html/one-page.ts';
import { openShrinker } from '../html/shrink.ts';
import { finishPdf } from '../pdf/finish-pdf.ts';
import { pageObjects, readPdf } from '../pdf/pdf-file.ts';
import { talkNumbers } from '../numbers/slide-numbers.ts';
import type { Exported, Exporter } from '../exporter.ts';
import type { Staged } from '../../model/diagnostic.ts';
import { handoutHtml } from './handout-html.ts';

/** The talk on paper for those who listened: small slides, notes or lines beside them, data, sources, references. */
export const exportHandout: Exporter = async (input, { browser }) => {
  const { wish, compilation, name, epoch } = input;
  const { talk, rendered, evidence } = compilation;
  const { settings } = rendered;
  const shrinker = talk.assets.size === 0 ? null : await openShrinker();
  const embedded = await embedAssets(talk.assets, shrinker);
  const notes = wish.notes && !wish.audience;
  const html = handoutHtml({
    talk: withEmbedded(talk, embedded.value),
    settings,
    numbers: talkNumbers(evidence.trace, rendered.slides),
    paper: wish.paper ?? 'A4',
    perPage: wish.perPage ?? 3,
    address: wish.address,
    notes,
  });
  if (wish.asPage === true) return exported(`${name}-handout.html`, html, 'a handout to print', embedded.diagnostics);
  const { value, diagnostics } = await browser(async ({ openPage }) => {
    const page = await openPage(new Map([['index.html', html]]));
    const bytes = await page.pdf({ patience: 60_000 + talk.sections.length * 300 });
    await page.close();
    return bytes;
  });
  const said = [...embedded.diagnostics, ...diagnostics];
  if (value === null) return { value, diagnostics: said };
  const pdf = readPdf(value);
  const count = pdf === null ? 0 : pageObjects(pdf).length;
  const pages = Array.from({ length: count }, (_, i) => ({ label: String(i + 1), bookmark: null }));
  const { title, subtitle: subject, author } = settings;
  const creator = `Plenary ${compilation.project.shell.version}`;
  const finished = finishPdf(value, { title, author, subject, creator, epoch, pages }, false);
  if (!finished.ok || count === 0)
    return { value: null, diagnostics: [...said, diagnose('io/browser-pages', null, { expected: 1, found: count })] };
  return exported(
    `${name}-handout.pdf`,
    finished.bytes,
    `a handout of ${count} ${count === 1 ? 'page' : 'pages'}`,
    said,
  );
};

function exported(
  path: string,
  contents: string | Uint8Array,
  made: string,
  diagnostics: Staged<null>['diagnostics'],
): Staged<Exported> {
  return { value: { files: [{ path, contents }], made }, diagnostics };
}
