import { diagnose } from '../../diagnostics/diagnose.ts';
import type { Diagnostic, Staged } from '../../model/diagnostic.ts';
import { slidesInRange } from '../slide-range.ts';
import { stillFilms } from '../still-films.ts';
import type { Exported, ExportEffects, ExportInput } from '../exporter.ts';
import { zipOf } from '../zip/zip.ts';
import { openCamera, type MeasuredFaces } from './camera.ts';
import { openCharts } from './charts/open-charts.ts';
import { drawnPictures } from './kept-pictures.ts';
import { packageFiles } from './package.ts';
import { rootRelationships } from './deck/presentation.ts';
import { readTemplate } from './template/read-template.ts';
import { writeTalk } from './write-talk.ts';

/** Faces of a congress machine: what the file names first, then faces of the same widths that may be here instead. */
const safeFaces: MeasuredFaces = {
  text: ['Arial', 'Liberation Sans', 'Arimo', 'Helvetica'],
  code: ['Courier New', 'Liberation Mono', 'Cousine'],
  codeScale: 1,
};

/** The talk as a PowerPoint file that can be edited. */
export async function exportPptx(input: ExportInput, effects: ExportEffects): Promise<Staged<Exported | null>> {
  const { wish, site, compilation, name } = input;
  const { browser, shipped, log } = effects;
  const sections = compilation.talk.sections.map((section) => ({ ...section, id: section.slide.id }));
  const range = slidesInRange(sections, wish.range);
  if (!range.ok)
    return {
      value: null,
      diagnostics: [diagnose('cli/unknown-slide', null, { slide: range.unknown, ids: sections.map(({ id }) => id) })],
    };
  if (wish.fonts === 'embed') return failed(noEmbedding);
  const template = wish.template === null ? null : readTemplate(wish.template);
  if (template?.ok === false)
    return failed({
      detail: `the template cannot be used: ${template.why}`,
      hint: 'open it in PowerPoint and save it again, or take another',
    });
  const files = new Map(site.files.map(({ path, contents }) => [path, contents]));
  const script = new TextDecoder().decode(await shipped('lib/page/export.js'));
  const found: Diagnostic[] = [];
  const charts = await openCharts(compilation);
  log.progress('measuring', 0, 0);
  const { value, diagnostics } = await browser(async ({ openPage }) => {
    found.length = 0;
    const page = await openPage(files, { path: 'index.html?print-pdf', scale: 2 });
    const camera = await openCamera(page, script, safeFaces);
    const written = await writeTalk(
      {
        ...{ input, camera, template: template?.template ?? null, sections: range.slides, files, charts },
        picture: drawnPictures(camera, files, effects.pictures ?? null),
      },
      effects,
    );
    found.push(...written.diagnostics);
    return written.value;
  });
  if (value === null) return { value, diagnostics };
  const zip = zipOf(packageFiles(value.parts, rootRelationships));
  const made = value.slideCount === 1 ? '1 slide' : `${value.slideCount} slides`;
  const said = [...diagnostics, ...found, ...stillFilms(range.slides, 'the PowerPoint file')];
  return { value: { files: [{ path: `${name}.pptx`, contents: zip }], made }, diagnostics: said };
}

const noEmbedding = {
  detail:
    "`--fonts embed` cannot be done: PowerPoint takes TrueType files, and the talk's fonts are cut to its letters",
  hint: 'leave it out: text is set in Arial, which every machine has, and breaks into the same lines there',
};

function failed(facts: { readonly detail: string; readonly hint: string | null }): Staged<null> {
  return { value: null, diagnostics: [diagnose('cli/usage', null, facts)] };
}
