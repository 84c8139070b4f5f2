const words: ReadonlyMap<string, boolean> = new Map([
  ['true', true],
  ['True', true],
  ['TRUE', true],
  ['false', false],
  ['False', false],
  ['FALSE', false],
]);

/** `true` or `false` as programs write them (R and Excel in capitals); `null` for anything else, also 0, 1, yes, no. */
export function booleanAt(text: string, start: number, end: number): boolean | null {
  const length = end - start;
  const first = text.charCodeAt(start) | 32;
  return (length === 4 || length === 5) && (first === 116 || first === 102)
    ? (words.get(text.slice(start, end)) ?? null)
    : null;
}
