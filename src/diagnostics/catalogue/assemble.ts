import { didYouMean } from '../../util/nearest.ts';
import { entry } from '../entry.ts';
import { listWords } from '../list-words.ts';

/** What `assemble/…` diagnostics say. */
export const assembleEntries = {
  'assemble/unknown-slide-link': entry<{ target: string; ids: readonly string[] }>({
    severity: 'error',
    message: ({ target }) => `no slide has the id \`${target}\``,
    hint: ({ target, ids }) =>
      /^\d+(?:\/\d+)?$/.test(target)
        ? 'a number is the place of a slide, from 0, and none stands there: link to its id, which stays where slides move, `[words](#/ID)`'
        : (didYouMean(target, ids) ?? `give a slide \`id: ${target}\` in its settings`),
  }),
  'assemble/link-to-left-out-slide': entry<{ target: string; variant: string; variants: readonly string[] }>({
    severity: 'error',
    message: ({ target, variant, variants }) =>
      `the variant \`${variant}\` leaves the slide \`${target}\` out: it is in ${listWords(variants)}`,
    hint: ({ variant, variants }) =>
      `put what links to it into \`::: in ${variants.join(' ')}\`, add \`${variant}\` to the slide's \`in\`, or keep it behind the end: \`${variant}: {backup: true}\``,
  }),
  'assemble/link-to-hidden-slide': entry<{ target: string }>({
    severity: 'warning',
    message: ({ target }) => `the slide \`${target}\` is hidden, so this link leads nowhere`,
    hint: () => 'take `visibility: hidden` from that slide, or the link from this one',
  }),
  'assemble/missing-glyph': entry<{ character: string; codePoint: string }>({
    severity: 'warning',
    message: ({ character, codePoint }) => `no font of the talk has the character \`${character}\` (${codePoint})`,
    hint: () => 'it will look different on each machine, or be a box: use another character or a picture',
  }),
  'assemble/empty-agenda': entry<object>({
    severity: 'warning',
    message: () => 'the agenda is empty, since the talk has no acts',
    hint: () => 'begin acts with slides of `layout: section`, or name them: `act: Memory` in the settings of a slide',
  }),
  'assemble/no-slides': entry<{ file: string }>({
    severity: 'error',
    message: ({ file }) => `every slide of \`${file}\` is hidden, so there is nothing to show`,
    hint: () => 'take `visibility: hidden` from a slide',
  }),
};
