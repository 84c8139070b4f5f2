import type { KindFence } from '../kind.ts';
import type { Words } from '../../../../util/words/say.ts';
import { missingOption, wrong } from '../options.ts';

/** What the estimates of a forest plot are. */
export interface Measure {
  /** As the fence writes it. */
  readonly name: string;
  /** In the head of a column. */
  readonly short: Words;
  /** In the title of the axis. */
  readonly long: Words;
  /** In sentences, of several. */
  readonly many: Words;
  /** A ratio, which stands on a logarithmic axis. */
  readonly log: boolean;
  /** Where there is no effect. */
  readonly reference: number;
}

const ratio = { log: true, reference: 1 } as const;
const difference = { log: false, reference: 0 } as const;

/** The measures that a fence may name. */
export const measures: readonly Measure[] = [
  { name: 'HR', short: 'Hazard ratio', long: 'Hazard ratio', many: 'hazard ratio|hazard ratios', ...ratio },
  { name: 'OR', short: 'Odds ratio', long: 'Odds ratio', many: 'odds ratio|odds ratios', ...ratio },
  { name: 'RR', short: 'Risk ratio', long: 'Risk ratio', many: 'risk ratio|risk ratios', ...ratio },
  { name: 'RD', short: 'Difference', long: 'Risk difference', many: 'risk difference|risk differences', ...difference },
  { name: 'MD', short: 'Difference', long: 'Mean difference', many: 'mean difference|mean differences', ...difference },
  { name: 'ratio', short: 'Ratio', long: 'Ratio', many: 'ratio|ratios', ...ratio },
  { name: 'difference', short: 'Difference', long: 'Difference', many: 'difference|differences', ...difference },
];

/** The measure of a forest plot; it decides the axis, so it must be said. */
export function readMeasure(fence: KindFence): Measure {
  const { measure } = fence.options;
  const found = measures.find(({ name }) => name === measure);
  if (found !== undefined) return found;
  if (measure === undefined) {
    missingOption(fence, 'measure');
  } else {
    wrong(
      fence,
      'measure',
      measures.map(({ name }) => `\`${name}\``),
    );
  }
  return measures[0] as Measure;
}
