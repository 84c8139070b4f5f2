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

/** Reads what a slide says of itself. @param defaults what the deck says of all its slides */
export function slideWishes(draft: Draft, entries: readonly Entry[], at: number): SlideWishes {
  const by = new Map(entries.map((entry) => [entry.key, entry]));
  const settings: Setting[] = [];
  const attributes: Setting[] = [];
  const here = { start: at, end: at };
  const layout = by.get('layout');
  const isInclude = by.has('src');
  let background: Readonly<Record<string, string>> | null = null;
  let backgroundAt: Stretch = here;
  for (const written of entries) {
    const hash = hashValue(draft, written);
    const entry = hash === null ? written : { ...written, value: hash.words, at: hash.at };
    const words = wordsOf(entry.value);
    switch (entry.key) {
      case 'layout':
      case 'image':
      case 'url':
        break;
      case 'src':
        settings.push(includeOf(draft, entry, words ?? ''));
        break;
      case 'id':
        settings.push(same(draft, entry));
        break;
      case 'routeAlias':
        if (words !== null) settings.push(setting('id', slug(words), entry.at));
        tell(draft, 'changed', entry.at, '`id:` of the slide');
        break;
      case 'class':
        settings.push(...classOf(draft, entry, words ?? ''));
        break;
      case 'hide':
      case 'disabled':
        if (entry.value === true) settings.push(setting('visibility', 'hidden', entry.at));
        tell(draft, 'changed', entry.at, entry.value === true ? '`visibility: hidden`' : 'slides are shown');
        break;
      case 'transition':
        settings.push(...transitionOf(draft, entry, words ?? ''));
        break;
      case 'background':
        if (isGradient(words ?? ''))
          attributes.push({
            key: 'background',
            pieces: [write(`data-background-gradient="${words ?? ''}"`, entry.at.start, entry.at.end)],
          });
        else background = backgroundOf(publicPath(words ?? ''));
        backgroundAt = entry.at;
        tellBackground(draft, entry, words ?? '', background !== null || isGradient(words ?? ''));
        break;
      case 'title':
        tell(draft, 'dropped', entry.at, 'the heading is the slide’s name');
        break;
      default:
        drop(draft, entry.at, reasons[entry.key] ?? 'a slide has no such setting');
    }
  }
  const image = by.get('image');
  const name = wordsOf(layout?.value) ?? 'default';
  if (image !== undefined && background === null && !/^image/.test(name)) {
    background = backgroundOf(publicPath(wordsOf(image.value) ?? ''));
    backgroundAt = image.at;
    tellBackground(draft, image, wordsOf(image.value) ?? '', background !== null);
  }
  if (background !== null && !isInclude) settings.push(setting('background', background, backgroundAt));
  const besideWords = image !== undefined && /^image/.test(name) ? wordsOf(image.value) : null;
  const url = wordsOf(by.get('url')?.value);
  return {
    layout: name,
    layoutAt: layout?.at ?? here,
    settings: isInclude ? settings.filter(({ key }) => key === 'src') : settings,
    attributes: isInclude ? [] : attributes,
    image: besideWords === null ? null : { address: publicPath(besideWords), at: (image as Entry).at },
    url: url === null ? null : { address: url, at: (by.get('url') as Entry).at },
    src: isInclude,
  };
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

function tellBackground(draft: Draft, { at }: Entry, words: string, isShown: boolean): void {
  const lost =
    whereIs(publicPath(words)) === 'remote'
      ? 'nothing is fetched from the network: save the picture beside the deck'
      : 'a talk cannot show it';
  tell(draft, isShown ? 'changed' : 'dropped', at, isShown ? '`background:` of the slide' : lost);
}

function slug(words: string): string {
  return words
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '');
}
