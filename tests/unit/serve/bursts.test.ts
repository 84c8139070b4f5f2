import { describe, expect, test } from 'vitest';
import { gatherBursts, type Timers } from '../../../src/serve/bursts.ts';
import { trackStates, type Signature } from '../../../src/serve/states.ts';

/** A clock that goes only when it is told to. */
function fakeClock(): Timers & { pass: (milliseconds: number) => void } {
  let now = 0;
  let waiting: { at: number; run: () => void }[] = [];
  return {
    now: () => now,
    after(milliseconds, run) {
      const entry = { at: now + milliseconds, run };
      waiting.push(entry);
      return () => (waiting = waiting.filter((one) => one !== entry));
    },
    pass(milliseconds) {
      for (let left = milliseconds; left > 0; left--) {
        now++;
        const due = waiting.filter(({ at }) => at <= now);
        waiting = waiting.filter(({ at }) => at > now);
        due.forEach(({ run }) => run());
      }
    },
  };
}

describe('bursts', () => {
  test('the events of one save are one burst, told within a few milliseconds', () => {
    const clock = fakeClock();
    const told: string[][] = [];
    const bursts = gatherBursts((paths) => told.push([...paths]), clock);
    for (let i = 0; i < 4; i++) {
      bursts.note('deck.md');
      clock.pass(1);
    }
    expect(told).toEqual([]);
    clock.pass(4);
    expect(told).toEqual([['deck.md']]);
  });

  test('several files are a formatter or a change of branch, which is waited for', () => {
    const clock = fakeClock();
    const told: string[][] = [];
    const bursts = gatherBursts((paths) => told.push([...paths]), clock);
    for (const path of ['a', 'b', 'c']) {
      bursts.note(path);
      clock.pass(3);
    }
    clock.pass(10);
    bursts.note('d');
    clock.pass(31);
    expect(told).toEqual([['a', 'b', 'c', 'd']]);
  });

  test('however much is going on, something is told in the end', () => {
    const clock = fakeClock();
    let told = 0;
    const bursts = gatherBursts(() => told++, clock);
    for (let i = 0; i < 500; i++) {
      bursts.note(`file ${i % 3}`);
      clock.pass(1);
    }
    expect(told).toBe(1);
  });

  test('a file that is held is told later, or when it is written', () => {
    const clock = fakeClock();
    const told: string[][] = [];
    const bursts = gatherBursts((paths) => told.push([...paths]), clock);
    bursts.hold(['deck.md']);
    clock.pass(20);
    expect(told).toEqual([]);
    bursts.note('deck.md');
    clock.pass(5);
    expect(told).toEqual([['deck.md']]);
  });
});

describe('states of files', () => {
  const signature = (text: string): Signature => ({ size: text.length, text });

  test('a file that stands empty is doubted once, then believed', () => {
    let state: Signature | null = signature('full');
    const states = trackStates(() => state);
    states.meet('deck.md');
    state = signature('');
    expect(states.areDoubtful(new Set(['deck.md']))).toBe(true);
    expect(states.areDoubtful(new Set(['deck.md']))).toBe(false);
    expect(states.take(new Set(['deck.md']))).toBe(true);
    expect(states.areDoubtful(new Set(['deck.md']))).toBe(false);
  });

  test('an event that changes nothing is no news; what changes while it is read is found', () => {
    let state: Signature | null = signature('one');
    const states = trackStates(() => state);
    states.meet('deck.md');
    expect(states.take(new Set(['deck.md']))).toBe(false);
    state = signature('two');
    expect(states.outdated()).toEqual(['deck.md']);
    expect(states.take(new Set(['deck.md']))).toBe(true);
    expect(states.outdated()).toEqual([]);
    state = null;
    expect(states.outdated()).toEqual(['deck.md']);
  });
});
