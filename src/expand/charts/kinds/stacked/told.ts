import { say } from '../../../../util/words/say.ts';
import type { KindWords } from '../kind.ts';
import type { Arm } from './arms.ts';
import type { StackedOptions } from './options.ts';
import { percentText, shareText, totalText } from './words.ts';

/** What the bars show: the share of responders of each arm, then all shares; a table with a row for each. */
export function tellStacked(arms: readonly Arm[], options: StackedOptions, lang: string): KindWords {
  const { total, smallN, label, group } = options;
  const lead =
    total === null
      ? say(lang, 'Responses of {}.', arms.map(({ name, n }) => `${name} (n = ${n})`).join(', '))
      : say(
          lang,
          'Responses: {}.',
          arms.map((arm) => `${arm.name} (n = ${arm.n}) ${totalText(arm, options, lang)}`).join('; '),
        );
  const all = arms.map(({ name, n, segments }) => {
    const shares = segments.map(({ category, count }) => `${category} ${shareText(count, n, { smallN, lang })}`);
    return `${name}: ${shares.join(', ')}`;
  });
  return {
    description: `${lead} ${all.join('; ')}.`,
    table: {
      columns: [label, group, say(lang, 'Patients'), '%'],
      rows: arms.flatMap(({ name, n, segments }) =>
        segments.map(({ category, count }) => [
          name,
          category,
          String(count),
          n < smallN ? '' : percentText(count, n, lang),
        ]),
      ),
      more: 0,
    },
  };
}
