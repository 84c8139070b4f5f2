import { describe, expect, test } from 'vitest';
import { coverage } from '../../../src/assemble/fonts/coverage.ts';
import { pageFonts } from '../../../src/assemble/fonts/page-fonts.ts';
import { mathItalic, usedCharacters } from '../../../src/assemble/fonts/used-characters.ts';
import { assembleDeck, makeDeck, makeProject, makeSlide, noEvidence } from '../../support/talk-fixture.ts';

const used = (html: string): Record<string, string> =>
  Object.fromEntries(Object.entries(usedCharacters(html)).map(([use, set]) => [use, [...set].sort().join('')]));

describe('characters in use', () => {
  test('are told apart by what shows them', () => {
    expect(used('<p>ab <code>x=1</code></p><pre><code>y</code></pre>')).toEqual({ text: 'ab', code: '1=xy', math: '' });
  });

  test('come out of entities, and from svg but not from its title', () => {
    expect(used('&amp;&#8804;&#x2265;<svg><title>Z</title><text>n</text></svg>').text).toBe('&n≤≥');
  });

  test('are not tags, comments, attributes or what is invisible', () => {
    expect(used('<img alt="Q>" src="x"><!-- W --><style>R</style>a\u00ad\u200b\ufe0f').text).toBe('a');
  });

  test('of a formula are its italic letters and the root', () => {
    expect(used('<math><mi>x</mi><mo>+</mo><mi>ln</mi></math>').math).toBe('+lnx√𝑥');
    expect([mathItalic('h'), mathItalic('α'), mathItalic('12')]).toEqual(['\u210e', '𝛼', null]);
  });
});

describe('the fonts of a talk', () => {
  test('hold what slides need: the faces cover comparison signs, dots and arrows', async () => {
    const { shell } = await makeProject();
    const inter = await coverage(shell.fonts.find((face) => face.family === 'Inter')!);
    expect([...'≥≤→≈○●–×'].filter((c) => !inter.has(c.codePointAt(0)!))).toEqual([]);
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

  test('bring their own blanks, which charts were measured with', async () => {
    const { shell } = await makeProject();
    const face = shell.fonts.find(({ family }) => family === 'Inter')!;
    const shared = { text: new Set('ab'), code: new Set<string>(), math: new Set<string>() };
    const { css } = await pageFonts(shared, [face]);
    const bytes = Buffer.from(/base64,([^)]+)\)/.exec(css)?.[1] ?? '', 'base64');
    expect([...(await coverage({ ...face, bytes }))]).toEqual([0x20, 0x61, 0x62, 0xa0, 0x2007, 0x2009, 0x202f]);
  });

  test('are only those in use, with their licences', async () => {
    const paths = async (html: string): Promise<string[]> =>
      (await assembleDeck(makeDeck([makeSlide('a', html)]))).value.files.map((file) => file.path);
    expect(await paths('<p>a</p>')).toEqual(['index.html', 'trace.json', 'licences/inter.txt']);
    expect(await paths('<p><code>a</code></p>')).toContain('licences/jetbrains-mono.txt');
    expect(await paths('<math><mi>x</mi></math>')).toContain('licences/stix-two-math.txt');
  });
});
