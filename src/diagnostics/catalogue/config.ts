import type { PathRefusal } from '../../util/paths.ts';
import { didYouMean } from '../../util/nearest.ts';
import { entry } from '../entry.ts';
import { listWords } from '../list-words.ts';
import { refusalHint, refusalWords } from '../path-words.ts';

/** The keys of `plenary.config.yaml`. */
export const configKeys = ['deck', 'data', 'templates', 'levels', 'profiles'] as const;

/** What a code may be re-levelled to. */
export const levelNames = ['error', 'warning', 'info', 'off'] as const;

/** What `config/…` diagnostics say: the command or the settings ask for what cannot be done. */
export const configEntries = {
  'config/no-such-deck': entry<{ readonly deck: string; readonly names: readonly string[] }>({
    severity: 'error',
    message: ({ deck }) => `there is no file or folder \`${deck}\``,
    hint: ({ deck, names }) => didYouMean(deck.replace(/^.*[/\\](?=.)/, ''), names),
  }),
  'config/not-markdown': entry<{ readonly deck: string }>({
    severity: 'error',
    message: ({ deck }) => `\`${deck}\` is not a Markdown file`,
    hint: () => 'a deck is a file that ends with `.md`, or a folder with a `deck.md`',
  }),
  'config/no-deck': entry<{ readonly folder: string }>({
    severity: 'error',
    message: ({ folder }) => `there is no deck in \`${folder}\``,
    hint: () => 'name a Markdown file or a folder with a `deck.md`; `plenary init talk` makes a new talk',
  }),
  'config/which-deck': entry<{ readonly candidates: readonly string[] }>({
    severity: 'error',
    message: ({ candidates }) => `there are ${candidates.length} decks here`,
    hint: ({ candidates }) => `say which: ${candidates.map((c) => `\`${c}\``).join(', ')}`,
  }),
  'config/no-such-root': entry<{ readonly root: string }>({
    severity: 'error',
    message: ({ root }) => `there is no folder \`${root}\``,
    hint: () => null,
  }),
  'config/unknown-variant': entry<{ readonly name: string; readonly known: readonly string[] }>({
    severity: 'error',
    message: ({ name, known }) =>
      known.length === 0 ? `the talk has no variants, so no \`${name}\`` : `the talk has no variant \`${name}\``,
    hint: ({ name, known }) =>
      known.length === 0
        ? 'leave `--variant` out, or name some in the settings of the deck: `variants: {full: 20m, short: 8m}`'
        : (didYouMean(name, known) ?? `it has ${listWords(known)}`),
  }),
  'config/deck-outside-root': entry<{ readonly deck: string; readonly root: string }>({
    severity: 'error',
    message: ({ deck, root }) => `the deck \`${deck}\` is not inside the root \`${root}\``,
    hint: () => 'nothing outside the root is read: name a folder above the deck, or leave `--root` out',
  }),
  'config/not-utf-8': entry<{ readonly file: string }>({
    severity: 'error',
    message: ({ file }) => `\`${file}\` is not UTF-8 text`,
    hint: () => 'save it as UTF-8',
  }),
  'config/syntax': entry<{ readonly detail: string }>({
    severity: 'error',
    message: ({ detail }) => `the settings are not valid YAML: ${detail}`,
    hint: () => null,
  }),
  'config/unknown-key': entry<{ readonly key: string }>({
    severity: 'error',
    message: ({ key }) => `there is no setting \`${key}\``,
    hint: ({ key }) => didYouMean(key, configKeys) ?? `settings: ${configKeys.join(', ')}`,
  }),
  'config/wrong-type': entry<{ readonly key: string; readonly expected: string }>({
    severity: 'error',
    message: ({ key, expected }) => `\`${key}\` must be ${expected}`,
    hint: () => null,
  }),
  'config/bad-path': entry<{ readonly path: string; readonly why: PathRefusal }>({
    severity: 'error',
    message: ({ path, why }) => `\`${path}\` ${refusalWords(why)}`,
    hint: ({ why }) => refusalHint(why),
  }),
  'config/missing-path': entry<{ readonly path: string; readonly what: string; readonly names: readonly string[] }>({
    severity: 'error',
    message: ({ path, what }) => `there is no ${what} \`${path}\``,
    hint: ({ path, names }) => didYouMean(path.replace(/^.*\/(?=.)/, ''), names),
  }),
  'config/unknown-code': entry<{ readonly key: string; readonly codes: readonly string[] }>({
    severity: 'error',
    message: ({ key }) => `there is no diagnostic \`${key}\``,
    hint: ({ key, codes }) => didYouMean(key, codes),
  }),
  'config/fixed-level': entry<{ readonly key: string }>({
    severity: 'error',
    message: ({ key }) => `\`${key}\` is an error and stays one`,
    hint: () => 'only warnings and notes can be given another level',
  }),
  'config/unknown-level': entry<{ readonly level: string }>({
    severity: 'error',
    message: ({ level }) => `\`${level}\` is not a level`,
    hint: ({ level }) => didYouMean(level, levelNames) ?? `levels: ${levelNames.join(', ')}`,
  }),
  'config/other-name': entry<{ readonly name: string }>({
    severity: 'warning',
    message: ({ name }) => `\`${name}\` is not read`,
    hint: () => 'settings stand in `plenary.config.yaml`: rename the file',
  }),
  'config/output-folder': entry<{ readonly folder: string; readonly why: OutputRefusal }>({
    severity: 'error',
    message: ({ folder, why }) => `\`${folder}\` is not taken as output folder: ${outputWords[why]}`,
    hint: ({ why }) => outputHints[why] ?? 'name a new folder with `-o`',
  }),
};

/** Why a talk is not written into a folder. */
export type OutputRefusal =
  'disk' | 'home' | 'sources' | 'repository' | 'file' | 'link' | 'not-ours' | 'bad-manifest' | 'link-inside';

const outputWords: Readonly<Record<OutputRefusal, string>> = {
  disk: 'it is a whole disk',
  home: 'it is your home folder',
  sources: 'the talk itself is in it',
  repository: 'it is the top of a Git repository',
  file: 'it is a file',
  link: 'it is a link',
  'not-ours': 'it holds files that Plenary did not write',
  'bad-manifest': 'its `.plenary-manifest.json` cannot be understood',
  'link-inside': 'a link or a file stands in it where a folder of the talk belongs',
};

const outputHints: Readonly<Partial<Record<OutputRefusal, string>>> = {
  link: 'name the folder that the link leads to',
  'not-ours': 'name a new or an empty folder with `-o`; nothing was touched',
  'bad-manifest': 'remove the folder if nothing in it is yours, or name a new one with `-o`',
  'link-inside': 'remove it, or name a new folder with `-o`',
};
