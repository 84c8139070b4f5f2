import { diagnose } from '../diagnostics/diagnose.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import type { ShownValue } from '../model/values.ts';
import { plainNumber } from '../util/aggregate.ts';
import { writeNumber } from '../util/numbers/write.ts';

/** The share of a number by which its pattern may change it before that is told. */
const slight = 0.02;

/**
 * What to tell of a number that its pattern makes another: 0.44 written as 0.4, an interval of 99.5 to 100.4 as 100–100.
 * @param bounds ends of the interval that is shown with it
 * @returns `null` where nothing is lost
 */
export function roundedAway(shown: ShownValue, bounds: readonly [number, number] | undefined): Diagnostic | null {
  const { number, format, text, span } = shown;
  if (number === null || format === null) return null;
  const isLost = bounds !== undefined && bounds.some((bound) => isBoundLost(bound, number, format));
  if (!isLost && !isChanged(shown)) return null;
  const [low, high] = (bounds ?? []).map((bound) => String(plainNumber(bound)));
  const data = String(plainNumber(number)) + (isLost ? ` (${low} to ${high})` : '');
  return diagnose('template/rounded', span, { number: data, format, text });
}

function isChanged({ number, format, origin }: ShownValue): boolean {
  const decimals = /\.(\d+)f$/.exec(format ?? '')?.[1];
  if (number === null || number === 0 || decimals === undefined || origin?.transform !== null) return false;
  const rounded = Math.round(number * 10 ** Number(decimals)) / 10 ** Number(decimals);
  return Math.abs(rounded - number) > slight * Math.abs(number);
}

/** Whether an end of an interval is written as the number in the middle, or as 0 or 1, and is neither. */
function isBoundLost(bound: number, number: number, format: string): boolean {
  const style = { format, unit: null, lang: 'en' };
  const written = writeNumber(bound, style);
  if (bound !== number && written === writeNumber(number, style)) return true;
  const [, digit, sign] = /^[+\u2212]?([01])(?:\.0+)?(%?)$/.exec(written) ?? [];
  if (digit === undefined) return false;
  return Math.abs(bound) !== Number(digit) / (sign === '%' ? 100 : 1);
}
