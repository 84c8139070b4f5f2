import { didYouMean } from '../../util/nearest.ts';
import { entry } from '../entry.ts';

const colorHint = 'write a name of CSS or of the theme, or `#rrggbb`';

/** What is said of the colours, words and annotations of a chart. */
export const chartMarkEntries = {
  'chart/role-color': entry<{ readonly role: string; readonly color: string; readonly known: readonly string[] }>({
    severity: 'error',
    message: ({ role, color }) => `\`${color}\`, the colour of \`${role}\`, is no colour`,
    hint: ({ color, known }) => didYouMean(color, known) ?? colorHint,
  }),
  'chart/unknown-color': entry<{ readonly color: string; readonly known: readonly string[] }>({
    severity: 'error',
    message: ({ color }) => `\`${color}\` is no colour`,
    hint: ({ color, known }) =>
      didYouMean(color, known) ?? `${colorHint}, or give it a colour in the deck's \`colors:\``,
  }),
};
