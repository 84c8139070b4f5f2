/*
 * From what was measured to the measures that have a limit.
 */
import { limits } from './limits.mjs';
import { number } from './report.mjs';

/**
 * Each measure's value by its key; without those that were not taken.
 * @returns {Map<string, { value: number, detail?: string }>}
 */
export function findingsOf({ cold, again, serve, page, frames }) {
  const found = new Map();
  const put = (key, value, detail) => {
    if (value !== null && value !== undefined && !Number.isNaN(value)) found.set(key, { value, detail });
  };
  for (const [key, count, charts] of [
    ['cold-30', 30, true],
    ['cold-300', 300, true],
    ['cold-3000', 3000, true],
    ['plain-300', 300, false],
  ]) {
    const { against } = limits.find((each) => each.key === key);
    const seconds = (tool) => coldOf(cold, tool, { count, charts })?.seconds;
    putRatio(put, key, seconds('plenary'), seconds(against), 's');
  }
  const [small, large] = [300, 3000].map((count) => coldOf(cold, 'plenary', { count, charts: true }));
  put('peak-3000', large?.peak?.median);
  if (small?.seconds && large?.seconds) put('growth', large.seconds.median / small.seconds.median);
  putAgain(put, again);
  putServing(put, serve);
  const first = (tool) => page.find((each) => each.tool === tool && each.count === 30);
  if (first('plenary') !== undefined) put('weight-30', first('plenary').weight.bytes / 1000);
  putRatio(put, 'first-30', first('plenary')?.first, first('floor')?.first, 'ms');
  put(
    'frame-300',
    frames?.longest,
    frames === null ? undefined : `${frames.over50} of ${frames.frames} frames over 50 ms`,
  );
  return found;
}

function coldOf(cold, tool, { count, charts }) {
  return cold.find((each) => each.tool === tool && each.count === count && each.charts === charts);
}

function putRatio(put, key, ours, theirs, unit) {
  if (ours && theirs)
    put(key, ours.median / theirs.median, `${number(ours.median)} ${unit} to ${number(theirs.median)}`);
}

function putAgain(put, again) {
  const good = again.filter(({ failure }) => failure === null);
  for (const { count, unchanged, changed } of good) {
    put(`again-${count}`, unchanged.seconds.median);
    put(`changed-${count}`, changed.seconds.median / unchanged.seconds.median);
  }
  if (good.length > 0)
    put(
      'rewritten',
      good.reduce((sum, { rewritten }) => sum + rewritten, 0),
    );
}

function putServing(put, serve) {
  for (const { tool, count, first, loops } of serve) {
    if (tool !== 'plenary') continue;
    if (first !== null) put(`start-${count}`, first.median / 1000);
    const floor = serve.find((each) => each.tool === 'floor' && each.count === count)?.loops.text?.median;
    const text = loops.text?.median;
    put(
      `save-${count}`,
      text,
      text && floor ? `${number(text / floor)} × naive floor, ${number(floor)} ms` : undefined,
    );
    put(`save-p95-${count}`, loops.text?.p95);
    put(`notes-${count}`, loops.notes?.median);
    put(`data-${count}`, loops.data?.median);
  }
}
