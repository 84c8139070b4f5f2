import { entry } from '../entry.ts';

/** What a conversion came to. */
export interface Converted {
  readonly tool: string;
  /** What showed it. */
  readonly sign: string;
  readonly changed: number;
  readonly dropped: number;
  readonly file: string;
}

/** What `dialect/…` diagnostics say: a deck was written for another tool. */
export const dialectEntries = {
  'dialect/converted': entry<Converted>({
    severity: 'info',
    message: ({ tool, sign, changed }) =>
      `a deck of ${tool} (\`${sign}\`), converted: ${things(changed)} written otherwise, nothing dropped`,
    hint: ({ file }) => `\`plenary init --from ${file} DIR\` writes it as a talk of its own, with a report`,
  }),
  'dialect/converted-with-losses': entry<Converted>({
    severity: 'warning',
    message: ({ tool, sign, changed, dropped }) =>
      `a deck of ${tool} (\`${sign}\`), converted: ${things(changed)} written otherwise, ${dropped} dropped`,
    hint: ({ file }) =>
      `\`plenary init --from ${file} DIR\` writes it as a talk of its own, with a report of all of them`,
  }),
  'dialect/doubtful': entry<{ readonly signs: readonly { readonly tool: string; readonly words: string }[] }>({
    severity: 'warning',
    message: ({ signs }) =>
      `this may be a deck of ${signs.map(({ tool, words }) => `${tool} (\`${words}\`)`).join(' or ')}; it is read as it stands`,
    hint: () => 'say what it is in the settings of the deck: `dialect: marp`, `slidev`, `pandoc` or `plenary`',
  }),
};

function things(count: number): string {
  return count === 1 ? '1 thing' : `${count} things`;
}
