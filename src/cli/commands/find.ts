import { beginningOf, excerptOf } from '../../library/excerpt.ts';
import { fields, slideAt } from '../../library/library-index.ts';
import { librarySlide, type LibrarySlide } from '../../library/owners.ts';
import { searchLibrary, type Found, type Hit } from '../../library/search.ts';
import type { ShelvedSlide } from '../../library/shelf.ts';
import { wordsOf } from '../../library/words.ts';
import { diagnose } from '../../diagnostics/diagnose.ts';
import { count } from '../count.ts';
import { exitCodeOf } from '../exit-code.ts';
import { filtersOf, unknownFilters, type FilterOptions } from '../library-filters.ts';
import { slideJson } from '../library-json.ts';
import { openLibrary, type LibraryOptions, type OpenLibrary } from '../open-library.ts';
import { noFindings, report } from '../report.ts';
import { styleFor } from '../style.ts';
import type { Terminal } from '../terminal.ts';
import { displayWidth, printable } from '../text-width.ts';
import { cutTo } from '../cut-to.ts';

/** `plenary find WORDS [DIR]` */
export interface FindOptions extends LibraryOptions, FilterOptions {
  readonly words: string;
  readonly limit?: number;
}

/** Slides that are shown where the user says nothing else. */
const usualLimit = 20;

/** Finds slides in all decks below a folder: best first. */
export function find(options: FindOptions, terminal: Terminal): Promise<number> {
  const { limit = usualLimit } = options;
  if (!Number.isInteger(limit) || limit < 1)
    return end(
      [diagnose('cli/usage', null, { detail: '`--limit` takes a number from 1', hint: null })],
      options,
      terminal,
    );
  const { library, diagnostics } = openLibrary(options, terminal);
  if (library === null) return end(diagnostics, options, terminal);
  const found = searchLibrary(library.index, { words: options.words, ...filtersOf(options) });
  const shown = shownOf(found.hits, library);
  const best = shown.slice(0, limit);
  if (options.format === 'json') {
    const slides = best.map(({ hit, slide }) => ({
      ...slideJson(slide, library),
      score: Number(hit.score.toFixed(3)),
    }));
    const { misspelt, isPartial } = found;
    terminal.out.write(`${JSON.stringify({ total: shown.length, misspelt, partial: isPartial, slides })}\n`);
  } else {
    terminal.out.write(best.map((one) => linesOf(one, { options, found, library, terminal, best })).join(''));
    if (options.quiet !== true && owned(library))
      terminal.err.write(summaryOf(shown.length, best.length, found, terminal));
  }
  return end([...diagnostics, ...unknownFilters(library.index, options)], options, terminal);
}

function end(diagnostics: Parameters<typeof exitCodeOf>[0], options: FindOptions, terminal: Terminal): Promise<number> {
  report({ ...noFindings, diagnostics }, options, terminal);
  return Promise.resolve(exitCodeOf(diagnostics));
}

/** The slides that were found, each once: words of a translation find the slide that it is of. */
function shownOf(hits: readonly Hit[], { index, owners, translations }: OpenLibrary): readonly Shown[] {
  const shown = new Map<number, Shown>();
  for (const hit of hits) {
    const n = translations.original(hit.slide);
    const slide = n === null || shown.has(n) ? null : librarySlide(index, owners, n);
    if (n === null || slide === null) continue;
    shown.set(n, { hit, slide, words: n === hit.slide ? null : slideAt(index, hit.slide) });
  }
  return [...shown.values()];
}

const owned = ({ owners }: OpenLibrary): boolean => owners.size > 0;

interface Shown {
  readonly hit: Hit;
  readonly slide: LibrarySlide;
  /** The translated slide whose words were found. */
  readonly words: ShelvedSlide | null;
}

interface Around {
  readonly options: FindOptions;
  readonly found: Found;
  readonly library: OpenLibrary;
  readonly terminal: Terminal;
  readonly best: readonly Shown[];
}

/* One line for what to include and the title; one below for where the words stand, if not in the title. */
function linesOf({ hit, slide, words }: Shown, { options, found, library, terminal, best }: Around): string {
  const style = styleFor(terminal.out.colour);
  const columns = terminal.out.columns ?? Infinity;
  const addressOf = ({ file, slide: { id } }: LibrarySlide): string => printable(`${library.prefix}${file.path}#${id}`);
  const widest = Math.max(...best.map((one) => displayWidth(addressOf(one.slide))));
  const room = Math.min(widest, Math.max(24, Math.floor(Math.min(columns, 160) / 2)));
  const address = addressOf(slide);
  const title = printable(slide.slide.title);
  const gap = ' '.repeat(Math.max(0, room - displayWidth(address)));
  const first =
    displayWidth(address) <= room
      ? `${style('cyan', address)}${gap}  ${style('bold', cutTo(title, columns - room - 2))}`
      : `${style('cyan', address)}\n${' '.repeat(room)}  ${style('bold', cutTo(title, columns - room - 2))}`;
  const excerpt = excerptIn({ hit, slide, words }, options.words, found);
  const second =
    excerpt === null ? '' : `${' '.repeat(room)}  ${style('dim', cutTo(printable(excerpt), columns - room - 2))}\n`;
  return `${first}\n${second}`;
}

/** Where the words stand, if not in the title that is shown. */
function excerptIn({ hit, slide, words }: Shown, typed: string, found: Found): string | null {
  const isInTitle = (hit.fields & fields.title) !== 0;
  if (words === null) return isInTitle ? null : excerptFor(slide, typed, found);
  return isInTitle ? words.title : excerptFor({ ...slide, slide: words }, typed, found);
}

function excerptFor({ slide, tags }: LibrarySlide, words: string, { misspelt }: Found): string | null {
  const wanted = [...wordsOf(words), ...misspelt.flatMap(({ taken }) => taken)];
  const shown = excerptOf(slide.text, wanted);
  if (shown !== null) return shown;
  const noted = excerptOf(slide.notes, wanted);
  if (noted !== null) return `notes: ${noted}`;
  const names = [...tags.map((tag) => `#${tag}`), ...slide.cites.map((key) => `@${key}`), ...slide.data];
  return names.length === 0 ? beginningOf(slide.text) : names.join(' ');
}

function summaryOf(total: number, shown: number, { misspelt, isPartial }: Found, terminal: Terminal): string {
  const style = styleFor(terminal.err.colour);
  const taken = misspelt.map(
    ({ word, taken: words }) => `no slide has “${printable(word)}”: shown is “${words.join('”, “')}”`,
  );
  const partial = isPartial ? ['no slide has all of the words'] : [];
  const more = total > shown ? [`${count(total, 'slide')}; --limit ${Math.min(total, shown * 5)} shows more`] : [];
  const none = total === 0 ? ['no slide found'] : [];
  const lines = [...taken, ...partial, ...more, ...none];
  return lines.length === 0 ? '' : `${lines.map((line) => style('dim', line)).join('\n')}\n`;
}
