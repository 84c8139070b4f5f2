import { drop, type Draft, type Stretch } from '../draft.ts';
import { entriesOf, hashValue, readBlock, wordsOf, type Block, type Entry } from '../settings.ts';

/** What a directive says, and where. */
export interface Said {
  readonly words: string | null;
  readonly at: Stretch;
}

/** The local directives that hold on a slide. */
export type Local = Readonly<Record<LocalName, Said | null>>;

const localNames = [
  'class',
  'paginate',
  'header',
  'footer',
  'color',
  'backgroundColor',
  'backgroundImage',
  'backgroundPosition',
  'backgroundRepeat',
  'backgroundSize',
  'transition',
] as const;

/** A directive that holds from its slide on, or with `_` before it on its slide alone. */
export type LocalName = (typeof localNames)[number];

const globalNames = new Set(['theme', 'style', 'headingDivider', 'lang', 'math', 'size', 'marp', 'title', 'author']);
const otherGlobals = new Set(['description', 'keywords', 'url', 'image']);

/** No directives at all. */
export const noLocal = Object.fromEntries(localNames.map((name) => [name, null])) as unknown as Local;

/** What a block of directives says: for the whole deck, from here on, and for this slide alone. */
export interface Directives {
  readonly global: readonly Entry[];
  readonly from: Partial<Local>;
  readonly spot: Partial<Local>;
}

/** Sorts the keys of a block of settings or of a comment. */
export function directivesOf(draft: Draft, block: Block): Directives {
  const global: Entry[] = [];
  const from: Record<string, Said> = {};
  const spot: Record<string, Said> = {};
  for (const entry of entriesOf(block)) {
    const bare = entry.key.replace(/^[_$]/, '');
    const said = saidOf(draft, entry);
    if (isLocal(bare)) (entry.key.startsWith('_') ? spot : from)[bare] = said;
    else if (globalNames.has(bare) || otherGlobals.has(bare)) global.push(entry);
    else drop(draft, entry.at, 'Marp has no such directive, and neither has a talk');
  }
  return { global, from: from as Partial<Local>, spot: spot as Partial<Local> };
}

/** A colour `#123` is a comment to YAML, and a value to Marp. */
function saidOf(draft: Draft, entry: Entry): Said {
  return hashValue(draft, entry) ?? { words: saidWords(entry), at: entry.at };
}

function saidWords({ value }: Entry): string | null {
  if (typeof value === 'boolean') return String(value);
  return Array.isArray(value) ? value.map((item) => wordsOf(item) ?? '').join(' ') : wordsOf(value);
}

function isLocal(name: string): name is LocalName {
  return (localNames as readonly string[]).includes(name);
}

/** The directives of a comment; `null` where it is a note for the speaker. */
export function commentDirectives(draft: Draft, { start, end }: Stretch): Directives | null {
  const inner = draft.text.slice(start + 4, end - 3);
  const names = [...inner.matchAll(/^[ \t]*([_$]?[A-Za-z]+)[ \t]*:/gm)].map((match) =>
    (match[1] as string).replace(/^[_$]/, ''),
  );
  if (!names.some((name) => isLocal(name) || globalNames.has(name))) return null;
  const quiet = { ...draft, entries: [], told: new Set<string>() };
  // A colour `#123` would be a comment of YAML.
  const block = readBlock(quiet, start + 4, end - 3);
  if (entriesOf(block).length > 0) return directivesOf(draft, block);
  return looseDirectives(draft, { start, end });
}

/** One directive on a line, its value as it stands: `backgroundColor: #123`. */
function looseDirectives(draft: Draft, { start, end }: Stretch): Directives | null {
  const match = /^\s*([_$]?)([A-Za-z]+)[ \t]*:[ \t]*(.*?)\s*$/.exec(draft.text.slice(start + 4, end - 3));
  const [, mark = '', name = '', words = ''] = match ?? [];
  if (!isLocal(name)) return null;
  const said = { [name]: { words: words === '' ? null : words, at: { start: start + 4, end: end - 3 } } };
  return { global: [], from: mark === '_' ? {} : said, spot: mark === '_' ? said : {} };
}
