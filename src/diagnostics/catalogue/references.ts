import { didYouMean } from '../../util/nearest.ts';
import type { PathRefusal } from '../../util/paths.ts';
import { entry } from '../entry.ts';
import { refusalHint, refusalWords } from '../path-words.ts';

/** What `references/…` diagnostics say, and `evidence/no-source`. */
export const referenceEntries = {
  'references/broken-entry': entry<{ name: string; why: string }>({
    severity: 'error',
    message: ({ name, why }) => `the reference \`${name}\` cannot be read: ${why}`,
    hint: () => 'export it again from your reference manager, or mend it here; all others are read',
  }),
  'references/broken-file': entry<{ path: string; detail: string }>({
    severity: 'error',
    message: ({ path, detail }) => `\`${path}\` cannot be read as CSL JSON: ${detail}`,
    hint: () => 'export it again as "CSL JSON", or use BibTeX: `references.bib`',
  }),
  'references/duplicate-key': entry<{ key: string }>({
    severity: 'error',
    message: ({ key }) => `two references have the key \`${key}\``,
    hint: () => 'give one of them another key, or delete it',
  }),
  'references/duplicate-doi': entry<{ doi: string; key: string; first: string }>({
    severity: 'warning',
    message: ({ doi, key, first }) => `\`${key}\` has the same DOI as \`${first}\`: \`${doi}\``,
    hint: ({ first }) => `cite \`${first}\` everywhere, or the talk lists the publication twice`,
  }),
  'references/unknown-macro': entry<{ name: string; key: string; macros: readonly string[] }>({
    severity: 'warning',
    message: ({ name, key }) => `\`${name}\` in the reference \`${key}\` is no \`@string\` of this file`,
    hint: ({ name, macros }) =>
      didYouMean(name, macros) ?? `write the words in braces, or add \`@string{${name} = {…}}\``,
  }),
  'references/macro-of-itself': entry<{ name: string }>({
    severity: 'warning',
    message: ({ name }) => `the \`@string\` \`${name}\` is made of itself, so that part is empty`,
    hint: () => 'write the words in quotes',
  }),
  'references/repeated-field': entry<{ key: string; name: string }>({
    severity: 'warning',
    message: ({ key, name }) => `\`${name}\` stands twice in \`${key}\`, and only one of them counts`,
    hint: () => 'keep the right one',
  }),
  'references/no-field': entry<{ key: string }>({
    severity: 'warning',
    message: ({ key }) => `\`${key}\` has no field, so its key would be all that is printed`,
    hint: () => 'give it an author, a title and a year',
  }),
  'references/unknown-key': entry<{ key: string; keys: readonly string[] }>({
    severity: 'error',
    message: ({ key }) => `no reference has the key \`${key}\``,
    hint: ({ key, keys }) =>
      keys.length === 0
        ? 'put your references into `data/references.bib`, `.json` (CSL) or `.ris`'
        : (didYouMean(key, keys) ?? 'add it to your references; to show the words as they are, write `\\[@`'),
  }),
  'references/citation-syntax': entry<{ text: string }>({
    severity: 'warning',
    message: ({ text }) => `\`${text}\` looks like a citation and is shown as text`,
    hint: ({ text }) => citationHint(text),
  }),
  'references/unknown-source': entry<{ key: string; name: string; keys: readonly string[] }>({
    severity: 'error',
    message: ({ key, name }) => `the source \`${key}\` of the table \`${name}\` is none of the talk’s references`,
    hint: ({ key, keys }) =>
      didYouMean(key, keys) ?? 'add it to your references, so that the table cites it when it is shown',
  }),
  'references/unknown-cell': entry<{ key: string; column: string; keys: readonly string[] }>({
    severity: 'error',
    message: ({ key, column }) => `\`${key}\` in the column \`${column}\` is none of the talk’s references`,
    hint: ({ key, keys }) =>
      didYouMean(key, keys) ?? 'add it to your references, so that the row cites it when it is shown',
  }),
  'references/uncited': entry<{ keys: readonly string[]; path: string }>({
    severity: 'info',
    message: ({ keys, path }) =>
      keys.length === 1
        ? `\`${keys[0]}\` is cited nowhere`
        : `${keys.length} references of \`${path}\` are cited nowhere: ${listed(keys)}`,
    hint: () => null,
  }),
  'references/nothing-cited': entry<Record<string, never>>({
    severity: 'warning',
    message: () => 'this slide lists what the talk cites, but the talk cites nothing',
    hint: () => 'cite with `[@key]`, or write the list into the slide',
  }),
  'references/long-footer': entry<{ slide: string }>({
    severity: 'warning',
    message: ({ slide }) => `the footer of the slide \`${slide}\` is longer than two lines and is cut`,
    hint: () => 'shorten its `::: source`; references and abbreviations are as short as they get',
  }),
  'references/unknown-style': entry<{ name: string; names: readonly string[] }>({
    severity: 'error',
    message: ({ name }) => `there is no citation style \`${name}\``,
    hint: ({ name, names }) =>
      didYouMean(name, names) ??
      `take ${names.map((one) => `\`${one}\``).join(', ')}, or name a file: \`styles/journal.csl\``,
  }),
  'references/refused-style': entry<{ path: string; why: PathRefusal }>({
    severity: 'error',
    message: ({ path, why }) => `the citation style \`${path}\` ${refusalWords(why)}`,
    hint: ({ why }) => refusalHint(why),
  }),
  'references/no-csl': entry<{ path: string }>({
    severity: 'error',
    message: ({ path }) => `\`${path}\` is a CSL style, which takes a package that is not installed`,
    hint: () =>
      'install it beside Plenary, `npm install @citation-js/plugin-csl@0.8.2` (it brings citeproc, CPAL or AGPL), or take a built-in style',
  }),
  'references/broken-style': entry<{ path: string; detail: string }>({
    severity: 'error',
    message: ({ path, detail }) => `the citation style \`${path}\` cannot be used: ${detail}`,
    hint: () => 'take an independent style from the CSL repository, or a built-in one',
  }),
  'evidence/no-source': entry<{ slide: string }>({
    severity: 'warning',
    message: ({ slide }) => `nothing on the slide \`${slide}\` says where the data of this chart comes from`,
    hint: () =>
      'cite it (`[@key]`), write `source:` in the chart or `::: source` on the slide, or give the data `sources`',
  }),
};

const written = /@[\p{L}\p{N}_](?:[\p{L}\p{N}_:.#$%&+?<>~/-]{0,200}[\p{L}\p{N}_])?/gu;

/** What is meant, where that can be told. */
function citationHint(text: string): string {
  const keys = text.match(written) ?? [];
  const [first = ''] = keys;
  const asText = `to show it as it is, write \`\\${text.startsWith('[@') ? '[@' : text.startsWith('[') ? '[' : first}\``;
  if (keys.length > 1) return `write \`[${keys.join('; ')}]\`; ${asText}`;
  if (text.startsWith('@') || text.startsWith('[-@')) return `write \`[${first}]\`; ${asText}`;
  const before = /^\[([^@]{1,80})@/.exec(text)?.[1]?.replace(/-$/, '').trim();
  if (before !== undefined) return `put the words before the brackets: \`${before} [${first}]\`; ${asText}`;
  return `write \`[@key]\`, \`[@a; @b]\` or \`[@key, p. 3]\`; ${asText}`;
}

function listed(keys: readonly string[]): string {
  const shown = keys.slice(0, 5).map((key) => `\`${key}\``);
  return keys.length > shown.length ? `${shown.join(', ')} and ${keys.length - shown.length} more` : shown.join(', ');
}
