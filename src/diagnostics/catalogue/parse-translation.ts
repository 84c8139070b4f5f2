import { didYouMean } from '../../util/nearest.ts';
import { entry } from '../entry.ts';
import { listWords } from '../list-words.ts';

/** Slides of a file that have no translation. */
export interface Missing {
  readonly lang: string;
  /** Where the translation stands, or should. */
  readonly path: string;
  readonly ids: readonly string[];
  /** Slides of the file that the talk shows and that have words. */
  readonly all: number;
  readonly isThere: boolean;
}

/** What is said of translated files. */
export const parseTranslationEntries = {
  'parse/no-translation': entry<{ lang: string; path: string }>({
    severity: 'error',
    message: ({ lang }) => `the talk has no translation into \`${lang}\``,
    hint: ({ path }) => `a translation stands beside the original: write \`${path}\`, whose slides have the same ids`,
  }),
  'parse/untranslated': entry<Missing>({
    severity: 'info',
    message: ({ ids, all, lang }) =>
      `${all - ids.length} of ${all} translated into \`${lang}\`; still missing: ${listWords(ids)}`,
    hint: ({ path, isThere, ids }) =>
      `${isThere ? 'add' : 'write'} ${ids.length === 1 ? 'it' : 'them'} ${isThere ? 'to' : 'into'} \`${path}\`, ` +
      'each with its `id`; until then they are shown as they are',
  }),
  'parse/untranslated-notes': entry<Missing>({
    severity: 'info',
    message: ({ ids, lang }) =>
      `the notes of ${listWords(ids)} have no translation into \`${lang}\`, and stay as they are`,
    hint: ({ path }) => `add them to \`${path}\``,
  }),
  'parse/translation-without-id': entry<{ path: string; ids: readonly string[] }>({
    severity: 'error',
    message: ({ path }) => `the slide does not say which slide of \`${path}\` it is the translation of`,
    hint: ({ ids }) => `begin it with \`id:\` and one of ${listWords(ids.slice(0, 12))}`,
  }),
  'parse/translation-slide': entry<{ id: string; path: string; ids: readonly string[] }>({
    severity: 'error',
    message: ({ id, path }) => `\`${path}\` has no slide \`${id}\` that this could be the translation of`,
    hint: ({ id, ids }) => didYouMean(id, ids) ?? (ids.length === 0 ? null : `it has ${listWords(ids.slice(0, 12))}`),
  }),
  'parse/translation-include': entry<{ src: string; path: string; known: readonly string[] }>({
    severity: 'error',
    message: ({ src, path }) => `\`${path}\` has no line \`src: ${src}\``,
    hint: ({ src, known }) =>
      didYouMean(src, known) ??
      'what comes in is the same in every language: a translation has other words beside a `src`',
  }),
  'parse/translation-twice': entry<{ name: string }>({
    severity: 'error',
    message: ({ name }) => `\`${name}\` is translated twice`,
    hint: () => 'remove one of the two',
  }),
  'parse/translation-setting': entry<{ key: string; words: readonly string[] }>({
    severity: 'error',
    message: ({ key }) => `\`${key}\` is the same in every language and stands in the original alone`,
    hint: ({ words }) => `a translation may give ${listWords(words)}`,
  }),
  'parse/translation-lang': entry<{ given: string; lang: string }>({
    severity: 'error',
    message: ({ given, lang }) => `the name of the file says \`${lang}\`, its settings say \`${given}\``,
    hint: () => 'leave `lang` out: the name of the file says it',
  }),
  'parse/translation-claim': entry<{ name: string; path: string; claims: readonly string[] }>({
    severity: 'warning',
    message: ({ name, path, claims }) =>
      `the translation of \`${name}\` has lost ${claims.length === 1 ? 'a claim' : 'claims'} of \`${path}\`: ${listWords(claims)}`,
    hint: ({ claims }) =>
      `tie the words that say so to it, as in \`[…]{claim="${claims[0] ?? ''}"}\`; else nothing tells when they no longer hold`,
  }),
  'parse/translation-outdated': entry<{ name: string; path: string; now: string }>({
    severity: 'warning',
    message: ({ name, path }) => `\`${name}\` in \`${path}\` has changed since it was translated`,
    hint: ({ path, now }) =>
      `see what is new with \`git log -p -- ${path}\`; once it is said here too, write \`translates: '@${now}'\``,
  }),
};
