import { expressionString } from '../../../util/expression-string.ts';
/**
 * Names for `steps:` from the cells of a column: each is true of the marks whose rows have it.
 * @param names the cell and what it is called on the slide
 */
export function partsOf(
  column: string,
  names: Iterable<readonly [cell: string, name: string]>,
): ReadonlyMap<string, string> {
  const parts = new Map<string, string>();
  for (const [cell, name] of names) {
    const test = `datum[${JSON.stringify(column)}] === ${expressionString(cell)}`;
    for (const word of [cell, name]) if (word !== '' && !parts.has(word)) parts.set(word, test);
  }
  return parts;
}
