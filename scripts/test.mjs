/*
 * `npm test`: everything that must hold, cheapest first, one line a step. All steps run even if one fails, except
 * that nothing can be tested when the build fails. The last line is the sum; each step beside vitest counts as one.
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

const checks = [
  { name: 'build', command: ['scripts/build.mjs'], stopsAll: true },
  { name: 'types', command: [tsc, '--noEmit'] },
  { name: 'types of the page', command: [tsc, '--noEmit', '-p', 'src/page'] },
  { name: 'types of the tests', command: [tsc, '--noEmit', '-p', 'tests'] },
  { name: 'lint', command: [bin('oxlint', 'bin/oxlint'), '--deny-warnings'] },
  { name: 'format', command: [bin('prettier', 'bin/prettier.cjs'), '--check', '--log-level', 'warn', '.'] },
];
/* Tests of the compiler share a process a core: each file of its own would load the whole compiler again. */
const projects = ['compiler', 'cli', 'browser'];
/* Last, when nothing else runs. */
const speed = { name: 'speed', command: ['scripts/bench.mjs', '--ci'] };
const flags = { compiler: ['--no-isolate', '--pool=forks', `--maxWorkers=${availableParallelism()}`] };

const sum = { passed: 0, failed: 0 };
const colourless = process.stdout.isTTY && !process.env.CI ? {} : { NO_COLOR: '1' };

await main();

async function main() {
  const browser = orMessage(needBrowser);
  for (const { name, command, stopsAll } of checks) {
    const { code, output, seconds } = await run(command);
    report(name, { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1 }, seconds, output);
    if (code !== 0 && stopsAll) return finish();
  }
  for (const project of projects) {
    if (project === 'browser' && browser.message) report(project, { passed: 0, failed: 1 }, 0, browser.message);
    else await runTests(project, browser.value);
  }
  const { code, output, seconds } = await run(speed.command);
  report(speed.name, { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1 }, seconds, output);
  finish();
}

async function runTests(project, browser) {
  const folder = mkdtempSync(join(tmpdir(), 'plenary-test-'));
  const file = join(folder, 'results.json');
  const reporters = ['--reporter=dot', '--reporter=json', `--outputFile.json=${file}`];
  const { code, output, seconds } = await run(
    [vitest, 'run', '--project', project, ...(flags[project] ?? []), ...reporters],
    {
      CHROME_PATH: browser,
    },
  );
  const groups = groupsOf(file);
  rmSync(folder, { recursive: true, force: true });
  const failed = [...groups.values()].some((group) => group.failed > 0);
  for (const [name, group] of groups) report(name, group, group.seconds, '');
  if (code !== 0 && !failed) report(project, { passed: 0, failed: 1 }, seconds, output);
  else if (failed) console.log(output);
}

/** Results by the folder of `tests/` that they stand in. */
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
  console.log(`${result}  ${name.padEnd(20)} ${`${seconds.toFixed(1)} s`.padStart(8)}  ${tests}`.trimEnd());
  if (failed > 0 && output !== '') console.log(output);
}

function orMessage(get) {
  try {
    return { value: get(), message: null };
  } catch (error) {
    return { value: null, message: error instanceof Error ? error.message : String(error) };
  }
}

function finish() {
  console.log(`${sum.passed} passed, ${sum.failed} failed`);
  process.exitCode = sum.failed === 0 ? 0 : 1;
}
