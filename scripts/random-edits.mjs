/*
 * node scripts/random-edits.mjs [--edits 1000] [--seed 1]
 *
 * Edits a talk at random, words, slides, tables, references, templates, settings, pictures, with faults in between, and
 * compares after each edit what the compiler makes with what it has kept to what it makes from nothing. On a difference it
 * prints the shortest way there and writes the talks of that way below the temporary folder. Needs `npm run build`.
 */
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { keptDrawings } from './random-edits/drawings.mjs';
import { runEdits } from './random-edits/run.mjs';

process.env.TZ = 'UTC';
const { values } = parseArgs({
  options: { edits: { type: 'string', default: '1000' }, seed: { type: 'string', default: '1' } },
});
const { compile } = await import('../lib/compile.js');
const { resolveConfig } = await import('../lib/config/resolve-config.js');
const { emptyMemory } = await import('../lib/memory/memory.js');
const { listShippedFiles, readShipped } = await import('../lib/io/package-files.js');

const incremental = () => {
  const memory = emptyMemory(null, keptDrawings());
  return (config, effects, options) => compile(config, effects, options, memory);
};
const tools = { compile, incremental, resolveConfig, readShipped, listShippedFiles };
const started = performance.now();
const { edits, difference, spent } = await runEdits(tools, {
  edits: Number(values.edits),
  seed: Number(values.seed),
  told: (done) => done % 100 === 0 && console.log(`${done} edits, ${seconds(performance.now() - started)}`),
});
console.log(`incremental ${seconds(spent.incremental)}, clean ${seconds(spent.clean)}`);
if (difference === null) console.log(`${edits} edits with seed ${values.seed}: no difference`);
else {
  const { talks = [], ...rest } = difference;
  console.log(JSON.stringify(rest, null, 1));
  const folder = mkdtempSync(join(tmpdir(), 'plenary-edits-'));
  for (const [i, files] of talks.entries())
    for (const [path, text] of Object.entries(files)) put(join(folder, `${i + 1}`, path), text);
  console.log(`after ${edits} edits; the talks: ${folder}`);
  process.exitCode = 1;
}

function put(path, text) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

function seconds(ms) {
  return `${(ms / 1000).toFixed(1)} s`;
}
