import { expect, test } from 'vitest';
import type { References } from '../../../src/model/references.ts';
import { unifyReferences } from '../../../src/references/unify-references.ts';
import { makeReference } from '../../support/make-reference.ts';

type Entry = readonly [key: string, title: string, doi: string | null];

function references(...entries: readonly Entry[]): References {
  const made = entries.map(([key, title, doi]) => [key, makeReference(key, { title, doi })] as const);
  return { byKey: new Map(made), broken: new Set() };
}

const keys = (all: readonly References[]): unknown =>
  all.map(({ byKey }) => Object.fromEntries([...byKey].map(([key, reference]) => [key, reference.key])));

test('a key that two talks use for different publications stays that of the first', () => {
  const all = [
    references(['a', 'A', null]),
    references(['a', 'B', null], ['b', 'C', null]),
    references(['a', 'D', null]),
  ];
  expect(keys(unifyReferences(all))).toEqual([{ a: 'a' }, { a: 'a~2', b: 'b' }, { a: 'a~3' }]);
});

test('a publication is one reference, by its DOI or by what is said of it', () => {
  const host = references(['x', 'A', '10.1/ABC'], ['y', 'Same', null]);
  const guest = references(['a', 'Another title', '10.1/abc'], ['x', 'Same', null]);
  expect(keys(unifyReferences([host, guest]))).toEqual([
    { x: 'x', y: 'y' },
    { a: 'x', x: 'y' },
  ]);
});

test('what has not changed stays one and the same object', () => {
  const [host, guest] = [references(['a', 'A', null]), references(['a', 'B', null])];
  const [first, second] = [unifyReferences([host, guest]), unifyReferences([host, guest])];
  expect(second[1]).toBe(first[1]);
  expect(unifyReferences([references(['b', 'B', null]), guest])[1]?.byKey.get('a')?.key).toBe('b');
});
