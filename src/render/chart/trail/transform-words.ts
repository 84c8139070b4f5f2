/** Operations of Vega in words, in front of `of 12 rows`. */
const words: Readonly<Record<string, string>> = {
  argmax: 'row with the maximum',
  argmin: 'row with the minimum',
  average: 'mean',
  ci0: 'lower end of the interval',
  ci1: 'upper end of the interval',
  contour: 'contours',
  dense_rank: 'rank',
  heatmap: 'density',
  isocontour: 'contours',
  kde: 'density',
  kde2d: 'density',
  loess: 'local regression',
  missing: 'count of missing cells',
  pivot: 'sums',
  q1: 'lower quartile',
  q3: 'upper quartile',
  quantile: 'quantiles',
  row_number: 'place',
  stderr: 'standard error',
  stdev: 'standard deviation',
  stdevp: 'standard deviation',
  valid: 'count of valid cells',
};

/** Some operations in words, or `null` where there are none: `mean`, `minimum and maximum`. */
export function wordsFor(ops: readonly string[]): string | null {
  const named = [...new Set(ops.map((op) => words[op] ?? op.replaceAll('_', ' ')))];
  if (named.length === 0) return null;
  return named.length === 1 ? (named[0] as string) : `${named.slice(0, -1).join(', ')} and ${named.at(-1) as string}`;
}

/**
 * What became of how many rows: `mean of 12 rows`.
 * @param done in words, as of {@link wordsFor}; `null` where nothing was computed of them
 */
export function transformWords(done: string | null, rows: number): string {
  const counted = `${rows} ${rows === 1 ? 'row' : 'rows'}`;
  return done === null ? `one mark for ${counted}` : `${done} of ${counted}`;
}
