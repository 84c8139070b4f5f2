import { describe, expect, test } from 'vitest';
import { changedIdDiagnostics } from '../../../src/check/changed-ids.ts';
import type { Compilation } from '../../../src/compile.ts';
import { emptyMemory } from '../../../src/memory/memory.ts';
import { acceptClaims } from '../../../src/util/claim-lock.ts';
import { compileText } from '../../support/compile-text.ts';

const head = (variants: string, more = ''): string => `---\ntitle: T\nlang: en\nvariants: ${variants}\n${more}---\n\n`;
const slide = (title: string, settings = '', body = 'words'): string =>
  `\n---\n${settings === '' ? '' : `${settings}\n---\n`}\n## ${title}\n\n${body}\n`;
const ids = ({ rendered }: Compilation): readonly string[] => rendered.slides.map(({ id }) => id);
const codes = ({ diagnostics }: Compilation): readonly string[] =>
  diagnostics.map(({ code }) => code).filter((code) => !/^evidence\/(?:slot|untraced)/.test(code));
const page = ({ site }: Compilation): string => {
  const file = site.files.find(({ path }) => path === 'index.html');
  return String(file?.contents);
};
const sections = (compilation: Compilation): readonly string[] =>
  page(compilation).match(/<section id=.*?<\/section>/gs) ?? [];

describe('the slides of a variant', () => {
  const files = {
    'deck.md':
      head('{full: 20m, short: 8m, held: {time: 8m, backup: true}}', 'abbreviations: {CR: complete remission}\n') +
      slide('One').slice(5) +
      slide('Two', 'in: full\nclaims: [1 < 2]', 'CR [@two]') +
      slide('Three', 'time: {full: 2m, short: 45s}', 'CR [@one] [to four](#/four)') +
      slide('Two', 'in: [short, held]') +
      slide('Four', ''),
    'data/references.bib': ['one', 'two']
      .map((key) => `@article{${key}, author={${key}, A}, title={On ${key}}, journal={J}, year={2020}}`)
      .join('\n'),
  };

  test('are picked with the ids that they have in all of them', async () => {
    const [first, full, short] = await Promise.all([
      compileText(files),
      compileText(files, { variant: 'full' }),
      compileText(files, { variant: 'short' }),
    ]);
    expect(ids(full)).toEqual(['one', 'two', 'three', 'four']);
    expect(ids(short)).toEqual(['one', 'three', 'two-2', 'four']);
    expect(page(first)).toBe(page(full));
    expect(
      [full, short].map(({ rendered }) => rendered.slides.find(({ id }) => id === 'three')?.settings.time),
    ).toEqual([120, 45]);
    expect([full, short].map(({ rendered }) => rendered.settings.time)).toEqual([1200, 480]);
  });

  test('number references and explain abbreviations anew', async () => {
    const full = await compileText(files, { variant: 'full' });
    const short = await compileText(files, { variant: 'short' });
    expect(full.evidence.cited.map(({ reference }) => reference.key)).toEqual(['two', 'one']);
    expect(short.evidence.cited.map(({ reference }) => reference.key)).toEqual(['one']);
    const explains = (one: Compilation): readonly (string | undefined)[] =>
      sections(one).flatMap((html) =>
        /complete remission<\/|CR[^<]*complete remission/.test(html) ? [/id="([^"]*)"/.exec(html)?.[1]] : [],
      );
    expect(explains(full)).toEqual(['two']);
    expect(explains(short)).toEqual(['three']);
    expect(full.evidence.claims).toHaveLength(1);
    expect(short.evidence.claims).toHaveLength(0);
  });

  test('go behind the end as backup slides, uncounted and without time', async () => {
    const held = await compileText(files, { variant: 'held' });
    expect(ids(held)).toEqual(['one', 'three', 'two-2', 'four', 'two']);
    const html = sections(held);
    expect(html.map((one) => /aria-label="([^"]*)"/.exec(one)?.[1])).toEqual([
      '1 / 5: One',
      '2 / 5: Three',
      '3 / 5: Two',
      '4 / 5: Four',
      '5 / 5: References',
      'Backup 1 / 1: Two',
    ]);
    expect(html.at(-1)).toContain('<span class="page-number">Backup 1</span>');
    expect(html.at(-1)).toContain('data-visibility="uncounted"');
    expect(held.evidence.cited).toHaveLength(2);
    expect(held.evidence.times.acts.flatMap((act) => act.slides.map(({ id }) => id))).not.toContain('two');
  });

  test('come as they are from a memory of another variant', async () => {
    const memory = emptyMemory();
    const plain = new Map<string, string>();
    for (const variant of ['full', 'short', 'held']) plain.set(variant, page(await compileText(files, { variant })));
    for (const variant of ['short', 'full', 'short', 'held', 'full'])
      expect(page(await compileText(files, { variant, memory }))).toBe(plain.get(variant));
  });
});

