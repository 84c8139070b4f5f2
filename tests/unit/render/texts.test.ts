import { describe, expect, test } from 'vitest';
import type { SourceFile } from '../../../src/model/text.ts';
import { emptyContext, envOf } from '../../../src/render/context.ts';
import { createMarkdown } from '../../../src/render/markdown/create-markdown.ts';
import { placesIn } from '../../../src/render/places.ts';
import { textRuns } from '../../../src/render/texts.ts';
import { findClaimWords } from '../../../src/render/texts-claims.ts';
import { mappedSource, spanAt } from '../../../src/util/mapped-text.ts';
import { processorTime } from '../../support/processor-time.ts';

const md = createMarkdown();

/** Each text with its part, and the place in the source of every word that stands there as it is read. */
function read(markdown: string) {
  const source: SourceFile = { path: 'deck.md', text: markdown };
  const context = emptyContext({ places: placesIn(mappedSource(source)) });
  const tokens = md.parse(markdown, envOf(context));
  findClaimWords(context, tokens);
  const runs = textRuns(context, tokens, () => 'prose');
  const misplaced = runs.flatMap(({ text }) =>
    [...text.text.matchAll(/[\p{L}\p{N}.]+/gu)].filter(([word]) => {
      const at = text.text.indexOf(word);
      const span = spanAt(text, at, at + word.length);
      return span === null || markdown.slice(span.start, span.end) !== word;
    }),
  );
  return {
    runs: runs.map((run) => [run.part, run.text.text]),
    misplaced: misplaced.map(String),
    claims: context.claims,
  };
}

describe('texts of a slide', () => {
  test.each([
    ['a paragraph over\nlines with *marks* and **more**', ['a paragraph over lines with marks and more']],
    ['- a list 1\n- of two\n  lines', ['a list 1', 'of two lines']],
    ['> a quote\n> of 82 %', ['a quote of 82 %']],
    ['| a | 12 |\n|---|---|\n| b 12 | 12 |\n| p \\| q | 5 |', ['a', '12', 'b 12', '12', 'p | q', '5']],
    ['[5 words](https://x.y/5) and 5 more', ['5 words and 5 more']],
    ['[12]{.big width=12} then 12', ['12 then 12']],
    ['escaped \\*5 and &lt; 6', ['escaped *5 and < 6']],
    ['a `code 12` 12', ['a \uFFFC 12']],
    ['Then $p = 0.04$ and 0.04', ['Then \u2062p = 0.04\u2062 and 0.04']],
    ['# Title 3 {#id}', ['Title 3']],
    ['m<sup>2</sup> 2', ['m2 2']],
    ['seen <script>alert(1)</script> 2', ['seen  2']],
    ['<script>\nalert(1)\n</script>\n<p>2</p>', ['2']],
    ['a note[^1] 1\n\n[^1]: said 1', ['a note 1', 'said 1']],
    ['*12*{.x} 12 {.fragment 12}', ['12 12']],
  ])('are found in %j', (markdown, texts) => {
    const { runs, misplaced } = read(markdown);
    expect(runs.map(([, text]) => text)).toEqual(texts);
    expect(misplaced.filter((word) => !['m2'].includes(word))).toEqual([]);
  });

  test('hold the words of pictures, given either way, but not of decoration', () => {
    expect(read('![about 50](a.png) then').runs).toEqual([
      ['prose', ' then'],
      ['alt', 'about 50'],
    ]);
    expect(read('![](a.png){alt="half of 60"}').runs).toEqual([['alt', 'half of 60']]);
    expect(read('![9](a.png){.decorative}').runs).toEqual([]);
  });

  test('hold what raw HTML shows, and not what it says to the browser', () => {
    const { runs } = read('<div class="c5"><p>about <b>82</b> %</p><!-- 7 --><img alt="of 90" src="9.png"></div>\n');
    expect(runs).toEqual([
      ['prose', 'about 82 %'],
      ['alt', 'of 90'],
    ]);
  });

  test('stop at no length of marks', async () => {
    const long = '*5* [6](x) {.a} '.repeat(3000);
    expect(await processorTime(() => read(long))).toBeLessThan(3000);
  });
});

describe('claims of words', () => {
  test('know their words, whatever element carries them', () => {
    const { claims } = read(
      '## Fewer died {claim="a < 1"}\n\nIt is [a *lower* risk]{claim="b.c > 2"} and **more**{claim=d}.\n\n- one item {claim="x == \'y\'"}',
    );
    expect(claims.map(({ words, expression }) => [words, expression])).toEqual([
      ['Fewer died', 'a < 1'],
      ['a lower risk', 'b.c > 2'],
      ['more', 'd'],
      ['one item', "x == 'y'"],
    ]);
  });

  test('are marked in the texts', () => {
    const marked = (markdown: string) =>
      read(markdown).runs.map(([, text]) => text?.replace(/\uFDD0k(\w+)\uFDD1/g, '<$1>'));
    expect(marked('It is [5 *lower*]{claim="a"} than 5, **6**{claim=b}')).toEqual([
      'It is <0>5 lower<end> than 5, <1>6<end>',
    ]);
    expect(marked('- 5 {claim=a}\n- 6')).toEqual(['<0>5<end>', '6']);
  });

  test('cannot be forged', () => {
    expect(md.render('[x]{data-claim=1}', envOf(emptyContext({})))).not.toContain('data-claim="1"');
  });
});
