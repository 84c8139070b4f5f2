import type { CodeRanges } from '../model/fonts.ts';

/** Whether a code point lies in one of the ranges. */
export function inRanges(ranges: CodeRanges, code: number): boolean {
  let [low, high] = [0, ranges.length / 2 - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    if (code < (ranges[middle * 2] as number)) high = middle - 1;
    else if (code > (ranges[middle * 2 + 1] as number)) low = middle + 1;
    else return true;
  }
  return false;
}
