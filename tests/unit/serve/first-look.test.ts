import { expect, test } from 'vitest';
import { firstLook, type FirstLook } from '../../../src/serve/first-look.ts';

interface Watched extends FirstLook {
  /** Lets time pass. */
  readonly pass: (milliseconds: number) => Promise<boolean>;
}

/** A look whose clock is moved by hand. */
function watched(): Watched {
  let now = 0;
  let alarm: { at: number; run: () => void } | null = null;
  const look = firstLook({
    now: () => now,
    after(milliseconds, run) {
      const mine = { at: now + milliseconds, run };
      alarm = mine;
      return () => {
        if (alarm === mine) alarm = null;
      };
    },
  });
  let isOver = false;
  void look.over.then(() => (isOver = true));
  const pass = async (milliseconds: number): Promise<boolean> => {
    now += milliseconds;
    if (alarm !== null && alarm.at <= now) alarm.run();
    await Promise.resolve();
    return isOver;
  };
  return { ...look, pass };
}

test('where nobody comes, the rest is made after a short while', async () => {
  const look = watched();
  expect(await look.pass(5000)).toBe(false);
  look.begin();
  expect(await look.pass(50)).toBe(false);
  expect(await look.pass(50)).toBe(true);
});

test('a page that loads is waited for, and no longer than until it listens', async () => {
  const look = watched();
  look.asked();
  look.begin();
  expect(await look.pass(900)).toBe(false);
  look.asked();
  expect(await look.pass(900)).toBe(false);
  look.end();
  expect(await look.pass(0)).toBe(true);
});

test('a page that never listens is not waited for longer, and nothing comes of one that was closed', async () => {
  const [look, closed] = [watched(), watched()];
  for (const one of [look, closed]) {
    one.begin();
    one.asked();
  }
  closed.close();
  expect(await look.pass(1000)).toBe(true);
  expect(await closed.pass(1000)).toBe(false);
});

test('who asks on and on and never listens holds up nothing for long', async () => {
  const look = watched();
  look.begin();
  let waited = 0;
  for (look.asked(); !(await look.pass(500)); look.asked()) waited += 500;
  expect(waited).toBe(4500);
});
