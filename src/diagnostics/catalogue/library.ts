import { didYouMean } from '../../util/nearest.ts';
import { entry } from '../entry.ts';

/** What `library/…` diagnostics say: about decks of a library, and slides that go from one to another. */
export const libraryEntries = {
  'library/no-decks': entry<{ folder: string }>({
    severity: 'warning',
    message: ({ folder }) => `no deck lies below \`${folder}\``,
    hint: () => 'a deck is a `deck.md`, or a Markdown file that begins with the settings of a talk',
  }),
  'library/too-large': entry<{ folder: string }>({
    severity: 'warning',
    message: ({ folder }) => `not all that lies below \`${folder}\` was looked at: there are too many files or folders`,
    hint: () => 'name a folder further down',
  }),
  'library/unreadable': entry<{ path: string }>({
    severity: 'warning',
    message: ({ path }) => `\`${path}\` cannot be read, and is left out`,
    hint: () => null,
  }),
  'library/unknown-filter': entry<{ what: string; name: string; known: readonly string[] }>({
    severity: 'warning',
    message: ({ what, name }) => `no slide has the ${what} \`${name}\``,
    hint: ({ name, known }) =>
      didYouMean(name, known) ??
      (known.length === 0 ? null : `there are: ${known.slice(0, 12).join(', ')}${known.length > 12 ? ' …' : ''}`),
  }),
  'library/no-pictures': entry<{ why: string; hint: string | null }>({
    severity: 'warning',
    message: ({ why }) => `the catalogue has words in the place of pictures: ${why}`,
    hint: ({ hint }) => hint,
  }),
  'library/deck-error': entry<{ deck: string; error: string }>({
    severity: 'warning',
    message: ({ deck, error }) => `\`${deck}\` has an error, which stands in the catalogue: ${error}`,
    hint: ({ deck }) => `\`plenary check ${deck}\` says all that is wrong`,
  }),
  'library/copy-collision': entry<{ what: string; name: string }>({
    severity: 'error',
    message: ({ what, name }) => `the other talk has a ${what} \`${name}\` already, which is another one`,
    hint: () => 'rename one of the two; nothing was copied',
  }),
  'library/cannot-copy': entry<{ slide: string; why: string }>({
    severity: 'error',
    message: ({ slide, why }) => `slide \`${slide}\` cannot be copied: ${why}`,
    hint: () => 'nothing was copied',
  }),
  'library/id-changed': entry<{ before: string; now: string }>({
    severity: 'info',
    message: ({ before, now }) =>
      `this slide was \`#/${before}\` in the last build and is \`#/${now}\` now, since its id is made from its title`,
    hint: ({ before }) => `write \`id: ${before}\` into its settings, so that links and includes still lead to it`,
  }),
  'library/copy-outdated': entry<{ address: string; now: string | null }>({
    severity: 'warning',
    message: ({ address, now }) =>
      now === null
        ? `this slide is a copy of \`${address}\`, which is not there any more`
        : `this slide is a copy of \`${address}\`, which has changed since`,
    hint: ({ address, now }) =>
      now === null
        ? 'it may have got another id: find it with `plenary find`, or take `copy-of` away'
        : `see what is new with \`plenary diff --pins\`; then write \`copy-of: ${address}@${now}\``,
  }),
  'library/licence': entry<{ slide: string; licence: string; fault: 'reserved' | 'changed' | 'nameless' }>({
    severity: 'warning',
    message: ({ slide, licence, fault }) =>
      ({
        reserved: `slide \`${slide}\` is somebody else’s: ${licence}`,
        changed: `slide \`${slide}\` is changed, which its licence does not allow: ${licence}`,
        nameless: `the licence of slide \`${slide}\` asks for a name, and none is given: ${licence}`,
      })[fault],
    hint: ({ fault }) =>
      ({
        reserved: 'ask its author, and say in `licence:` what was agreed',
        changed: 'show it as it is, or ask its author',
        nameless: 'give the deck that it comes from an `author:`',
      })[fault],
  }),
};
