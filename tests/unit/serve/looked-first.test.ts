import { expect, test } from 'vitest';
import { makePages } from '../../../src/serve/live-pages.ts';
import { openLoop } from '../../support/edit-loop.ts';

const chart = (n: number): string => `# Chart ${n}

\`\`\`vega-lite
data: {name: counts}
mark: bar
encoding: {x: {field: arm}, y: {field: n, type: quantitative}}
\`\`\`
`;

const charts = [1, 2, 3].map(chart);
const deck = `---\ntitle: A talk\nlang: en\n---\n\n${charts.join('\n---\n\n')}`;
const table = (name: string): string => `arm,n\n${name},12\nB,30\n`;
const first = { 'deck.md': deck, 'data/counts.csv': table('first') };

const shown = (loop: Awaited<ReturnType<typeof openLoop>>): readonly string[] =>
  loop.versions.current()?.talk.sections.map(({ html }) => html) ?? [];

test('the slide that is looked at is shown before the others that an edit has changed', async () => {
  const loop = await openLoop(first);
  const before = shown(loop);
  loop.look('chart-2');
  const half = await loop.save({ 'data/counts.csv': table('second') });
  expect(half.stage).toBe('filling');
  expect(half.news?.changed.map(({ at }) => at)).toEqual([1]);
  expect(shown(loop)[1]).toContain('second');
  expect([shown(loop)[0], shown(loop)[2]]).toEqual([before[0], before[2]]);
  // Where numbers come from is said of the whole talk.
  const pages = makePages({
    ...{ build: 'test', follow: false, versions: loop.versions },
    shell: Promise.resolve({ script: '', css: '' }),
    ...{ ready: Promise.resolve(), whole: Promise.resolve(), filled: Promise.resolve(), asked: () => {} },
  });
  const trace = pages('/trace.json', new URLSearchParams());
  const whole = await loop.run();
  expect(whole.stage).toBe('edited');
  // Pages are told of what they have not; the terminal of the whole edit.
  expect(whole.news?.changed.map(({ at }) => at)).toEqual([0, 2]);
  expect([whole.news?.from, whole.patch?.changed.length]).toEqual([half.news?.to, 3]);
  const clean = await openLoop({ ...first, 'data/counts.csv': table('second') });
  expect(shown(loop)).toEqual(shown(clean));
  expect((await trace)?.body.toString()).toBe(JSON.stringify(clean.versions.current()?.talk.trace));
});

test('nothing is shown by halves where something is wrong, or nobody looks at what has changed', async () => {
  const loop = await openLoop(first);
  loop.look('chart-2');
  const before = shown(loop);
  const half = await loop.save({ 'data/counts.csv': 'arm,m\nA,1\n' });
  expect([half.stage, half.news]).toEqual(['filling', null]);
  expect(shown(loop)).toEqual(before);
  const whole = await loop.run();
  expect(whole.shown.report.errorCount).toBeGreaterThan(0);
  expect((await loop.save(first)).news).toBe(null);
  await loop.run();
  expect(shown(loop)).toEqual(before);
  loop.look('none-of-these');
  expect((await loop.save({ 'data/counts.csv': table('third') })).stage).toBe('edited');
});

test('a talk that breaks while an edit is shown by halves goes back to what it was as a whole', async () => {
  const loop = await openLoop(first);
  loop.look('chart-2');
  const before = shown(loop);
  expect((await loop.save({ 'data/counts.csv': table('second') })).stage).toBe('filling');
  const broken = await loop.save({ 'deck.md': deck.replace('lang: en', 'lang: [') });
  expect(broken.shown.report.stale).toBe(true);
  expect(shown(loop)).toEqual(before);
});
