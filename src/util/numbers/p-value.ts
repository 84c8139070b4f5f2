import { writeNumber } from './write.ts';

/** A P value: its relation sign and its number as text. */
export interface WrittenP {
  readonly sign: '=' | '<' | '>';
  readonly text: string;
}

/**
 * A P value as journals print it: two decimals, three below 0.1, as many as it takes to see on which side of 0.05 it
 * is, `< 0.001` and `> 0.99` beyond those; never more decimals than a given value has, but two.
 * @param p from 0 to 1
 */
export function writeP(p: number, lang: string): WrittenP {
  const write = (value: number, digits: number): string =>
    writeNumber(value, { format: `.${digits}f`, unit: null, lang });
  if (p < 0.001) return { sign: '<', text: write(0.001, 3) };
  if (p > 0.99) return { sign: '>', text: write(0.99, 2) };
  const own = /\.(\d+)$/.exec(String(p))?.[1]?.length ?? 0;
  const usual = p < 0.0995 ? 3 : 2;
  const sided = [2, 3, 4, 5, 6, 7, 8].find((digits) => p === 0.05 || Number(p.toFixed(digits)) !== 0.05) ?? usual;
  return { sign: '=', text: write(p, Math.max(2, Math.min(own, Math.max(usual, sided)))) };
}
