import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { diagnose } from '../../../src/diagnostics/diagnose.ts';
import type { RenderedDeck } from '../../../src/model/deck.ts';
import { assembleDeck as assembleWith, makeDeck, makeSlide, slideSettings } from '../../support/talk-fixture.ts';

/* Packing fonts takes longer than all else; `fonts.test.ts` does it. */
const assembleDeck: typeof assembleWith = (deck, options) => assembleWith(deck, { ...options, fonts: false });

async function pageOf(deck: RenderedDeck, options: Parameters<typeof assembleDeck>[1] = {}): Promise<string> {
  const { value } = await assembleDeck(deck, options);
  return String(value.files.find((file) => file.path === 'index.html')?.contents);
}

/** The page without fonts, style and script. */
const bodyOf = (page: string): string => page.slice(page.indexOf('<body>'));

describe('the page', () => {
  test('admits by hash exactly the script and the style that it has', async () => {
    const page = await pageOf(makeDeck([makeSlide('a', '<p>x</p>')]));
    const inside = (tag: string): string => new RegExp(`<${tag}>([\\s\\S]*?)</${tag}>`).exec(page)?.[1] ?? '';
    const hash = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
    expect(page).toContain(`script-src ${hash(inside('script'))};`);
    expect(page).toContain(`style-src ${hash(inside('style'))};`);
    expect(page).not.toMatch(/unsafe-|\sstyle="/);
  });

  test('is the same, byte for byte, when built again', async () => {
    const deck = makeDeck([makeSlide('a', '<p>x</p>'), makeSlide('b', '<code>y</code>')]);
    expect(await pageOf(deck)).toBe(await pageOf(deck));
  });

  test('lets no text of the deck become markup, script or style', async () => {
    const evil = '</title></script></style><script>alert(1)</script><!--';
    const deck = makeDeck(
      [makeSlide('a', '<p>x</p>', { title: evil, styles: new Map([['s-1', 'color:red}</style><script>']]) })],
      { title: evil, author: `"${evil}`, subtitle: evil },
    );
    const page = await pageOf(deck);
    expect(page.match(/<script/g)).toHaveLength(3);
    expect(page.match(/<\/style>/g)).toHaveLength(1);
    const data = /id="plenary-page">([\s\S]*?)<\/script>/.exec(page)?.[1] ?? '';
    expect((JSON.parse(data) as { title: string }).title).toBe(evil);
  });

  test('has language, direction and no time', async () => {
    const page = await pageOf(makeDeck([makeSlide('a', '')], { lang: 'ar', author: 'A & B' }));
    expect(page).toContain('<html lang="ar" dir="rtl" class="stacked">');
    expect(page).toContain('<meta name="author" content="A &amp; B">');
    expect(page.slice(0, page.indexOf('<style>'))).not.toMatch(/\d{4}-\d{2}-\d{2}/);
  });

  test('carries notes only when asked', async () => {
    const deck = makeDeck([makeSlide('a', '<p>x</p>', { notesHtml: '<p>secret</p>' })]);
    expect(await pageOf(deck, { notes: true })).toContain('<aside class="notes"><p>secret</p></aside>');
    expect(await pageOf(deck, { notes: false })).not.toContain('secret');
  });
});

describe('sections', () => {
  test('stand in stacks, with hidden slides left out and uncounted ones without a number', async () => {
    const slides = [
      makeSlide('a', ''),
      makeSlide('b', '', { vertical: true }),
      makeSlide('c', '', { settings: slideSettings({ visibility: 'hidden' }) }),
      makeSlide('d', '', { settings: slideSettings({ visibility: 'uncounted' }) }),
      makeSlide('e', ''),
    ];
    const body = bodyOf(await pageOf(makeDeck(slides)));
    expect(body.match(/<section(?: id="\w")?|<\/section>/g)).toEqual([
      '<section',
      '<section id="a"',
      '</section>',
      '<section id="b"',
      '</section>',
      '</section>',
      '<section id="d"',
      '</section>',
      '<section id="e"',
      '</section>',
    ]);
    expect(body.match(/class="page-number">\d/g)?.map((m) => m.at(-1))).toEqual(['1', '2', '3']);
    expect(body).toContain('aria-label="4 / 4: e"');
  });

  test('carry settings as Reveal reads them, and backgrounds as a class for paper', async () => {
    const settings = slideSettings({
      class: ['calm'],
      transition: 'fade',
      state: 'dim',
      autoAnimate: true,
      background: { color: '#101820', image: null, opacity: 0.5, size: 'contain' },
    });
    const page = await pageOf(makeDeck([makeSlide('a', '', { settings })]));
    const tag = /<section[^>]*>/.exec(bodyOf(page))?.[0];
    expect(tag).toMatch(/class="layout-content calm b-[0-9a-f]{8} has-background has-dark-background"/);
    expect(tag).toContain('data-transition="fade" data-state="dim" data-auto-animate=""');
    expect(tag).toContain(
      'data-background-color="#101820" data-background-size="contain" data-background-opacity="0.5"',
    );
    expect(page).toMatch(/\.b-[0-9a-f]{8}\{--slide-color:#101820;--slide-size:contain;--slide-opacity:0\.5\}/);
  });

  test('take nothing into a style that is not a colour', async () => {
    const background = { color: 'red;}</style>', image: null, opacity: null, size: '1px;}' };
    const page = await pageOf(makeDeck([makeSlide('a', '', { settings: slideSettings({ background }) })]));
    expect(bodyOf(page)).not.toContain('data-background');
  });

  test('number the acts, and put the footer of the deck where a slide has no source', async () => {
    const act = '<div class="slide layout-section"><p class="section-number"></p></div>';
    const sourced = '<div class="slide layout-chart"><div class="slot slot-source">S</div></div>';
    const body = bodyOf(
      await pageOf(makeDeck([makeSlide('a', act), makeSlide('b', sourced), makeSlide('c', act)], { footer: 'F' })),
    );
    expect(body.match(/section-number">(\w+)/g)).toEqual(['section-number">I', 'section-number">II']);
    expect(body.match(/slot-source">(?:<p>)?\w/g)).toEqual([
      'slot-source"><p>F',
      'slot-source">S',
      'slot-source"><p>F',
    ]);
    const unnumbered = makeSlide('c', act, { settings: slideSettings({ class: ['unnumbered'] }) });
    const single = bodyOf(await pageOf(makeDeck([makeSlide('a', act), unnumbered])));
    expect(single.match(/section-number">\w*/g)).toEqual(['section-number">', 'section-number">']);
  });
});

describe('links between slides', () => {
  const link = (target: string): RenderedDeck =>
    makeDeck([
      makeSlide('results', '', { links: [{ target, span: { file: 'deck.md', start: 3, end: 9 } }] }),
      makeSlide('spare', '', { settings: slideSettings({ visibility: 'hidden' }) }),
    ]);

  test('to nowhere are errors with the nearest id', async () => {
    const { diagnostics } = await assembleDeck(link('reslts'));
    expect(diagnostics.map((d) => [d.code, d.severity, d.hint, d.span?.start])).toEqual([
      ['assemble/unknown-slide-link', 'error', 'did you mean `results`?', 3],
    ]);
  });

  test('to a hidden slide are warnings', async () => {
    const { diagnostics } = await assembleDeck(link('spare'));
    expect(diagnostics.map((d) => [d.code, d.severity])).toEqual([['assemble/link-to-hidden-slide', 'warning']]);
  });
});

describe('a draft', () => {
  test('shows each error on its slide, the rest on the first, and a mark on all', async () => {
    const at = (start: number) => ({ file: 'deck.md', start, end: start + 1 });
    const deck = makeDeck([
      makeSlide('a', '', { span: { file: 'deck.md', start: 0, end: 10 } }),
      makeSlide('b', '', { span: { file: 'deck.md', start: 10, end: 20 } }),
    ]);
    const diagnostics = [
      diagnose('assemble/unknown-slide-link', at(12), { target: 'x', ids: [] }),
      diagnose('assemble/unknown-slide-link', { file: 'data/t.csv', start: 0, end: 1 }, { target: 'y', ids: [] }),
    ];
    const body = bodyOf(await pageOf(deck, { draft: true, diagnostics }));
    const [first, second] = body.split('<section id="b"') as [string, string];
    expect(first).toContain('no slide has the id `y`');
    expect(second).toContain('no slide has the id `x`');
    expect(body.match(/DRAFT/g)).toHaveLength(2);
    expect(bodyOf(await pageOf(deck, { diagnostics }))).not.toContain('DRAFT');
  });
});

test('a deck whose slides are all hidden says so', async () => {
  const hidden = makeSlide('a', '', { settings: slideSettings({ visibility: 'hidden' }) });
  const { diagnostics } = await assembleDeck(makeDeck([hidden]));
  expect(diagnostics.map((d) => d.code)).toEqual(['assemble/no-slides']);
});
