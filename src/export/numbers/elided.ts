import { say } from '../../util/words/say.ts';

/** A text of at most so many characters: what is left out is in the middle, since both ends tell what it is. */
export function elided(text: string, most: number): string {
  const letters = [...text];
  if (letters.length <= most) return text;
  const half = Math.floor((most - 1) / 2);
  return `${letters.slice(0, most - 1 - half).join('')}…${letters.slice(letters.length - half).join('')}`;
}

/** The first of many, and how many more in the words of a language. */
export function listed(lang: string, names: readonly string[], most: number, between = ', '): string {
  const more = names.length - most;
  return more > 0 ? `${names.slice(0, most).join(between)} ${say(lang, 'and {} more', more)}` : names.join(between);
}
