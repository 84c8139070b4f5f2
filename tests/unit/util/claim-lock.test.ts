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

describe('a claim in several variants', () => {
  const variants = ['full', 'short', 'long'];
  const run = (variant: string, value: string, verdict: ClaimResult['verdict'] = 'holds') => ({
    variant,
    results: [result('s', 'c', verdict, value)],
  });
  const one = { variants, isElsewhere: () => false, isWhole: false };
  const claimsOf = (lock: Lock) =>
    Object.entries(lock.decks['d']?.claims ?? {}).map(([key, values]) => `${key} = ${values['b']}`);
  const all = acceptClaims(null, 'd', [run('full', '1'), run('short', '2'), run('long', '1')], {
    ...one,
    isWhole: true,
  });

  test('has an entry of its own where a variant reads something else, and is found by it', () => {
    expect(claimsOf(all)).toEqual(['s (short): c = 2', 's: c = 1']);
    const read = (variant: string | null) => acceptedValues(all, 'd', { key: 's: c', variant })?.get('b');
    expect(['full', 'short', 'long', null].map(read)).toEqual(['1', '2', '1', '1']);
  });

  test('does not alternate where one variant after the other is accepted', () => {
    let lock = acceptClaims(null, 'd', [run('full', '1')], one);
    lock = acceptClaims(lock, 'd', [run('short', '2')], one);
    expect(claimsOf(lock)).toEqual(['s (short): c = 2', 's: c = 1']);
    for (const [name, value] of [
      ['full', '1'],
      ['short', '2'],
      ['long', '1'],
      ['short', '2'],
    ] as const)
      expect(acceptClaims(lock, 'd', [run(name, value)], one)).toEqual(lock);
  });

  test('has one entry again once all read the same, and none of a variant that is no more', () => {
    expect(claimsOf(acceptClaims(all, 'd', [run('full', '2')], one))).toEqual(['s: c = 2']);
    expect(claimsOf(acceptClaims(all, 'd', [run('short', '1')], one))).toEqual(['s: c = 1']);
    expect(claimsOf(acceptClaims(all, 'd', [run('full', '3')], { ...one, variants: ['full', 'long'] }))).toEqual([
      's: c = 3',
    ]);
  });

  test('that does not hold keeps what was accepted in its variant', () => {
    expect(acceptClaims(all, 'd', [run('short', '7', 'fails')], one)).toEqual(all);
    const gone = { variant: 'full', results: [] };
    expect(claimsOf(acceptClaims(all, 'd', [gone], one))).toEqual([]);
    expect(acceptClaims(all, 'd', [gone], { ...one, isElsewhere: () => true })).toEqual(all);
  });
});

describe('plenary.lock.json', () => {
  const before: Lock = {
    version: 1,
    decks: {
      'other.md': { claims: { 'x: y': { z: '1' } } },
      'deck.md': { claims: { 's: kept': { b: 'old' }, 's: gone': { b: 'old' }, 's: held': { b: 'old' } } },
    },
  };
  const after = acceptClaims(before, 'deck.md', [
    {
      variant: null,
      results: [
        result('s', 'held', 'holds', 'new'),
        result('s', 'kept', 'fails', 'new'),
        result('s', 'fresh', 'not evaluated', 'new'),
        result('r', 'first', 'holds', '9'),
      ],
    },
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
    const odd = acceptClaims(null, '__proto__', [
      { variant: null, results: [result('__proto__', 'a\n  > 1', 'holds', '1')] },
    ]);
    const read = readLock(source(formatLock(odd)));
    if (read.kind !== 'lock') throw new Error(read.kind);
    expect(acceptedValues(read.lock, '__proto__', { key: lockKey('__proto__', 'a > 1') })?.get('b')).toBe('1');
    expect(acceptedValues(read.lock, 'constructor', { key: 'toString' })).toBeNull();
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
