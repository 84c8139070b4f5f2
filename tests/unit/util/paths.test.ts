import { describe, expect, test } from 'vitest';
import { judgePath, resolveReference } from '../../../src/util/paths.ts';

describe('a path in a deck resolves against the file that wrote it', () => {
  test.each([
    ['deck.md', 'map.png', 'map.png'],
    ['acts/one.md', 'map.png', 'acts/map.png'],
    ['acts/one.md', './../pictures//map.png', 'pictures/map.png'],
    ['acts/one.md', 'my%20map.png', 'acts/my map.png'],
    ['', 'data', 'data'],
    ['deck.md', '100% sure?.png', '100% sure?.png'],
    ['deck.md', 'caf%C3%A9.png', 'café.png'],
    ['deck.md', '😀 "it\'s".png', '😀 "it\'s".png'],
    ['deck.md', 'a/../b.png', 'b.png'],
    ['deck.md', 'a~b.png', 'a~b.png'],
    ['deck.md', 'console.md', 'console.md'],
  ])('%s: %s', (from, reference, path) => {
    expect(resolveReference(from, reference)).toEqual({ ok: true, path });
  });
});

describe('a path that is not followed, on any system', () => {
  test.each([
    ['outside', '../x'],
    ['outside', 'a/../../x'],
    ['absolute', '/etc/passwd'],
    ['home', '~/x'],
    ['home', '~root/x'],
    ['scheme', 'file:///etc/passwd'],
    ['scheme', 'data:text/plain,x'],
    ['scheme', 'javascript:alert(1)'],
    ['remote', 'http://example.org/x.png'],
    ['remote', 'HTTPS://example.org/x.png'],
    ['remote', '//host/share/x'],
    ['drive', 'C:\\x'],
    ['drive', 'c:x'],
    ['drive', 'C:/x'],
    ['backslash', '\\\\host\\share'],
    ['backslash', 'a\\b.png'],
    ['backslash', '..\\x'],
    ['encoding', '..%2fx'],
    ['encoding', '%2e%2e/x'],
    ['encoding', '%252e%252e/x'],
    ['encoding', '..%5cx'],
    ['encoding', '%c0%ae%c0%ae/x'],
    ['encoding', 'a%00.png'],
    ['encoding', 'a%ff.png'],
    ['control', 'a\0.png'],
    ['control', 'a%0a.png'],
    ['device', 'CON'],
    ['device', 'a/nul.txt'],
    ['device', 'com1 .png'],
    ['device', 'LPT².md'],
    ['device', 'conin$'],
    ['stream', 'a.md::$DATA'],
    ['stream', 'a.md:x'],
    ['short-name', 'PROGRA~1/x'],
    ['short-name', 'a/LONGFI~1.PNG'],
    ['trailing', 'x.png.'],
    ['trailing', 'x.png '],
    ['trailing', 'a /x.png'],
    ['hidden', '.env'],
    ['hidden', 'a/.git/config'],
    ['hidden', '.../x'],
    ['empty', ''],
    ['empty', '.'],
    ['empty', '  '],
    ['empty', 'a/'],
    ['too-long', `${'a'.repeat(252)}.png`],
    ['too-long', `${'é'.repeat(126)}.png`],
    ['too-long', `${'abcdefghi/'.repeat(103)}x`],
  ])('%s: %s', (why, reference) => {
    expect(resolveReference('deck.md', reference)).toEqual({ ok: false, why });
  });
});

test('what is resolved may be read, and a path that is not normal may not', () => {
  expect(judgePath('acts/map.png')).toBeNull();
  for (const path of ['../x', 'a/../x', './x', 'a//x', '/x', 'a/.git/x', '']) expect(judgePath(path)).not.toBeNull();
});
