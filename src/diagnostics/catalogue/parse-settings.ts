import { didYouMean } from '../../util/nearest.ts';
import type { PathRefusal } from '../../util/paths.ts';
import { entry } from '../entry.ts';
import { listWords } from '../list-words.ts';
import { refusalHint, refusalWords } from '../path-words.ts';
import { yamlWords } from '../yaml-words.ts';

/** What `parse/…` diagnostics say of settings: those of a talk, of a slide, and of decks made for reveal-md. */
export const parseSettingsEntries = {
  // Settings of the talk and of a slide
  'parse/settings-unclosed': entry<{ where: 'deck' | 'slide' }>({
    severity: 'error',
    message: ({ where }) =>
      where === 'deck'
        ? 'the settings of the talk are not closed'
        : 'this looks like settings of the slide, which are not closed',
    hint: ({ where }) =>
      where === 'deck'
        ? 'end them with a line `---`'
        : 'end them with a line `---`, or leave a blank line after the separator where it is text',
  }),
  'parse/settings-language': entry<{ language: string }>({
    severity: 'error',
    message: ({ language }) => `settings in \`${language}\` are not read, and nothing in them is run`,
    hint: () => 'write them as YAML after a bare `---`',
  }),
  'parse/settings-shape': entry<{ shape: string }>({
    severity: 'error',
    message: ({ shape }) => `settings must be keys and values, not ${shape}`,
    hint: () => 'write `title: …`, one key a line',
  }),
  'parse/yaml-syntax': entry<{ where: Where; detail: string }>({
    severity: 'error',
    message: ({ where, detail }) => `${these[where]} cannot be read: ${yamlWords(detail)}`,
    hint: ({ where, detail }) => yamlHint(where, yamlWords(detail)),
  }),
  'parse/yaml-feature': entry<{ where: Where; detail: string; hint?: string }>({
    severity: 'error',
    message: ({ where, detail }) => `${these[where]} cannot be read: ${yamlWords(detail)}`,
    hint: ({ hint }) => hint ?? 'write plain keys and values',
  }),
  'parse/duplicate-key': entry<{ where: Where; key: string }>({
    severity: 'error',
    message: ({ where, key }) => `\`${key}\` stands twice in ${these[where]}`,
    hint: () => 'keep one of them',
  }),
  'parse/unknown-setting': entry<{ key: string; known: readonly string[] }>({
    severity: 'error',
    message: ({ key }) => `\`${key}\` is not a setting`,
    hint: ({ key, known }) =>
      didYouMean(key, known) ?? `the settings here are ${known.join(', ')}; a key of your own begins with \`x-\``,
  }),
  'parse/setting-value': entry<{ key: string; expected: string; hint: string | null; shown: string | null }>({
    severity: 'error',
    message: ({ key, expected, shown }) => `\`${key}\` must be ${expected}${shown === null ? '' : `, not ${shown}`}`,
    hint: ({ hint }) => hint,
  }),
  'parse/missing-lang': entry<object>({
    severity: 'error',
    message: () => 'the talk does not say its language',
    hint: () => 'add `lang: en`, or the tag of your language, to the settings at the top of the deck',
  }),
  'parse/assumed-lang': entry<object>({
    severity: 'warning',
    message: () => 'the talk does not say its language, `en` is assumed',
    hint: () => 'add `lang: en`, or the tag of your language, to the settings at the top of the deck',
  }),
  'parse/missing-title': entry<object>({
    severity: 'error',
    message: () => 'the talk has no title',
    hint: () => 'add `title: …` to the settings at the top of the deck',
  }),
  'parse/title-from-heading': entry<{ title: string }>({
    severity: 'warning',
    message: ({ title }) => `the talk has no title; its first heading \`${title}\` is taken`,
    hint: () => 'add `title: …` to the settings at the top of the deck',
  }),
  'parse/unknown-theme': entry<{ name: string; known: readonly string[] }>({
    severity: 'error',
    message: ({ name }) => `there is no theme \`${name}\``,
    hint: ({ name, known }) =>
      didYouMean(name, known) ?? `the themes are ${known.map((theme) => `\`${theme}\``).join(', ')}`,
  }),
  'parse/theme-mapped': entry<{ name: string; ours: string }>({
    severity: 'info',
    message: ({ name, ours }) => `Reveal’s theme \`${name}\` is not shipped, \`${ours}\` is taken`,
    hint: ({ ours }) => `write \`theme: ${ours}\``,
  }),
  'parse/background': entry<{ value: string }>({
    severity: 'error',
    message: ({ value }) => `\`${value}\` is neither a colour nor the path of an image`,
    hint: () => 'a colour is `navy`, `#1a2233` or `rgb(0 0 0 / 50%)`; a path ends with `.png`, `.jpg`, `.svg` …',
  }),
  'parse/background-image': entry<{ path: string; why: PathRefusal }>({
    severity: 'error',
    message: ({ path, why }) => `the background \`${path}\` ${refusalWords(why)}`,
    hint: ({ why }) => refusalHint(why),
  }),

  // Decks made for reveal-md
  'parse/reveal-md-dialect': entry<{ key: string }>({
    severity: 'info',
    message: ({ key }) => `\`${key}\` is a setting of reveal-md, so slides are separated by its rule`,
    hint: () => 'write `separator: reveal-md` to say so yourself',
  }),
  'parse/setting-not-taken': entry<{ key: string; instead: string }>({
    severity: 'info',
    message: ({ key }) => `\`${key}\` of reveal-md has no meaning here`,
    hint: ({ instead }) => instead,
  }),
  'parse/setting-lost': entry<{ key: string; instead: string }>({
    severity: 'warning',
    message: ({ key }) => `\`${key}\` of reveal-md is not taken`,
    hint: ({ instead }) => instead,
  }),
  'parse/reveal-options': entry<{ keys: readonly string[] }>({
    severity: 'info',
    message: ({ keys }) => `of \`revealOptions\`, ${listWords(keys)} ${keys.length === 1 ? 'is' : 'are'} not taken`,
    hint: () => '`transition` and `slideNumber` are',
  }),
  'parse/separator-pattern': entry<{ key: string }>({
    severity: 'error',
    message: ({ key }) => `the pattern of \`${key}\` is not plain text with line breaks`,
    hint: () => 'patterns such as `^\\r?\\n---\\r?\\n$` and `<!--s-->` are taken',
  }),
};

type Where = 'settings' | 'chart';

const these: Readonly<Record<Where, string>> = { settings: 'the settings', chart: 'the chart' };

function yamlHint(where: Where, said: string): string {
  if (said.endsWith('not tabs')) return 'put two spaces in the place of each tab';
  if (where === 'chart') return 'a chart is YAML or JSON; check indentation and brackets here';
  return /has no `[}\]]`/.test(said)
    ? "close the bracket; after a space `#` begins a comment, so a colour such as `'#0000ff'` needs quotes"
    : 'put text with `: ` or brackets in it into quotes';
}
