import { describe, expect, test } from 'vitest';
import { checkAsset } from '../../../src/load/assets/check-asset.ts';
import { fetchAssets } from '../../../src/load/fetch-assets.ts';
import type { AssetRef, RenderedDeck } from '../../../src/model/deck.ts';
import { memoryFileSystem } from '../../support/memory-file-system.ts';

const span = { file: 'deck.md', start: 3, end: 9 };
const bytesOf = (text: string): Uint8Array => Uint8Array.from(text, (c) => c.charCodeAt(0));
const png = bytesOf('\x89PNG\r\n\x1a\n\0\0\0\rIHDR....IEND\xaeB`\x82');

const check = (path: string, bytes: Uint8Array, kind: AssetRef['kind'] = 'image') => {
  const { bytes: kept, diagnostics } = checkAsset({ path, kind, span }, bytes);
  return {
    kept: kept === null ? null : new TextDecoder().decode(kept),
    said: diagnostics.map((d) => `${d.code} ${d.message}`),
  };
};

describe('a file is what its bytes say', () => {
  test.each([
    ['a.png', '\x89PNG\r\n\x1a\n\0\0\0\rIHDR....IEND', 'image'],
    ['a.jpg', '\xff\xd8\xff\xe0..\xff\xd9', 'image'],
    ['a.gif', 'GIF89a..', 'image'],
    ['a.webp', 'RIFF\x04\0\0\0WEBP', 'image'],
    ['a.avif', '\0\0\0\x1cftypavif', 'image'],
    ['a.svg', '<?xml version="1.0"?>\n<!-- x -->\n<svg xmlns="http://www.w3.org/2000/svg"/>', 'image'],
    ['a.mp4', '\0\0\0\x20ftypisom', 'video'],
    ['a.webm', '\x1aE\xdf\xa3\x9fB\x86\x81\x01B\xf7\x81\x01B\x82\x84webm', 'video'],
    ['a.mp3', 'ID3\x04', 'audio'],
    ['a.mp3', '\xff\xfb\x90', 'audio'],
    ['a.wav', 'RIFF\0\0\0\0WAVE', 'audio'],
    ['a.m4a', '\0\0\0\x20ftypM4A ', 'audio'],
    ['a.ogg', 'OggS....', 'audio'],
  ] as const)('%s %#', (path, bytes, kind) => {
    expect(check(path, bytesOf(bytes), kind).said).toEqual([]);
  });

  test('a wrong type is an error that names the right one', () => {
    expect(check('a.jpg', bytesOf('<!DOCTYPE html><title>404')).said[0]).toMatch(
      /^load\/asset-type .* not a picture but HTML/,
    );
    expect(check('a.jpg', bytesOf('\0\0\0\x18ftypheic')).said[0]).toContain('but HEIC');
    expect(check('a.png', bytesOf('\0\0\0\x20ftypisom')).said[0]).toContain('but MP4');
    expect(check('a.png', bytesOf('what is this')).said[0]).toMatch(/not a picture, whatever/);
    expect(check('a.mp4', png, 'video').said[0]).toContain('not a film but PNG');
  });

  test('empty, cut, and misnamed files', () => {
    expect(check('a.png', new Uint8Array()).said[0]).toContain('load/empty-asset');
    expect(check('a.png', bytesOf('\x89PNG\r\n\x1a\n\0\0\0\rIHDR')).said[0]).toContain('load/cut-asset');
    expect(check('a.jpg', bytesOf('\xff\xd8\xff\xe0')).said[0]).toContain('load/cut-asset');
    expect(check('a.webp', bytesOf('RIFF\xff\0\0\0WEBP')).said[0]).toContain('load/cut-asset');
    expect(check('a.jpg', png)).toMatchObject({
      said: [expect.stringContaining('load/asset-extension')],
      kept: expect.anything(),
    });
  });
});

