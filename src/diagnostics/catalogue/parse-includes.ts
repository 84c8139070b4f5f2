import { didYouMean } from '../../util/nearest.ts';
import type { PathRefusal } from '../../util/paths.ts';
import { entry } from '../entry.ts';
import { listWords } from '../list-words.ts';
import { refusalHint, refusalWords } from '../path-words.ts';

/** What is said of `src:` lines and of what they bring in. */
export const parseIncludesEntries = {
  'parse/include-path': entry<{ path: string; why: PathRefusal }>({
    severity: 'error',
    message: ({ path, why }) => `\`${path}\` ${refusalWords(why)}`,
    hint: ({ why }) => refusalHint(why),
  }),
  'parse/include-kind': entry<{ path: string }>({
    severity: 'error',
    message: ({ path }) => `\`${path}\` is not a file of slides`,
    hint: () => '`src` takes Markdown files: `.md` or `.markdown`',
  }),
  'parse/include-part': entry<{ part: string; path: string }>({
    severity: 'error',
    message: ({ part }) => (part === '' ? 'a name behind `#` is missing' : `\`${part}\` behind \`#\` names no slides`),
    hint: ({ path }) => `slides go by id or number, as in \`${path}#intro\` or \`${path}#2,5-7\``,
  }),
  'parse/include-slide': entry<{ name: string; path: string; ids: readonly string[] }>({
    severity: 'error',
    message: ({ name, path }) => `\`${path}\` has no slide \`${name}\``,
    hint: ({ name, ids }) =>
      didYouMean(name, ids) ?? (ids.length === 0 ? null : `it has ${listWords(ids.slice(0, 12))}`),
  }),
  'parse/include-number': entry<{ name: string; path: string; count: number }>({
    severity: 'error',
    message: ({ name, path, count }) =>
      `\`${path}\` has ${count} ${count === 1 ? 'slide' : 'slides'}, so \`${name}\` is not there`,
    hint: () => 'slides are counted from 1 as they stand in the file',
  }),
  'parse/include-outdated': entry<{ name: string; path: string; now: string }>({
    severity: 'warning',
    message: ({ name, path }) => `\`${name}\` in \`${path}\` has changed since it was pinned`,
    hint: ({ name, now }) => `see what is new with \`plenary diff --pins\`; if it may stay, write \`#${name}@${now}\``,
  }),
  'parse/include-cycle': entry<{ chain: readonly string[] }>({
    severity: 'error',
    message: ({ chain }) => `the file includes itself: ${chain.join(' → ')}`,
    hint: () => 'remove one of these `src` lines',
  }),
  'parse/include-depth': entry<{ limit: number }>({
    severity: 'error',
    message: ({ limit }) => `files include each other more than ${limit} deep`,
    hint: () => 'include them from the deck itself',
  }),
  'parse/too-many-slides': entry<{ limit: number; what: 'slides' | 'files' }>({
    severity: 'error',
    message: ({ limit, what }) => `the deck includes more than ${limit} ${what}`,
    hint: () => 'does a file come in many times over?',
  }),
  'parse/include-empty': entry<{ path: string }>({
    severity: 'warning',
    message: ({ path }) => `\`${path}\` has no slides`,
    hint: () => null,
  }),
  'parse/include-with-content': entry<{ path: string }>({
    severity: 'error',
    message: ({ path }) => `a slide that includes \`${path}\` has no content of its own`,
    hint: () => 'put a line `---` between the two',
  }),
  'parse/include-with-settings': entry<{ keys: readonly string[] }>({
    severity: 'warning',
    message: ({ keys }) => `${listWords(keys)} ${keys.length === 1 ? 'has' : 'have'} no effect beside \`src\``,
    hint: () => 'write settings in the file that is included, or `title`, `time`, `notes` and `id` below `with`',
  }),
  'parse/with-alone': entry<object>({
    severity: 'warning',
    message: () => '`with` has no effect without `src`',
    hint: () => null,
  }),
  'parse/with-many': entry<{ keys: readonly string[]; count: number }>({
    severity: 'error',
    message: ({ keys, count }) =>
      `${listWords(keys)} below \`with\` ${keys.length === 1 ? 'is' : 'are'} for one slide, and ${count} come in here`,
    hint: () => 'name the one slide behind `#`, as in `acts.md#intro`',
  }),
  'parse/with-unused': entry<{ name: string; known: readonly string[] }>({
    severity: 'warning',
    message: ({ name }) => `no slide that comes in here asks for \`{{with.${name}}}\``,
    hint: ({ name, known }) => didYouMean(name, known),
  }),
};
