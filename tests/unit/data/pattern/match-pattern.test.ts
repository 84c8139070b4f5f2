import { describe, expect, test } from 'vitest';
import { compilePattern } from '../../../../src/data/pattern/compile-pattern.ts';
import { matchesWhole } from '../../../../src/data/pattern/match-pattern.ts';

const matches = (source: string, text: string): boolean => {
  const compiled = compilePattern(source);
  if (!compiled.ok) throw new Error(compiled.why);
  return matchesWhole(compiled.pattern, text);
};

test.each([
  ['[A-Z]{2}\\d{3,}', ['AB123', 'AB1234'], ['AB12', 'aB123', 'xAB123']],
  ['^a|bc$', ['a', 'bc'], ['ac', 'abc', '']],
  ['(ab?|c)*', ['', 'abac', 'cab'], ['b', 'abb']],
  ['x{2}', ['xx'], ['x', 'xxx']],
  ['x{1,3}?', ['x', 'xxx'], ['', 'xxxx']],
  ['(?:a+)+', ['aaa'], ['aab']],
  ['.\\.\\p{L}[^\\]\\d]', ['x.é!'], ['x.é]', 'x.é1', 'xxé!']],
  ['😀+', ['😀😀'], ['😀x']],
  ['', [''], ['x']],
])('%j', (source, yes, no) => {
  expect(yes.filter((text) => !matches(source, text))).toEqual([]);
  expect(no.filter((text) => matches(source, text))).toEqual([]);
});

test('what makes others run for years takes no time', () => {
  const start = performance.now();
  expect(matches('(a*)*b', 'a'.repeat(5000))).toBe(false);
  expect(matches('(a|a|a)+$', `${'a'.repeat(5000)}!`)).toBe(false);
  expect(performance.now() - start).toBeLessThan(2000);
});

describe('refused', () => {
  test.each([
    '(a',
    'a)',
    '[a',
    'a**',
    '(?=a)',
    '(a)\\1',
    '*a',
    'a{3,1}',
    'a^b',
    '[z-a]',
    'a{9999}',
    '((((a{900}){900})))',
    '('.repeat(100),
  ])('%s', (source) => {
    expect(compilePattern(source).ok).toBe(false);
  });
});
