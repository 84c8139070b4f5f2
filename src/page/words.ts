import type { italianPageWords } from '../util/words/italian-page.ts';

/** Words that the page writes, as English has them; `{}` stands for what is put in. */
export type PageWords = keyof typeof italianPageWords;

let known: Readonly<Record<string, string>> = {};

/** Lets the page speak the language of its talk. */
export function speak(words: Readonly<Record<string, string>>): void {
  known = words;
}

/** Words in the language of the talk. */
export function word(english: PageWords, ...parts: readonly (string | number)[]): string {
  let next = 0;
  return (known[english] ?? english).replaceAll('{}', () => String(parts[next++] ?? ''));
}
