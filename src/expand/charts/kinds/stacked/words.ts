import { exactBinomial } from '../../../../statistics/binomial.ts';
import { writeInterval, writeNumber } from '../../../../util/numbers/write.ts';
import { countText } from '../small-n.ts';
import type { Arm } from './arms.ts';
import type { StackedOptions } from './options.ts';

/** How a share of an arm is written: `35% (9)`; of a small arm `9/18`. */
export function shareText(count: number, n: number, { smallN, lang }: { smallN: number; lang: string }): string {
  if (n < smallN) return countText(count, n);
  return `${percentText(count, n, lang)} (${count})`;
}

/** A share in percent without decimals. */
export function percentText(count: number, n: number, lang: string): string {
  return writeNumber((100 * count) / n, { format: '.0f', unit: 'pct', lang });
}

/** How many of an arm responded. */
export function respondersOf({ segments }: Arm, { responders }: StackedOptions): number {
  return segments.reduce((sum, { category, count }) => sum + (responders.includes(category) ? count : 0), 0);
}

/** What stands at the bracket: `ORR 58% (95% CI 37–77)`, or `ORR 7/12`. */
export function totalText(arm: Arm, options: StackedOptions, lang: string): string {
  const { total, interval, level, smallN } = options;
  const count = respondersOf(arm, options);
  const name = total === null || total === '' ? '' : `${total} `;
  if (arm.n < smallN) return `${name}${countText(count, arm.n)}`;
  if (!interval) return `${name}${percentText(count, arm.n, lang)}`;
  const { low, high } = exactBinomial(count, arm.n, level);
  const estimate = { value: (100 * count) / arm.n, low: 100 * low, high: 100 * high, level };
  return `${name}${writeInterval(estimate, { format: '.0f', unit: 'pct', lang })}`;
}
