import { expect, test } from 'vitest';
import { decodeSource } from '../../../src/load/decode.ts';
import { locate } from '../../../src/diagnostics/locate.ts';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const bytes = (...parts: (string | number)[]): Uint8Array =>
  Uint8Array.from(parts.flatMap((part) => (typeof part === 'string' ? [...utf8(part)] : [part])));
const utf16 = (text: string, little: boolean): number[] =>
  Array.from(text).flatMap((c) => {
    const code = c.charCodeAt(0);
    return little ? [code & 255, code >> 8] : [code >> 8, code & 255];
  });

function decode(input: Uint8Array): { text: string; said: string[]; hints: (string | null)[] } {
  const { value, diagnostics } = decodeSource('a.md', input);
  const located = locate(diagnostics, new Map([['a.md', value]]));
  const said = located.map((d) => `${d.line}:${d.column} ${d.severity} ${d.code}`);
  return { text: value.text, said, hints: located.map((d) => d.hint) };
}

test('a byte order mark is dropped, every line end becomes \\n', () => {
  expect(decode(bytes(0xef, 0xbb, 0xbf, 'a\r\nb\rc\nd\r\n'))).toMatchObject({ text: 'a\nb\nc\nd\n', said: [] });
  expect(decode(utf8('a\u2028b\u2029c\u0085d\te')).text).toBe('a\u2028b\u2029c\u0085d\te');
});

test.each([
  ['UTF-16LE', bytes(0xff, 0xfe, ...utf16('# Hi\n', true))],
  ['UTF-16BE', bytes(0xfe, 0xff, ...utf16('# Hi\n', false))],
  ['UTF-16LE', bytes(...utf16('# Hi\n', true))],
  ['UTF-16BE', bytes(...utf16('# Hi\n', false))],
])('%s is an error that says how to convert, and is read all the same', (name, input) => {
  const { text, said, hints } = decode(input);
  expect(text).toBe('# Hi\n');
  expect(said).toEqual(['1:1 error load/other-encoding']);
  expect(hints[0]).toContain(`iconv -f ${name} -t UTF-8 a.md > utf8-a.md`);
});

test('invalid UTF-8 is an error at its line and column', () => {
  expect(decode(bytes('één\r\ncaf', 0xe9, ' bar')).said).toEqual(['2:4 error load/not-utf-8']);
  for (const bad of [
    [0xc0, 0xae],
    [0xed, 0xa0, 0x80],
    [0xf5, 0x80, 0x80, 0x80],
    [0xe2, 0x82],
  ]) {
    expect(decode(bytes('x', ...bad)).said).toEqual(['1:2 error load/not-utf-8']);
  }
});

test('U+0000 is an error, other controls and noncharacters are taken out with a warning', () => {
  expect(decode(utf8('a\nb\0c'))).toMatchObject({ text: 'a\nbc', said: ['2:2 error load/nul'] });
  const odd = '\u0007\u001b\u007f\ufdd0\ufdef\uffff\u{1fffe}\u{10ffff}';
  const { text, said } = decode(utf8(`x${odd}y`));
  expect(text).toBe('xy');
  expect(new Set(said)).toEqual(new Set(['1:2 warning load/control-character']));
  expect(said).toHaveLength([...odd].length);
  expect(decode(utf8('\u{1fffd}😀')).said).toEqual([]);
});

test('marks of direction stay, each with a warning at its place', () => {
  const { text, said } = decode(utf8('a\u202eb\n\u2066c'));
  expect(text).toBe('a\u202eb\n\u2066c');
  expect(said).toEqual(['1:2 warning load/bidi-control', '2:1 warning load/bidi-control']);
});

test('a thousand controls are counted, not listed, and U+0000 among them is not lost', () => {
  const { said } = decode(utf8(`${'\u0001'.repeat(1000)}\0`));
  expect(said).toHaveLength(21);
  expect(said.at(-1)).toContain('load/nul');
});
