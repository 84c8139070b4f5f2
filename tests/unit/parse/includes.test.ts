import { describe, expect, test } from 'vitest';
import { bodies, parseSlides } from './parse-text.ts';

const include = (path: string): string => `\n---\nsrc: ${path}\n---\n`;

describe('a file that is included', () => {
  test('puts its slides in the place of the line that names it', () => {
    const parsed = parseSlides(`# A\n${include('acts/b.md')}\n---\n\n# C\n`, { 'acts/b.md': '# B1\n\n---\n\n# B2\n' });
    expect(bodies(parsed)).toEqual(['# A', '# B1', '# B2', '# C']);
    const second = parsed.deck.slides[1];
    expect(second?.span.file).toBe('acts/b.md');
    expect(second?.includedFrom.map(parsed.written)).toEqual(['acts/b.md']);
    expect(parsed.codes).toEqual([]);
  });

  test('may be a deck of its own, or begin with the settings of a slide', () => {
    const deck = parseSlides(include('b.md'), { 'b.md': '---\ntitle: B\ntheme: x\n---\n\n# B\n' });
    expect([bodies(deck), deck.codes]).toEqual([['# B'], []]);
    const slide = parseSlides(include('b.md'), { 'b.md': '---\nid: b\nlayout: chart\n---\n\n# B\n' });
    expect([bodies(slide), slide.deck.slides[0]?.id, slide.codes]).toEqual([['# B'], 'b', []]);
  });

  test('includes further files, from its own folder', () => {
    const parsed = parseSlides(include('a/b.md'), { 'a/b.md': include('c/d.md'), 'a/c/d.md': '# D\n' });
    expect(bodies(parsed)).toEqual(['# D']);
    expect(parsed.deck.slides[0]?.includedFrom.map(parsed.written)).toEqual(['a/b.md', 'c/d.md']);
  });

  test('may come in twice, with ids of their own', () => {
    const parsed = parseSlides(include('b.md') + include('b.md'), { 'b.md': '---\nid: b\n---\n\n# B\n' });
    expect(parsed.deck.slides.map((slide) => slide.id)).toEqual(['b', 'b-2']);
    expect(parsed.codes).toEqual([]);
  });

  test('says what is wrong in it once, with the way there', () => {
    const { diagnostics, written } = parseSlides(include('b.md') + include('b.md'), {
      'b.md': '# B\n\n---\nlayuot: x\n---\n\n# C\n',
    });
    expect(diagnostics.map((d) => d.code)).toEqual(['parse/unknown-setting']);
    expect(diagnostics[0]?.related.map((r) => [r.span.file, written(r.span)])).toEqual([['deck.md', 'b.md']]);
  });

  test('joins the stack that its line stands in', () => {
    const parsed = parseSlides('# A\n\n----\nsrc: b.md\n---\n', { 'b.md': '# B1\n\n---\n\n# B2\n' });
    expect(parsed.deck.slides.map((slide) => slide.vertical)).toEqual([false, true, true]);
  });

  test('that includes itself prints the chain', () => {
    const { diagnostics } = parseSlides(include('a.md'), {
      'a.md': `# A\n${include('b.md')}`,
      'b.md': include('a.md'),
    });
    expect(diagnostics.map((d) => d.message)).toContain('the file includes itself: a.md → b.md → a.md');
    expect(parseSlides(include('deck.md')).diagnostics[0]?.message).toContain('deck.md → deck.md');
  });

  test('more than fifty deep is refused', () => {
    const files = Object.fromEntries(Array.from({ length: 60 }, (_, i) => [`f${i}.md`, include(`f${i + 1}.md`)]));
    const { codes } = parseSlides(include('f0.md'), { ...files, 'f60.md': '# End\n' });
    expect(codes.map((code) => code.split(' ')[1])).toContain('parse/include-depth');
  });

  test.each([
    ['act.md', 'load/missing-file'],
    ['../b.md', 'parse/include-path'],
    ['/b.md', 'parse/include-path'],
    ['https://example.com/b.md', 'parse/include-path'],
    ['b.txt', 'parse/include-kind'],
    ['"b.md#one,two"', 'parse/include-part'],
  ])('is refused: %s', (path, code) => {
    const { codes } = parseSlides(`# A\n${include(path)}`, { 'acts.md': '# B\n' });
    expect(codes).toEqual([`deck.md:8:6 ${code}`]);
  });

  test('leaves no room for content or settings beside it', () => {
    const files = { 'b.md': '# B\n' };
    expect(parseSlides(`${include('b.md')}\n# Mine\n`, files).codes).toEqual([
      'deck.md:10:1 parse/include-with-content',
    ]);
    expect(parseSlides('\n---\nsrc: b.md\nid: x\n---\n', files).codes).toEqual([
      'deck.md:7:6 parse/include-with-settings',
    ]);
  });
});
