import { writeFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { openChartThread, type ChartThreadOptions } from '../../../src/io/open-chart-thread.ts';

const echo = `
const { parentPort } = require('node:worker_threads');
parentPort.on('message', ({ kind, number, question, news }) => {
  if (kind === 'end') return parentPort.close();
  if (question === 'die') throw new Error('no more');
  if (question === 'exit') process.exit();
  if (kind === 'question' && question !== 'silence') parentPort.postMessage({ number, answer: question });
});`;

function threadFor(code: string, options: Partial<ChartThreadOptions> = {}, processors = 2) {
  const folder = mkdtempSync(join(tmpdir(), 'plenary-thread-'));
  const file = join(folder, 'script.cjs');
  writeFileSync(file, code);
  const thread = openChartThread(
    { script: pathToFileURL(file), fewest: 2, mostWaiting: () => 2, once: true, ...options },
    processors,
  );
  onTestFinished(() => {
    thread.close();
    rmSync(folder, { recursive: true });
  });
  return thread;
}

test('a thread starts where there is enough to draw, and answers', async () => {
  const thread = threadFor(echo);
  thread.expect(1);
  expect(thread.isOpen()).toBe(false);
  expect(await thread.ask('before')).toBeNull();
  thread.expect(2);
  expect(thread.isOpen()).toBe(true);
  expect(await Promise.all([thread.ask('a'), thread.ask({ b: [1] })])).toEqual(['a', { b: [1] }]);
  thread.rest();
  expect(thread.isOpen()).toBe(false);
  expect(await thread.ask('after')).toBeNull();
});

test('on one processor there is none', () => {
  const thread = threadFor(echo, {}, 1);
  thread.expect(100);
  expect(thread.isOpen()).toBe(false);
});

test('whatever becomes of it, each question has an answer', async () => {
  for (const last of ['die', 'exit']) {
    const thread = threadFor(echo);
    thread.expect(2);
    const answers = ['a', last, 'b'].map(async (question) => thread.ask(question));
    expect(await Promise.all(answers)).toEqual(['a', null, null]);
    expect(thread.isOpen()).toBe(false);
    expect(await thread.ask('c')).toBeNull();
  }
  const broken = threadFor('throw new Error("cannot start")');
  broken.expect(2);
  expect(await broken.ask('a')).toBeNull();
});

test('what cannot be copied has no answer, and the next has one', async () => {
  const thread = threadFor(echo);
  thread.expect(2);
  expect(await thread.ask(() => {})).toBeNull();
  expect(await thread.ask('a')).toBe('a');
});

test('it is busy while as many wait as may, and one that stays draws for the next compilation', async () => {
  const thread = threadFor(echo, { once: false });
  thread.expect(2);
  const waiting = [thread.ask('silence'), thread.ask('silence')];
  expect(thread.isBusy()).toBe(true);
  thread.rest();
  expect(await thread.ask('a')).toBe('a');
  thread.close();
  expect(await Promise.all(waiting)).toEqual([null, null]);
});
