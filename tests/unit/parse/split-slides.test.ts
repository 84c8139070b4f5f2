import { describe, expect, test } from 'vitest';
import { bodies, head, parseSlides, parseText } from './parse-text.ts';

describe('a line of dashes separates slides', () => {
  test('at the top level, with `----` for a stack', () => {
    const parsed = parseSlides('# A\n\n---\n\n# B\n\n----\n\n# C\n');
    expect(bodies(parsed)).toEqual(['# A', '# B', '# C']);
    expect(parsed.deck.slides.map((slide) => slide.vertical)).toEqual([false, false, true]);
    expect(parsed.codes).toEqual([]);
  });

  test.each([
    ['a fence', '```\n---\n```'],
    ['a fence of tildes with backticks in it', '~~~\n```\n---\n~~~'],
    ['a longer fence', '````\n```\n---\n````'],
    ['a list', '- a\n\n  ---\n'],
    ['a quotation', '> a\n>\n> ---'],
    ['HTML', '<div>\n---\n</div>'],
    ['a comment', '<!--\n---\n-->'],
    ['indented code', '    ---'],
    ['a rule with spaces', '- - -'],
    ['a rule of stars', '***'],
    ['a rule of underscores', '___'],
    ['a rule of five dashes', '-----'],
    ['an indented rule', ' ---'],
  ])('not in %s', (_, markdown) => {
    expect(bodies(parseSlides(`# A\n\n${markdown}\n\nend\n`))).toHaveLength(1);
  });

  test.each([
    '- item',
    '> quotation',
    '```\ncode\n```',
    '| a |\n|---|\n| b |',
    ':::: left\n\n::::',
    '# Heading',
    '[a]: /b',
  ])('directly under %j', (markdown) => {
    expect(bodies(parseSlides(`${markdown}\n---\n\n# B\n`))).toHaveLength(2);
  });

  test('but underlines a paragraph directly above it, which is said', () => {
    const parsed = parseSlides('# A\n\nText\n---\n\n# B\n');
    expect(bodies(parsed)).toHaveLength(1);
    expect(parsed.codes).toEqual(['deck.md:8:1 parse/underline']);
  });

  test('also at the beginning and end of a file, where it makes no slide', () => {
    const parsed = parseSlides('\n---\n\n# A\n\n---\n\n# B\n\n---\n\n');
    expect(bodies(parsed)).toEqual(['# A', '# B']);
    expect(parsed.codes).toEqual([]);
  });
});

describe('settings of a slide', () => {
  test('stand right after the separator and end with a line of dashes', () => {
    const parsed = parseSlides('# A\n\n---\nid: b\nclass: x y\n---\n\n# B\n');
    expect(parsed.deck.slides.map((slide) => slide.id)).toEqual(['a', 'b']);
    expect(parsed.deck.slides[1]?.settings.class).toEqual(['x', 'y']);
    expect(bodies(parsed)).toEqual(['# A', '# B']);
  });

  test('right after the settings of the deck are those of slide one', () => {
    expect(parseSlides('id: first\n---\n\n# A\n').deck.slides[0]?.id).toBe('first');
  });

  test.each([
    ['a heading', '# B'],
    ['a blank line', '\nid: b'],
    ['notes', 'Note: b'],
    ['an address', 'https://example.com: a'],
  ])('are not %s', (_, content) => {
    expect(bodies(parseSlides(`# A\n\n---\n${content}\n\nmore\n\n---\n\n# C\n`))).toHaveLength(3);
  });

  test.each([
    ['the end of the file', 'id: b\ntime: 90s\n', ''],
    ['a heading', 'id: b\n\n## B\n\ntext\n\n---\n\n# C\n', '## B'],
    ['a heading without a blank line', 'id: b\n## B\n\n---\n\n# C\n', '## B'],
    ['text', 'id: b\n\ntext\n\n---\n\n# C\n', 'text'],
  ])('without their end lose no content: %s', (_, slide, shown) => {
    const parsed = parseSlides(`# A\n\n---\n${slide}`);
    expect(parsed.codes).toEqual(['deck.md:8:1 parse/settings-unclosed']);
    expect(parsed.deck.slides[1]?.id).toBe('b');
    expect(bodies(parsed)[1]).toContain(shown);
  });

  test('may have comments between keys', () => {
    expect(parseSlides('# A\n\n---\nid: b\n# why\nclass: c\n---\n\n# B\n').codes).toEqual([]);
  });
});

