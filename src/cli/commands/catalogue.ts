import { readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { cataloguePage, type CatalogueDeck } from '../../library/catalogue/catalogue-page.ts';
import { formatPictures } from '../../library/pictures.ts';
import { diagnose } from '../../diagnostics/diagnose.ts';
import { machineBrowser, type MachineBrowser } from '../../io/browser/use-browser.ts';
import { nodeDisk } from '../../io/disk.ts';
import { withSlashes } from '../../io/node-folder-view.ts';
import { readShipped } from '../../io/package-files.ts';
import { writeSite } from '../../io/write-site.ts';
import type { Diagnostic } from '../../model/diagnostic.ts';
import { nameOf } from '../../util/paths.ts';
import { catalogueDeck, slidesByDeck, type CatalogueRun } from '../catalogue-deck.ts';
import { count } from '../count.ts';
import { exitCodeOf } from '../exit-code.ts';
import { keepPictures, openLibrary, type LibraryOptions, type OpenLibrary } from '../open-library.ts';
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
  browser?.warmUp();
  try {
    const run = { library, folder, browser: usable(browser), log: progress, notes: options.notes === true };
    const made = await decksOf(run);
    progress.progress('writing the catalogue', 0, 0);
    const said = [...diagnostics, ...problemOf(browser), ...made.diagnostics];
    const written = await write(made, { ...run, options });
    progress.end();
    if (written.every(({ severity }) => severity !== 'error')) {
      keepPictures(library.folder, picturesText(made.decks, library, folder));
      if (options.quiet !== true) terminal.out.write(lineOf(made.decks, folder, terminal));
    }
    return end([...said, ...written], options, terminal);
  } finally {
    progress.end();
    await browser?.close();
  }
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

interface MadeDecks {
  readonly decks: readonly CatalogueDeck[];
  /** Pictures that were made now, by path. */
  readonly files: ReadonlyMap<string, Uint8Array>;
  readonly diagnostics: readonly Diagnostic[];
}

async function decksOf(run: CatalogueRun): Promise<MadeDecks> {
  const decks: CatalogueDeck[] = [];
  const files = new Map<string, Uint8Array>();
  const diagnostics: Diagnostic[] = [];
  const all = slidesByDeck(run.library);
  for (const [i, { deck, slides }] of all.entries()) {
    run.log.progress('decks', i, all.length);
    const made = await catalogueDeck(deck, slides, run);
    decks.push(made.deck);
    for (const { path, contents } of made.files) files.set(path, contents as Uint8Array);
    diagnostics.push(...made.diagnostics);
  }
  return { decks, files, diagnostics: onePerCode(diagnostics) };
}

/** What is wrong with the browser is wrong for every deck, and said once. */
function onePerCode(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const seen = new Set<string>();
  return diagnostics.filter(({ code, message }) => {
    const key = code.startsWith('io/') ? code : `${code} ${message}`;
    return !seen.has(key) && seen.add(key);
  });
}

async function write(
  { decks, files }: MadeDecks,
  { library, folder, options, notes }: CatalogueRun & { readonly options: CatalogueOptions },
): Promise<readonly Diagnostic[]> {
  const script = new TextDecoder().decode(await readShipped('lib/page/catalogue.js')).trim();
  const page = cataloguePage({ decks, name: nameOf(library.folder) || library.folder, script, notes });
  const paths = new Set(decks.flatMap(({ slides }) => slides.flatMap(({ picture }) => picture ?? [])));
  const pictures = [...paths]
    .sort()
    .map((path) => ({ path, contents: files.get(path) ?? readFileSync(join(folder, path)) }));
  const slideCount = decks.reduce((sum, deck) => sum + deck.slides.length, 0);
  const site = { title: '', slideCount, files: [{ path: 'index.html', contents: page }, ...pictures] };
  const talk = { root: library.folder, deckFolder: library.folder };
  const how = { disk: nodeDisk, talk, shown: options.out, version: packageVersion() };
  return (await writeSite(site, folder, how)).diagnostics;
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
