/**
 * Advance widths of Inter Regular in hundredths of an em, rounded up to the next step of four. Accents take no room of
 * their own. Text is not measured here but judged: too wide an estimate shortens a footer early, which harms nobody.
 */
const widths: Readonly<Record<number, string>> = {
  28: 'Iijl',
  32: " !',.:;·",
  36: '`t|',
  40: '()/[\\]fr‘’',
  44: '1{}“”',
  48: '"-^_',
  52: '*?–',
  56: 'ksxz',
  60: '57FJLacehnouvyß',
  64: '#023689EPZbdgpq',
  68: '$&+4<=>BKRSTY~−×≥≤',
  72: 'AVX',
  76: 'CDGHNU',
  80: 'OQØ',
  84: 'w',
  88: 'm…',
  92: 'M©',
  100: '%@WÆŒæœ—→',
};

const byLetter = new Map(
  Object.entries(widths).flatMap(([width, letters]) => [...letters].map((letter) => [letter, Number(width)] as const)),
);

/** What no table lists: a wide Latin letter. Scripts of East Asia fill their square. */
const unknown = 80;
const square = /[\u1100-\u11FF\u2E80-\uD7AF\uF900-\uFAFF\uFE30-\uFE4F\uFF00-\uFF60\u{1F000}-\u{3FFFF}]/u;

/**
 * About how wide a line of text is in the talk's type, never much less than it will be.
 * @param size of the type, in CSS px
 * @returns CSS px
 */
export function textWidth(text: string, size: number): number {
  let sum = 0;
  for (const letter of text.normalize('NFD')) {
    if (/\p{M}/u.test(letter)) continue;
    sum += byLetter.get(letter) ?? (square.test(letter) ? 100 : /\s/u.test(letter) ? 32 : unknown);
  }
  return (sum / 100) * size;
}

/**
 * How many lines a text takes in a box, broken between words as a browser does; a word longer than a line is split.
 * @param width of the box, and size of the type, in CSS px
 */
export function lineCount(text: string, { width, size }: { readonly width: number; readonly size: number }): number {
  const space = textWidth(' ', size);
  let lines = 1;
  let used = 0;
  for (const word of text.split(/(?<=[-–—])|\s+/u)) {
    const wide = textWidth(word, size);
    const glue = used === 0 ? 0 : space;
    if (used > 0 && used + glue + wide > width) {
      lines++;
      used = 0;
    }
    const extra = Math.floor(Math.max(0, wide - 1) / width);
    lines += extra;
    used += (used === 0 ? 0 : space) + wide - extra * width;
  }
  return lines;
}