describe('parts of slides', () => {
  const part = (names: string, text: string): string => `::: in ${names}\n${text}\n:::`;
  const chart =
    '```vega-lite\ndata: {name: trials}\nmark: bar\nencoding: {x: {field: nowhere, type: quantitative}}\n```';
  const files = {
    'deck.md':
      head('{full: 20m, short: 8m}') +
      `## One\n\nfirst\n${part('full', `second {{nothing}}\n\n${chart}\n\n[@none]`)}\nthird\n\n- a\n${part('short', '- b')}\n- c\n\n` +
      `::: left\n${part('full', 'in a slot')}\n:::\n\nNote:\nsaid\n\n${part('full', 'more said')}\n`,
  };

  test('are not there at all where they are left out', async () => {
    const short = await compileText(files, { variant: 'short' });
    expect(codes(short)).toEqual(
      codes(
        await compileText(
          {
            'deck.md':
              head('{full: 20m, short: 8m}') +
              '## One\n\nfirst\n\nthird\n\n- a\n- b\n- c\n\n::: left\n:::\n\nNote:\nsaid\n',
          },
          { variant: 'short' },
        ),
      ),
    );
    const [html = ''] = sections(short);
    expect(html).toContain('<p>first</p>\n<p>third</p>\n<ul>\n<li>a</li>\n<li>b</li>\n<li>c</li>\n</ul>');
    expect(html).not.toContain('more said');
    const full = await compileText(files, { variant: 'full' });
    expect(codes(full)).toContain('references/unknown-key');
    expect(sections(full)[0]).toContain('more said');
    expect(sections(full)[0]).toContain('<p>first</p>\n<p>second');
  });
});

const rows = 'id,x\na,20\nb,21\n';

describe('values', () => {
  const files = {
    'deck.md':
      head('{full: 20m, short: 8m}', 'values:\n  own: {in: short, count: rows}\n') +
      '## {{total}}\n\n{{total}} words\n',
    'data/values.yaml': 'values:\n  total: [{in: full, sum: rows.x}, {in: short, count: rows}]\n',
    'data/rows.csv': rows,
  };

  test('have a definition for each of several variants', async () => {
    const [full, short] = [await compileText(files), await compileText(files, { variant: 'short' })];
    expect([full, short].map(({ rendered }) => rendered.slides[0]?.title)).toEqual(['41', '2']);
    expect([full, short].map(({ resolved }) => resolved.slides[0]?.values.named.has('own'))).toEqual([false, true]);
    expect(codes(full)).not.toContain('values/duplicate');
  });

  test('with two definitions for one variant, or for one that is not there, are errors', async () => {
    const wrong = 'values:\n  total: [{in: [full, shrt], sum: rows.x}, {count: rows}]\n';
    const { diagnostics } = await compileText({ ...files, 'data/values.yaml': wrong });
    expect(diagnostics.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['parse/unknown-variant', 'values/duplicate']),
    );
  });
});

