import { expect, test } from 'vitest';
import { flatInBlocks, inBlocks } from '../../../src/util/in-blocks.ts';

interface Item {
  readonly n: number;
}

const items = (count: number): Item[] => Array.from({ length: count }, (_, n) => ({ n }));

test('looks again into the blocks alone in which an item is another', () => {
  const looked: number[] = [];
  const sums = inBlocks((block: readonly Item[]) => {
    looked.push(block.length);
    return block.reduce((sum, { n }) => sum + n, 0);
  });
  const all = items(150);
  const before = sums(all);
  expect(looked).toEqual([64, 64, 22]);
  expect(sums([...all])).toEqual(before);
  const edited = all.with(70, { n: 0 });
  expect(sums(edited)).toEqual([before[0], (before[1] as number) - 70, before[2]]);
  expect(looked).toEqual([64, 64, 22, 64]);
});

test('a list that grows, shrinks or begins elsewhere is looked into as far as it is another', () => {
  const numbers = flatInBlocks(({ n }: Item) => (n % 2 === 0 ? [n] : []));
  const all = items(130);
  const plain = (list: readonly Item[]): readonly number[] => list.map(({ n }) => n).filter((n) => n % 2 === 0);
  for (const list of [all, all.slice(1), all.slice(0, 65), [...all, { n: 1000 }], [], all.toReversed(), all])
    expect(numbers(list)).toEqual(plain(list));
});
