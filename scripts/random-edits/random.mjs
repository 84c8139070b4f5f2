/*
 * Chance with a seed: the same seed gives the same edits on every machine.
 */

/**
 * A source of chance.
 * @param {number} seed
 */
export function makeRandom(seed) {
  let state = seed >>> 0;
  /** From 0 to below 1. */
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  const below = (count) => Math.floor(next() * count);
  return {
    next,
    below,
    /** @template T @param {readonly T[]} list @returns {T} */
    pick: (list) => list[below(list.length)],
    chance: (share) => next() < share,
    word: () => words[below(words.length)],
    /** So many words, the first with a capital letter. */
    phrase: (fewest, most) => {
      const count = fewest + below(most - fewest + 1);
      const text = Array.from({ length: count }, () => words[below(words.length)]).join(' ');
      return text.charAt(0).toUpperCase() + text.slice(1);
    },
  };
}

/* Among plain words those that reading along looks at: numbers, names, abbreviations, comparisons, marks of Markdown. */
const words = (
  'patients response survival trial arm week crate apple harvest median rate remission relapse months study data ' +
  'risk table drug dose year group more than fewer rose half at least about 17 3.5 2024 CR HR MRD E1910 SWOG ' +
  'CR-negative CD19 fifty 82.4% 1–3 −2 *often* **never** `code` naïve Ω 𝛼 & < "quoted" it’s'
).split(' ');
