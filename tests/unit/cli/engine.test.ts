import { describe, expect, it } from 'vitest';
import { isShort } from '../../../src/cli/engine.ts';

describe('how long a run is expected to take', () => {
  it.each([
    ['build slides/talk', true],
    ['--quiet export slides/talk --to pdf', true],
    ['serve slides/talk', false],
    ['serve build', false],
    ['catalogue', false],
    ['', false],
  ])('`plenary %s`', (words, short) => {
    expect(isShort(words.split(' '))).toBe(short);
  });
});
