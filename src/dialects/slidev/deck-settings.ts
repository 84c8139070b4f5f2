import { drop, tell, type Draft } from '../draft.ts';
import { entriesOf, isMap, wordsOf, type Block, type Entry } from '../settings.ts';
import { assumedLanguage, oneOfEach, same, setting, type Setting } from '../write-deck.ts';

/** Keys of the first block that speak of its slide. */
const ofSlide = new Set(
  'layout class background image backgroundSize transition clicks clicksStart disabled hide hideInToc level preload routeAlias src zoom dragPos url'.split(
    ' ',
  ),
);

const kept = new Set(['author', 'lang', 'date', 'subtitle']);

/** What becomes of what they ask for. */
const idle: Readonly<Record<string, string>> = {
  info: 'a talk has no description',
  keywords: 'a talk has no keywords',
  download: 'use `plenary export --to pdf`',
  exportFilename: 'use `plenary export -o`',
  presenter: 'the speaker window opens with `s`',
  highlighter: 'code is coloured when the talk is built',
  lineNumbers: 'lines of code are numbered where they are stepped through',
  fonts: 'a talk carries its own fonts',
  drawings: 'nothing can be drawn on slides',
  routerMode: 'addresses are `#/id`',
  aspectRatio: 'slides are 16:9, 1280 by 720',
  canvasWidth: 'slides are 1280 by 720',
  css: 'write a theme into `templates/themes` for styles of your own',
  mdc: 'attributes `{.class}` are always read',
  addons: 'code of others never runs in a talk',
};

/** The part of the first block that speaks of its slide. */
export function slideEntries(block: Block): readonly Entry[] {
  return entriesOf(block).filter(({ key }) => ofSlide.has(key));
}

/** The settings of the talk. */
export function slidevSettings(draft: Draft, block: Block): readonly Setting[] {
  const given = entriesOf(block)
    .filter(({ key }) => !ofSlide.has(key))
    .flatMap((entry) => one(draft, entry));
  const language = given.some(({ key }) => key === 'lang') ? [] : [assumedLanguage(draft)];
  return oneOfEach(draft, [...given, ...language]);
}

function one(draft: Draft, entry: Entry): Setting[] {
  const { key, value, at } = entry;
  const words = wordsOf(value);
  if (key === 'title' && words !== null)
    return typeof value === 'string' ? [titleOf(draft, entry)] : [setting(key, words, at)];
  if (kept.has(key) && words !== null)
    return typeof value === 'string' ? [same(draft, entry)] : [setting(key, words, at)];
  if (key === 'author' && Array.isArray(value)) return [same(draft, entry)];
  if (key === 'duration' && words !== null) return durationOf(draft, entry, words);
  if (key === 'theme' || key === 'colorSchema') return themeOf(draft, entry, words ?? '');
  if (key === 'htmlAttrs' && isMap(value) && typeof value['lang'] === 'string') {
    tell(draft, 'changed', at, `\`lang: ${value['lang']}\``);
    return [setting('lang', value['lang'], at)];
  }
  drop(draft, at, idle[key] ?? 'a talk has no such setting');
  return [];
}

/** A title with `: ` in it would trip YAML, so what Slidev took as it is goes into quotes. */
function titleOf(draft: Draft, entry: Entry): Setting {
  return same(draft, entry);
}

function themeOf(draft: Draft, { key, at }: Entry, words: string): Setting[] {
  const isDark = (key === 'colorSchema' && words === 'dark') || /dark|dracula|night/.test(words);
  if (key === 'colorSchema' && !isDark) {
    drop(draft, at, 'a talk looks the same everywhere');
    return [];
  }
  const ours = isDark ? 'congress-dark' : 'congress';
  tell(draft, 'changed', at, `\`theme: ${ours}\`; for a look of your own write \`templates/themes/NAME.css\``);
  return [setting('theme', ours, at)];
}

/** `35min` is `time: 35m`. */
function durationOf(draft: Draft, { at }: Entry, words: string): Setting[] {
  const [, count = '', unit = ''] = /^(\d+)\s*(min|minutes?|m|h|hours?|s|sec|seconds?)?$/.exec(words) ?? [];
  if (count === '') {
    drop(draft, at, 'this duration cannot be read');
    return [];
  }
  const time = `${count}${unit.startsWith('h') ? 'h' : unit.startsWith('s') ? 's' : 'm'}`;
  tell(draft, 'changed', at, `\`time: ${time}\``);
  return [setting('time', time, at)];
}
