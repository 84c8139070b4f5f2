import { zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { unzip } from '../../../../src/export/zip/unzip.ts';
import { zipOf } from '../../../../src/export/zip/zip.ts';

const limits = { bytes: 1000, files: 10 };

describe('a zip', () => {
  test('has the same bytes whatever the order of its files', () => {
    const one = zipOf(new Map([['b.txt', 'two'] as const, ['a/x.png', 'one'] as const]));
    const other = zipOf(new Map([['a/x.png', 'one'] as const, ['b.txt', 'two'] as const]));
    expect(one).toEqual(other);
  });

  test('has no date of its own in any time zone', () => {
    const before = process.env['TZ'];
    const make = (zone: string): Uint8Array => {
      process.env['TZ'] = zone;
      return zipOf(new Map([['a.txt', 'one']]));
    };
    try {
      expect(make('Pacific/Auckland')).toEqual(make('America/Los_Angeles'));
    } finally {
      if (before === undefined) delete process.env['TZ'];
      else process.env['TZ'] = before;
    }
  });

  test('gives its files back', () => {
    const found = unzip(zipOf(new Map([['a/b.txt', 'one']])), limits);
    expect(found).toMatchObject({ kind: 'files' });
    expect(found.kind === 'files' && new TextDecoder().decode(found.files.get('a/b.txt'))).toBe('one');
  });
});

describe('a zip that somebody else made', () => {
  test.each(['../out.txt', '/etc/passwd', 'a/../../b', 'C:/x', 'a\\b'])('may not name %s', (name) => {
    expect(unzip(zipSync({ [name]: new Uint8Array(1) }), limits)).toEqual({ kind: 'bad-name', name });
  });

  test('is not unpacked where it states to be larger than it may be', () => {
    expect(unzip(zipSync({ a: new Uint8Array(800), b: new Uint8Array(800) }), limits)).toEqual({ kind: 'too-large' });
  });

  test('does not become larger than it states', () => {
    const zip = zipSync({ a: new Uint8Array(900) });
    const view = new DataView(zip.buffer, zip.byteOffset);
    const central = zip.length - 22 - 46 - 1;
    view.setUint32(central + 24, 10, true);
    const found = unzip(zip, limits);
    expect(found.kind === 'files' ? found.files.get('a')?.length : 10).toBe(10);
  });

  test.each([new Uint8Array(), new TextEncoder().encode('no zip at all, whatever its name says')])(
    'may be none',
    (bytes) => {
      expect(unzip(bytes, limits)).toEqual({ kind: 'broken' });
    },
  );
});
