import { describe, expect, test } from 'vitest';
import { choosePieces } from '../../../src/assemble/fonts/choose-pieces.ts';
import { mathItalic, usedCharacters } from '../../../src/assemble/fonts/used-characters.ts';
import type { FontFamily, FontUse } from '../../../src/model/fonts.ts';
import { inRanges } from '../../../src/util/code-ranges.ts';
import { fonts } from '../../support/draw-chart.ts';
import { assembleDeck, makeDeck, makeProject, makeSlide, noEvidence } from '../../support/talk-fixture.ts';

const used = (html: string): Record<string, string> =>
  Object.fromEntries(Object.entries(usedCharacters(html)).map(([use, set]) => [use, [...set].sort().join('')]));

const familyOf = (use: FontUse): FontFamily => fonts.families.find((family) => family.use === use)!;
const codes = (text: string): number[] => [...text].map((character) => character.codePointAt(0)!);
const listed = (first: number, last: number): number[] => Array.from({ length: last - first + 1 }, (_, i) => first + i);
const chosen = (use: FontUse, text: string, withCore = true): string[] =>
  choosePieces(familyOf(use), codes(text), withCore).map(({ name }) => name);
/** Pieces of a face in the style sheet of a page. */
const embedded = async (html: string): Promise<string[]> => {
  const { value } = await assembleDeck(makeDeck([makeSlide('a', html)]));
  const page = value.files.find(({ path }) => path === 'index.html')!.contents as string;
  const rules = page.matchAll(/@font-face\{font-family:"([^"]+)";font-weight:(\d+);font-style:(\w+);/g);
  return [...rules].map(([, family, weight, style]) => `${family} ${weight} ${style}`);
};
const upright = ['Inter 400 normal', 'Inter 600 normal', 'Inter 700 normal'];

describe('characters in use', () => {
  test('are told apart by what shows them', () => {
    expect(used('<p>ab <code>x=1</code></p><pre><code>y</code></pre>')).toEqual({
      text: 'ab',
      code: '1=xy',
      math: '',
      slanted: '',
    });
  });

  test('come out of entities, and from svg but not from its title', () => {
    expect(used('&amp;&#8804;&#x2265;<svg><title>Z</title><text>n</text></svg>').text).toBe('&n≤≥');
  });

  test('are not tags, comments, attributes or what is invisible', () => {
    expect(used('<img alt="Q>" src="x"><!-- W --><style>R</style>a\u00ad\u200b\ufe0f').text).toBe('a');
  });

  test('that are slanted are told: by their tag, or all where a style says so', () => {
    expect(used('<p>ab <em>cd</em></p>').slanted).toBe('cd');
    expect(used('<p>ab <span style="font-style:italic">c</span></p>').slanted).toBe('abc');
  });

  test('of a formula are its italic letters and the root', () => {
    expect(used('<math><mi>x</mi><mo>+</mo><mi>ln</mi></math>').math).toBe('+lnx√𝑥');
    expect([mathItalic('h'), mathItalic('α'), mathItalic('12')]).toEqual(['\u210e', '𝛼', null]);
  });
});

describe('the fonts of a talk', () => {
  test('hold what slides need: comparison signs, dots, arrows and blanks are in the first core', () => {
    const [first] = familyOf('text').cores;
    const page = Array.from({ length: 95 }, (_, i) => String.fromCharCode(32 + i)).join('');
    const needed = `${page}≥≤→≈○●–×—…·←↑↓−±•“”‘’°µ²\u00a0\u2007\u2009\u202f`;
    expect(codes(needed).filter((code) => !inRanges(first!.ranges, code))).toEqual([]);
  });

  test('lose nothing in being cut: cores grow, blocks share out the rest, each character once', () => {
    const wrong: string[] = [];
    for (const { covered, cores, blocks, use } of fonts.families) {
      for (const code of covered.flatMap((from, i) => (i % 2 === 0 ? listed(from, covered[i + 1]!) : []))) {
        const inCores = cores.map(({ ranges }) => inRanges(ranges, code));
        const inBlocks = blocks.filter(({ ranges }) => inRanges(ranges, code)).length;
        const expected = use !== 'math' && inCores.at(-1) === true ? 0 : 1;
        if (inBlocks !== expected || inCores.some((held, i) => held && inCores[i + 1] === false)) {
          wrong.push(`${use} U+${code.toString(16)}`);
        }
      }
    }
    expect(wrong).toEqual([]);
  });

  test('bring the smallest core that holds their letters, and blocks beside it', () => {
    expect(chosen('text', 'plain ≥ 5')).toEqual(['core0']);
    expect(chosen('text', 'Größe')).toEqual(['core1']);
    expect(chosen('text', 'Łódź')).toEqual(['core2']);
    expect(chosen('text', 'αβ')).toEqual(['block0', 'core0']);
    expect(chosen('math', '√𝑥').at(-1)).toBe('core0');
    expect(chosen('math', '⟨𝑥⟩').at(-1)).toBe('core1');
  });

  test('lend single signs without a core', () => {
    expect(chosen('math', '∀', false)).toHaveLength(1);
  });

  test('are there where they are used', async () => {
    expect(await embedded('<p>a</p>')).toEqual(upright);
    expect(await embedded('<p>a <em>b</em></p>')).toEqual([upright[0], 'Inter 400 italic', ...upright.slice(1)]);
    expect(await embedded('<p>a <code>b</code></p>')).toEqual([...upright, 'JetBrains Mono 400 normal']);
    expect(new Set(await embedded('<p>Ж</p>'))).toEqual(new Set(upright));
    expect(await embedded('<p>Ж</p>')).toHaveLength(6);
  });

  test('name a character that none of them holds, at its place', async () => {
    const text = '# Ein Titel\n\nplain 🦄 words';
    const project = await makeProject(text);
    const { arrangeTalk } = await import('../../../src/assemble/arrange-talk.ts');
    const span = { file: 'deck.md', start: 0, end: text.length };
    const deck = makeDeck([makeSlide('a', '<p>plain 🦄 words</p>', { span })]);
    const site = await arrangeTalk(
      deck,
      {
        project,
        sources: project.sources,
        assets: new Map(),
        evidence: noEvidence,
        bibliography: new Map(),
        diagnostics: [],
      },
      { notes: false, draft: false, fonts: true },
    );
    expect(site.diagnostics.map((d) => [d.code, d.severity, d.span])).toEqual([
      ['assemble/missing-glyph', 'warning', { file: 'deck.md', start: 19, end: 21 }],
    ]);
  });

  test('are only those in use, with their licences', async () => {
    const paths = async (html: string): Promise<string[]> =>
      (await assembleDeck(makeDeck([makeSlide('a', html)]))).value.files.map((file) => file.path);
    expect(await paths('<p>a</p>')).toEqual(['index.html', 'trace.json', 'licences/inter.txt']);
    expect(await paths('<p><code>a</code></p>')).toContain('licences/jetbrains-mono.txt');
    expect(await paths('<math><mi>x</mi></math>')).toContain('licences/stix-two-math.txt');
  });
});
