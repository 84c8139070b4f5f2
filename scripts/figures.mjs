/* npm run figures: what the source and its tests measure, in figures that can be held against other code bases. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

const source = read('src', '.ts').filter(({ path }) => !path.includes('vega-lite-schema.ts'));
const tests = read('tests', '.ts');
const functions = source.flatMap(functionLengths);
const lengths = source.map(({ lines }) => lines.length);
const exports = source.map(({ lines }) => lines.filter((line) => /^export /.test(line)).length);
const all = source.flatMap(({ lines }) => lines);
const comments = all.filter((line) => /^\s*(?:\/\/|\/\*|\*)/.test(line)).length;
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const examples = read('tests/spec', '.md');

print('files', source.length);
print('lines', sum(lengths));
print('file length, median / p90 / max', spread(lengths));
print('functions', functions.length);
print('function length, median / p90 / max', spread(functions));
print('functions over 50 lines', functions.filter((length) => length > 50).length);
print('exports a file, median / p90 / max', spread(exports));
print('comment lines', `${((100 * comments) / all.length).toFixed(0)} %`);
print('runtime dependencies', Object.keys(manifest.dependencies).length);
print('lines of tests / lines of source', (sum(tests.map(({ lines }) => lines.length)) / sum(lengths)).toFixed(2));
print('codes of diagnostics', codes());
for (const { path, lines } of examples)
  print(
    `examples in ${path}`,
    lines.filter((line) => /^`{3,} (?:expect|html)$|^`{3,}(?:expect|html)$/.test(line)).length,
  );

function read(folder, ending) {
  return readdirSync(join(root, folder), { recursive: true })
    .filter((path) => path.endsWith(ending))
    .sort()
    .map((path) => ({
      path,
      lines: readFileSync(join(root, folder, path), 'utf8')
        .trimEnd()
        .split('\n'),
    }));
}

/** Prettier puts the end of a top-level function at the start of a line. */
function functionLengths({ lines }) {
  const found = [];
  let start = -1;
  for (const [i, line] of lines.entries()) {
    if (/^(?:export )?(?:async )?function\b|^(?:export )?const \w+ = (?:async )?\(.*=> \{$/.test(line)) start = i;
    if (start !== -1 && /^\};?$/.test(line)) {
      found.push(i - start + 1);
      start = -1;
    }
  }
  return found;
}

function codes() {
  const entries = read('src/diagnostics/catalogue', '.ts').flatMap(({ lines }) => lines);
  return entries.filter((line) => /^ {2}'[a-z-]+\/[a-z-]+': entry/.test(line)).length;
}

function spread(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
  return `${at(0.5)} / ${at(0.9)} / ${sorted.at(-1)}`;
}

function sum(numbers) {
  return numbers.reduce((total, number) => total + number, 0);
}

function print(name, value) {
  console.log(`${name.padEnd(42)}${value}`);
}
