import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { convertDeck } from '../../src/dialects/convert.ts';
import { mappedPieces } from '../../src/dialects/draft.ts';
import type { ForeignDialect } from '../../src/dialects/signs.ts';
import { lostWords } from '../dialects/lost-words.ts';

const word = fc.constantFrom('one', 'zwei', 'très', 'x1', 'Note', '日本', 'key');
const words = fc.array(word, { minLength: 1, maxLength: 4 }).map((each) => each.join(' '));
const shared = [
  '## §',
  '# § {#a .b}',
  '- §',
  '* §\n  §',
  '1) §',
  '> §',
  '| § | § |\n|---|---|\n| § | § |',
  '```js {1|2}\n§\n```',
  '~~~\n§\n---\n~~~',
  '`§` **§** $§$',
  '![§](a.png){width=§}',
  '![§](https://example.org/§.png)',
  '<div class="§" onclick="§">§</div>',
  '<!-- § -->',
  '<!--\n§\n\n---\n§\n-->',
  '---',
  '----',
  '***',
  '{{ § }}',
  '[@§]',
  'key: §',
  'Note: §',
  '::: §',
  ':::',
  '<style>§</style>',
  '<script>§',
  '[^1] §\n\n[^1]: §',
  '§\n---',
  '§',
];
const own: Readonly<Record<ForeignDialect, readonly string[]>> = {
  marp: [
    '![bg left:40% §](§.png)',
    '![bg](#fff)',
    '<!-- _class: § -->',
    '<!-- footer: § -->\n<!-- paginate: true -->',
    '<style scoped>section { background: § }</style>',
    '---\nmarp: true\nheadingDivider: 2\nheader: §\n---',
    '![w:30 blur:§ §](a.png)',
    '# <!-- fit --> §',
  ],
  slidev: [
    '---\nlayout: two-cols\nclass: §\n---',
    '---\nsrc: ./§.md\nhide: true\n---',
    '::right::',
    '::§::',
    '<v-click>\n\n§\n\n</v-click>',
    '<v-click> § </v-click>',
    '<v-clicks depth="2">\n\n- §\n  - §\n\n</v-clicks>',
    '<§ />',
    '<Tweet id="§" />',
    '<<< @/§',
    '```ts {1|2} twoslash\n§\n```',
    '````md magic-move\n```js\n§\n```\n````',
    '<p v-click="§" :x="§">§</p>',
    '---\ntheme: §\ndefaults:\n  layout: §\n---',
  ],
  pandoc: [
    '% §\n% §',
    '. . .',
    '::: {.columns}\n::: {.column width="§"}\n§\n:::\n:::',
    '::: incremental\n- §\n:::',
    '::: notes\n§\n:::',
    '::: {.callout-note title="§"}\n## §\n:::',
    '## § {background-color="§" .§}',
    '[see @§, §; -@§]',
    '@§',
    '```{r}\n#| echo: §\n§\n```',
    '{{< video § >}}',
    '[§]{.§ style="§"}',
    '§\n===',
    '+---+---+\n| § | § |\n+---+---+',
    '---\ntitle: §\nformat:\n  revealjs:\n    footer: §\n    §: §\n---',
    '^[§] H~§~O x^§^',
  ],
};

/** Pieces of a dialect, each filled with words, one after the other. */
function deck(dialect: ForeignDialect): fc.Arbitrary<string> {
  const piece = fc
    .tuple(
      fc.constantFrom(...shared, ...own[dialect], ...own[dialect]),
      fc.array(words, { minLength: 6, maxLength: 6 }),
    )
    .map(([form, fill]) => fill.reduce((text, each) => text.replace('§', each), form));
  return fc
    .array(fc.tuple(piece, fc.constantFrom('\n', '\n\n', '\n\n')), { maxLength: 14 })
    .map((all) => all.flat().join(''));
}

describe.each(['marp', 'slidev', 'pandoc'] as const)('a deck of %s', (dialect) => {
  test('loses no word: each is in the talk or in the report', () => {
    fc.assert(
      fc.property(deck(dialect), (text) => {
        const source = { path: 'deck.md', text };
        const { pieces, entries } = convertDeck(source, dialect);
        const converted = mappedPieces(source, pieces);
        expect(lostWords(text, [converted.text, ...entries.map(({ what }) => what)])).toEqual([]);
        for (const { start, end } of [...pieces, ...entries]) {
          expect(start).toBeGreaterThanOrEqual(0);
          expect(end).toBeLessThanOrEqual(text.length);
          expect(end).toBeGreaterThanOrEqual(start);
        }
      }),
      { numRuns: 300 },
    );
  });

  test('of any letters is converted without a fault', () => {
    fc.assert(
      fc.property(
        fc.string({ maxLength: 300, unit: fc.constantFrom(...'ab\n\n -*_#:`~<>!{}[]()@$%^|.="\\/1'.split('')) }),
        (text) => {
          const source = { path: 'deck.md', text };
          const { pieces, entries } = convertDeck(source, dialect);
          expect(lostWords(text, [mappedPieces(source, pieces).text, ...entries.map(({ what }) => what)])).toEqual([]);
        },
      ),
      { numRuns: 300 },
    );
  });
});
