import { expect, test } from 'vitest';
import { startTimings, timingsFor } from '../../../src/cli/timings.ts';

test('what stages, their parts and the slowest slides cost', () => {
  let now = 40;
  const timings = startTimings(() => now);
  const passes = (ms: number): void => void (now += ms);
  timings.stage('load');
  passes(5);
  timings.stage('slides');
  for (const [id, ms] of [
    ['short', 1],
    ['long', 20],
  ] as const) {
    const slide = timings.slide(id);
    const part = timings.part('render');
    passes(ms);
    part();
    slide();
  }
  let printed = '';
  timings.print({ write: (text) => void (printed += text), colour: false, columns: null });
  expect(printed).toBe(`
start-up  40.0 ms
load       5.0 ms
slides    21.0 ms
  render  21.0 ms
in all    66.0 ms

slowest slides
long   20.0 ms
short   1.0 ms
`);
});

test('what another thread has done for a slide is a part of its own', () => {
  const timings = startTimings(() => 40);
  timings.stage('slides');
  timings.elsewhere('charts', 'one', 7);
  timings.elsewhere('charts', 'one', 5);
  let printed = '';
  timings.print({ write: (text) => void (printed += text), colour: false, columns: null });
  expect(printed).toContain('slides     0.0 ms\n  charts  12.0 ms\n');
  expect(printed).toContain('slowest slides\none  12.0 ms\n');
});

test('figures are only for who reads them', () => {
  expect(timingsFor({ format: 'text', timings: true })).not.toBeNull();
  expect(timingsFor({ format: 'text' })).toBeNull();
  expect(timingsFor({ format: 'text', timings: true, quiet: true })).toBeNull();
  expect(timingsFor({ format: 'json', timings: true })).toBeNull();
});
