import type { Browser, BrowserPage, UseBrowser } from '../../model/browser.ts';
import type { Staged } from '../../model/diagnostic.ts';
import type { Site } from '../../model/site.ts';

/** Pixels of a picture for a px of a slide: 400 × 225. */
export const thumbnailScale = 0.3125;

/** Slides that are seen at once: a browser draws no picture much higher than 16,000 pixels. */
const atOnce = 40;

const slide = { width: 1280, height: 720 };

/** What pictures are taken with. */
export interface CameraEffects {
  readonly browser: UseBrowser;
  /** A file of the package: `lib/page/export-png.js`. */
  readonly shipped: (path: string) => Promise<Uint8Array>;
}

/** Takes a small picture (WebP) of each of these slides of a talk, in their order; `null` where no browser can. */
export type Camera = (site: Site, ids: readonly string[]) => Promise<Staged<readonly Uint8Array[] | null>>;

/**
 * A camera for one talk after the other. They are shown in the same page of the browser, since another page takes longer
 * to open than all slides of a talk to draw; several cameras may work side by side.
 */
export function openCamera({ browser, shipped }: CameraEffects): Camera {
  let open: { readonly browser: Browser; readonly page: BrowserPage } | null = null;
  const pageFor = async (one: Browser, site: Site): Promise<BrowserPage> => {
    const files = new Map(site.files.map(({ path, contents }) => [path, contents]));
    const known = open?.browser === one ? open.page : null;
    open = null;
    if (known === null) return one.openPage(files, { path: 'index.html?print-pdf', scale: thumbnailScale });
    await known.reopen(files);
    return known;
  };
  return async (site, ids) => {
    const script = new TextDecoder().decode(await shipped('lib/page/export-png.js'));
    return browser(async (one) => {
      const page = await pageFor(one, site);
      const pictures = await picturesOf(page, script, ids);
      open = { browser: one, page };
      return pictures;
    });
  };
}

async function picturesOf(page: BrowserPage, script: string, ids: readonly string[]): Promise<readonly Uint8Array[]> {
  const wanted = `${script};globalThis.plenaryExport=plenaryExport;plenaryExport.preparePictures(${JSON.stringify(ids)})`;
  const shown = await page.evaluate<readonly unknown[]>(wanted);
  const pictures: Uint8Array[] = [];
  for (let first = 0; first < shown.length; first += atOnce) {
    const count = Math.min(atOnce, shown.length - first);
    await page.evaluate(`plenaryExport.showSheet(${first}, ${first + count})`);
    await page.resize(slide.width, slide.height * count, thumbnailScale);
    const sheet = Buffer.from(await page.screenshot({ hasty: true })).toString('base64');
    const cut = await page.evaluate<readonly string[]>(`plenaryExport.cutSheet('${sheet}', ${count})`);
    pictures.push(...cut.map((picture) => Buffer.from(picture, 'base64')));
  }
  return pictures;
}
