import { drop, keep, tell, write, type Draft, type Piece, type Stretch } from '../draft.ts';
import { readFront } from '../front.ts';
import { entriesOf, isMap, noBlock, wordsOf, type Entry } from '../settings.ts';
import { assumedLanguage, oneOfEach, same, setting, type Setting, type SlideOut } from '../write-deck.ts';
import type { Json } from '../../model/json.ts';

/** What the metadata of a document say of its slides. */
export interface Metadata {
  readonly settings: readonly Setting[];
  /** The slide that a title makes; `null` where there is none. */
  readonly titleSlide: SlideOut | null;
  readonly slideLevel: number | null;
  readonly incremental: boolean;
  readonly bibliography: string | null;
  /** Where the slides begin. */
  readonly next: number;
}

/** Words of the title slide. */
interface TitleWords {
  title: readonly Piece[] | null;
  subtitle: readonly Piece[] | null;
  institute: readonly Piece[] | null;
  notes: (readonly Piece[])[];
}

interface Gathered {
  readonly settings: Setting[];
  readonly words: TitleWords;
  slideLevel: number | null;
  incremental: boolean;
  bibliography: string | null;
}

/** Reads the block of metadata, or the lines `% title`, `% authors`, `% date`. */
export function readMetadata(draft: Draft): Metadata {
  const gathered: Gathered = {
    settings: [],
    words: { title: null, subtitle: null, institute: null, notes: [] },
    slideLevel: null,
    incremental: false,
    bibliography: null,
  };
  const isTitleBlock = draft.text.startsWith('%');
  const front = isTitleBlock ? { block: noBlock(0), next: titleBlock(draft, gathered) } : readFront(draft);
  for (const entry of entriesOf(front.block)) {
    if (entry.key === 'format' || entry.key === 'output') formatOf(draft, front.block, entry, gathered);
    else one(draft, entry, gathered);
  }
  if (!gathered.settings.some(({ key }) => key === 'lang')) gathered.settings.push(assumedLanguage(draft));
  const { settings, words, slideLevel, incremental, bibliography } = gathered;
  const titleSlide = titleSlideOf(words, front.next);
  return { settings: oneOfEach(draft, settings), titleSlide, slideLevel, incremental, bibliography, next: front.next };
}

/** Pandoc's title block: each of its three lines begins with `%`. */
function titleBlock(draft: Draft, gathered: Gathered): number {
  let at = 0;
  for (const key of ['title', 'author', 'date']) {
    const match = /^%[ \t]*(.*)(?:\n|$)/.exec(draft.text.slice(at));
    if (match === null) break;
    const words = (match[1] as string).trim();
    const start = at + match[0].indexOf(words);
    const stretch = { start, end: start + words.length };
    if (words !== '') {
      gathered.settings.push(setting(key, words.replace(/\s*;\s*/g, ', '), stretch));
      if (key === 'title') gathered.words.title = [keep(start, stretch.end)];
      else tell(draft, 'kept', stretch, `\`${key}:\` of the talk`);
    }
    at += match[0].length;
  }
  return at;
}

function one(draft: Draft, entry: Entry, gathered: Gathered): void {
  const { key, value, at, valueAt } = entry;
  const words = wordsOf(value);
  const { settings } = gathered;
  switch (key) {
    case 'title':
    case 'subtitle':
      if (words === null) return void drop(draft, at, 'it says nothing');
      settings.push(typeof value === 'string' ? same(draft, entry) : setting(key, words, at));
      gathered.words[key] = [write(escapeWords(words), valueAt.start, valueAt.end)];
      return;
    case 'author':
    case 'authors':
      return authorOf(draft, entry, settings);
    case 'date':
      if (words === null || /^(?:today|last-modified|now)$/.test(words))
        return void drop(draft, at, 'a talk knows no clock: write the day');
      settings.push(setting('date', words, at));
      return tell(draft, 'kept', at, '`date:` of the talk');
    case 'lang':
      if (words !== null) settings.push(same(draft, entry));
      return;
    case 'institute':
      gathered.words.institute = [write(listWords(value), valueAt.start, valueAt.end)];
      return tell(draft, 'changed', at, 'it stands on the title slide');
    case 'abstract':
    case 'description':
      gathered.words.notes.push([write(escapeWords(listWords(value)), valueAt.start, valueAt.end)]);
      return tell(draft, 'changed', at, 'it stands in the notes of the title slide');
    case 'bibliography':
      return bibliographyOf(draft, entry, gathered);
    default:
      option(draft, entry, gathered);
  }
}

function bibliographyOf(draft: Draft, { value, at }: Entry, gathered: Gathered): void {
  const paths = (Array.isArray(value) ? value : [value])
    .map((each: Json) => wordsOf(each))
    .filter((each) => each !== null);
  gathered.bibliography = paths[0] ?? null;
  if (paths.length > 1) drop(draft, at, 'one file of references is read: join them');
  else tell(draft, 'changed', at, 'the file stands in `data/` of a talk');
}

function authorOf(draft: Draft, { value, at }: Entry, settings: Setting[]): void {
  const names = listWords(value);
  if (names === '') return void drop(draft, at, 'it says no name');
  settings.push(setting('author', names, at));
  tell(draft, typeof value === 'string' ? 'kept' : 'changed', at, 'the names, as `author:` of the talk');
}

