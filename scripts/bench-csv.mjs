/*
 * Generates a CSV of a million rows and six columns in memory, reads it as a typed table, and prints rows, seconds and
 * peak memory. Bar: at most 3 s and 1 GB.
 *
 *   node scripts/bench-csv.mjs [rows]
 */
import { execFileSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL, fileURLToPath } from 'node:url';

if (process.argv[2] === '--read') await read(process.argv[3], process.argv[4]);
else await main(Number(process.argv[2] ?? 1_000_000));

/** Writes the table and reads it in a process of its own, so that the memory is that of reading alone. */
async function main(rows) {
  const folder = mkdtempSync(join(tmpdir(), 'bench-csv-'));
  try {
    const csv = join(folder, 'big.csv');
    const module = join(folder, 'data.mjs');
    writeTable(csv, rows);
    await bundle(module);
    execFileSync(process.execPath, [fileURLToPath(import.meta.url), '--read', module, csv], { stdio: 'inherit' });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function bundle(outfile) {
  const { build } = await import('esbuild');
  const exports = ['read-table', 'index-data'].map((name) => `export * from "./src/data/${name}.ts";`).join('');
  const banner = 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);';
  const stdin = { contents: exports, resolveDir: process.cwd(), loader: 'ts' };
  await build({ stdin, outfile, bundle: true, platform: 'node', format: 'esm', banner: { js: banner } });
}

async function read(module, csv) {
  const { readTable, undescribed } = await import(pathToFileURL(module).href);
  const bytes = readFileSync(csv);
  const start = performance.now();
  const cpu = process.cpuUsage();
  const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  const { value, diagnostics } = readTable(
    { source: { path: 'data/big.csv', text }, hash: '' },
    undescribed('data/big.csv'),
  );
  const seconds = (performance.now() - start) / 1000;
  const { user, system } = process.cpuUsage(cpu);
  const types = value?.columns.map((column) => `${column.name} ${column.type}`).join(', ');
  console.log(
    `rows      ${value?.rowCount} × ${value?.columns.length} (${types}) ${diagnostics.map((d) => d.code).join(' ')}`,
  );
  console.log(`input     ${mb(bytes.length)} MB`);
  console.log(`seconds   ${seconds.toFixed(2)} (CPU of all threads ${((user + system) / 1e6).toFixed(2)})`);
  console.log(`peak RSS  ${mb(process.resourceUsage().maxRSS * 1024)} MB`);
}

/** Six columns: an id, a label, a date, a whole number, a decimal with blanks, and a quoted text. */
function writeTable(path, count) {
  const file = openSync(path, 'w');
  const arms = ['blinatumomab', 'inotuzumab', 'chemotherapy'];
  let chunk = 'id,arm,date,n,estimate,note\n';
  for (let i = 0; i < count; i++) {
    const date = `2024-0${(i % 9) + 1}-${String((i % 28) + 1).padStart(2, '0')}`;
    const estimate = i % 17 === 0 ? '' : ((i * 7919) % 100_000) / 1000;
    chunk += `p${i},${arms[i % 3]},${date},${(i * 31) % 5000},${estimate},"site ${i % 900}, follow-up"\n`;
    if (i % 10_000 === 9_999) {
      writeSync(file, chunk);
      chunk = '';
    }
  }
  writeSync(file, chunk);
  closeSync(file);
}

function mb(bytes) {
  return Math.round(bytes / 1e6);
}
