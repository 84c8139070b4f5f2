import type { Section } from '../../assemble/sections.ts';
import type { Browser } from '../../model/browser.ts';
import type { Staged } from '../../model/diagnostic.ts';
import type { Log } from '../../model/effects.ts';
import type { OutputFile } from '../../model/site.ts';
import { count } from '../count.ts';
import type { Exported, ExportEffects, ExportInput, ExportWish } from '../exporter.ts';
import { wantedSlides } from '../wanted-slides.ts';
import { pictureNames, type PicturedPage } from './picture-names.ts';

/** More pixels than this a side no browser draws in one go. */
const mostPixels = 12_000;

/** A picture of each slide or step, or one of all slides. */
export async function exportPng(
  { wish, compilation, site, name }: ExportInput,
  { browser, shipped, log }: ExportEffects,
): Promise<Staged<Exported | null>> {
  const { sections } = compilation.talk;
  const wanted = wantedSlides(sections, wish.range);
  if (wanted.value === null) return { value: null, diagnostics: wanted.diagnostics };
  const all = wanted.value.length === sections.length;
  const job: PictureJob = {
    ...{ wish, name, log, sections: wanted.value },
    files: new Map(site.files.map(({ path, contents }) => [path, contents])),
    script: new TextDecoder().decode(await shipped('lib/page/export-png.js')),
    wanted: all ? null : wanted.value.map(({ slide }) => slide.id),
  };
  const { value, diagnostics } = await browser((one) => (wish.sheet ? overview(one, job) : pictures(one, job)));
  if (value === null) return { value, diagnostics };
  const made = wish.sheet ? `an overview of ${count(wanted.value.length, 'slide')}` : count(value.length, 'picture');
  return { value: { files: value, made }, diagnostics };
}

interface PictureJob {
  readonly wish: ExportWish;
  readonly name: string;
  readonly log: Log;
  readonly sections: readonly Section[];
  readonly files: ReadonlyMap<string, string | Uint8Array>;
  readonly script: string;
  readonly wanted: readonly string[] | null;
}

function open({ openPage }: Browser, { wish, files, sections }: PictureJob, scale: number) {
  const path = `index.html?print-pdf${wish.steps === 'all' ? '&steps' : ''}`;
  return openPage(files, { path, scale, patience: 30_000 + sections.length * 100 });
}

async function pictures(browser: Browser, job: PictureJob): Promise<readonly OutputFile[]> {
  const { wish, script, wanted, sections, log } = job;
  const page = await open(browser, job, wish.scale);
  const expression = `${script};plenaryExport.preparePictures(${JSON.stringify(wanted)})`;
  const shown = await page.evaluate<readonly PicturedPage[]>(expression);
  const names = pictureNames(shown, sections);
  const files: OutputFile[] = [];
  for (const [i, path] of names.entries()) {
    log.progress('pictures', i, names.length);
    await page.evaluate(`plenaryExport.showPage(${i})`);
    files.push({ path, contents: await page.screenshot() });
  }
  await page.close();
  return files;
}

async function overview(browser: Browser, job: PictureJob): Promise<readonly OutputFile[]> {
  const { wish, script, wanted, sections, name, log } = job;
  log.progress('drawing the overview', 0, 0);
  const page = await open(browser, job, 1);
  let behind = 0;
  const captions = Object.fromEntries(
    sections.map(({ slide, number }) => {
      const counted = number === null ? '' : String(number);
      // As the slide itself prints it.
      return [slide.id, { number: slide.backup === true ? `Backup ${++behind}` : counted, title: slide.title }];
    }),
  );
  const wishes = `${JSON.stringify(wanted)}, ${JSON.stringify(captions)}`;
  const expression = `${script};plenaryExport.layOutSheet(${wishes})`;
  const { width, height } = await page.evaluate<{ readonly width: number; readonly height: number }>(expression);
  await page.resize(width, height, Math.min(wish.scale, mostPixels / width, mostPixels / height));
  const contents = await page.screenshot();
  await page.close();
  return [{ path: `${name}-overview.png`, contents }];
}
