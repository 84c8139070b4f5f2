import { didYouMean } from '../../util/nearest.ts';
import type { PathRefusal } from '../../util/paths.ts';
import { entry } from '../entry.ts';
import { refusalHint, refusalWords } from '../path-words.ts';

/** What `parse/…` diagnostics say. */
export const parseEntries = {
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
  'parse/settings-size': entry<{ limit: number }>({
    severity: 'error',
    message: ({ limit }) => `these settings are longer than ${limit / 1024} kB`,
    hint: () => 'is the line `---` missing that ends them?',
  }),
  'parse/settings-shape': entry<{ shape: string }>({
    severity: 'error',
    message: ({ shape }) => `settings must be keys and values, not ${shape}`,
    hint: () => 'write `title: …`, one key a line',
  }),
  'parse/yaml-syntax': entry<{ where: Where; detail: string }>({
    severity: 'error',
    message: ({ where, detail }) => `${these[where]} cannot be read: ${lowerFirst(detail)}`,
    hint: ({ where }) =>
      where === 'chart'
        ? 'a chart is YAML or JSON; check indentation and brackets here'
        : 'put text with `: ` or brackets in it into quotes',
  }),
  'parse/yaml-feature': entry<{ where: Where; detail: string }>({
    severity: 'error',
    message: ({ where, detail }) => `${these[where]} cannot be read: ${lowerFirst(detail)}`,
    hint: () => 'write plain keys and values',
  }),
  'parse/duplicate-key': entry<{ where: Where }>({
    severity: 'error',
    message: ({ where }) => `${these[where]} have this key twice`.replace('chart have', 'chart has'),
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
    message: ({ keys }) => `of \`revealOptions\`, ${list(keys)} ${keys.length === 1 ? 'is' : 'are'} not taken`,
    hint: () => '`transition` and `slideNumber` are',
  }),
  'parse/separator-pattern': entry<{ key: string }>({
    severity: 'error',
    message: ({ key }) => `the pattern of \`${key}\` is not plain text with line breaks`,
    hint: () => 'patterns such as `^\\r?\\n---\\r?\\n$` and `<!--s-->` are taken',
  }),

  // Slides
  'parse/empty-deck': entry<object>({
    severity: 'error',
    message: () => 'the deck has no slides',
    hint: () => 'write Markdown below the settings; a line `---` begins the next slide',
  }),
  'parse/empty-slide': entry<object>({
    severity: 'warning',
    message: () => 'the slide that begins here is empty',
    hint: () => 'remove one of the two separators',
  }),
  'parse/underline': entry<{ dashes: string }>({
    severity: 'warning',
    message: ({ dashes }) => `\`${dashes}\` directly under text makes the text a heading`,
    hint: () => 'new slide? leave a blank line above it; a heading? write `## ` before the text',
  }),
  'parse/invisible-character': entry<{ letter: string; marks: string }>({
    severity: 'warning',
    message: ({ letter, marks }) => `an invisible character U+${letter} keeps \`${marks}\` from being read`,
    hint: () => 'type the line again',
  }),
  'parse/unclosed-fence': entry<{ mark: string }>({
    severity: 'error',
    message: () => 'this code block is not closed and takes in all that follows',
    hint: ({ mark }) => `end it with a line \`${mark}\``,
  }),
  'parse/unclosed-html': entry<{ tag: string; end: string }>({
    severity: 'error',
    message: ({ tag }) => `\`${tag}\` is not closed and takes in all that follows`,
    hint: ({ end }) => `end it with \`${end}\``,
  }),
  'parse/unclosed-container': entry<{ name: string }>({
    severity: 'error',
    message: ({ name }) => `the container \`${name}\` is not closed before the end of what it stands in`,
    hint: () => 'end it with a line `:::`',
  }),
  'parse/stray-container-end': entry<{ marks: string }>({
    severity: 'error',
    message: ({ marks }) => `\`${marks}\` closes nothing`,
    hint: () => 'a container begins with its name: `::: callout`',
  }),
  'parse/merged-notes': entry<object>({
    severity: 'warning',
    message: () => 'the slide has notes in two places; they are joined',
    hint: () => 'write them in one',
  }),
  'parse/notes-inside': entry<object>({
    severity: 'error',
    message: () => 'notes cannot stand in a list or a quotation',
    hint: () => 'put the container at the beginning of a line, outside of it',
  }),

  // Comments <!-- .slide: … -->
  'parse/slide-comment': entry<object>({
    severity: 'error',
    message: () => 'this part of the comment cannot be read',
    hint: () => 'write attributes as `key="value"`',
  }),
  'parse/active-attribute': entry<{ name: string }>({
    severity: 'error',
    message: ({ name }) => `the attribute \`${name}\` is not taken: a slide loads and runs nothing`,
    hint: ({ name }) =>
      name === 'style' ? 'use `class` and a theme' : 'for a picture write `data-background-image="picture.png"`',
  }),
  'parse/unknown-attribute': entry<{ name: string; known: readonly string[] }>({
    severity: 'warning',
    message: ({ name }) => `the attribute \`${name}\` has no meaning here and is not taken`,
    hint: ({ name, known }) => didYouMean(name, known),
  }),
  'parse/attribute-value': entry<{ name: string; value: string; expected: string }>({
    severity: 'error',
    message: ({ name, value, expected }) => `\`${name}\` must be ${expected}, not \`${value}\``,
    hint: () => null,
  }),

  // Ids
  'parse/bad-id': entry<{ id: string; fault: string; better: string }>({
    severity: 'error',
    message: ({ id, fault }) => `the id \`${id}\` ${fault}`,
    hint: ({ better }) => (better === '' ? 'an id is made of letters, digits and hyphens' : `write \`${better}\``),
  }),
  'parse/duplicate-id': entry<{ id: string }>({
    severity: 'error',
    message: ({ id }) => `two slides have the id \`${id}\``,
    hint: () => 'give one of them another',
  }),

  // Files of slides
  'parse/include-missing': entry<{ path: string; known: readonly string[] }>({
    severity: 'error',
    message: ({ path }) => `there is no file \`${path}\``,
    hint: ({ path, known }) => didYouMean(path, known) ?? 'a path starts from the file that names it',
  }),
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
  'parse/include-part': entry<{ path: string }>({
    severity: 'error',
    message: () => 'only whole files can be included for now',
    hint: ({ path }) => `write \`src: ${path}\`, or move the slides into a file of their own`,
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
  'parse/too-many-slides': entry<{ limit: number }>({
    severity: 'error',
    message: ({ limit }) => `the deck has more than ${limit} slides with what it includes`,
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
    message: ({ keys }) => `${list(keys)} ${keys.length === 1 ? 'has' : 'have'} no effect beside \`src\``,
    hint: () => 'write settings in the file that is included',
  }),

  // Charts
  'parse/empty-chart': entry<object>({
    severity: 'error',
    message: () => 'the chart is empty',
    hint: () => 'write at least `data`, `mark` and `encoding`',
  }),
  'parse/chart-shape': entry<{ shape: string }>({
    severity: 'error',
    message: ({ shape }) => `a chart must be keys and values, not ${shape}`,
    hint: () => 'write at least `data`, `mark` and `encoding`',
  }),
  'parse/chart-size': entry<{ limit: number }>({
    severity: 'error',
    message: ({ limit }) => `the chart is longer than ${limit / 1024} kB`,
    hint: () => 'put its rows into a file of `data/` and name it',
  }),
  'parse/chart-without-kind': entry<object>({
    severity: 'error',
    message: () => '`chart` does not say which kind of chart',
    hint: () => 'write `vega-lite` for a Vega-Lite spec',
  }),
  'parse/chart-language': entry<{ language: string }>({
    severity: 'warning',
    message: ({ language }) => `\`${language}\` is shown as code, not drawn`,
    hint: () => 'did you mean `vega-lite`?',
  }),
};

type Where = 'settings' | 'chart';

const these: Readonly<Record<Where, string>> = { settings: 'the settings', chart: 'the chart' };

function lowerFirst(text: string): string {
  return text.slice(0, 1).toLowerCase() + text.slice(1);
}

function list(names: readonly string[]): string {
  const quoted = names.map((name) => `\`${name}\``);
  return quoted.length < 2 ? quoted.join('') : `${quoted.slice(0, -1).join(', ')} and ${quoted.at(-1)}`;
}
