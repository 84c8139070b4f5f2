import { flag, language, oneOf, tagList, text, textOrList, type Setting, type SettingsTable } from './check.ts';
import { duration } from './duration.ts';
import { listOf, mapOf } from './evidence-checks.ts';
import { variantsCheck } from './variant-settings.ts';

/** Names of Reveal's transitions. */
export const transition = oneOf('none', 'fade', 'slide', 'convex', 'concave', 'zoom');

/** Every setting of a talk. */
export const deckTable = {
  title: { doc: 'Title of the talk.', check: text },
  subtitle: { doc: 'A second line under the title.', check: text },
  author: { doc: 'Who gives the talk; several as a list.', check: textOrList },
  licence: { doc: 'What others may do with the slides: `CC BY 4.0`, `all rights reserved`.', check: text },
  source: { doc: 'Where the slides come from: a talk, a book, an address.', check: text },
  tags: { doc: 'Words to find every slide of the talk by.', check: tagList },
  date: { doc: 'Day of the talk, as it shall be shown.', check: text },
  lang: { doc: 'Language of the talk, as a tag such as `en` or `pt-BR`.', check: language },
  theme: { doc: 'Name of a theme: `congress`, `congress-dark` or one of your own.', check: text },
  time: { doc: 'Planned length of the talk: `20m`, `1h10m`, `12:30`.', check: duration },
  variants: { doc: 'Versions of the talk by their names, the first being the usual one.', check: variantsCheck },
  separator: {
    doc: 'How slides are separated: `plenary` by a line `---`, `reveal-md` by one with line breaks round it.',
    check: oneOf('plenary', 'reveal-md'),
  },
  dialect: {
    doc: 'The tool that the deck was written for, where it does not show; decks of Marp, Slidev and Pandoc are converted.',
    check: oneOf('plenary', 'reveal-md', 'marp', 'slidev', 'pandoc'),
  },
  transition: { doc: 'How one slide gives way to the next.', check: transition },
  'slide-number': { doc: 'Show the number of the slide.', check: flag },
  footer: { doc: 'A line in the footer of every slide without a `::: source` of its own.', check: text },
  values: {
    doc: 'Values by their names, written as in `values.yaml`.',
    check: mapOf(
      'values by their names',
      '`values: {e1910.hr: {from: trials, where: {id: e1910-hr}, column: estimate}}`',
    ),
  },
  estimates: {
    doc: 'Tables each row of which is a value, written as in `values.yaml`.',
    check: mapOf('tables', '`estimates: {trials: {value: estimate, ci: [ci_low, ci_high]}}`'),
  },
  abbreviations: {
    doc: 'What abbreviations mean; several meanings as a list.',
    check: mapOf('terms and their meanings', '`abbreviations: {CR: complete remission}`'),
  },
  names: {
    doc: 'Names that hold digits and are no numbers.',
    check: listOf('names', '`names: [SWOG 1318, UKALL XII]`'),
  },
  colors: {
    doc: 'What colours stand for in every chart.',
    check: mapOf('names with their colours', '`colors: {blinatumomab: blue, chemotherapy: grey}`'),
  },
  'citation-style': { doc: 'How references are written.', check: text },
} satisfies Record<string, Setting<unknown>> & SettingsTable;