describe('what depends on where slides stand', () => {
  test('a stack whose first slide is left out begins with the next', async () => {
    const stack =
      head('{full: 20m, short: 8m}') + `## A\n\nx\n${slide('B', 'in: full')}\n----\n\n## C\n\nx\n\n----\n\n## D\n\nx\n`;
    const full = await compileText({ 'deck.md': stack });
    const short = await compileText({ 'deck.md': stack }, { variant: 'short' });
    const vertical = ({ rendered }: Compilation): readonly string[] =>
      rendered.slides.map((one) => `${one.id}${one.vertical ? '|' : ''}`);
    expect(vertical(full)).toEqual(['a', 'b', 'c|', 'd|']);
    expect(vertical(short)).toEqual(['a', 'c', 'd|']);
  });

  test('a link to a slide that is left out says where it is', async () => {
    const text = head('{full: 20m, short: 8m, long: 50m}') + '## A\n\n[b](#/b)\n' + slide('B', 'in: [full, long]');
    const { diagnostics } = await compileText({ 'deck.md': text }, { variant: 'short' });
    const found = diagnostics.find(({ code }) => code === 'assemble/link-to-left-out-slide');
    expect(found?.message).toBe('the variant `short` leaves the slide `b` out: it is in `full` and `long`');
    const behind = text.replace('short: 8m', 'short: {backup: true}');
    expect(codes(await compileText({ 'deck.md': behind }, { variant: 'short' }))).toEqual([]);
  });

  test('slides of one id, each in another variant, link and come in by it', async () => {
    const acts = '## A\n\nx\n' + slide('B', 'id: b\nin: full', 'long') + slide('B', 'id: b\nin: short', 'brief');
    const files = {
      'deck.md': head('{full: 20m, short: 8m}') + '## Title\n\n[b](#/b)\n\n---\nsrc: acts.md#b\n---\n',
      'acts.md': acts,
    };
    for (const [variant, words] of [
      ['full', 'long'],
      ['short', 'brief'],
    ] as const) {
      const compilation = await compileText(files, { variant });
      expect(ids(compilation)).toEqual(['title', 'b']);
      expect(sections(compilation)[1]).toContain(words);
      expect(codes(compilation)).toEqual([]);
    }
  });

  test('`with` beside `src` is for the one slide of an id in each variant', async () => {
    const files = {
      'deck.md':
        head('{full: 20m, short: 8m}') +
        '## Title\n\nx\n\n---\nsrc: acts.md#b\nwith: {title: Renamed, time: 2m}\n---\n\n---\nsrc: acts.md#c,d\nwith: {title: Both}\n---\n',
      'acts.md':
        slide('B', 'id: b\nin: full', 'long').slice(1) +
        slide('B', 'id: b\nin: short', 'brief') +
        slide('C', 'in: full') +
        slide('D', 'in: [full, short]'),
    };
    for (const variant of ['full', 'short']) {
      const compilation = await compileText(files, { variant });
      const [, renamed] = compilation.rendered.slides;
      expect([renamed?.id, renamed?.title, renamed?.settings.time]).toEqual(['b', 'Renamed', 120]);
      expect(codes(compilation)).toEqual(['parse/with-many']);
    }
  });

  test('`in` beside `src` and on the slide must both admit it', async () => {
    const files = {
      'deck.md': head('{full: 20m, short: 8m}') + '## Title\n\nx\n\n---\nsrc: acts.md\nin: short\n---\n',
      'acts.md': '## A\n\nx\n' + slide('B', 'in: full') + slide('C', 'in: [full, short]'),
    };
    expect(ids(await compileText(files))).toEqual(['title']);
    expect(ids(await compileText(files, { variant: 'short' }))).toEqual(['title', 'a', 'c']);
  });
});

describe('addresses since the last build', () => {
  const made = (settings: string): string =>
    head('{full: 20m, short: 8m}') + `## A\n\nx\n${slide('B', settings)}${slide('New')}${slide('C')}`;

  test('are not told to have changed of a slide that a variant leaves out', async () => {
    const short = await compileText({ 'deck.md': made('in: full') }, { variant: 'short' });
    expect(changedIdDiagnostics(['a', 'b', 'c'], short)).toEqual([]);
    expect(changedIdDiagnostics(['a', 'old', 'c'], short)).toHaveLength(1);
  });
});

describe('slides of another talk', () => {
  const guest = `---\ntitle: G\nlang: en\nvariants: {full: 1m, seminar: 2m}\n---\n\n## A\n\nx\n${slide('B', 'in: seminar')}${slide('C', 'in: full')}`;

  test('are heard where the talk has a variant of that name, and come in elsewhere', async () => {
    const host = (variants: string): string =>
      `---\ntitle: H\nlang: en\n${variants}---\n\n## Own\n\nx\n\n---\nsrc: ../guest/deck.md\n---\n`;
    const run = (variants: string, variant?: string): Promise<Compilation> =>
      compileText(
        { 'host/deck.md': host(variants), 'guest/deck.md': guest },
        { deck: 'host/deck.md', ...(variant === undefined ? {} : { variant }) },
      );
    const two = 'variants: {full: 20m, short: 8m}\n';
    expect(ids(await run(two))).toEqual(['own', 'a', 'b', 'c']);
    expect(ids(await run(two, 'short'))).toEqual(['own', 'a', 'b']);
    const none = await run('');
    expect(ids(none)).toEqual(['own', 'a', 'b', 'c']);
    expect(codes(none)).toEqual([]);
  });
});

describe('what claims read', () => {
  test('stays accepted of slides that only other variants show', async () => {
    const deck =
      head('{full: 20m, short: 8m}') +
      slide('A', 'claims: [count(rows) == 2]') +
      slide('B', 'in: full\nclaims: ["sum(rows, \'x\') == 41"]');
    const full = await compileText({ 'deck.md': deck, 'data/rows.csv': rows });
    const lock = acceptClaims(null, 'deck.md', [{ variant: 'full', results: full.evidence.claims }]);
    expect(Object.keys(lock.decks['deck.md']?.claims ?? {})).toEqual([
      'a: count(rows) == 2',
      "b: sum(rows, 'x') == 41",
    ]);
    const { parsed, evidence } = await compileText({ 'deck.md': deck, 'data/rows.csv': rows }, { variant: 'short' });
    expect(evidence.claims).toHaveLength(1);
    const kept = acceptClaims(lock, 'deck.md', [{ variant: 'short', results: evidence.claims }], {
      variants: ['full', 'short'],
      isElsewhere: (id) => parsed.leftOut?.has(id) === true,
      isWhole: false,
    });
    expect(kept).toEqual(lock);
  });
});