describe('the dialect of reveal-md', () => {
  const slides = '# A\n\n---\n\n# B\n\n----\n\n# C\n';

  test('is taken by name, and needs a line break round the separator', () => {
    const parsed = parseText(`---\ntitle: T\nlang: en\nseparator: reveal-md\n---\n${slides}\ntext\n---\nid: x\n`);
    expect(bodies(parsed)).toEqual(['# A', '# B', '# C\n\ntext', 'id: x']);
    expect(parsed.deck.slides.map((slide) => slide.vertical)).toEqual([false, false, true, false]);
  });

  test.each(['highlightTheme: monokai', 'verticalSeparator: "^----"', 'notesSeparator: "note:"', 'revealOptions: {}'])(
    'is given away by `%s`',
    (setting) => {
      const { deck, codes } = parseText(`---\ntitle: T\n${setting}\n---\n${slides}`);
      expect(deck.settings.separator).toBe('reveal-md');
      expect(codes).toContain('deck.md:1:1 parse/assumed-lang');
      expect(codes.filter((code) => code.includes('unknown'))).toEqual([]);
    },
  );

  test.each(['^\\r?\\n---\\r?\\n$', '\\n---\\n', '^\\n---\\n$'])('takes the separator %s', (separator) => {
    expect(bodies(parseText(`---\ntitle: T\nlang: en\nseparator: ${separator}\n---\n${slides}`))).toHaveLength(3);
  });

  test('takes separators of its own', () => {
    const text =
      '---\ntitle: T\nlang: en\nseparator: <!--s-->\nverticalSeparator: <!--v-->\n---\n# A\n<!--s-->\n# B\n<!--v-->\n# C\n';
    const parsed = parseText(text);
    expect(bodies(parsed)).toEqual(['# A', '# B', '# C']);
    expect(parsed.deck.slides[2]?.vertical).toBe(true);
  });

  test('never runs a pattern of the user', () => {
    const { codes } = parseText(`---\ntitle: T\nlang: en\nseparator: ^(a+)+$\n---\n${slides}`);
    expect(codes).toContain('deck.md:4:12 parse/separator-pattern');
  });
});

test('an invisible letter in a separator or fence is pointed out', () => {
  const { codes } = parseText(`${head}# A\n\n\u00a0---\n\n\u200b\`\`\`\ncode\n\`\`\`\n`);
  expect(codes).toContain('deck.md:7:1 parse/invisible-character');
  expect(codes).toContain('deck.md:9:1 parse/invisible-character');
});

test('what is not closed is said where it begins', () => {
  expect(parseSlides('# A\n\n```js\ncode\n\n---\n\n# B\n').codes).toEqual(['deck.md:7:1 parse/unclosed-fence']);
  expect(parseSlides('# A\n\n<!-- note\n\n---\n\n# B\n').codes).toEqual(['deck.md:7:1 parse/unclosed-html']);
  expect(parseSlides('# A\n\n::: left\n\n---\n\n# B\n').codes).toEqual(['deck.md:7:1 parse/unclosed-container']);
  expect(parseSlides('# A\n\n::: left\n').codes).toEqual(['deck.md:7:1 parse/unclosed-container']);
  expect(parseSlides('# A\n\n:::\n').codes).toEqual(['deck.md:7:1 parse/stray-container-end']);
});

test('containers close by their number of colons, else the innermost', () => {
  expect(parseSlides(':::: columns\n::: column\na\n:::\n::: column\nb\n:::\n::::\n').codes).toEqual([]);
  expect(parseSlides('::: columns\n::: column\na\n:::\n:::\n').codes).toEqual([]);
  expect(parseSlides('- ::: fragment\n  a\n  :::\n').codes).toEqual([]);
  expect(parseSlides('- ::: fragment\n  a\n\n:::\n').codes).toEqual([
    'deck.md:5:3 parse/unclosed-container',
    'deck.md:8:1 parse/stray-container-end',
  ]);
  expect(parseSlides('::: left\n```\n:::\n```\n:::\n').codes).toEqual([]);
});
