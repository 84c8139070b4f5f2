import { expect, test } from 'vitest';
import { startTimings } from '../../../src/cli/timings.ts';
import { slideClock } from '../../../src/util/slide-clock.ts';

test('the time of a slide stands still while another thread draws for it', async () => {
  let now = 0;
  const timings = startTimings(() => now);
  timings.stage('slides');
  const { part, away, end } = slideClock(timings, 'one');
  const waits: (() => void)[] = [];
  const work = part('render', async () => {
    now += 3;
    const back = away();
    await new Promise<void>((resolve) => {
      waits.push(resolve);
    });
    back('charts', 20);
    now += 2;
  });
  now += 50;
  waits.forEach((resolve) => resolve());
  await work;
  part('read along', () => (now += 1));
  end();
  let printed = '';
  timings.print({ write: (text) => void (printed += text), colour: false, columns: null });
  expect(printed).toBe(`
start-up       0.0 ms
slides        56.0 ms
  render       5.0 ms
  charts      20.0 ms
  read along   1.0 ms
in all        56.0 ms

slowest slides
one  26.0 ms
`);
});
