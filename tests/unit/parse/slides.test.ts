import { describe, expect, test } from 'vitest';
import { bodies, parseSlides } from './parse-text.ts';

const first = (slides: string) => parseSlides(slides).deck.slides[0];

describe('notes', () => {
  test.each([
    ['# A\n\nNote: said\n\nmore\n', '# A', 'said\n\nmore\n'],
    ['# A\nNotes:\nsaid\n', '# A', '\nsaid\n'],
    ['text\nNote: said\n', 'text', 'said\n'],
    ['# A\n\n::: notes\nsaid\n:::\n\nshown\n', '# A\n\n\nshown', 'said\n'],
    ['# A\n\n```\nNote: code\n```\n', '# A\n\n```\nNote: code\n```', undefined],
    ['# A\n\n- Note: item\n', '# A\n\n- Note: item', undefined],
    ['::: callout\nNote: shown\n:::\n', '::: callout\nNote: shown\n:::', undefined],
    ['# A\n\nNote:\n', '# A', undefined],
  ])('of %j', (slides, body, notes) => {
    const parsed = parseSlides(slides);
    expect(bodies(parsed)).toEqual([body]);
    expect(parsed.deck.slides[0]?.text.notes?.text).toBe(notes);
  });

  test('in two places are joined with a warning', () => {
    const { deck, codes } = parseSlides('# A\n\n::: notes\none\n:::\n\nNote: two\n');
    expect(deck.slides[0]?.text.notes?.text).toBe('one\n\n\ntwo\n');
    expect(codes).toEqual(['deck.md:11:1 parse/merged-notes']);
  });

  test('end with their slide', () => {
    expect(bodies(parseSlides('# A\n\nNote: said\n\n---\n\n# B\n'))).toEqual(['# A', '# B']);
  });
});

describe('comments for a slide', () => {
  test('become settings and leave the text', () => {
    const slide = first(
      '<!-- .slide: data-background-color="navy" class="a b" data-state=s data-auto-animate data-timing="90" -->\n# A\n',
    );
    expect(slide?.settings).toMatchObject({
      class: ['a', 'b'],
      state: 's',
      autoAnimate: true,
      time: 90,
      background: { color: 'navy' },
    });
    expect(slide?.text.body.text).toBe('\n# A\n');
  });

  test('keep what Reveal reads itself', () => {
    const slide = first(
      '# A <!-- .slide: data-transition-speed="fast" data-background-gradient="linear-gradient(to right, red, #fff)" -->\n',
    );
    expect(slide?.settings.attributes).toEqual({
      'data-transition-speed': 'fast',
      'data-background-gradient': 'linear-gradient(to right, red, #fff)',
    });
  });

  test.each([
    ['data-background-iframe="https://example.com" data-background-interactive data-preload', 'parse/background-page'],
    ['data-background-interactive', 'parse/unknown-attribute'],
    ['data-background-video="https://example.com/a.mp4"', 'parse/background-image'],
    ['onclick="x"', 'parse/active-attribute'],
    ['style="color: red"', 'parse/unknown-attribute'],
    ['data-background-gradient="url(https://example.com)"', 'parse/attribute-value'],
    ['data-background-image="https://example.com/a.png"', 'parse/background-image'],
    ['data-background-image="../../a.png"', 'parse/background-image'],
    ['data-background-colour="red"', 'parse/unknown-attribute'],
    ['data-background-color="ultra"', 'parse/attribute-value'],
    ['data-background-opacity="2"', 'parse/attribute-value'],
    ['class="', 'parse/slide-comment'],
  ])('report %s', (attribute, code) => {
    const { codes } = parseSlides(`<!-- .slide: ${attribute} -->\n# A\n`);
    expect(codes.map((c) => c.split(' ')[1])).toEqual([code]);
  });

  test('in code are code', () => {
    expect(first('`<!-- .slide: class="a" -->`\n')?.settings.class).toEqual([]);
    expect(first('```\n<!-- .slide: class="a" -->\n```\n')?.settings.class).toEqual([]);
  });

  test('for elements, and others, stay in the text', () => {
    expect(bodies(parseSlides('text <!-- .element: class="fragment" -->\n\n<!-- why -->\n'))[0]).toContain('.element');
  });
});

describe('a background', () => {
  const background = (value: string) => first(`background: ${value}\n---\n\n# A\n`)?.settings.background;
  test.each([
    ['navy', { color: 'navy', image: null }],
    ['"#1a2233"', { color: '#1a2233', image: null }],
    ['rgb(0 0 0 / 50%)', { color: 'rgb(0 0 0 / 50%)' }],
    ['pictures/a.png', { color: null, image: { path: 'pictures/a.png' } }],
    ['{image: a.png, opacity: 0.5, size: cover}', { image: { path: 'a.png' }, opacity: 0.5, size: 'cover' }],
  ])('of %s', (value, expected) => {
    expect(background(value)).toMatchObject(expected);
  });

  test.each([
    ['bleu', 'deck.md:5:13 parse/background'],
    ['{colour: red}', 'deck.md:5:14 parse/unknown-setting'],
    ['{opacity: 5}', 'deck.md:5:23 parse/setting-value'],
    ['https://example.com/a.png', 'deck.md:5:13 parse/background-image'],
    ['[a]', 'deck.md:5:13 parse/setting-value'],
  ])('of %s is reported', (value, code) => {
    expect(parseSlides(`background: ${value}\n---\n\n# A\n`).codes).toEqual([code]);
  });
});

describe('ids', () => {
  const ids = (slides: string) => parseSlides(slides).deck.slides.map((slide) => slide.id);
  test.each([
    ['# Über {{x.y}} 100 %\n', ['über-100']],
    ['# A\n\n---\n\n# A\n\n---\n\n# A\n', ['a', 'a-2', 'a-3']],
    ['# A\n\n---\n\n# A {#a}\n', ['a-2', 'a']],
    ['## *One* `two` [three](#x) {.small}\n', ['one-two-three']],
    ['some words of a slide without a heading\n', ['some-words-of-a-slide']],
    ['![](a.png)\n\n---\n\n***\n', ['slide-1', 'slide-2']],
    ['# 2026\n\n---\n\n# Plenary talk\n', ['slide-2026', 'slide-plenary-talk']],
    ['# 小児白血病\n', ['小児白血病']],
    ['# It’s <b>bold</b>\n', ['its-bold']],
  ])('of %j', (slides, expected) => {
    expect(ids(slides)).toEqual(expected);
  });

  test.each(['"a b"', 'a#b', "'a\"b'", 'plenary-a', '"12"', 'a/b'])('refuse %s', (id) => {
    const { codes } = parseSlides(`id: ${id}\n---\n\n# A\n`);
    expect(codes).toEqual(['deck.md:5:5 parse/bad-id']);
  });

  test('given twice are an error with both places', () => {
    const { codes, diagnostics, written } = parseSlides('id: a\n---\n\n# A\n\n---\nid: a\n---\n\n# B\n');
    expect(codes).toEqual(['deck.md:11:5 parse/duplicate-id']);
    expect(diagnostics[0]?.related.map((r) => [r.span.start, written(r.span)])).toEqual([[30, 'a']]);
    expect(written(diagnostics[0]?.span ?? null)).toBe('a');
  });
});
