import { readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { diagnose } from '../../diagnostics/diagnose.ts';
import { machineBrowser, type MachineBrowser } from '../../io/browser/use-browser.ts';
import { nodeDisk } from '../../io/disk.ts';
import { manifestName, parseManifest, sha256, type ManifestFile } from '../../io/manifest.ts';
import { withSlashes } from '../../io/node-folder-view.ts';
import { readShipped } from '../../io/package-files.ts';
import { planFiles, type PlannedFile } from '../../io/planned-file.ts';
import { writeSite } from '../../io/write-site.ts';
import { cataloguePage, type CatalogueDeck } from '../../library/catalogue/catalogue-page.ts';
import { formatPictures } from '../../library/pictures.ts';
import type { Diagnostic } from '../../model/diagnostic.ts';
import { nameOf } from '../../util/paths.ts';
import { slidesByDeck } from '../catalogue-deck.ts';
import { makeDecks, type MadeDecks } from '../catalogue-run.ts';
import { count } from '../count.ts';
import { exitCodeOf } from '../exit-code.ts';
import { keepInLibrary, openLibrary, type LibraryOptions, type OpenLibrary } from '../open-library.ts';
import { progressLine } from '../progress.ts';
import { noFindings, report } from '../report.ts';
import { styleFor } from '../style.ts';
import type { Terminal } from '../terminal.ts';
import { packageVersion } from '../version.ts';

/** `plenary catalogue DIR -o DIR` */
export interface CatalogueOptions extends LibraryOptions {
  readonly out: string;
  readonly notes?: boolean;
  /** `false` with `--no-pictures`. */
  readonly pictures?: boolean;
  readonly browser?: string;
  readonly chromeNoSandbox?: boolean;
}

/** Makes a page of all slides below a folder. A deck with errors is shown with its error, and stops nothing. */
export async function catalogue(options: CatalogueOptions, terminal: Terminal): Promise<number> {
  const { library, diagnostics } = openLibrary(options, terminal);
  if (library === null || library.owners.size === 0) return end(diagnostics, options, terminal);
  const folder = withSlashes(resolve(terminal.cwd, options.out));
  const browser = options.pictures === false ? null : browserFor(options, terminal);
  const progress = progressLine(terminal.err, options.quiet === true);
  const shelf = openShelf(folder);
  const save = async (made: MadeDecks): Promise<readonly Diagnostic[]> => {
    progress.progress('writing the catalogue', 0, 0);
    return write(made, { library, folder, shelf, options });
  };
  try {
    const made = await makeDecks({
      ...{ library, browser: usable(browser), log: progress, isThere: shelf.isThere },
      save: async (part) => isFine(await save(part)),
    });
    const written = await save(made);
    progress.end();
    if (isFine(written) && options.quiet !== true) terminal.out.write(lineOf(made.decks, folder, terminal));
    const said = [...diagnostics, ...problemOf(browser), ...onePerCode(made.diagnostics), ...written];
    return end(said, options, terminal);
  } finally {
    progress.end();
    await browser?.close();
  }
}

function isFine(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.every(({ severity }) => severity !== 'error');
}

function end(diagnostics: readonly Diagnostic[], options: CatalogueOptions, terminal: Terminal): number {
  report({ ...noFindings, diagnostics }, options, terminal);
  return exitCodeOf(diagnostics);
}

function browserFor({ browser, chromeNoSandbox }: CatalogueOptions, { cwd }: Terminal): MachineBrowser {
  const noSandbox = chromeNoSandbox === true || process.env['PLENARY_CHROME_NO_SANDBOX'] === '1';
  return machineBrowser({ noSandbox, path: browser === undefined ? null : resolve(cwd, browser) });
}

function usable(browser: MachineBrowser | null): MachineBrowser['use'] | null {
  return browser === null || browser.problem !== null ? null : browser.use;
}

function problemOf(browser: MachineBrowser | null): readonly Diagnostic[] {
  const problem = browser?.problem ?? null;
  if (problem === null) return [];
  return [diagnose('library/no-pictures', null, { why: problem.message, hint: problem.hint })];
}

/** What is wrong with the browser is wrong for every deck, and said once. */
function onePerCode(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const seen = new Set<string>();
  return diagnostics.filter(({ code, message }) => {
    const key = code.startsWith('io/') ? code : `${code} ${message}`;
    return !seen.has(key) && seen.add(key);
  });
}

/** The pictures of a catalogue's folder, which are read when they are needed: there may be many. */
interface Shelf {
  /** A picture that an earlier run made, as it made it. */
  readonly isThere: (path: string) => boolean;
  readonly plan: (path: string) => PlannedFile;
  readonly add: (path: string, bytes: Uint8Array) => void;
}

function openShelf(folder: string): Shelf {
  const listed = new Map(manifestFiles(folder).map((file) => [file.path, file]));
  const known = new Map<string, ManifestFile>();
  const read = (path: string): Uint8Array => readFileSync(join(folder, path));
  return {
    isThere: (path) => {
      if (known.has(path)) return true;
      const file = listed.get(path);
      if (file === undefined) return false;
      try {
        if (sha256(read(path)) !== file.sha256) return false;
      } catch {
        return false;
      }
      known.set(path, file);
      return true;
    },
    plan: (path) => {
      const { size, sha256: hash } = known.get(path) as ManifestFile;
      return {
        ...{ path, size, sha256: hash },
        get bytes() {
          return read(path);
        },
      };
    },
    add: (path, bytes) => void known.set(path, { path, size: bytes.length, sha256: sha256(bytes) }),
  };
}

function manifestFiles(folder: string): readonly ManifestFile[] {
  try {
    return parseManifest(readFileSync(join(folder, manifestName), 'utf8'))?.files ?? [];
  } catch {
    return [];
  }
}

interface WriteJob {
  readonly library: OpenLibrary;
  readonly folder: string;
  readonly shelf: Shelf;
  readonly options: CatalogueOptions;
}

async function write(
  { decks, files, record }: MadeDecks,
  { library, folder, shelf, options }: WriteJob,
): Promise<readonly Diagnostic[]> {
  const script = new TextDecoder().decode(await readShipped('lib/page/catalogue.js')).trim();
  const name = nameOf(library.folder) || library.folder;
  const page = cataloguePage({ decks, name, script, notes: options.notes === true });
  const paths = new Set(decks.flatMap(({ slides }) => slides.flatMap(({ picture }) => picture ?? [])));
  const fresh = [...paths].flatMap((path) => {
    const contents = files.get(path);
    return contents === undefined ? [] : [{ path, contents }];
  });
  const kept = [...paths].filter((path) => !files.has(path)).map(shelf.plan);
  const slideCount = decks.reduce((sum, deck) => sum + deck.slides.length, 0);
  const site = { title: '', slideCount, files: [...fresh, { path: 'index.html', contents: page }] };
  const talk = { root: library.folder, deckFolder: library.folder };
  const how = { disk: nodeDisk, talk, shown: options.out, version: packageVersion() };
  const { value, diagnostics } = await writeSite(site, folder, { ...how, files: [...kept, ...planFiles(site)] });
  if (value === null) return diagnostics;
  for (const { path, contents } of fresh) shelf.add(path, contents);
  keepInLibrary(library.folder, 'pictures', picturesText(decks, library, folder));
  if (record !== null) keepInLibrary(library.folder, 'catalogue', record);
  return diagnostics;
}

/** For `list` and `find`, which give the path of a slide's picture. */
function picturesText(decks: readonly CatalogueDeck[], library: OpenLibrary, folder: string): string {
  const digests = new Map(
    slidesByDeck(library).flatMap(({ slides }) =>
      slides.map((one) => [`${one.file.path}#${one.slide.id}`, one.slide.digest]),
    ),
  );
  const slides = decks.flatMap((deck) =>
    deck.slides.flatMap(({ file, id, picture }) =>
      picture === null
        ? []
        : [[`${file}#${id}`, { path: picture, digest: digests.get(`${file}#${id}`) ?? '' }] as const],
    ),
  );
  return formatPictures({ folder, slides: new Map(slides) });
}

function lineOf(decks: readonly CatalogueDeck[], folder: string, terminal: Terminal): string {
  const style = styleFor(terminal.out.colour);
  const slides = decks.reduce((sum, deck) => sum + deck.slides.length, 0);
  const page = join(folder, 'index.html');
  return [
    `${count(slides, 'slide')} of ${count(decks.length, 'deck')}`,
    `Open ${style('cyan', relative(terminal.cwd, page))}`,
    `     ${style('cyan', pathToFileURL(page).href)}`,
    '',
  ].join('\n');
}