describe('an SVG is a picture and nothing else', () => {
  const svg = (inside: string, attributes = ''): Uint8Array =>
    new TextEncoder().encode(
      `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"${attributes}>${inside}</svg>`,
    );

  test.each([
    '<script>alert(1)</script>',
    '<sVg:SCRIPT xmlns:sVg="http://www.w3.org/2000/svg"/>',
    '<foreignObject><p/></foreignObject>',
    '<rect onload="x()"/>',
    '<use href="http://evil.example/x.svg#a"/>',
    '<use xlink:href="other.svg#a"/>',
    '<image href="file:///etc/passwd"/>',
    '<image href="data:image/svg+xml,&lt;svg/&gt;"/>',
    '<a href="java&#10;script:alert(1)"><rect/></a>',
    '<animate attributeName="href" values="#a;javascript:alert(1)"/>',
    '<rect fill="url(http://evil.example/x)"/>',
    '<rect style="fill:u\\72l(//evil.example/x)"/>',
    '<style>@import "http://evil.example/x.css";</style>',
    '<style><![CDATA[@\\69mport "x";]]></style>',
    '<style>a{b:url(x.png)}</style>',
    '<g xml:base="http://evil.example/"/>',
    '<p xmlns="http://www.w3.org/1999/xhtml"/>',
    '<?xml-stylesheet href="x.css"?>',
  ])('%s', (inside) => {
    const { kept, said } = check('a.svg', svg(inside));
    expect(kept).toBeNull();
    expect(said[0]).toMatch(/^load\/unsafe-svg .* in line 1$/);
  });

  test('entities are never read, a document type without any is dropped', () => {
    const laughs = `<!DOCTYPE svg [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><svg>&b;</svg>`;
    expect(check('a.svg', bytesOf(laughs)).said[0]).toContain('entities');
    const plain = `<?xml version="1.0"?>\n<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/x.dtd">\n<svg/>`;
    expect(check('a.svg', bytesOf(plain))).toEqual({ said: [], kept: '<?xml version="1.0"?>\n\n<svg/>' });
  });

  test.each([
    '<svg><g></svg>',
    '<svg>&nope;</svg>',
    '<svg',
    '<svg a=1/>',
    '<svg/><svg/>',
    '<svg><!-- ',
    '<html><svg/></html> <svg/>',
  ])('not well-formed: %s', (text) => expect(check('a.svg', bytesOf(text)).kept).toBeNull());

  test('another encoding than UTF-8 could hide what is in it', () => {
    expect(check('a.svg', bytesOf('<?xml version="1.0" encoding="iso-2022-jp"?><svg/>')).said[0]).toContain(
      'the encoding',
    );
    expect(check('a.svg', bytesOf('<svg>\xe9</svg>')).said[0]).toContain('not UTF-8');
  });

  test('what drawing programs write is taken as it is', () => {
    const drawn = svg(
      `<title>JavaScript: a love story &amp; more</title><defs><linearGradient id="g"/></defs><style>*{stroke-linejoin:round} .a{fill:url(#g)}</style>
       <metadata><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"/></metadata>
       <a xlink:href="https://matplotlib.org"><rect fill="url(#g)" style="fill:url('#g')" transform="translate(1,2)"/></a>
       <use xlink:href="#g"/><image xlink:href="data:image/png;base64,AAAA"/>`,
    );
    expect(check('a.svg', drawn)).toEqual({ said: [], kept: new TextDecoder().decode(drawn) });
  });
});

test('every place that asks for a bad file is told, with the nearest name', async () => {
  const slide = (path: string): unknown => ({ assets: [{ path, kind: 'image', span }] });
  const deck = {
    slides: ['p/mpa.png', 'p/map.png', 'p/mpa.png', 'p/MAP.png', 'p'].map(slide),
  } as unknown as RenderedDeck;
  const { value, diagnostics } = await fetchAssets(deck, memoryFileSystem({ 'p/map.png': png, 'deck.md': '' }));
  expect([...value.keys()]).toEqual(['p/map.png']);
  expect(diagnostics.map((d) => [d.code, d.hint?.slice(0, 24)])).toEqual([
    ['load/missing-file', 'did you mean `map.png`?'],
    ['load/missing-file', 'did you mean `map.png`?'],
    ['load/wrong-case', 'write `p/map.png`: capit'],
    ['load/not-a-file', 'folders, devices and pip'],
  ]);
});
