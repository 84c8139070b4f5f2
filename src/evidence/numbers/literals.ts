import type { PlacedText } from '../../model/settings.ts';
import type { FoundNumber } from './find-numbers.ts';

/** The numbers that a slide exempts, and which of them it was good for. */
export interface Literals {
  /** Whether a number of a text is exempt. */
  readonly take: (text: string, number: FoundNumber) => boolean;
  readonly used: ReadonlySet<string>;
}

/** `literals:` of a slide: each key exempts that number, or that text with numbers in it, wherever the slide has it. */
export function exemptLiterals(literals: ReadonlyMap<string, PlacedText>): Literals {
  const used = new Set<string>();
  const keys = [...literals.keys()].map((key) => ({ key, words: key.trim().replace(/\s+/g, ' ') }));
  const take = (text: string, { start, end }: FoundNumber): boolean =>
    keys.some(({ key, words }) => {
      const isIn = occurrences(text, words).some((at) => at <= start && end <= at + words.length);
      if (isIn) used.add(key);
      return isIn;
    });
  return { take, used };
}

/** Where words stand as they are, and not as a part of a longer number. */
function occurrences(text: string, words: string): readonly number[] {
  const found: number[] = [];
  for (let at = text.indexOf(words); at !== -1 && words !== ''; at = text.indexOf(words, at + 1)) {
    const before = /[\p{Nd}][.,]?$/u.test(text.slice(Math.max(0, at - 2), at)) && /^\p{Nd}/u.test(words);
    const after = /\p{Nd}$/u.test(words) && /^[.,]?\p{Nd}/u.test(text.slice(at + words.length, at + words.length + 2));
    if (!before && !after) found.push(at);
  }
  return found;
}
