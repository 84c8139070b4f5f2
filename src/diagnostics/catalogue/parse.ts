import { didYouMean } from '../../util/nearest.ts';
import { entry } from '../entry.ts';
import { parseIncludesEntries } from './parse-includes.ts';
import { parseSettingsEntries } from './parse-settings.ts';
import { parseTranslationEntries } from './parse-translation.ts';
import { parseVariantsEntries } from './parse-variants.ts';

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
  'parse/heading-in-notes': entry<{ heading: string }>({
    severity: 'warning',
    message: ({ heading }) =>
      `\`${heading}\` stands in the speaker notes of the slide before it, and so does all below it`,
    hint: () =>
      'is a line `---` missing above it? with blank lines around, it begins a new slide; a heading of the notes is written `###`',
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
    hint: () => 'for a picture write `data-background-image="picture.png"`',
  }),
  'parse/background-page': entry<{ page: string }>({
    severity: 'warning',
    message: ({ page }) => `the page \`${page}\` is not shown behind the slide: a talk loads nothing`,
    hint: () => 'take a picture of the page for `data-background-image`, or write a link to it',
  }),
  'parse/unknown-attribute': entry<{ name: string; known: readonly string[] }>({
    severity: 'warning',
    message: ({ name }) => `the attribute \`${name}\` has no meaning here and is not taken`,
    hint: ({ name, known }) => (name === 'style' ? 'use `class` and a theme' : didYouMean(name, known)),
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
  'parse/duplicate-id': entry<{ id: string; file: string | null }>({
    severity: 'error',
    message: ({ id }) => `two slides have the id \`${id}\``,
    hint: ({ id, file }) =>
      file === null
        ? 'give one of them another'
        : `give one of them another; or, to leave \`${file}\` as it is, include this slide by itself, \`src: …#${id}\`, with a line \`with: {id: other-${id}}\` below`,
  }),

  // Files of slides
  ...parseIncludesEntries,
  ...parseTranslationEntries,
  ...parseVariantsEntries,

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
