import { didYouMean } from '../../util/nearest.ts';
import { entry } from '../entry.ts';

/** A slide of somebody else’s, as a message about its licence names it. */
export interface LicenceFacts {
  readonly slide: string;
  readonly author: string | null;
  readonly licence: string;
}

/** What `evidence/…` diagnostics say. */
export const evidenceEntries = {
  'evidence/claim-fails': entry<{
    readonly slide: string;
    readonly expression: string;
    /** What the expression reads, by name. */
    readonly now: ReadonlyMap<string, string>;
    /** What it read when it was last accepted; `null` where it never was. */
    readonly before: ReadonlyMap<string, string> | null;
  }>({
    severity: 'error',
    message: ({ slide, expression, now, before }) =>
      `on slide \`${slide}\` the claim \`${expression}\` ${before === null ? 'does not hold' : 'holds no more'}${valuesWords(now, before)}`,
    hint: ({ before }) =>
      before === null
        ? 'the words and the data say different things: change the one that is wrong'
        : 'the data changed under the words: change the words or the claim, or mend the data',
  }),
  'evidence/claim-not-evaluated': entry<{ readonly why: string; readonly hint: string | null }>({
    severity: 'error',
    message: ({ why }) => `the claim cannot be evaluated: ${why}`,
    hint: ({ hint }) => hint,
  }),
  'evidence/claim-reads-nothing': entry<{ readonly expression: string }>({
    severity: 'error',
    message: ({ expression }) => `the claim \`${expression}\` says the same whatever the data are`,
    hint: () => 'name the value or the table that it is about, as in `trials.x > 80`',
  }),
  'evidence/licence-reserved': entry<LicenceFacts>({
    severity: 'warning',
    message: ({ slide, author, licence }) =>
      `slide \`${slide}\` is ${author === null ? 'somebody else’s' : `by ${author}`}, and nothing may be done with it without asking: \`${licence}\``,
    hint: () => 'ask, and write what you were allowed as its `licence`; or leave it out',
  }),
  'evidence/licence-changed': entry<LicenceFacts>({
    severity: 'warning',
    message: ({ slide, licence }) =>
      `slide \`${slide}\` is shown with other words, which \`${licence}\` does not allow`,
    hint: () => 'show it as it is: without `with` beside its `src`',
  }),
  'evidence/licence-nameless': entry<LicenceFacts>({
    severity: 'warning',
    message: ({ slide, licence }) =>
      `\`${licence}\` asks for the name of the author of slide \`${slide}\`, which nothing says`,
    hint: () => 'write `author: …` in the settings of its deck or of the slide',
  }),
  'evidence/broken-lock': entry<{ readonly why: string }>({
    severity: 'error',
    message: ({ why }) => `what claims read when they were accepted cannot be read: ${why}`,
    hint: () => 'take the file from your version control, or delete it and run `plenary check --accept`',
  }),
  'evidence/newer-lock': entry<{ readonly version: number }>({
    severity: 'info',
    message: ({ version }) => `the file was written by a newer Plenary (version ${version}), and is not read`,
    hint: () => 'update Plenary to see what claims read when they were accepted',
  }),
  'cli/lock-kept': entry<{ readonly why: 'broken' | 'newer' }>({
    severity: 'error',
    message: ({ why }) =>
      `nothing is accepted: \`plenary.lock.json\` ${why === 'newer' ? 'was written by a newer Plenary' : 'cannot be read'}`,
    hint: ({ why }) => (why === 'newer' ? 'update Plenary' : 'mend or delete the file first'),
  }),
  'io/lock-not-written': entry<{ readonly detail: string }>({
    severity: 'error',
    message: ({ detail }) => `\`plenary.lock.json\` could not be written: ${detail}`,
    hint: () => null,
  }),
  'evidence/untraced-number': entry<{
    readonly number: string;
    /** Values that have this number. */
    readonly values: readonly string[];
    /** In the deck's settings there are neither values nor literals. */
    readonly inDeck: boolean;
  }>({
    severity: 'warning',
    message: ({ number }) => `\`${number}\` comes from no data`,
    hint: ({ number, values, inDeck }) =>
      inDeck
        ? 'say it on the slides that it is about; a name with digits goes under `names:` of the deck'
        : values.length > 0
          ? `${listed(
              values.map((name) => `\`{{${name}}}\``),
              'or',
            )} ${values.length === 1 ? 'is' : 'are'} ${number} in the data`
          : `write it as a value, \`{{…}}\`; or tie it to data with a claim that says it; or give its source, \`literals: {"${number}": …}\``,
  }),
  'evidence/unused-literal': entry<{ readonly number: string }>({
    severity: 'warning',
    message: ({ number }) => `no number on this slide is exempted by \`${number}\``,
    hint: () => 'remove it: it would hide the number where somebody writes it later',
  }),
  'evidence/unclaimed-comparison': entry<{ readonly words: string }>({
    severity: 'info',
    message: ({ words }) => `\`${words}\` compares, and no claim ties it to the data`,
    hint: ({ words }) => `write \`[${words} …]{claim="a.value > b.value"}\`, or \`claims:\` in the slide's settings`,
  }),
  'evidence/ambiguous-abbreviation': entry<{ readonly term: string; readonly meanings: readonly string[] }>({
    severity: 'error',
    message: ({ term, meanings }) =>
      `\`${term}\` may mean ${listed(
        meanings.map((m) => `“${m}”`),
        'or',
      )} here`,
    hint: ({ term, meanings }) =>
      `say which in the slide's settings: \`abbreviations: {${term}: ${meanings[0] ?? ''}}\``,
  }),
  'evidence/undeclared-meaning': entry<{
    readonly term: string;
    readonly meaning: string;
    /** Meanings that the deck declares; `null` where it does not know the term. */
    readonly declared: readonly string[] | null;
    readonly terms: readonly string[];
  }>({
    severity: 'error',
    message: ({ term, meaning, declared }) =>
      declared === null
        ? `the deck declares no abbreviation \`${term}\``
        : `the deck does not declare that \`${term}\` means \`${meaning}\``,
    hint: ({ term, meaning, declared, terms }) =>
      declared === null
        ? (didYouMean(term, terms) ?? `add it to the deck's settings: \`abbreviations: {${term}: ${meaning}}\``)
        : (didYouMean(meaning, declared) ??
          `it declares ${listed(
            declared.map((m) => `\`${m}\``),
            'and',
          )}`),
  }),
  'evidence/contradicted-abbreviation': entry<{
    readonly term: string;
    readonly words: string;
    readonly declared: readonly string[];
  }>({
    severity: 'error',
    message: ({ term, words, declared }) =>
      `here \`${term}\` means “${words}”, and the deck declares ${listed(
        declared.map((m) => `“${m}”`),
        'and',
      )}`,
    hint: ({ term, words, declared }) =>
      `declare both, \`${term}: [${[...declared, words].join(', ')}]\`, and say on each slide which is meant`,
  }),
  'evidence/unused-abbreviation': entry<{ readonly term: string }>({
    severity: 'info',
    message: ({ term }) => `\`${term}\` is used on no slide`,
    hint: () => null,
  }),
};

/** What a claim reads, with what it read before where that was another: `a.high is 1.2 (was 0.76 when accepted)`. */
function valuesWords(now: ReadonlyMap<string, string>, before: ReadonlyMap<string, string> | null): string {
  const parts = [...now].slice(0, 6).map(([name, value]) => {
    const old = before?.get(name);
    return `\`${name}\` is ${value}${old === undefined || old === value ? '' : `, was ${old} when accepted`}`;
  });
  return parts.length === 0 ? '' : `: ${parts.join('; ')}`;
}

function listed(parts: readonly string[], word: 'and' | 'or'): string {
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} ${word} ${parts.at(-1)}`;
}
