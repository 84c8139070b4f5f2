import { fileOf, librarySlide, type LibrarySlide } from '../../library/owners.ts';
import type { IndexedFile } from '../../library/library-index.ts';
import { searchLibrary } from '../../library/search.ts';
import { count } from '../count.ts';
import { cutTo } from '../cut-to.ts';
import { exitCodeOf } from '../exit-code.ts';
import { filtersOf, unknownFilters, type FilterOptions } from '../library-filters.ts';
import { deckJson, slideJson } from '../library-json.ts';
import { openLibrary, type LibraryOptions, type OpenLibrary } from '../open-library.ts';
import { noFindings, report } from '../report.ts';
import { styleFor } from '../style.ts';
import type { Terminal } from '../terminal.ts';
import { displayWidth, printable } from '../text-width.ts';

/** `plenary list [DIR]` */
export interface ListOptions extends LibraryOptions, FilterOptions {
  /** A line for each deck, without its slides. */
  readonly decks?: boolean;
}

/** A deck and those of its slides that were asked for. */
interface ListedDeck {
  readonly deck: IndexedFile;
  readonly slides: readonly LibrarySlide[];
}

/** Lists all decks below a folder with their slides. */
export function list(options: ListOptions, terminal: Terminal): Promise<number> {
  const { library, diagnostics } = openLibrary(options, terminal);
  if (library === null) return end(diagnostics, options, terminal);
  const decks = decksOf(library, options);
  if (options.format === 'json') {
    const slides = decks.flatMap((one) => one.slides).map((slide) => slideJson(slide, library));
    const heads = decks.map(({ deck, slides: own }) => deckJson(deck, own.length, library));
    terminal.out.write(`${JSON.stringify(options.decks === true ? { decks: heads } : { decks: heads, slides })}\n`);
  } else {
    const width = Math.max(0, ...decks.map(({ deck }) => displayWidth(printable(library.prefix + deck.path))));
    for (const deck of decks) terminal.out.write(textOf(deck, { options, library, terminal, width }));
    if (options.quiet !== true && decks.length > 1) terminal.err.write(totalOf(decks, terminal));
  }
  return end([...diagnostics, ...unknownFilters(library.index, options)], options, terminal);
}

function end(diagnostics: Parameters<typeof exitCodeOf>[0], options: ListOptions, terminal: Terminal): Promise<number> {
  report({ ...noFindings, diagnostics }, options, terminal);
  return Promise.resolve(exitCodeOf(diagnostics));
}

function decksOf({ index, owners }: OpenLibrary, options: ListOptions): readonly ListedDeck[] {
  const slides = new Map<string, LibrarySlide[]>();
  const isFiltered = [options.tag, options.cites, options.data].some((names) => names !== undefined);
  for (const { slide: n } of searchLibrary(index, { words: null, ...filtersOf(options) }).hits) {
    if (!owners.has(fileOf(index, n).path)) continue;
    const slide = librarySlide(index, owners, n) as LibrarySlide;
    const known = slides.get(slide.deck.path);
    if (known === undefined) slides.set(slide.deck.path, [slide]);
    else known.push(slide);
  }
  const decks = index.files.filter(({ role, path }) => role === 'deck' && (!isFiltered || slides.has(path)));
  return decks.map((deck) => ({ deck, slides: slides.get(deck.path) ?? [] }));
}

interface Around {
  readonly options: ListOptions;
  readonly library: OpenLibrary;
  readonly terminal: Terminal;
  /** Of the longest path. */
  readonly width: number;
}

function textOf({ deck, slides }: ListedDeck, { options, library, terminal, width }: Around): string {
  const style = styleFor(terminal.out.colour);
  const columns = terminal.out.columns ?? Infinity;
  const path = printable(library.prefix + deck.path);
  const facts = [count(slides.length, 'slide'), ...(deck.time === null ? [] : [`${Math.round(deck.time / 60)} min`])];
  const gap = options.decks === true ? ' '.repeat(width - displayWidth(path)) : '';
  const room = columns - displayWidth(path + gap) - displayWidth(facts.join(', ')) - 6;
  const head = `${style('cyan', path)}${gap}  ${style('bold', cutTo(printable(deck.title), Math.max(20, room)))}  ${style('dim', facts.join(', '))}\n`;
  const { fault } = deck;
  const faults = fault === null ? '' : `  ${style('red', `line ${fault.line}: ${printable(fault.message)}`)}\n`;
  if (options.decks === true) return head + faults;
  const address = ({ slide, file }: LibrarySlide): string =>
    printable(file === deck ? `#${slide.id}` : `${library.prefix}${file.path}#${slide.id}`);
  const widest = Math.min(
    Math.max(0, ...slides.map((slide) => displayWidth(address(slide)))),
    Math.floor(Math.min(columns, 160) / 2),
  );
  const lines = slides.map((slide) => {
    const own = address(slide);
    const pad = ' '.repeat(Math.max(0, widest - displayWidth(own)));
    const languages = library.translations.languages(slide.file.path, slide.slide.id);
    const marks = [...languages.map((lang) => `(${lang})`), ...slide.tags.map((tag) => `[${tag}]`)].join(' ');
    const tags = marks === '' ? '' : `  ${style('dim', printable(marks))}`;
    const used = 4 + Math.max(widest, displayWidth(own)) + (marks === '' ? 0 : displayWidth(marks) + 2);
    return `  ${own}${pad}  ${cutTo(printable(slide.slide.title), Math.max(20, columns - used))}${tags}\n`;
  });
  return `${head}${faults}${lines.join('')}\n`;
}

function totalOf(decks: readonly ListedDeck[], terminal: Terminal): string {
  const slides = decks.reduce((sum, deck) => sum + deck.slides.length, 0);
  return `${styleFor(terminal.err.colour)('dim', `${count(slides, 'slide')} in ${count(decks.length, 'deck')}`)}\n`;
}
