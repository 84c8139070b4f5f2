/** Letters of a word that count. */
const longest = 40;

/** Scripts that set no spaces between words: their letters are taken by twos. */
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]+/u;

/** A text as it is compared: without accents, in small letters. */
export function folded(text: string): string {
  // Most text is plain, and need not be taken apart.
  const plain = /^[\0-\x7f]*$/.test(text) ? text : text.normalize('NFKD').replace(/\p{M}+/gu, '');
  return plain.toLowerCase();
}

/** The words of a text as a library knows them. */
export function wordsOf(text: string): readonly string[] {
  const found = folded(text).match(/[\p{L}\p{N}]+/gu) ?? [];
  return found.flatMap((word) => (isUnspaced(word) ? pairsOf(word) : [word.slice(0, longest)]));
}

function isUnspaced(word: string): boolean {
  return word.charCodeAt(0) > 0x0dff && unspaced.test(word);
}

function pairsOf(word: string): readonly string[] {
  const letters = [...word];
  return letters.length < 2 ? letters : letters.slice(1).map((letter, i) => `${letters[i]}${letter}`);
}

/** What a slide is looked up by beside its words; none of these is a word. */
export const marks = { tag: '#', cite: '@', data: '=' } as const;

/** The entry under which all slides with a tag, a reference or a table stand. */
export function markOf(kind: keyof typeof marks, name: string): string {
  return marks[kind] + folded(name.trim().replace(/^[#@]/, '')).replace(/\s+/g, ' ');
}
