import { didYouMean } from '../../util/nearest.ts';
import { entry } from '../entry.ts';

const list = (names: readonly string[]): string => names.slice(0, 8).join(', ') + (names.length > 8 ? ', …' : '');

/** What `template/…` diagnostics say. */
export const templateEntries = {
  'template/syntax': entry<{ detail: string }>({
    severity: 'error',
    message: (f) => `this is not a complete Handlebars expression: ${f.detail}`,
    hint: () =>
      'write `{{name}}`; a name with blanks or signs stands in brackets, `{{row.[HR high]}}`; `\\{{` gives two braces as text',
  }),
  'template/unclosed-block': entry<{ name: string }>({
    severity: 'error',
    message: (f) => `\`{{#${f.name}}}\` is not closed on this slide`,
    hint: (f) => `add \`{{/${f.name}}}\`; a block cannot reach over a slide, a code fence or a chart`,
  }),
  'template/wrong-close': entry<{ close: string; open: string | null }>({
    severity: 'error',
    message: (f) =>
      f.open === null
        ? `\`{{/${f.close}}}\` closes nothing`
        : `\`{{/${f.close}}}\` stands where \`{{#${f.open}}}\` is to be closed`,
    hint: (f) => (f.open === null ? null : `write \`{{/${f.open}}}\``),
  }),
  'template/crosses-container': entry<{ name: string }>({
    severity: 'error',
    message: (f) => `\`{{#${f.name}}}\` begins inside a \`:::\` container and ends outside it, or the other way round`,
    hint: () => 'open and close the container within the block',
  }),
  'template/unknown-name': entry<{
    name: string;
    within: string | null;
    candidates: readonly string[];
    /** What to do, where that is known better than by the nearest name. */
    advice?: string | null;
  }>({
    severity: 'error',
    message: (f) =>
      f.within === null ? `nothing here is called \`${f.name}\`` : `\`${f.within}\` has no \`${f.name}\``,
    hint: (f) =>
      f.advice ??
      didYouMean(f.name, f.candidates) ??
      (f.candidates.length > 0 ? `there is: ${list(f.candidates)}` : null),
  }),
  'template/unknown-helper': entry<{ name: string; candidates: readonly string[] }>({
    severity: 'error',
    message: (f) => `there is no helper \`${f.name}\``,
    hint: (f) => didYouMean(f.name, f.candidates) ?? `the helpers are ${f.candidates.join(', ')}`,
  }),
  'template/unknown-partial': entry<{ name: string; candidates: readonly string[] }>({
    severity: 'error',
    message: (f) => `there is no partial \`${f.name}\``,
    hint: (f) => didYouMean(f.name, f.candidates) ?? 'partials are files `templates/partials/NAME.hbs`',
  }),
  'template/helper-argument': entry<{ helper: string; problem: string; hint: string | null }>({
    severity: 'error',
    message: (f) => `\`${f.helper}\` ${f.problem}`,
    hint: (f) => f.hint,
  }),
  'template/rounded': entry<{ number: string; format: string; text: string }>({
    severity: 'warning',
    message: (f) => `the data say ${f.number}, and the pattern \`${f.format}\` writes it as \`${f.text}\``,
    hint: () =>
      'give it a pattern with more decimals; a table of mixed numbers takes a column of patterns, `format: COLUMN`',
  }),
  'template/lacking': entry<{ name: string; part: string; there: readonly string[] }>({
    severity: 'error',
    message: (f) => `\`${f.name}\` has no ${f.part}`,
    hint: (f) => `it has: ${list(f.there)}`,
  }),
  'template/not-text': entry<{ what: string; name: string; members: readonly string[] }>({
    severity: 'error',
    message: (f) => `\`${f.name}\` is ${f.what}, not a single value`,
    hint: (f) =>
      f.what === 'a table'
        ? `name a row and a column, or use \`{{#each ${f.name}}}\``
        : `name one of its ${f.what === 'a row' ? 'columns' : 'members'}: ${list(f.members)}`,
  }),
  'template/block-argument': entry<{ name: string; argument: string }>({
    severity: 'error',
    message: (f) => `\`{{#${f.name}}}\` takes one thing to look at, and \`${f.argument}\` is more`,
    hint: (f) =>
      f.name === 'each'
        ? "choose rows with a helper in parentheses: `{{#each (where trials study='E1910')}}`"
        : `compare with a helper in parentheses: \`{{#${f.name} (gt trials.x.n 100)}}\``,
  }),
  'template/not-a-table': entry<{ name: string }>({
    severity: 'error',
    message: (f) => `\`each\` needs a table, and \`${f.name}\` is none`,
    hint: () => 'name a dataset, as in `{{#each trials}}`',
  }),
  'template/empty-cell': entry<{ name: string }>({
    severity: 'error',
    message: (f) => `\`${f.name}\` is empty in the data`,
    hint: (f) => `say what to show instead: \`{{default ${f.name.includes(' ') ? `(${f.name})` : f.name} 'n/a'}}\``,
  }),
  'template/raw': entry<{ name: string }>({
    severity: 'error',
    message: (f) => `\`{{{${f.name}}}}\` would put data into the page unescaped`,
    hint: (f) => `write \`{{${f.name}}}\``,
  }),
  'template/not-supported': entry<{ what: string }>({
    severity: 'error',
    message: (f) => `${f.what} are not taken in a deck`,
    hint: () => null,
  }),
  'template/too-deep': entry<{ what: string }>({
    severity: 'error',
    message: (f) => `this template has ${f.what}`,
    hint: () => 'a partial may not use itself, and blocks are best kept flat',
  }),
  'template/too-large': entry<{ limit: string }>({
    severity: 'error',
    message: (f) => `this template gives more than ${f.limit} of text on one slide`,
    hint: () => 'show fewer rows: filter the table, or split the slide',
  }),
  'template/unknown-layout': entry<{ name: string; candidates: readonly string[] }>({
    severity: 'error',
    message: (f) => `there is no layout \`${f.name}\``,
    hint: (f) => didYouMean(f.name, f.candidates) ?? `the layouts are ${f.candidates.join(', ')}`,
  }),
};
