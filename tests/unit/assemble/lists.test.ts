import { describe, expect, test } from 'vitest';
import { agendaHtml } from '../../../src/assemble/lists/agenda.ts';
import { creditsHtml } from '../../../src/assemble/lists/credits.ts';
import { compile } from '../../../src/compile.ts';
import { memoryFileSystem } from '../../support/memory-file-system.ts';
import { shippedOnce } from '../../support/shipped-once.ts';

const config = { deck: 'deck.md', dataFolder: 'data', templateFolder: 'templates', levels: {} };

async function sectionsOf(settings: string, slides: string, files: Readonly<Record<string, string>> = {}) {
  const all = Object.entries({ ...files, 'deck.md': `---\ntitle: T\nlang: en\n${settings}---\n${slides}` });
  const bytes = Object.fromEntries(all.map(([path, text]) => [path, new TextEncoder().encode(text)]));
  const fs = { ...memoryFileSystem(bytes), shipped: shippedOnce };
  const options = { notes: false, draft: false, fonts: false };
  const { talk } = await compile(config, { fs, log: { progress: () => {} } }, options);
  return new Map(talk.sections.map(({ slide, html }) => [slide.id, html]));
}

const inside = (html: string | undefined, name: string): string =>
  new RegExp(`<div class="${name}">\\s*([\\s\\S]*?)</div>`).exec(html ?? '')?.[1]?.replace(/\n/g, '') ?? '';

const agenda = (id: string, settings = ''): string =>
  `\n---\nid: ${id}\n${settings}---\n\n## ${id}\n\n::: agenda\n:::\n`;

describe('an agenda', () => {
  test('lists the acts as links, with the one that it stands in marked; hidden acts are not there', async () => {
    const slides =
      agenda('outline') +
      agenda('one', 'layout: section\n') +
      agenda('two', 'act: Tom & Jerry\n') +
      agenda('three', 'layout: section\nvisibility: hidden\n');
    const html = await sectionsOf('', slides);
    const items = ['<a href="#/one">one</a></li>', '<a href="#/two">Tom &amp; Jerry</a></li>'];
    const here = '<li class="current" aria-current="true">';
    expect(inside(html.get('outline'), 'agenda')).toBe(`<ul class="agenda-list"><li>${items[0]}<li>${items[1]}</ul>`);
    expect(inside(html.get('two'), 'agenda')).toBe(`<ul class="agenda-list"><li>${items[0]}${here}${items[1]}</ul>`);
  });

  test('is that of the variant', async () => {
    const slides =
      agenda('outline') + agenda('one', 'layout: section\nin: long\n') + agenda('two', 'layout: section\n');
    const html = await sectionsOf('variants: {short: 1m, long: 2m}\n', slides);
    expect(inside(html.get('outline'), 'agenda')).toBe('<ul class="agenda-list"><li><a href="#/two">two</a></li></ul>');
  });

  test('of many acts stands in columns', () => {
    const act = { slides: [], seconds: 0, budget: null };
    const acts = Array.from({ length: 9 }, (_, i) => ({ ...act, title: `${i}` }));
    expect(agendaHtml(acts, '')).toContain('class="agenda-list in-columns"');
    expect(agendaHtml([{ ...act, title: null }], '')).toBe('');
  });
});

describe('credits', () => {
  const credits = '\n---\nid: credits\n---\n\n## Credits\n\n::: credits\nWith thanks to all.\n:::\n';
  const guest =
    '---\ntitle: Antibodies\nlang: en\nauthor: B. Bredberg\nlicence: CC BY 4.0\n---\n\n## B\n\ntext\n\n---\n\n## C\n\ntext\n';
  const include = '\n---\nsrc: other.md\n---\n';

  test('name whose slides are shown, behind what is written there, and whose the others are', async () => {
    const html = await sectionsOf('author: A. Author\n', credits + include, { 'other.md': guest });
    expect(inside(html.get('credits'), 'credits')).toBe(
      '<p>With thanks to all.</p><ul class="credits-list"><li>B. Bredberg, “Antibodies”, CC BY 4.0 · ' +
        '<span class="credited">slides <a href="#/b">2</a>, <a href="#/c">3</a></span></li>' +
        '<li>All other slides: A. Author</li></ul>',
    );
  });

  test.each([
    ['', '<p>All slides were made for this talk.</p>'],
    [
      'author: A. Author\nlicence: CC BY 4.0\n',
      '<ul class="credits-list"><li>All slides: A. Author, CC BY 4.0</li></ul>',
    ],
  ])('of a talk that shows its own slides only (%s)', async (settings, expected) => {
    const html = await sectionsOf(settings, credits);
    expect(inside(html.get('credits'), 'credits')).toBe(`<p>With thanks to all.</p>${expected}`);
  });

  test('speak the language of the talk', () => {
    const settings = { author: null, licence: null, lang: 'it' } as Parameters<typeof creditsHtml>[0]['settings'];
    expect(creditsHtml({ slides: [], settings })).toBe('<p>Tutte le diapositive sono fatte per questa relazione.</p>');
  });
});
