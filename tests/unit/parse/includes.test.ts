import { describe, expect, test } from 'vitest';
import { pinOf } from '../../../src/util/slide-pin.ts';
import { bodies, parseSlides, type ParsedText } from './parse-text.ts';

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
    ['"acts.md#one"', 'parse/include-slide'],
    ['acts.md#2', 'parse/include-number'],
    ['acts.md#b,', 'parse/include-part'],
    ['acts.md#b@', 'parse/include-part'],
    ['acts.md#3-2', 'parse/include-part'],
    ['act.md#b', 'load/missing-file'],
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

describe('slides behind `#`', () => {
  const acts = ['# A', '# B', '# C', '# D', '# E'].join('\n\n---\n\n');
  const names = (parts: string, files: Record<string, string> = { 'acts.md': acts }): readonly string[] => {
    const parsed = parseSlides(include(`acts.md#${parts}`), files);
    return [...bodies(parsed), ...parsed.codes];
  };

  test.each([
    ['b', ['# B']],
    ['c,a', ['# C', '# A']],
    ['2,4-5', ['# B', '# D', '# E']],
    ['5,b,1-1', ['# E', '# B', '# A']],
  ])('come in the order in which they are named: %s', (parts, slides) => {
    expect(names(parts)).toEqual(slides);
  });

  test('go by their id before they go by their number', () => {
    expect(names('2-3', { 'acts.md': '# A\n\n---\n\n# 2-3\n\n---\n\n# C\n' })).toEqual(['# 2-3']);
  });

  test('may lie in a file that the file includes', () => {
    const files = { 'acts.md': `# A\n${include('more/b.md')}`, 'more/b.md': '# B\n\n---\n\n# C\n' };
    expect(names('c', files)).toEqual(['# C']);
    expect(names('2', files)).toEqual(['# B', '# C']);
    const { deck, written } = parseSlides(include('acts.md#c'), files);
    expect(deck.slides[0]?.includedFrom.map(written)).toEqual(['acts.md#c', 'more/b.md']);
    expect(names('c', { ...files, 'acts.md': include('more/b.md#b') })[0]).toContain('parse/include-slide');
  });

  test('stay a stack where they stood one below the other', () => {
    const files = { 'acts.md': '# A\n\n---\n\n# B\n\n----\n\n# C\n' };
    const stacked = (parts: string): unknown =>
      parseSlides(`# Z\n${include(`acts.md#${parts}`)}`, files).deck.slides.map(({ vertical }) => vertical);
    expect([stacked('2-3'), stacked('a,c')]).toEqual([
      [false, false, true],
      [false, false, false],
    ]);
  });

  test('bring what is wrong with them, and not what is wrong with others', () => {
    const files = { 'acts.md': '# A\n\n---\nlayuot: x\n---\n\n# B\n\n---\n\n---\n\n# C\n' };
    expect(names('a', files)).toEqual(['# A']);
    expect(names('b', files)).toEqual(['# B', 'acts.md:4:1 parse/unknown-setting']);
  });

  test('that are not there have the nearest name', () => {
    const { diagnostics } = parseSlides(include('acts.md#stagnatoin'), { 'acts.md': '# Stagnation\n' });
    expect(diagnostics.map(({ message, hint }) => [message, hint])).toEqual([
      ['`acts.md` has no slide `stagnatoin`', 'did you mean `stagnation`?'],
    ]);
  });

  test('with a pin are compared with it', () => {
    const pinned = pinOf(['# B\n\n']);
    expect(names(`b@${pinned}`)).toEqual(['# B']);
    expect(names(`b@${pinned.slice(0, 7)},c`)).toEqual(['# B', '# C']);
    expect(names(`1,2-3@${pinOf(['# B', '# C'])}`)).toEqual(['# A', '# B', '# C']);
    const { diagnostics } = parseSlides(include('acts.md#b@0123456789'), { 'acts.md': acts });
    expect(diagnostics.map(({ code, hint }) => [code, hint?.includes(`#b@${pinned}`)])).toEqual([
      ['parse/include-outdated', true],
    ]);
  });
});

describe('`with` beside `src`', () => {
  const files = {
    'b.md': '---\nlayout: content\ntime: 60s\n---\n\n## Old {#old .wide}\n\ntext\n\nNote: said\n\n---\n\n# C\n',
  };
  const given = (parts: string, settings: string, others: Record<string, string> = files): ParsedText =>
    parseSlides(`# A\n\n---\nsrc: b.md${parts}\nwith:\n${settings}---\n`, others);

  test('changes title, time, notes and id of one slide', () => {
    const parsed = given('#old', '  title: New\n  time: 90s\n  notes: heard\n  id: mine\n');
    const slide = parsed.deck.slides[1];
    expect(slide?.text.body.text.trim()).toBe('## New {#old .wide}\n\ntext');
    expect([slide?.settings.time, slide?.text.notes?.text, slide?.id, parsed.codes]).toEqual([90, 'heard', 'mine', []]);
  });

  test('keeps what it does not name, and takes notes away where they are empty', () => {
    const slide = given('#old', "  notes: ''\n").deck.slides[1];
    expect([slide?.id, slide?.settings.time, slide?.text.notes]).toEqual(['old', 60, null]);
  });

  test('gives a title to a slide without one, and to one that is underlined', () => {
    expect(bodies(given('', '  title: New\n', { 'b.md': 'text\n' }))[1]).toBe('## New\n\ntext');
    expect(bodies(given('', '  title: New\n', { 'b.md': 'Old\n===\n\ntext\n' }))[1]).toBe('New\n===\n\ntext');
  });

  test('is for one slide', () => {
    expect(given('', '  title: New\n').codes).toEqual(['deck.md:10:3 parse/with-many']);
  });

  test('gives names to templates, the innermost first', () => {
    const nested = {
      'b.md': '---\nsrc: c.md\nwith: {arm: chemo}\n---\n\n---\n\n{{with.arm}} {{with.n}}\n',
      'c.md': '{{with.arm}} {{with.n}}\n',
    };
    const { deck, codes } = given('', '  arm: blina\n  n: 3\n', nested);
    expect(deck.slides.slice(1).map(({ parameters }) => Object.fromEntries(parameters ?? []))).toEqual([
      { arm: 'chemo', n: 3 },
      { arm: 'blina', n: 3 },
    ]);
    expect(codes).toEqual([]);
  });

  test('warns of names that nothing asks for, and of itself without `src`', () => {
    const { diagnostics } = given('#old', '  titel: New\n');
    expect(diagnostics.map(({ code, hint }) => [code, hint])).toEqual([['parse/with-unused', 'did you mean `title`?']]);
    expect(parseSlides('\n---\nwith: {arm: x}\n---\n\n# A\n').codes).toEqual(['deck.md:7:7 parse/with-alone']);
  });
});
