/** Words of a source that stand neither in what was made of it nor in the report, as often as they are missing. */
export function lostWords(source: string, made: readonly string[]): readonly string[] {
  const left = new Map<string, number>();
  for (const word of made.flatMap(wordsOf)) left.set(word, (left.get(word) ?? 0) + 1);
  return wordsOf(source).filter((word) => {
    const count = left.get(word) ?? 0;
    left.set(word, count - 1);
    return count <= 0;
  });
}

function wordsOf(text: string): readonly string[] {
  return text.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
}