/** Words of a text, a list, or a list of maps with a name each. */
function listWords(value: Json): string {
  const items: readonly Json[] = Array.isArray(value) ? value : [value];
  return items
    .map((item) => (isMap(item) ? nameOf(item['name']) : (wordsOf(item) ?? '')))
    .filter((each) => each !== '')
    .join(', ');
}

function nameOf(name: Json | undefined): string {
  if (!isMap(name)) return wordsOf(name) ?? '';
  return (
    [name['given'], name['family']]
      .map((each) => wordsOf(each) ?? '')
      .join(' ')
      .trim() ||
    (wordsOf(name['literal']) ?? '')
  );
}

/** `format: revealjs`, or a map of formats with options each. */
function formatOf(draft: Draft, block: Parameters<typeof entriesOf>[0], entry: Entry, gathered: Gathered): void {
  if (!isMap(entry.value)) return tell(draft, 'changed', entry.at, 'a talk is always a page of Reveal.js');
  for (const format of entriesOf(block, `/${entry.key}`)) {
    const name = { start: format.at.start, end: format.at.start + format.key.length };
    if (!/revealjs/.test(format.key)) {
      drop(draft, format.at, 'a talk is always a page of Reveal.js');
      continue;
    }
    tell(draft, 'changed', isMap(format.value) ? name : format.at, 'a talk is always a page of Reveal.js');
    for (const each of entriesOf(block, `/${entry.key}/${format.key}`)) option(draft, each, gathered);
  }
  tell(
    draft,
    'changed',
    { start: entry.at.start, end: entry.at.start + entry.key.length },
    'a talk is always a page of Reveal.js',
  );
}

const idle: Readonly<Record<string, string>> = {
  execute: 'code is not run',
  jupyter: 'code is not run',
  engine: 'code is not run',
  knitr: 'code is not run',
  css: 'write a theme into `templates/themes` for styles of your own',
  chalkboard: 'nothing can be drawn on slides',
  logo: 'a theme of your own can show one',
  csl: 'say it as `citation-style:`',
  toc: 'a talk has no table of contents',
  'self-contained': '`plenary export --to html` makes one file',
  'embed-resources': '`plenary export --to html` makes one file',
};

function option(draft: Draft, entry: Entry, gathered: Gathered): void {
  const { key, value, at } = entry;
  const words = wordsOf(value);
  const { settings } = gathered;
  switch (key) {
    case 'slide-level':
    case 'slideLevel':
      gathered.slideLevel = Number(words) || null;
      return tell(draft, 'changed', at, 'slides are cut at headings of this level');
    case 'incremental':
      gathered.incremental = value === true;
      return tell(
        draft,
        'changed',
        at,
        value === true ? 'items of lists come with a click: `{.fragment}`' : 'items of lists are there at once',
      );
    case 'footer':
      if (words === null) return void drop(draft, at, 'it says nothing');
      settings.push(setting('footer', plain(words), at));
      return tell(draft, 'kept', at, '`footer:` of the talk');
    case 'slide-number':
    case 'slideNumber':
      settings.push(setting('slide-number', value !== false, at));
      return tell(draft, 'changed', at, `\`slide-number: ${value !== false}\``);
    case 'theme':
      return themeOf(draft, entry, settings);
    case 'transition':
      return transitionOf(draft, entry, settings);
    default:
      drop(draft, at, idle[key] ?? 'a talk has no such setting');
  }
}

function themeOf(draft: Draft, { value, at }: Entry, settings: Setting[]): void {
  const names = listWords(value);
  const ours = /\b(?:dark|night|black|blood|league|moon|dracula)\b/.test(names) ? 'congress-dark' : 'congress';
  settings.push(setting('theme', ours, at));
  tell(draft, 'changed', at, `\`theme: ${ours}\`; for a look of your own write \`templates/themes/NAME.css\``);
}

function transitionOf(draft: Draft, { value, at }: Entry, settings: Setting[]): void {
  const known = ['none', 'fade', 'slide', 'convex', 'concave', 'zoom'].includes(String(value));
  if (known) settings.push(setting('transition', String(value), at));
  tell(
    draft,
    known ? 'kept' : 'dropped',
    at,
    known ? `\`transition: ${String(value)}\`` : 'there is no such transition',
  );
}

/** A line of words without the marks of Markdown. */
function plain(markdown: string): string {
  return markdown
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/[*_`]+/g, '')
    .trim();
}

/** Words of metadata as words of a slide. */
function escapeWords(words: string): string {
  return words
    .replace(/\{\{/g, '\\{{')
    .replace(/\[@/g, '\\[@')
    .replace(/\s*\n\s*/g, ' ');
}

/** Pandoc makes a slide of its title. */
function titleSlideOf({ title, subtitle, institute, notes }: TitleWords, at: number): SlideOut | null {
  if (title === null) return null;
  const end: Stretch = title[0] as Stretch;
  const below =
    subtitle === null ? [] : [write('\n\n::: subtitle\n', end.start), ...subtitle, write('\n:::', end.start)];
  const main = institute === null ? [] : [write('\n\n', end.start), ...institute];
  const body = [write('# ', end.start), ...title, ...below, ...main];
  return { at, settings: [setting('layout', 'title', { start: at, end: at })], attributes: [], body, notes };
}
