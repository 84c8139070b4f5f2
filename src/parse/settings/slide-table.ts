import type { Json } from '../../model/json.ts';
import {
  classNames,
  flag,
  oneOf,
  tagList,
  text,
  textOrList,
  type Check,
  type Setting,
  type SettingsTable,
} from './check.ts';
import { isPin } from '../../util/slide-pin.ts';
import { transition } from './deck-table.ts';
import { listOf, mapOf } from './evidence-checks.ts';
import { variantDuration, variantNames } from './variant-settings.ts';

/** A colour, a path or a map: `background.ts` tells which. */
const background: Check<Json> = {
  expected: 'a colour, the path of an image, or keys such as `image: …` and `opacity: …`',
  hint: null,
  schema: { type: ['string', 'object'] },
  read: (value) => ((typeof value === 'string' && value.trim() !== '') || isPlainMap(value) ? value : undefined),
};

/** The pin of a slide: ten letters behind `@`, which YAML wants between quotes. */
const pin: Check<string> = {
  expected: 'the pin of a slide, between quotes',
  hint: "`translates: '@1f0c2d3a4b'`",
  schema: { type: 'string', pattern: '^@?[0-9a-f]{7,10}$' },
  read: (value) => (typeof value === 'string' && isPin(value.trim().replace(/^@/, '')) ? value.trim() : undefined),
};

/** Every setting of a slide. */
export const slideTable = {
  id: { doc: 'Name of the slide in links and addresses.', check: text },
  layout: { doc: 'Name of a layout: `content`, `two-columns`, `chart` …', check: text },
  class: { doc: 'CSS classes of the slide.', check: classNames },
  in: { doc: 'The variants of the talk that show the slide; all where it is left out.', check: variantNames },
  time: {
    doc: 'Planned time for the slide: `90s`, or one for each variant: `{full: 2m, short: 45s}`.',
    check: variantDuration,
  },
  act: { doc: 'Name of the act that begins with this slide; beside `src`, of what comes in.', check: text },
  state: { doc: 'CSS classes of the whole page while the slide is shown.', check: classNames },
  background: {
    doc: 'A colour, the path of an image, or a map of `color`, `image`, `video`, `opacity`, `size`, `loop` and `muted`.',
    check: background,
  },
  transition: { doc: 'How this slide comes and goes.', check: transition },
  'auto-animate': { doc: 'Move what this slide and the next have in common.', check: flag },
  visibility: {
    doc: '`hidden` leaves the slide out, `uncounted` gives it no number.',
    check: oneOf('visible', 'hidden', 'uncounted'),
  },
  claims: {
    doc: 'Expressions over the data that must hold, or the talk has an error.',
    check: listOf('expressions', '`claims: [trials.e1910_hr.high < 1]`'),
  },
  literals: {
    doc: 'Numbers on the slide that come from no data, each with its source.',
    check: mapOf('numbers and their sources', '`literals: {"50": Bredberg 2025}`'),
  },
  abbreviations: {
    doc: 'Which of its meanings an abbreviation has on this slide.',
    check: mapOf('terms and their meanings', '`abbreviations: {HR: high risk}`'),
  },
  author: { doc: 'Who made the slide, where it is not the author of the talk; several as a list.', check: textOrList },
  licence: { doc: 'What others may do with the slide, where it is not the licence of the talk.', check: text },
  source: { doc: 'Where the slide comes from: a talk, a book, an address.', check: text },
  tags: { doc: 'Words to find the slide by.', check: tagList },
  'copy-of': {
    doc: 'Written by `plenary copy`: the slide that this one was copied from and its pin, `../one/deck.md#id@1f0c2d3a4b`; `check` warns once it has changed.',
    check: text,
  },
  translates: {
    doc: 'In a translated file: the pin of the slide as it was translated, `@1f0c2d3a4b`; a warning once it has changed.',
    check: pin,
  },
  src: {
    doc: 'Path of a Markdown file whose slides stand here: all, or those behind `#`, as in `acts.md#intro,2,5-7`.',
    check: text,
  },
  with: {
    doc: 'Beside `src`: another `title`, `time`, `notes` or `id` for one slide, and names for templates.',
    check: mapOf('names and values', '`with: {arm: blinatumomab}`'),
  },
} satisfies Record<string, Setting<unknown>> & SettingsTable;

function isPlainMap(value: Json): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
