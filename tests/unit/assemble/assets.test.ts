import { describe, expect, test } from 'vitest';
import { assetFiles, fillAssets, nameAssets } from '../../../src/assemble/assets.ts';
import { imageSize } from '../../../src/assemble/image-size.ts';
import { token } from '../../../src/util/tokens.ts';
import { makeSlide } from '../../support/talk-fixture.ts';

const span = { file: 'deck.md', start: 0, end: 0 };
const svg = (attributes: string): Uint8Array => new TextEncoder().encode(`<svg xmlns="x" ${attributes}></svg>`);
const hex = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text.replace(/\s/g, ''), 'hex'));

describe('size of a picture', () => {
  test.each([
    ['PNG', hex('89504e470d0a1a0a 0000000d 49484452 00000280 000001e0'), 640, 480],
    ['GIF', hex('474946383961 8002 e001 00'), 640, 480],
    ['WebP, extended', hex('52494646 00000000 57454250 56503858 0a000000 00000000 7f0200 df0100'), 640, 480],
    ['WebP, lossy', hex('52494646 00000000 57454250 56503820 00000000 000000 9d012a 8002 e001 0000'), 640, 480],
    ['JPEG', hex('ffd8 ffe0 0004 0000 ffc0 0011 08 01e0 0280 03 0000000000'), 640, 480],
    [
      'JPEG on its side',
      hex(
        'ffd8 ffe1 0022 457869660000 4d4d002a00000008 0001 0112 0003 00000001 0006 0000 00000000 ffc0 0011 08 01e0 0280 03 00000000',
      ),
      480,
      640,
    ],
    ['SVG with a size', svg('width="640px" height="480"'), 640, 480],
    ['SVG with a viewBox', svg('viewBox="0 0 64 48"'), 64, 48],
  ])('%s', (_, bytes, width, height) => {
    expect(imageSize(bytes)).toEqual({ width, height });
  });

  test('of anything else is not known', () => {
    expect(imageSize(new TextEncoder().encode('not a picture at all'))).toBeNull();
    expect(imageSize(new Uint8Array(0))).toBeNull();
    expect(imageSize(hex('ffd8ffe0ffff'))).toBeNull();
  });
});

describe('files of the talk', () => {
  const bytes = svg('viewBox="0 0 200 100"');
  const named = nameAssets(new Map([['img/My Plot.SVG', { path: 'img/My Plot.SVG', bytes }]]));
  const slide = makeSlide('a', '', { assets: [{ path: 'img/My Plot.SVG', kind: 'image', span }] });
  const hole = token('asset', 0);

  test('have plain names with the hash of their bytes', () => {
    expect(assetFiles(named).map((file) => file.path)).toEqual([
      expect.stringMatching(/^assets\/my-plot-[0-9a-f]{8}\.svg$/),
    ]);
  });

  test('are one file where bytes and name are the same', () => {
    const twice = nameAssets(new Map(['a/x.svg', 'b/x.svg'].map((path) => [path, { path, bytes }])));
    expect(assetFiles(twice)).toHaveLength(1);
  });

  test('bring their size to the picture, by the side that is given', () => {
    const tag = (attributes: string): string => fillAssets(`<img src="${hole}"${attributes}>`, slide, named);
    expect(tag('')).toMatch(/ width="200" height="100">$/);
    expect(tag(' width="50"')).toMatch(/ width="50" height="25">$/);
    expect(tag(' width="50%"')).toMatch(/ width="50%">$/);
    expect(tag(' alt="a > b"')).toMatch(/ alt="a > b" width="200" height="100">$/);
  });

  test('that could not be read leave the alternative text', () => {
    expect(fillAssets(`<img src="${hole}" alt="x">`, slide, new Map())).toBe('<img src="data:," alt="x">');
  });
});
