import { numberOption, type OptionFence } from './options.ts';

/** Below so many patients a share is told as a count, unless the author says otherwise. */
const usualSmallN = 20;

/** `smallN`: below how many patients a share is written as a count; 0 for never. */
export function smallNOption(fence: OptionFence): number {
  const rule = {
    holds: (value: number) => Number.isInteger(value) && value >= 0,
    expected: 'a number of patients, or 0 for never',
  };
  return numberOption(fence, 'smallN', rule) ?? usualSmallN;
}

/** A share of patients as a table prints it. */
export interface PrintedShare {
  readonly percent: number;
  readonly n: number | null;
  /** Decimals that it is printed with: what was rounded away. */
  readonly decimals: number;
  /** `true` for an estimate over time (Kaplan–Meier), which is no count of patients even where it happens to look like one. */
  readonly estimated: boolean;
}

/**
 * The count behind the share of a few patients, `7` of `10`, where it follows exactly: one count alone rounds to the
 * printed percentage.
 * @returns `null` where there are enough patients, where the share is an estimate, or where no count fits or several do
 */
export function countOfShare({ percent, n, decimals, estimated }: PrintedShare, smallN: number): number | null {
  if (n === null || estimated || !Number.isInteger(n) || n < 1 || n >= smallN) return null;
  const half = 0.5 * 10 ** -decimals + 1e-9;
  const fits = (count: number): boolean => Math.abs((100 * count) / n - percent) <= half;
  const nearest = Math.round((percent * n) / 100);
  const others = [nearest - 1, nearest + 1].filter((count) => count >= 0 && count <= n && fits(count));
  return nearest >= 0 && nearest <= n && fits(nearest) && others.length === 0 ? nearest : null;
}

/** A count of a few patients as a label writes it: `7/10`. */
export function countText(count: number, n: number): string {
  return `${count}/${n}`;
}
