import { expect, test } from 'vitest';
import { drawnPictures, type DrawnShot } from '../../../../src/export/pptx/kept-pictures.ts';
import type { Camera } from '../../../../src/export/pptx/camera.ts';

const shot: DrawnShot = { shot: 's1', box: { x: 1, y: 2, width: 3, height: 4 }, step: null, drawn: '<svg/>' };

interface Drawn {
  readonly html: string;
}

const sectionOf = (html: string): Drawn => ({ html });

const plain = sectionOf('<section class="a" id="x"><div class="slide layout-chart">');

/** How many pictures are taken of some shots, in an export after one that took the first. */
async function taken(changes: Partial<{ shot: DrawnShot; section: Drawn; browser: string; css: string }>) {
  const kept = new Map<string, Uint8Array>();
  let count = 0;
  const run = async (browser: string, css: string, one: DrawnShot, section: Drawn): Promise<void> => {
    const shoot: Camera['shoot'] = async () => {
      count += 1;
      return new Uint8Array([count]);
    };
    const files = new Map([['index.html', `<style>${css}</style>`]]);
    const camera = { browser, shoot } as Camera;
    const cache = {
      read: (key: string) => kept.get(key) ?? null,
      write: (key: string, it: Uint8Array) => kept.set(key, it),
    };
    await drawnPictures(camera, files, cache)(one, section);
  };
  await run('1', 'a{}', shot, plain);
  await run(changes.browser ?? '1', changes.css ?? 'a{}', changes.shot ?? shot, changes.section ?? plain);
  return count;
}

test('a picture is taken once for what is drawn, wherever its slide has moved to', async () => {
  expect(await taken({})).toBe(1);
  expect(await taken({ shot: { ...shot, shot: 's7' } })).toBe(1);
  expect(await taken({ section: sectionOf('<section class="a" id="y"><div class="slide layout-chart">') })).toBe(1);
});

test.each([
  ['another drawing', { shot: { ...shot, drawn: '<svg></svg>' } }],
  ['another click', { shot: { ...shot, step: 0 } }],
  ['another place', { shot: { ...shot, box: { ...shot.box, x: 1.5 } } }],
  ['another browser', { browser: '2' }],
  ['another style sheet', { css: 'b{}' }],
  [
    'a dark slide',
    { section: sectionOf('<section class="a has-dark-background" id="x"><div class="slide layout-chart">') },
  ],
])('%s is another picture', async (_, changes) => {
  expect(await taken(changes)).toBe(2);
});
