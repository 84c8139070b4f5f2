/*
 * `npm test`: everything that must hold, one line a step. All steps run even if one fails, except that nothing can be
 * tested when the build fails. The last lines are the time of all and the sum; each step beside vitest counts as one.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { needBrowser } from './find-browser.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const bin = (name, file) => join(root, 'node_modules', name, file);
const vitest = bin('vitest', 'vitest.mjs');
const tsc = bin('typescript', 'bin/tsc');

/* The compiler checks the types of the command and of the page as it builds them. */
const build = { name: 'build and its types', command: ['scripts/build.mjs'] };
/*
 * Each keeps a core busy: as many side by side as there are cores, the longest first. What was found of a file is kept
 * for as long as its content, the tool and its settings are the same.
 */
const cache = join(root, 'node_modules/.cache');
const cachedFormat = ['--cache', '--cache-strategy', 'content', '--cache-location', join(cache, 'prettier.json')];
const cachedTypes = ['--incremental', '--tsBuildInfoFile', join(cache, 'tests.tsbuildinfo')];
const checks = [
  {
    name: 'format',
    command: [bin('prettier', 'bin/prettier.cjs'), '--check', ...cachedFormat, '--log-level', 'warn', '.'],
  },
  { name: 'types of the tests', command: [tsc, '--noEmit', '-p', 'tests', ...cachedTypes] },
  { name: 'lint', command: [bin('oxlint', 'bin/oxlint'), '--deny-warnings'] },
];
/* Last, when nothing else runs. */
const speed = { name: 'speed', command: ['scripts/bench.mjs', '--ci'] };

const sum = { passed: 0, failed: 0 };
const colourless = process.stdout.isTTY && !process.env.CI ? {} : { NO_COLOR: '1' };

const started = performance.now();

await main();

async function main() {
  const browser = orMessage(needBrowser);
  if (!(await step(build))) return finish();
  await sideBySide(checks);
  if (browser.message) report('browser', { passed: 0, failed: 1 }, 0, browser.message);
  await runTests(browser.value);
  await step(speed);
  finish();
}

/** @returns {Promise<boolean>} whether it passed */
async function step({ name, command }) {
  const { code, output, seconds } = await run(command);
  report(name, { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1 }, seconds, output);
  return code === 0;
}

async function sideBySide(steps) {
  const waiting = [...steps];
  const work = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) await step(next);
  };
  await Promise.all(Array.from({ length: availableParallelism() }, work));
}

/** All tests of vitest in one run (`vitest.config.ts`). Without a browser, those that need none. */
async function runTests(browser) {
  const folder = mkdtempSync(join(tmpdir(), 'plenary-test-'));
  const file = join(folder, 'results.json');
  const reporters = ['--reporter=dot', '--reporter=json', `--outputFile.json=${file}`];
  const projects = ['compiler', 'cli', ...(browser === null ? [] : ['browser'])].map((name) => `--project=${name}`);
  const { code, output, seconds } = await run([vitest, 'run', ...projects, ...reporters], {
    ...(browser !== null && { CHROME_PATH: browser }),
  });
  const groups = groupsOf(file);
  rmSync(folder, { recursive: true, force: true });
  const failed = [...groups.values()].some((group) => group.failed > 0);
  for (const [name, group] of groups) report(name, group, group.seconds, '');
  if (code !== 0 && !failed) report('vitest', { passed: 0, failed: 1 }, seconds, output);
  else if (failed) console.log(output);
  console.log(`        ${'all tests together'.padEnd(20)} ${secondsOf(seconds)}`);
}

/** Results by the folder of `tests/` that they stand in, whose times overlap. */
function groupsOf(file) {
  const groups = new Map();
  let results;
  try {
    results = JSON.parse(readFileSync(file, 'utf8')).testResults;
  } catch {
    return groups;
  }
  for (const { name, assertionResults, status, startTime, endTime } of results) {
    const folder = relative(join(root, 'tests'), name).split(sep)[0];
    const group = groups.get(folder) ?? { passed: 0, failed: 0, seconds: 0 };
    for (const test of assertionResults) {
      if (test.status === 'passed') group.passed++;
      else if (test.status === 'failed') group.failed++;
    }
    if (status === 'failed' && !assertionResults.some((test) => test.status === 'failed')) group.failed++;
    group.seconds += (endTime - startTime) / 1000;
    groups.set(folder, group);
  }
  return new Map([...groups].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function run(command, env = {}) {
  const started = performance.now();
  return new Promise((resolve) => {
    const child = spawn(process.execPath, command, {
      cwd: root,
      env: { ...process.env, ...colourless, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
    child.on('close', (code) => resolve({ code, output, seconds: (performance.now() - started) / 1000 }));
  });
}

function report(name, { passed, failed }, seconds, output) {
  sum.passed += passed;
  sum.failed += failed;
  const result = failed === 0 ? 'passed' : 'FAILED';
  const tests = passed + failed === 1 ? '' : `${passed} of ${passed + failed}`;
  console.log(`${result}  ${name.padEnd(20)} ${secondsOf(seconds)}  ${tests}`.trimEnd());
  if (failed > 0 && output !== '') console.log(output);
}

function secondsOf(seconds) {
  return `${seconds.toFixed(1)} s`.padStart(8);
}

function orMessage(get) {
  try {
    return { value: get(), message: null };
  } catch (error) {
    return { value: null, message: error instanceof Error ? error.message : String(error) };
  }
}

function finish() {
  console.log(`        ${'all'.padEnd(20)} ${secondsOf((performance.now() - started) / 1000)}`);
  console.log(`${sum.passed} passed, ${sum.failed} failed`);
  process.exitCode = sum.failed === 0 ? 0 : 1;
}
