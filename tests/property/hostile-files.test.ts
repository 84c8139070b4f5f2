import * as fc from 'fast-check';
import { posix } from 'node:path';
import { expect, test } from 'vitest';
import { checkSvg } from '../../src/load/assets/check-svg.ts';
import { sniff } from '../../src/load/assets/sniff.ts';
import { cssFaults } from '../../src/load/css-faults.ts';
import { decodeSource } from '../../src/load/decode.ts';
import { firstInvalidByte } from '../../src/load/detect-encoding.ts';
import { judgePath, resolveReference } from '../../src/util/paths.ts';

const pieces = (...words: string[]) =>
  fc
    .array(fc.oneof(fc.constantFrom(...words), fc.string({ maxLength: 3 })), { maxLength: 12 })
    .map((all) => all.join(''));

test('a reference that is followed stays inside, and may be read', () => {
  const reference = pieces('..', '/', '.', '%2e', '%2f', '%25', '\\', 'a', 'C:', '~', ':', '\0', 'nul', ' ', '//');
  fc.assert(
    fc.property(reference, fc.constantFrom('deck.md', 'a/b/c.md'), (text, from) => {
      const resolved = resolveReference(from, text);
      if (!resolved.ok) return;
      expect(posix.resolve('/root', resolved.path).startsWith('/root/')).toBe(true);
      expect(posix.normalize(resolved.path)).toBe(resolved.path);
      expect(judgePath(resolved.path)).toBeNull();
      expect(resolveReference('', resolved.path.replaceAll('%', '%25'))).toEqual(resolved);
    }),
  );
});

test('any bytes become text in which every place is inside', () => {
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 60 }),
    fc.string({ unit: 'binary', maxLength: 40 }).map((text) => new TextEncoder().encode(text)),
  );
  fc.assert(
    fc.property(bytes, (input) => {
      const { value, diagnostics } = decodeSource('a.md', input);
      expect(value.text).not.toMatch(/[\0\r\ufdd0\ufdd1\ufffe\uffff]/);
      for (const { span } of diagnostics) {
        expect(span?.start).toBeLessThanOrEqual(span?.end as number);
        expect(span?.end).toBeLessThanOrEqual(Math.max(1, value.text.length));
      }
    }),
  );
});

test('the first invalid byte is where the platform decoder stops too', () => {
  const isValid = (bytes: Uint8Array): boolean => {
    try {
      new TextDecoder('utf-8', { fatal: true }).decode(bytes);
      return true;
    } catch {
      return false;
    }
  };
  const byte = fc.oneof(
    fc.integer({ min: 0, max: 255 }),
    fc.constantFrom(0xc0, 0xc2, 0xe0, 0xed, 0xf0, 0xf4, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf),
  );
  fc.assert(
    fc.property(fc.array(byte, { maxLength: 8 }), (list) => {
      const bytes = Uint8Array.from(list);
      const at = firstInvalidByte(bytes);
      expect(at === -1).toBe(isValid(bytes));
      if (at !== -1) expect(isValid(bytes.subarray(0, at))).toBe(true);
    }),
    { numRuns: 2000 },
  );
});

test('any SVG and any style sheet is judged, and in time', () => {
  const svg = pieces(
    '<svg>',
    '</svg>',
    '<svg ',
    ' a="',
    '"',
    '>',
    '/>',
    '<!--',
    '-->',
    '<![CDATA[',
    ']]>',
    '&amp;',
    '<!DOCTYPE svg',
    '[',
    '<?',
  );
  const css = pieces('@import', 'url(', ')', '"', "'", '/*', '*/', '\\', '\\69 ', '\n', 'data:', '</');
  fc.assert(fc.property(svg, (text) => void [checkSvg(text), sniff(new TextEncoder().encode(text))]));
  fc.assert(
    fc.property(css, (text) => {
      for (const { start, end } of cssFaults(text)) expect(start < end && end <= text.length).toBe(true);
    }),
  );
  const started = performance.now();
  for (const [before, repeated] of [
    ['<svg', ' a="b"'],
    ['<svg ', 'a'],
    ['', '<g>'],
    ['<svg a="', '&'],
    ['<svg>', ' '],
  ] as const) {
    checkSvg(before + repeated.repeat(300_000));
  }
  for (const repeated of ['\\', 'url(', '@import', '/*', 'image-set(', '"', 'src( '])
    cssFaults(repeated.repeat(100_000));
  expect(performance.now() - started).toBeLessThan(10_000);
});
