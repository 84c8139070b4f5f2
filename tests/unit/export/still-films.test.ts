import { expect, test } from 'vitest';
import { compile } from '../../../src/compile.ts';
import { stillFilms } from '../../../src/export/still-films.ts';
import { memoryFileSystem } from '../../support/memory-file-system.ts';

const deck = `---
title: T
lang: en
---

<!-- .slide: data-background-video="media/a.mp4" -->

# One

---

# Two

![A film](media/b.webm)

![A sound](media/c.mp3)

---

# Three

![A dot](dot.svg)
`;

const film = new Uint8Array([0, 0, 0, 24, 0x66, 0x74, 0x79, 0x70, 0x6d, 0x70, 0x34, 0x32]);

test('films and sounds that a format cannot play are told, with the slides that have them', async () => {
  const dot = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><rect width="1" height="1"/></svg>';
  const media = { 'media/a.mp4': film, 'media/b.webm': film, 'media/c.mp3': film, 'dot.svg': dot };
  const fs = memoryFileSystem({ 'deck.md': deck, ...media });
  const config = { deck: 'deck.md', dataFolder: 'data', templateFolder: 'templates', levels: {} };
  const log = { progress() {} };
  const { talk } = await compile(config, { fs, log }, { notes: false, draft: false, fonts: false });
  const [said, ...more] = stillFilms(talk.sections, 'a PDF');
  expect(more).toEqual([]);
  expect(said).toMatchObject({
    severity: 'info',
    message: 'nothing plays in a PDF: `a.mp4` behind slide 1, `b.webm` on slide 2 and `c.mp3` on slide 2 stand still',
  });
  expect(said?.hint).toContain('`--to html` has the films inside');
  expect(stillFilms(talk.sections.slice(0, 1), 'a PDF')[0]?.message).toContain('`a.mp4` behind slide 1 stands still');
  expect(stillFilms(talk.sections.slice(2), 'a PDF')).toEqual([]);
});
