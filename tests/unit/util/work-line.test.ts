import { expect, test } from 'vitest';
import { workLine } from '../../../src/util/work-line.ts';

/** Work that notes when it begins, and ends when it is told to. */
function works() {
  const said: string[] = [];
  const ends = new Map<string, () => void>();
  const work = async (name: string): Promise<void> => {
    said.push(`${name} begins`);
    await new Promise<void>((resolve) => {
      ends.set(name, resolve);
    });
    said.push(`${name} ends`);
  };
  return { said, work, end: (name: string): void => ends.get(name)?.() };
}

test('alone, each work is done before the next begins', async () => {
  const { said, work, end } = works();
  const line = workLine(() => false);
  const first = line.add(work('a')).then(() => said.push('next'));
  end('a');
  await first;
  await line.all();
  expect(said).toEqual(['a begins', 'a ends', 'next']);
});

test('beside another thread the next begins while some waits, but no more than may wait', async () => {
  const { said, work, end } = works();
  const line = workLine(() => true, 2);
  await line.add(work('a'));
  const full = line.add(work('b')).then(() => said.push('next'));
  setImmediate(() => setImmediate(() => end('b')));
  await full;
  end('a');
  await line.all();
  expect(said).toEqual(['a begins', 'b begins', 'b ends', 'next', 'a ends']);
});

test('what fails is told to who waits for all', async () => {
  const line = workLine(() => true);
  await line.add(Promise.reject(new Error('no')));
  await line.add(Promise.resolve());
  await expect(line.all()).rejects.toThrow('no');
});
