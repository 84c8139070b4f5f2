import type { Column } from '../../../../model/data.ts';
import { writeNumber, writeRange } from '../../../../util/numbers/write.ts';
import { countText } from '../small-n.ts';
import type { Summary } from './options.ts';

/** Median, quartiles, ends, mean and standard deviation of some numbers. */
export interface Spread {
  readonly median: number;
  readonly quartiles: readonly [low: number, high: number];
  readonly ends: readonly [low: number, high: number];
  readonly mean: number;
  /** `null` of one number alone. */
  readonly deviation: number | null;
}

/**
 * Sums numbers up. Quartiles are interpolated between neighbours, R's type 7 (Hyndman and Fan, Sample quantiles in
 * statistical packages, Am Stat 1996;50:361–5); the standard deviation is that of a sample, over n − 1.
 * @param numbers at least one
 */
export function spreadOf(numbers: readonly number[]): Spread {
  const sorted = Float64Array.from(numbers).sort();
  const quantile = (share: number): number => {
    const at = share * (sorted.length - 1);
    const [low, high] = [sorted[Math.floor(at)] as number, sorted[Math.ceil(at)] as number];
    return low + (at - Math.floor(at)) * (high - low);
  };
  const mean = numbers.reduce((sum, one) => sum + one, 0) / numbers.length;
  const squares = numbers.reduce((sum, one) => sum + (one - mean) ** 2, 0);
  return {
    median: quantile(0.5),
    quartiles: [quantile(0.25), quantile(0.75)],
    ends: [sorted[0] as number, sorted.at(-1) as number],
    mean,
    deviation: numbers.length < 2 ? null : Math.sqrt(squares / (numbers.length - 1)),
  };
}

/** How the numbers of a characteristic are written: d3-formats. */
export interface SpreadFormat {
  /** Of median or mean, and of quartiles or standard deviation. */
  readonly middle: string;
  /** Of the ends of a range. */
  readonly ends: string;
}

/** A spread as a table prints it: `45 [32–61]`, `45.5 (18–70)`, `45.3 (12.1)`. */
export function spreadText(spread: Spread, summary: Summary, format: SpreadFormat, lang: string): string {
  const style = { format: format.middle, unit: null, lang };
  if (summary === 'mean (SD)') {
    const deviation = spread.deviation === null ? '' : ` (${writeNumber(spread.deviation, style)})`;
    return `${writeNumber(spread.mean, style)}${deviation}`;
  }
  const median = writeNumber(spread.median, style);
  if (summary === 'median (range)')
    return `${median} (${writeRange(...spread.ends, { ...style, format: format.ends })})`;
  const quartiles = writeRange(...spread.quartiles, style);
  return `${median} ${summary === 'median [IQR]' ? `[${quartiles}]` : `(${quartiles})`}`;
}

/** Most decimals that a table prints. */
const mostDecimals = 2;

/**
 * The format of a characteristic: as many decimals as its cells have. Whole numbers get one where a median lies between
 * two of them; a mean gets one more.
 */
export function usualFormat(column: Column, spreads: readonly Spread[], summary: Summary): SpreadFormat {
  const cells = column.values.map((cell) => (typeof cell === 'number' ? decimalsOf(cell) : 0));
  const own = Math.min(mostDecimals, Math.max(0, ...cells));
  const shown = ({ median, quartiles }: Spread): readonly number[] =>
    summary === 'median (range)' ? [median] : [median, ...quartiles];
  const between = own === 0 && spreads.some((spread) => shown(spread).some((number) => decimalsOf(number) > 0));
  const more = summary === 'mean (SD)' || between ? 1 : 0;
  return { middle: `.${Math.min(mostDecimals, own + more)}f`, ends: `.${own}f` };
}

function decimalsOf(number: number): number {
  const text = String(Number(number.toPrecision(12)));
  return text.includes('.') && !text.includes('e') ? text.length - text.indexOf('.') - 1 : 0;
}

/** Patients of an arm below which shares are whole percents. */
const wholePercents = 200;

/**
 * A count with its share: `62 (55%)`; of fewer than `smallN` patients as `7/10`, of none nothing at all.
 * @param known patients whose category is known: the whole
 */
export function shareText(count: number, known: number, smallN: number, lang: string): string {
  if (known === 0) return '–';
  if (known < smallN) return countText(count, known);
  const format = known < wholePercents ? '.0f' : '.1f';
  return `${count} (${writeNumber((100 * count) / known, { format, unit: 'pct', lang })})`;
}
