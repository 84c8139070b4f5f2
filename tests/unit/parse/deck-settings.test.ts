import { describe, expect, test } from 'vitest';
import { duration } from '../../../src/parse/settings/duration.ts';
import { language } from '../../../src/parse/settings/check.ts';
import { parseText } from './parse-text.ts';

const parse = (settings: string) => parseText(`---\n${settings}\n---\n\n# A\n`);

describe('the settings of a talk', () => {
  test('are read with their types', () => {
    const { deck, codes } = parse(
      'title: T\nsubtitle: S\nauthor: [A, B]\ndate: 2026-11-21\nlang: en\ntime: 20m\nslide-number: false\ntransition: fade\nfooter: F\nx-mine: [1]',
    );
    expect(codes).toEqual([]);
    expect(deck.settings).toMatchObject({
      title: 'T',
      author: 'A, B',
      date: '2026-11-21',
      time: 1200,
      slideNumber: false,
      footer: 'F',
    });
  });

  test.each([
    ['Objective: 100% cure', 'Objective: 100% cure'],
    ["It's: time", "It's: time"],
    ['"Quoted: as before"', 'Quoted: as before'],
    ['Ends:', 'Ends:'],
    ['A: B  # not said', 'A: B'],
  ])('take a title without quotes: %s', (written, title) => {
    expect(parse(`title: ${written}\nlang: en`).deck.settings.title).toBe(title);
  });

  test('keep their places behind a title without quotes', () => {
    expect(parse("title: It's: it\nlang: en\ntheem: x").codes).toEqual(['deck.md:4:1 parse/unknown-setting']);
    expect(parse('title: A: B\nlang: 12').codes).toEqual(['deck.md:3:7 parse/setting-value']);
  });

  test('must name a language, and better a title', () => {
    expect(parse('title: T').codes).toEqual(['deck.md:1:1 parse/missing-lang']);
    const { deck, codes } = parse('lang: en');
    expect(codes).toEqual(['deck.md:5:1 parse/title-from-heading']);
    expect(deck.settings.title).toBe('A');
    expect(parseText('---\nlang: en\n---\n\ntext\n').codes).toEqual(['deck.md:1:1 parse/missing-title']);
  });

  test.each([
    ['a list', '- a\n- b', 'deck.md:2:1 parse/settings-shape'],
    ['text', 'just text', 'deck.md:2:1 parse/settings-shape'],
    ['an open bracket', 'title: [1\nlang: en', 'deck.md:3:1 parse/yaml-syntax'],
    ['a key twice', 'title: A\nlang: en\ntitle: B', 'deck.md:4:1 parse/duplicate-key'],
    ['an anchor', 'title: &a T\nlang: en', 'parse/yaml-feature'],
    ['an alias', 'title: T\nlang: *a', 'parse/yaml-'],
    ['a tag', 'title: !!js/function "x"\nlang: en', 'parse/yaml-feature'],
    ['a prototype', '__proto__: {a: 1}\ntitle: T\nlang: en', 'deck.md:2:1 parse/unknown-setting'],
    ['a merge key', '<<: {lang: en}\ntitle: T\nlang: en', 'deck.md:2:1 parse/unknown-setting'],
    ['a number for text', 'title: 12\nlang: en', 'deck.md:2:8 parse/setting-value'],
    ['nothing', 'title:\nlang: en', 'deck.md:2:1 parse/setting-value'],
  ])('report %s', (_, settings, code) => {
    expect(parse(settings).codes.join('\n')).toContain(code);
  });

  test('are reported again each time they are read', () => {
    const first = parse('title: [1').codes;
    expect([parse('title: [1').codes, parse('title: [1').codes]).toEqual([first, first]);
  });

  test('open only with `---` alone on line 1', () => {
    expect(parseText('\n---\ntitle: T\n---\n').codes).toContain('deck.md:1:1 parse/missing-lang');
    expect(parseText('---js\nmodule.exports = {}\n---\n\n# A\n').codes).toContain(
      'deck.md:1:4 parse/settings-language',
    );
    expect(parseText('---\ntitle: T\nlang: en\n\n# A\n').codes).toEqual(['deck.md:1:1 parse/settings-unclosed']);
    expect(parseText('---\ntitle: T\nlang: en\n\n# A\n\n---\n\n# B\n').deck.slides).toHaveLength(2);
  });

  test('of reveal-md that mean nothing here say so once each', () => {
    const { codes, deck } = parse(
      'title: T\nlang: en\ntheme: black\nscripts: a.js\ncss: a.css\nrevealOptions: {transition: fade, loop: true}',
    );
    expect(codes).toEqual([
      'deck.md:4:8 parse/theme-mapped',
      'deck.md:5:1 parse/setting-lost',
      'deck.md:6:1 parse/setting-lost',
      'deck.md:7:1 parse/reveal-md-dialect',
      'deck.md:7:1 parse/reveal-options',
    ]);
    expect(deck.settings).toMatchObject({ theme: 'congress-dark', transition: 'fade' });
  });
});

test.each([
  ['90s', 90],
  ['20m', 1200],
  ['1h10m', 4200],
  ['12:30', 750],
  ['1:10:00', 4200],
  ['2m 30s', 150],
  ['20', undefined],
  ['0s', undefined],
  ['', undefined],
  ['-5m', undefined],
  ['12:75', undefined],
])('a time of %s is %s seconds', (text, seconds) => {
  expect(duration.read(text)).toBe(seconds);
});

test('a bare number is no time', () => {
  expect(duration.read(20)).toBeUndefined();
});

test.each(['en', 'de-AT', 'zh-Hant-TW', 'pt-BR', 'sl-rozaj', 'en-x-talk'])('%s is a language tag', (tag) => {
  expect(language.read(tag)).toBe(tag);
});

test.each(['english please', 'e', 'en_US', 'en-', ''])('%j is no language tag', (tag) => {
  expect(language.read(tag)).toBeUndefined();
});

test('a deck without slides is an error, one without text is not ours to judge', () => {
  expect(parse('title: T\nlang: en').deck.slides).toHaveLength(1);
  expect(parseText('---\ntitle: T\nlang: en\n---\n\n').codes).toEqual(['deck.md:1:1 parse/empty-deck']);
  expect(parseText('').codes).toEqual([]);
});
