import { describe, expect, test } from 'vitest';
import { detectDialect } from '../../../src/dialects/detect.ts';

const of = (text: string, path = 'deck.md') => detectDialect({ path, text });

describe('which tool a deck was written for', () => {
  test.each([
    ['marp', '---\nmarp: true\n---\n# A'],
    ['marp', '# A\n\n![bg left](a.png)\n'],
    ['marp', '<!-- _class: lead -->\n# A\n'],
    ['slidev', '---\ntheme: seriph\n---\n# A'],
    ['slidev', '---\nlayout: two-cols\n---\nA\n::right::\nB'],
    ['slidev', '# A\n\n<v-clicks>\n\n- a\n\n</v-clicks>\n'],
    ['pandoc', '% Title\n% Author\n\n# A\n'],
    ['pandoc', '---\ntitle: A\nformat:\n  html: default\n  revealjs:\n    theme: dark\n---\n'],
    ['pandoc', '# A\n\none\n\n. . .\n\ntwo\n'],
    ['reveal-md', '---\nverticalSeparator: <!--v-->\n---\n# A'],
    ['plenary', '---\ntitle: A\nlang: en\n---\n# A\n'],
    ['plenary', '# A\n\nWords\n\n---\n\n## B\n'],
  ])('%s: %j', (name, text) => {
    expect(of(text)).toMatchObject({ name, doubtful: [] });
  });

  test('the reason stands in the deck', () => {
    const text = '---\ntitle: A\nmarp: true\n---\n# A';
    const { sign } = of(text);
    expect(sign).toMatchObject({ dialect: 'marp', words: 'marp: true' });
    expect(text.slice(sign?.start, sign?.end)).toBe('marp: true');
  });

  test('a deck with settings of ours is ours, whatever stands in it', () => {
    expect(of('---\ntime: 20m\nmarp: true\n---\n# A\n\n![bg](a.png)')).toMatchObject({ name: 'plenary', doubtful: [] });
  });

  test('signs of two tools are none', () => {
    const { name, doubtful } = of('---\nmarp: true\nslide-level: 2\n---\n# A');
    expect(name).toBe('plenary');
    expect(doubtful.map(({ dialect }) => dialect)).toEqual(['marp', 'pandoc']);
  });

  test('a mark in the slides of a deck that names its language as ours do is doubtful', () => {
    expect(of('---\ntitle: A\nlang: en\n---\n\n<v-click>a</v-click>\n')).toMatchObject({
      name: 'plenary',
      doubtful: [{ dialect: 'slidev' }],
    });
  });

  test('what stands in code says nothing', () => {
    expect(of('# A\n\n```md\n. . .\n![bg](a.png)\n```\n\n`![bg](a)`\n').name).toBe('plenary');
  });

  test('the deck says it itself', () => {
    expect(of('---\ndialect: pandoc\n---\n# A\n')).toMatchObject({
      name: 'pandoc',
      sign: { words: 'dialect: pandoc' },
    });
    expect(of('---\ndialect: plenary\nmarp: true\n---\n# A\n').name).toBe('plenary');
  });

  test('a file of Quarto', () => {
    expect(of('# A\n', 'deck.qmd').name).toBe('pandoc');
  });
});
