import { didYouMean } from '../../util/nearest.ts';
import type { PathRefusal } from '../../util/paths.ts';
import { entry } from '../entry.ts';
import { listWords } from '../list-words.ts';
import { refusalHint, refusalWords } from '../path-words.ts';
import { parseSettingsEntries } from './parse-settings.ts';

/** What `parse/…` diagnostics say. */
export const parseEntries = {
  ...parseSettingsEntries,

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
    hint: ({ mark }) => `end it with a line ${mark}`,
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
