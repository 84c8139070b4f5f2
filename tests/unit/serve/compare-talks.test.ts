import { describe, expect, test } from 'vitest';
import { arrangeTalk, type ArrangedTalk } from '../../../src/assemble/arrange-talk.ts';
import type { RenderedSlide } from '../../../src/model/deck.ts';
import type { DeckSettings } from '../../../src/model/settings.ts';
import { compareTalks, isNothing } from '../../../src/serve/compare-talks.ts';
import { makeDeck, makeProject, makeSlide, noEvidence } from '../../support/talk-fixture.ts';

async function arrange(slides: readonly RenderedSlide[], settings: Partial<DeckSettings> = {}): Promise<ArrangedTalk> {
  const project = await makeProject();
  const around = {
    project,
    sources: project.sources,
    assets: new Map(),
    evidence: noEvidence,
    bibliography: new Map(),
    diagnostics: [],
  };
  const options = { notes: true, draft: false, fonts: false };
  return (await arrangeTalk(makeDeck(slides, settings), around, options)).value;
}

const slide = (id: string, text = id, more: Partial<RenderedSlide> = {}): RenderedSlide =>
  makeSlide(id, `<div class="slide layout-content"><p>${text}</p></div>`, more);

async function compared(before: readonly RenderedSlide[], now: readonly RenderedSlide[]) {
  return compareTalks(await arrange(before), await arrange(now));
}

describe('talks compared', () => {
  test('the same talk has nothing new', async () => {
    const changes = await compared([slide('a'), slide('b')], [slide('a'), slide('b')]);
    expect(changes).not.toBeNull();
    expect(isNothing(changes as NonNullable<typeof changes>)).toBe(true);
  });

  test('a changed slide is sent whole, the others are not', async () => {
    const changes = await compared([slide('a'), slide('b')], [slide('a'), slide('b', 'new')]);
    expect(changes).toMatchObject({ splice: null, changed: [{ at: 1 }] });
    expect(changes?.changed[0]?.html).toContain('<p>new</p>');
  });

  test('new notes are sent alone', async () => {
    const notes = (html: string): RenderedSlide => slide('a', 'a', { notesHtml: html });
    expect((await compared([notes('<p>x</p>')], [notes('<p>y</p>')]))?.changed).toEqual([{ at: 0, notes: '<p>y</p>' }]);
    expect((await compared([notes('<p>x</p>')], [slide('a')]))?.changed).toEqual([{ at: 0, notes: '' }]);
    expect((await compared([slide('a')], [notes('<p>x</p>')]))?.changed).toEqual([{ at: 0, notes: '<p>x</p>' }]);
  });

  test('a slide that comes moves the others without sending them', async () => {
    const changes = await compared(
      [slide('a'), slide('b'), slide('c')],
      ['a', 'new', 'b', 'c'].map((id) => slide(id)),
    );
    expect(changes?.splice).toEqual({ at: 1, remove: 0, insert: [{ was: -1, vertical: false }] });
    expect(changes?.changed.map(({ at, page }) => [at, page?.id])).toEqual([[1, 'new']]);
  });

  test('slides that go, move and stand below another', async () => {
    const before = ['a', 'b', 'c', 'd'].map((id) => slide(id));
    const gone = await compared(before, [slide('a'), slide('d')]);
    expect(gone).toMatchObject({ splice: { at: 1, remove: 2, insert: [] }, changed: [] });
    const moved = await compared(
      before,
      ['a', 'c', 'b', 'd'].map((id) => slide(id)),
    );
    expect(moved?.splice).toEqual({
      at: 1,
      remove: 2,
      insert: [
        { was: 2, vertical: false },
        { was: 1, vertical: false },
      ],
    });
    expect(moved?.changed).toEqual([]);
    const below = await compared(before, [slide('a'), slide('b', 'b', { vertical: true }), slide('c'), slide('d')]);
    expect(below?.splice).toEqual({ at: 1, remove: 1, insert: [{ was: 1, vertical: true }] });
  });

  test('a slide with another name is the same slide', async () => {
    const changes = await compared([slide('a'), slide('b'), slide('c')], [slide('a'), slide('x'), slide('c')]);
    expect(changes).toMatchObject({ splice: null, changed: [{ at: 1, page: { id: 'x' } }] });
  });

  test('what a page cannot take over asks for a new one', async () => {
    const [before, now] = [await arrange([slide('a')]), await arrange([slide('a')], { lang: 'ar' })];
    expect(compareTalks(before, now)).toBeNull();
  });

  test('title and style are told when they change', async () => {
    const [before, now] = [
      await arrange([slide('a')]),
      await arrange([slide('a')], { title: 'Other', theme: 'congress-dark' }),
    ];
    const changes = compareTalks(before, now);
    expect(changes?.title).toBe('Other');
    expect(changes?.css).toBe(now.page.css);
  });
});
