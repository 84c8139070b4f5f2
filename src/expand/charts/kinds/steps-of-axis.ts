/**
 * Ticks in steps that people count in, as many as there is room for.
 * @param end the largest value, from 0
 * @param most how many ticks fit
 * @param unit months and weeks have steps of their own
 */
export function ticksTo(end: number, most: number, unit: string | null): readonly number[] {
  const steps = stepsOf(unit).find((step) => end / step + 1 <= most) ?? end;
  return Array.from({ length: Math.floor(end / steps + 1e-9) + 1 }, (_, i) => Number((i * steps).toPrecision(9)));
}

function stepsOf(unit: string | null): readonly number[] {
  const word = unit?.toLowerCase() ?? '';
  if (word.startsWith('month')) return [1, 2, 3, 6, 12, 24, 60, 120];
  if (word.startsWith('week')) return [1, 2, 4, 8, 12, 24, 52, 104];
  if (word.startsWith('day')) return [1, 7, 14, 28, 56, 84, 182, 364];
  return [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000].flatMap((step) => [step / 100, step]).sort((a, b) => a - b);
}
