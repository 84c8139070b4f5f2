import type { SourceFile } from '../model/text.ts';

/** The one stretch in which a text differs from an earlier one; what stands before and behind it is the same in both. */
export interface TextChange {
  readonly start: number;
  /** Where it ends in the earlier text. */
  readonly before: number;
  /** Where it ends in the text as it is now. */
  readonly now: number;
}

/** Finds the change from one text to another: comparing halves of halves looks at each letter about once. */
export function changeBetween(before: string, now: string): TextChange {
  const shortest = Math.min(before.length, now.length);
  const start = longest(shortest, (from, to) => before.slice(from, to) === now.slice(from, to));
  const [b, n] = [before.length, now.length];
  const end = longest(shortest - start, (from, to) => before.slice(b - to, b - from) === now.slice(n - to, n - from));
  return { start, before: b - end, now: n - end };
}

/** The most for which all stretches up to it are the same. */
function longest(most: number, isSame: (from: number, to: number) => boolean): number {
  let low = 0;
  let high = most;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (isSame(low, middle)) low = middle;
    else high = middle - 1;
  }
  return low;
}

interface EarlierText {
  readonly before: SourceFile;
  readonly change: TextChange;
}

const earlier = new WeakMap<SourceFile, EarlierText>();
const words = new WeakMap<SourceFile, Map<string, boolean>>();

/** Remembers what a file said before, so that what was found out of it need not be found out again. */
export function followText(before: SourceFile, now: SourceFile, change: TextChange): void {
  // What was before that is of no more use.
  earlier.delete(before);
  earlier.set(now, { before, change });
}

/** Whether a text holds a word. One that it did not hold before is looked for where the text has changed. */
export function holdsWord(source: SourceFile, word: string): boolean {
  let known = words.get(source);
  if (known === undefined) words.set(source, (known = new Map()));
  let found = known.get(word);
  if (found === undefined) known.set(word, (found = find(source, word)));
  return found;
}

function find(source: SourceFile, word: string): boolean {
  const last = earlier.get(source);
  if (last === undefined || words.get(last.before)?.get(word) !== false) return source.text.includes(word);
  const { start, now } = last.change;
  return source.text.slice(Math.max(0, start - word.length), now + word.length).includes(word);
}
