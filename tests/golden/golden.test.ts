import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { compile, type Compilation } from '../../src/compile.ts';
import { nodeFileSystem } from '../../src/io/node-file-system.ts';
import { emptyMemory, type Memory } from '../../src/memory/memory.ts';
import type { RenderedSlide } from '../../src/model/deck.ts';

/*
 * The decks of the repository, compiled whole. Beside this file lies what each slide becomes; `npm run golden` writes it
 * again, and the difference is read before it is committed. Drawings are kept for the gallery alone.
 */

const root = join(import.meta.dirname, '../..');
const update = process.env['UPDATE'] === '1';
const decks = [
  { name: 'upfront', deck: 'slides/upfront/deck.md', drawings: false },
  { name: 'gallery', deck: 'slides/gallery/deck.md', drawings: true },
] as const;

/* Variants of a talk share slides; that kept slides are the same as new ones is tested in `property/incremental`. */
const memory = emptyMemory();

describe.each(decks)('$name', ({ name, deck, drawings }) => {
  let compilation: Promise<Compilation> | null = null;
  const compiled = (): Promise<Compilation> =>
    (compilation ??= compileDeck(deck, name === 'upfront' ? { memory } : {}));

  test('compiles without an error or a warning', { timeout: 60_000 }, async () => {
    const found = (await compiled()).diagnostics.filter(({ severity }) => severity !== 'info');
    expect(found.map(({ code, message }) => `${code} ${message}`)).toEqual([]);
  });

  test('becomes the slides that were looked at', async () => {
    const slides = (await compiled()).rendered.slides.map((slide) => printed(slide, drawings)).join('\n');
    const file = join(import.meta.dirname, `${name}.html`);
    if (update || (!existsSync(file) && process.env['CI'] === undefined)) writeFileSync(file, slides);
    expect(slides).toBe(readFileSync(file, 'utf8'));
  });
});

test('the flagship has no fault in any variant and fills its slot to the second; teaching has every slide', async () => {
  const talks: Compilation[] = [];
  for (const variant of ['full', 'short', 'teaching'])
    talks.push(await compileDeck('slides/upfront/deck.md', { variant, memory }));
  const faults = talks.flatMap(({ diagnostics }) => diagnostics.filter(({ severity }) => severity !== 'info'));
  expect(faults.map(({ code }) => code)).toEqual([]);
  for (const { evidence } of talks) expect(evidence.times.seconds).toBe(evidence.times.slot);
  const [full = [], short = [], teaching = []] = talks.map(({ parsed }) => parsed.slides.map(({ id }) => id));
  expect([...full, ...short].filter((id) => !teaching.includes(id))).toEqual([]);
}, 60_000);

function compileDeck(
  deck: string,
  { variant, memory }: { readonly variant?: string; readonly memory?: Memory } = {},
): Promise<Compilation> {
  const settings = variant === undefined ? {} : { variant };
  const config = { ...settings, deck, dataFolder: 'data', templateFolder: 'templates', levels: {} };
  const effects = { fs: nodeFileSystem(root), log: { progress: () => {} } };
  return compile(config, effects, { notes: true, draft: false, fonts: false }, memory);
}

function printed(slide: RenderedSlide, drawings: boolean): string {
  const { width, height } = slide.charts[0] ?? { width: 0, height: 0 };
  const body = drawings ? slide.html : slide.html.replace(/<svg[\s\S]*?<\/svg>/g, `<svg of ${width} × ${height}>`);
  const notes = slide.notesHtml === null ? '' : `\n<notes>\n${slide.notesHtml}`;
  return `<!-- ${slide.id}: ${slide.title} -->\n${body}${notes}\n`
    .replace(/></g, '>\n<')
    .replaceAll('\uFDD0', '⟦')
    .replaceAll('\uFDD1', '⟧');
}
