import { didYouMean } from '../../util/nearest.ts';
import { entry } from '../entry.ts';
import { listWords } from '../list-words.ts';

/** What is said of `variants:`, and of the slides, parts and values that are for some of them. */
export const parseVariantsEntries = {
  'parse/variant-name': entry<{ name: string }>({
    severity: 'error',
    message: ({ name }) => `\`${name}\` is no name for a variant`,
    hint: () => 'a name is a word of letters, digits, `-` and `_`, at least one of them a letter: `short`, `talk-10`',
  }),
  'parse/variant-twice': entry<{ name: string; other: string }>({
    severity: 'error',
    message: ({ name, other }) => `the variants \`${other}\` and \`${name}\` would have the same folder`,
    hint: () => 'give one of them another name',
  }),
  'parse/unknown-variant': entry<{ name: string; known: readonly string[] }>({
    severity: 'error',
    message: ({ name, known }) =>
      known.length === 0 ? `\`${name}\`: the talk has no variants` : `the talk has no variant \`${name}\``,
    hint: ({ name, known }) =>
      known.length === 0
        ? 'name them in the settings of the deck: `variants: {full: 20m, short: 8m}`'
        : (didYouMean(name, known) ?? `it has ${listWords(known.slice(0, 12))}`),
  }),
  'parse/part-for-none': entry<object>({
    severity: 'error',
    message: () => '`::: in` names no variant',
    hint: () => 'name those that show this part: `::: in short full`',
  }),
  'parse/empty-variant': entry<{ name: string }>({
    severity: 'error',
    message: ({ name }) => `the variant \`${name}\` has no slides`,
    hint: ({ name }) =>
      `name it in the \`in\` of some slides, as in \`in: [${name}]\`; a slide without \`in\` is for all`,
  }),
  'parse/no-variant': entry<{ why: 'none' | 'disjoint' }>({
    severity: 'warning',
    message: () => 'no variant shows this slide',
    hint: ({ why }) =>
      why === 'none'
        ? 'name a variant in `in`, or leave `in` out: then all show it'
        : 'its `in` and that of the `src` line that brings it have no name in common',
  }),
} as const;
