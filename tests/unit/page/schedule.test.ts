import { describe, expect, test } from 'vitest';
import { elapsed, pace, paceText, schedule, toggled } from '../../../src/page/speaker/schedule.ts';
import { clockText } from '../../../src/util/clock.ts';
import { upcoming } from '../../../src/page/speaker/upcoming.ts';
import { asRequest, asTalkState } from '../../../src/page/speaker/messages.ts';

const slides = (...times: (number | null)[]) =>
  times.map((time, i) => ({ id: `s${i}`, title: '', time, number: i + 1 }));

describe('the plan of a talk', () => {
  test('shares what slides leave of the whole time', () => {
    expect(schedule({ time: 600, slides: slides(60, null, null, 120) })).toEqual({
      slides: [60, 210, 210, 120],
      total: 600,
    });
  });

  test('is the sum of the slides where the talk states no time, and nothing where none does', () => {
    expect(schedule({ time: null, slides: slides(60, null) })).toEqual({ slides: [60, 0], total: 60 });
    expect(schedule({ time: null, slides: slides(null) })).toBeNull();
  });

  test('does not go below zero where slides take more than the talk has', () => {
    expect(schedule({ time: 60, slides: slides(90, null) })?.slides).toEqual([90, 0]);
  });

  test('says how far off a speaker is', () => {
    const plan = { slides: [60, 60, 60], total: 180 };
    expect([pace(plan, 1, 90), pace(plan, 1, 150), pace(plan, 1, 20)]).toEqual([0, 30, -40]);
    expect([paceText(0), paceText(80), paceText(-3605)]).toEqual(['on time', '1:20 behind', '1:00:05 ahead']);
  });
});

describe('the stopwatch', () => {
  test('adds up over pauses', () => {
    const started = toggled({ running: false, since: 0, before: 0 }, 1000);
    const stopped = toggled(started, 4000);
    expect([elapsed(started, 3000), elapsed(stopped, 9000), elapsed(toggled(stopped, 10000), 11000)]).toEqual([
      2000, 3000, 4000,
    ]);
  });

  test.each([
    [5, '0:05'],
    [3725, '1:02:05'],
    [-65, '−1:05'],
    [-0.4, '0:00'],
  ])('shows %d s as %s', (seconds, text) => {
    expect(clockText(seconds)).toBe(text);
  });
});

describe('what comes next', () => {
  const steps = (id: string): number => (id === 'b' ? 2 : 0);
  test.each([
    ['a', -1, { slide: 'b', step: -1 }],
    ['b', -1, { slide: 'b', step: 0 }],
    ['b', 1, { slide: 'c', step: -1 }],
    ['c', -1, null],
  ])('after %s, step %d', (slide, step, next) => {
    expect(upcoming({ slide, step }, ['a', 'b', 'c'], steps)).toEqual(next);
  });
});

describe('messages', () => {
  test.each([
    null,
    'next',
    { type: 'move', to: 'evil' },
    { type: 'timer', timer: { running: true, since: Infinity, before: 0 } },
    { type: 'slide' },
  ])('%j is no request', (value) => expect(asRequest(value)).toBeNull());

  test('of the talk are read field by field', () => {
    expect(asTalkState({ type: 'state', slide: 'a', step: -1, paused: 1, extra: 1, timer: {} })).toEqual({
      type: 'state',
      slide: 'a',
      step: -1,
      paused: false,
      timer: null,
    });
    expect(asTalkState({ type: 'state', slide: 5 })).toBeNull();
  });
});
