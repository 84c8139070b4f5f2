import { backgroundOf, classNames, isGradient, whereIs } from '../common.ts';
import { drop, tell, write, type Draft, type Stretch } from '../draft.ts';
import { hashValue, wordsOf, type Entry } from '../settings.ts';
import { same, setting, type Setting } from '../write-deck.ts';

/** A picture or page beside the words of a slide. */
export interface Beside {
  readonly address: string;
  readonly side: 'left' | 'right';
  readonly at: Stretch;
}

/** What a slide's settings come to. */
export interface SlideWishes {
  /** Slidev's layout. */
  readonly layout: string;
  readonly layoutAt: Stretch;
  readonly settings: readonly Setting[];
  readonly attributes: readonly Setting[];
  readonly image: { readonly address: string; readonly at: Stretch } | null;
  readonly url: { readonly address: string; readonly at: Stretch } | null;
  readonly src: boolean;
}

const transitions: Readonly<Record<string, string>> = {
  fade: 'fade',
  'fade-out': 'fade',
  'slide-left': 'slide',
  'slide-right': 'slide',
  'slide-up': 'slide',
  'slide-down': 'slide',
  none: 'none',
  zoom: 'zoom',
};

const reasons: Readonly<Record<string, string>> = {
  clicks: 'steps are counted by themselves',
  clicksStart: 'steps are counted by themselves',
  preload: 'all slides are there from the start',
  zoom: 'slides have one size',
  dragPos: 'nothing on a slide is dragged',
  hideInToc: 'a talk has no table of contents',
  level: 'a talk has no table of contents',
  backgroundSize: 'a picture beside words fills its place',
};

/** `/picture.png` is in Slidev’s folder `public/`. */
export function publicPath(address: string): string {
  return address.startsWith('/') && !address.startsWith('//') ? `./public${address}` : address;
}

/** What is gathered while a slide's settings are read. */
interface Gathered {
  readonly settings: Setting[];
  readonly attributes: Setting[];
  background: Setting | null;
}

/** Reads what a slide says of itself, and what the deck says of all its slides. */
export function slideWishes(
  draft: Draft,
  entries: readonly Entry[],
  { at, isFirst }: { readonly at: number; readonly isFirst: boolean },
): SlideWishes {
  const by = new Map(entries.map((entry) => [entry.key, entry]));
  const gathered: Gathered = { settings: [], attributes: [], background: null };
  for (const written of entries) {
    const hash = hashValue(draft, written);
    one(draft, hash === null ? written : { ...written, value: hash.words, at: hash.at }, gathered);
  }
  const said = wordsOf(by.get('layout')?.value) ?? 'default';
  const name = isFirst && said === 'default' ? 'cover' : said;
  const image = by.get('image');
  const isBeside = image !== undefined && name.startsWith('image');
  if (image !== undefined && !isBeside && gathered.background === null)
    backgroundSetting(draft, image, publicPath(wordsOf(image.value) ?? ''), gathered);
  fadeCover(draft, by.get('background'), name, gathered);
  const { settings, attributes, background } = gathered;
  const saidIn = (entry: Entry | undefined): { address: string; at: Stretch } | null => {
    const words = wordsOf(entry?.value);
    return words === null || entry === undefined ? null : { address: words, at: entry.at };
  };
  const picture = isBeside ? saidIn(image) : null;
  return {
    layout: name,
    layoutAt: by.get('layout')?.at ?? { start: at, end: at },
    settings: background === null ? settings : [...settings, background],
    attributes,
    image: picture === null ? null : { ...picture, address: publicPath(picture.address) },
    url: saidIn(by.get('url')),
    src: by.has('src'),
  };
}

function one(draft: Draft, entry: Entry, gathered: Gathered): void {
  const { settings } = gathered;
  const words = wordsOf(entry.value) ?? '';
  switch (entry.key) {
    case 'layout':
    case 'image':
    case 'url':
      return;
    case 'src':
      return void settings.push(includeOf(draft, entry, words));
    case 'id':
      return void settings.push(same(draft, entry));
    case 'routeAlias':
      if (slug(words) !== '') settings.push(setting('id', slug(words), entry.at));
      return tell(draft, 'changed', entry.at, '`id:` of the slide');
    case 'class':
      return void settings.push(...classOf(draft, entry, words));
    case 'hide':
    case 'disabled':
      if (entry.value === true) settings.push(setting('visibility', 'hidden', entry.at));
      return tell(draft, 'changed', entry.at, entry.value === true ? '`visibility: hidden`' : 'slides are shown');
    case 'transition':
      return void settings.push(...transitionOf(draft, entry, words));
    case 'background':
      return backgroundSetting(draft, entry, publicPath(words), gathered);
    case 'title':
      return tell(draft, 'dropped', entry.at, 'the heading is the slide’s name');
    default:
      drop(draft, entry.at, reasons[entry.key] ?? 'a slide has no such setting');
  }
}

/** Slidev darkens the picture behind a cover under white words; our words are dark, so the picture is faint. */
function fadeCover(draft: Draft, entry: Entry | undefined, layout: string, gathered: Gathered): void {
  const path = publicPath(wordsOf(entry?.value) ?? '');
  const shown = entry === undefined || isGradient(path) ? null : backgroundOf(path);
  if (entry === undefined || shown === null || !('image' in shown) || !/^(?:cover|intro)$/.test(layout)) return;
  gathered.background = setting('background', { ...shown, opacity: 0.25 }, entry.at);
  tell(draft, 'changed', entry.at, '`background:` of the slide, faint, so that words can be read on it');
}

function backgroundSetting(draft: Draft, { at }: Entry, path: string, gathered: Gathered): void {
  const gradient = isGradient(path);
  const shown = gradient ? null : backgroundOf(path);
  if (gradient)
    gathered.attributes.push({
      key: 'background',
      pieces: [write(`data-background-gradient="${path}"`, at.start, at.end)],
    });
  if (shown !== null) gathered.background = setting('background', shown, at);
  const lost =
    whereIs(path) === 'remote'
      ? 'nothing is fetched from the network: save the picture beside the deck'
      : 'a talk cannot show it';
  const isShown = gradient || shown !== null;
  tell(draft, isShown ? 'changed' : 'dropped', at, isShown ? '`background:` of the slide' : lost);
}

function includeOf(draft: Draft, entry: Entry, words: string): Setting {
  if (!words.startsWith('/')) return same(draft, entry);
  tell(draft, 'changed', entry.at, `\`src: .${words}\`: paths begin at the deck’s file`);
  return setting('src', `.${words}`, entry.at);
}

function classOf(draft: Draft, { at }: Entry, words: string): Setting[] {
  const names = classNames(words);
  const why = 'classes of UnoCSS have no rules here';
  if (names.length === 0) {
    drop(draft, at, why);
    return [];
  }
  tell(draft, 'changed', at, `the slide keeps these names, but ${why}: a theme gives them some`);
  return [setting('class', names.join(' '), at)];
}

function transitionOf(draft: Draft, { at }: Entry, words: string): Setting[] {
  const ours = transitions[(words.split('|')[0] as string).trim()];
  if (ours === undefined) {
    drop(draft, at, 'there is no such transition');
    return [];
  }
  tell(draft, 'changed', at, `\`transition: ${ours}\``);
  return [setting('transition', ours, at)];
}

function slug(words: string): string {
  return words
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '');
}
