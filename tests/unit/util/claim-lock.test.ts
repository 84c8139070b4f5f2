import { describe, expect, test } from 'vitest';
import type { ClaimResult, Lock } from '../../../src/model/evidence.ts';
import { acceptClaims, acceptedValues, formatLock, lockKey, readLock } from '../../../src/util/claim-lock.ts';

const span = { file: 'deck.md', start: 0, end: 1 };
const result = (slide: string, expression: string, verdict: ClaimResult['verdict'], value: string): ClaimResult => ({
  slide,
  claim: { words: '', expression, span, chart: null, inNotes: false },
  verdict,
  values: new Map([
    ['b', value],
    ['a', '1'],
  ]),
  readings: [],
});
const source = (text: string) => ({ path: 'plenary.lock.json', text });

describe('plenary.lock.json', () => {
  const before: Lock = {
    version: 1,
    decks: {
      'other.md': { claims: { 'x: y': { z: '1' } } },
      'deck.md': { claims: { 's: kept': { b: 'old' }, 's: gone': { b: 'old' }, 's: held': { b: 'old' } } },
    },
  };
  const after = acceptClaims(before, 'deck.md', [
    result('s', 'held', 'holds', 'new'),
    result('s', 'kept', 'fails', 'new'),
    result('s', 'fresh', 'not evaluated', 'new'),
    result('r', 'first', 'holds', '9'),
  ]);

  test('takes what holds, keeps what fails, drops what is gone, leaves other decks', () => {
    expect(JSON.parse(formatLock(after))).toEqual({
      version: 1,
      decks: {
        'deck.md': {
          claims: { 'r: first': { a: '1', b: '9' }, 's: held': { a: '1', b: 'new' }, 's: kept': { b: 'old' } },
        },
        'other.md': { claims: { 'x: y': { z: '1' } } },
      },
    });
  });

  test('is written with its keys in order, and read back as it was', () => {
    const text = formatLock(after);
    expect([...text.matchAll(/"(?:deck|other)\.md"|"[rs]: \w+"|"[ab]"/g)].map(String)).toEqual([
      '"deck.md"',
      '"r: first"',
      '"a"',
      '"b"',
      '"s: held"',
      '"a"',
      '"b"',
      '"s: kept"',
      '"b"',
      '"other.md"',
    ]);
    const read = readLock(source(text));
    expect(read.kind === 'lock' && formatLock(read.lock)).toBe(text);
    expect(formatLock(acceptClaims(null, 'deck.md', []))).toBe('{\n  "version": 1,\n  "decks": {}\n}\n');
  });

  test('takes any name of a deck, a slide or a value', () => {
    const odd = acceptClaims(null, '__proto__', [result('__proto__', 'a\n  > 1', 'holds', '1')]);
    const read = readLock(source(formatLock(odd)));
    if (read.kind !== 'lock') throw new Error(read.kind);
    expect(acceptedValues(read.lock, '__proto__', lockKey('__proto__', 'a > 1'))?.get('b')).toBe('1');
    expect(acceptedValues(read.lock, 'constructor', 'toString')).toBeNull();
  });

  test.each([
    ['', 'broken'],
    ['[]', 'broken'],
    ['{"version": 1}', 'broken'],
    ['{"version": 1, "decks": {"d": {"claims": {"a": {"b": 1}}}}}', 'broken'],
    ['{"version": "1", "decks": {}}', 'broken'],
    ['{"version": 1, "decks": {}, "decks": {}}', 'broken'],
    ['{"version": 7}', 'newer'],
    ['{"version": 1, "decks": {}}', 'lock'],
  ])('%s is %s', (text, kind) => {
    expect(readLock(source(text)).kind).toBe(kind);
  });
});
