import { say, sayCount } from '../../../../util/words/say.ts';
import { writeInterval } from '../../../../util/numbers/write.ts';
import type { KindWords } from '../kind.ts';
import type { ForestFacts } from './tables.ts';
import type { Estimate, ForestRow } from './rows.ts';
import { commonLevel, intervalWords, ratioFormat } from './texts.ts';

type Estimated = ForestRow & { readonly estimate: Estimate };

/** What the plot shows, for those who do not see it: the pooled estimate or the extremes, how many intervals are clear of the reference. */
export function tellForest(facts: ForestFacts): KindWords {
  const { rows, options, fence } = facts;
  const estimated = rows.filter((row): row is Estimated => row.estimate !== null);
  const single = estimated.filter(({ pooled }) => !pooled);
  const pooled = estimated.filter((row) => row.pooled);
  const words = (row: Estimated): string => `${nameOf(row, facts)} ${estimateWords(row, facts)}`;
  const { lang } = fence;
  const plots = rows.filter((row) => !row.pooled).length;
  const lead = say(lang, 'Forest plot of {} {}', plots, sayCount(lang, options.measure.many, plots));
  const parts = [pooled.length > 0 ? `${lead}; ${pooled.slice(0, 2).map(words).join('; ')}.` : `${lead}.`];
  if (single.length === 1) parts.push(`${words(single[0] as Estimated)}.`);
  if (single.length > 1) {
    const sorted = [...single].sort((a, b) => a.estimate.value - b.estimate.value);
    parts.push(say(lang, 'Lowest: {}; highest: {}.', words(sorted[0] as Estimated), words(sorted.at(-1) as Estimated)));
    parts.push(clearOf(single, options.reference, lang, intervalWords(commonLevel(rows), lang)));
  }
  return { description: parts.join(' '), table: forestTable(facts) };
}

function nameOf({ label, group }: ForestRow, { options: { names } }: ForestFacts): string {
  return group === null ? names.of(label) : `${names.of(group)}, ${names.of(label)}`;
}

function estimateWords({ estimate, level }: Estimated, { options, fence }: ForestFacts): string {
  const least = Math.min(estimate.value, estimate.low);
  const format = options.measure.log ? ratioFormat(options.format, least) : options.format;
  return writeInterval({ ...estimate, level }, { format, unit: null, lang: fence.lang });
}

function clearOf(rows: readonly Estimated[], reference: number, lang: string, interval: string): string {
  const below = rows.filter(({ estimate }) => estimate.high < reference).length;
  const above = rows.filter(({ estimate }) => estimate.low > reference).length;
  const across = rows.length - below - above;
  const sides = [
    ...(below > 0 ? [say(lang, '{} wholly below {}', below, reference)] : []),
    ...(above > 0 ? [say(lang, '{} wholly above', above)] : []),
    ...(across > 0 ? [say(lang, '{} with {} inside', across, reference)] : []),
  ];
  return say(lang, 'Of the intervals ({}) {}.', interval, sides.join(', '));
}

/** The columns as drawn, with the group in front. */
function forestTable({ layout, options }: ForestFacts): KindWords['table'] {
  const columns = [...layout.left, ...layout.right].map(({ column }) => column);
  const headed = layout.lines.some(({ kind }) => kind === 'heading');
  const titles = columns.map(({ title }, i) => title.replaceAll('\n', ' ') || (i === 0 ? options.label : ''));
  const rows = layout.lines.flatMap((line, number) => {
    if (line.kind === 'heading') return [];
    const heading = layout.lines.findLastIndex(
      (one, i) => i < number && one.kind === 'heading' && one.group === line.group,
    );
    const texts = columns.map(({ cells }) => {
      const own = cells.find((cell) => cell.line === number);
      const ofGroup = line.group === null ? undefined : cells.find((cell) => cell.line === heading && !cell.spans);
      return (own ?? ofGroup)?.text ?? '';
    });
    return [[...(headed ? [options.names.of(line.group ?? '')] : []), ...texts]];
  });
  return { columns: [...(headed ? [options.group ?? ''] : []), ...titles], rows, more: 0 };
}
