/** Words that a speaker says in a minute. */
export const wordsPerMinute = 130;

/** What stands in notes and is not said: code, what machines read of a formula, marks of steps, numbers of references. */
const silent = /<(pre|annotation)\b[\s\S]*?<\/\1>|<span class="note-click">.*?<\/span>|\uFDD0[^\uFDD1]*\uFDD1/g;
/** Tags between which a word ends; others, such as those of emphasis, may stand within one. */
const apart = /<\/?(?:p|li|ul|ol|h[1-6]|br|div|blockquote|t[dhr]|table|dt|dd|hr)\b[^>]*>/g;
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu;

/**
 * How many words notes have, as they are heard: a number with its unit is one. In writing without spaces two letters
 * count as a word.
 * @param html the notes with their values filled
 */
export function spokenWords(html: string): number {
  const text = html
    .replace(silent, ' ')
    .replace(apart, ' ')
    .replace(/<[^>]*>/g, '')
    .replace(/&(?:#\d+|#x[\da-f]+|[a-z]+);/gi, '’');
  let letters = 0;
  const spaced = text.replace(unspaced, () => {
    letters++;
    return ' ';
  });
  const words = spaced.split(/[\s/—…]+/).filter((word) => /[\p{L}\p{N}]/u.test(word));
  return words.length + Math.ceil(letters / 2);
}

/** Seconds that words take to be said. */
export function secondsFor(words: number): number {
  return Math.round((words * 60) / wordsPerMinute);
}
