/*
 * How the faces are cut. A talk takes one core of a face, the smallest that holds its letters, since letters of one
 * word are kerned only within one file; what no core holds comes in blocks beside it. Which sign is where follows from
 * what talks use: the first core is what the page itself may write and the signs of most numbers.
 */

/** Code points from strings, numbers and [first, last] pairs. */
export function points(...parts) {
  return parts.flatMap((part) => {
    if (typeof part === 'string') return [...part].map((character) => character.codePointAt(0));
    if (typeof part === 'number') return [part];
    return Array.from({ length: part[1] - part[0] + 1 }, (_, i) => part[0] + i);
  });
}

const ascii = [0x20, 0x7e];
/** Blanks draw nothing but are as wide as their face says: no-break, figure, thin and narrow. */
const blanks = [0xa0, 0x2007, 0x2009, 0x202f];

/**
 * What the style sheet asks for: what is on by default, so that text is as wide as charts were measured, and tabular
 * figures. All others would bring their alternative glyphs along.
 */
const textFeatures = ['calt', 'ccmp', 'clig', 'kern', 'liga', 'locl', 'mark', 'mkmk', 'rclt', 'rlig', 'tnum', 'lnum'];

const text = {
  family: 'Inter',
  use: 'text',
  licence: 'inter-ui/LICENSE.txt',
  features: textFeatures,
  measured: true,
  faces: [
    ['Regular', 400, 'normal'],
    ['Italic', 400, 'italic'],
    ['SemiBold', 600, 'normal'],
    ['Bold', 700, 'normal'],
  ].map(([name, weight, style]) => ({ weight, style, sources: [`inter-ui/web/Inter-${name}.woff2`] })),
  cores: [
    // The capital of the micro sign is a letter of its own.
    points(ascii, ...blanks, '–—…·×→←↑↓−±•“”‘’≥≤≈○●°µΜ²'),
    points('≠∞□■△▲◆◇†‡⁰¹³⁴⁵⁶⁷⁸⁹⁻äöüÄÖÜßéèêëàâáíóúçñåøæÅÉØ'),
    points([0xa1, 0x17f], '„‚‹›€™‰✓✗½¼¾'),
    points([0x180, 0x36f], [0x1e00, 0x1eff], [0x2000, 0x206f], [0x20a0, 0x20cf], [0xa720, 0xa7ff]),
  ],
  blocks: [
    points('αβγδεκλμπσχΔ'),
    points([0x370, 0x3ff], [0x1f00, 0x1fff]),
    points([0x400, 0x45f]),
    points([0x460, 0x52f], [0x1c80, 0x1c8f], [0x2de0, 0x2dff], [0xa640, 0xa69f]),
    points([0x2070, 0x209f], [0x2150, 0x218f]),
    points([0x2190, 0x21ff], [0x27f0, 0x27ff], [0x2900, 0x297f], [0x2b00, 0x2bff]),
    points([0x2200, 0x22ff]),
    points([0x2300, 0x23ff], [0x25a0, 0x27bf]),
  ],
};

/** Code is set without ligatures, so that it is read as it is typed. Its maker ships one file for each script. */
const code = {
  family: 'JetBrains Mono',
  use: 'code',
  licence: '@fontsource/jetbrains-mono/LICENSE',
  features: ['ccmp', 'locl', 'mark', 'mkmk'],
  measured: false,
  faces: [
    {
      weight: 400,
      style: 'normal',
      sources: ['latin', 'latin-ext', 'greek', 'cyrillic'].map(
        (subset) => `@fontsource/jetbrains-mono/files/jetbrains-mono-${subset}-400-normal.woff2`,
      ),
    },
  ],
  cores: [points(ascii, 0xa0)],
  blocks: [],
};

const formula = "+−=<>≤≥≠≈±·×*/|()[]{},.:;!'′…∣√∑∏∫∂∞∈→ˆ˜¯‾˙^~0123456789 ";

const math = {
  family: 'STIX Two Math',
  use: 'math',
  licence: '@fontsource/stix-two-math/LICENSE',
  features: [...textFeatures, 'ssty'],
  measured: false,
  faces: [
    {
      weight: 400,
      style: 'normal',
      sources: ['@fontsource/stix-two-math/files/stix-two-math-latin-400-normal.woff2'],
    },
  ],
  // Signs grow only from the file that holds the blank, so the second core holds all that can grow.
  cores: [points(formula), 'growing'],
  blocks: [
    points([0x61, 0x7a]),
    points([0x41, 0x5a]),
    points([0x1d44e, 0x1d467], 0x210e),
    points([0x1d434, 0x1d44d]),
    points([0x1d6fc, 0x1d71b]),
    points([0x1d6e2, 0x1d6fb]),
    points([0x20, 0xff]),
    points([0x370, 0x3ff]),
    points([0x100, 0x1eff]),
    points([0x2000, 0x206f], [0x20d0, 0x214f]),
    points([0x2190, 0x21ff], [0x27f0, 0x27ff]),
    points('∀∃∅∆∇∉∋∘∙∝∥∧∨∩∪∴∼≅≜≡≪≫⊂⊃⊆⊇⊕⊗⊥⋅⋯'),
    points([0x2200, 0x22ff]),
    points([0x2300, 0x23ff], [0x27c0, 0x27ef], [0x2980, 0x29ff]),
    points([0x25a0, 0x27bf]),
    points([0x2900, 0x297f], [0x2b00, 0x2bff]),
    points([0x2a00, 0x2aff]),
    points([0x1d400, 0x1d433], [0x1d7ce, 0x1d7d7]),
    points([0x1d468, 0x1d49b]),
    points([0x1d49c, 0x1d503]),
    points([0x1d504, 0x1d59f]),
    points([0x1d5a0, 0x1d6a3]),
    points([0x1d6a4, 0x1d7ff]),
  ],
};

/** The families that ship. Blocks are tried in their order; what none of them names is one more. */
export const families = [text, code, math];
